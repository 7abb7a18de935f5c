CALL () {
  MATCH (entity:Entity)
  WHERE (entity.searchName CONTAINS $word OR entity.searchNear CONTAINS $word2 OR entity.searchNear CONTAINS $word3 OR entity.searchText CONTAINS $word4) AND (entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf)
  WITH entity, CASE WHEN entity.searchName CONTAINS $word5 THEN 8
  WHEN entity.searchName CONTAINS $word6 THEN 5
  WHEN entity.searchText CONTAINS $word7 THEN 3
  WHEN entity.searchText CONTAINS $word8 THEN 2
  WHEN entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 OR entity.searchNear CONTAINS $word16 OR entity.searchNear CONTAINS $word17 THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, (wordScore + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light ELSE $weight END AS score
  RETURN collect({node: entity, score: score}) AS hits
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit.node AS entity, hit.score AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect([entity.type, entity.id, entity.name, [score, entity.id]]) AS r0
}
CALL (hits) {
  RETURN size(hits) AS r0Total
}
RETURN r0, r0Total
// $word = " folkereg"
// $word2 = " folk"
// $word3 = "ereg "
// $word4 = " folkereg"
// $asOf = variable @today
// $word5 = " folkereg "
// $word6 = " folkereg"
// $word7 = " folkereg "
// $word8 = " folkereg"
// $word9 = " folkereg "
// $word10 = " olkereg "
// $word11 = " flkereg "
// $word12 = " fokereg "
// $word13 = " folereg "
// $word14 = " folkreg "
// $word15 = " folkeeg "
// $word16 = " folkerg "
// $word17 = " folkere "
// $whole = " =folkereg "
// $begins = " =folkereg"
// $light = 1
// $weight = 10
// $limit = 4
