CALL () {
  MATCH (entity:Entity)
  WHERE (entity:ActorGroup) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity, CASE WHEN entity.searchName CONTAINS $word OR entity.searchName CONTAINS $word2 THEN 8
  WHEN entity.searchName CONTAINS $word3 THEN 5
  WHEN entity.searchText CONTAINS $word4 OR entity.searchText CONTAINS $word5 THEN 3
  WHEN entity.searchText CONTAINS $word6 THEN 2
  WHEN entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 OR entity.searchNear CONTAINS $word16 OR entity.searchNear CONTAINS $word17 OR entity.searchNear CONTAINS $word18 OR entity.searchNear CONTAINS $word19 OR entity.searchNear CONTAINS $word20 THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
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
// $asOf = variable @today
// $word = " kommuner "
// $word2 = " kommun "
// $word3 = " kommuner"
// $word4 = " kommuner "
// $word5 = " kommun "
// $word6 = " kommuner"
// $word7 = " kommuner "
// $word8 = " ommuner "
// $word9 = " kmmuner "
// $word10 = " komuner "
// $word11 = " kommner "
// $word12 = " kommuer "
// $word13 = " kommunr "
// $word14 = " kommune "
// $word15 = " kommun "
// $word16 = " ommun "
// $word17 = " kmmun "
// $word18 = " komun "
// $word19 = " kommn "
// $word20 = " kommu "
// $whole = " =kommuner "
// $begins = " =kommuner"
// $light = 1
// $weight = 10
// $limit = 21
