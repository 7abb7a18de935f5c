CALL () {
  MATCH (entity:Entity)
  WHERE (entity.searchName CONTAINS $word OR entity.searchNear CONTAINS $word2 OR entity.searchNear CONTAINS $word3 OR entity.searchText CONTAINS $word4) AND (entity:ActorGroup) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity, CASE WHEN entity.searchName CONTAINS $word5 OR entity.searchName CONTAINS $word6 THEN 8
  WHEN entity.searchName CONTAINS $word7 THEN 5
  WHEN entity.searchText CONTAINS $word8 OR entity.searchText CONTAINS $word9 THEN 3
  WHEN entity.searchText CONTAINS $word10 THEN 2
  WHEN entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 OR entity.searchNear CONTAINS $word16 OR entity.searchNear CONTAINS $word17 OR entity.searchNear CONTAINS $word18 OR entity.searchNear CONTAINS $word19 OR entity.searchNear CONTAINS $word20 OR entity.searchNear CONTAINS $word21 OR entity.searchNear CONTAINS $word22 OR entity.searchNear CONTAINS $word23 OR entity.searchNear CONTAINS $word24 THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, (wordScore + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light ELSE $weight END AS score
  RETURN collect({node: entity, score: score}) AS hits
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit.node AS entity, hit.score AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect([entity.id, entity.name, [score, entity.id]]) AS r0
}
CALL (hits) {
  RETURN size(hits) AS r0Total
}
RETURN r0, r0Total
// $word = " kommun"
// $word2 = " kom"
// $word3 = "mun"
// $word4 = " kommun"
// $asOf = variable @today
// $word5 = " kommuner "
// $word6 = " kommun "
// $word7 = " kommuner"
// $word8 = " kommuner "
// $word9 = " kommun "
// $word10 = " kommuner"
// $word11 = " kommuner "
// $word12 = " ommuner "
// $word13 = " kmmuner "
// $word14 = " komuner "
// $word15 = " kommner "
// $word16 = " kommuer "
// $word17 = " kommunr "
// $word18 = " kommune "
// $word19 = " kommun "
// $word20 = " ommun "
// $word21 = " kmmun "
// $word22 = " komun "
// $word23 = " kommn "
// $word24 = " kommu "
// $whole = " =kommuner "
// $begins = " =kommuner"
// $light = 1
// $weight = 10
// $limit = 21
