CALL () {
  MATCH (entity:Entity)
  WHERE (entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf)
  WITH entity, CASE WHEN entity.searchName CONTAINS $word THEN 8
  WHEN entity.searchName CONTAINS $word2 THEN 5
  WHEN entity.searchText CONTAINS $word3 THEN 3
  WHEN entity.searchText CONTAINS $word4 THEN 2
  WHEN entity.searchNear CONTAINS $word5 OR entity.searchNear CONTAINS $word6 OR entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
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
// $asOf = variable @today
// $word = " folkereg "
// $word2 = " folkereg"
// $word3 = " folkereg "
// $word4 = " folkereg"
// $word5 = " folkereg "
// $word6 = " olkereg "
// $word7 = " flkereg "
// $word8 = " fokereg "
// $word9 = " folereg "
// $word10 = " folkreg "
// $word11 = " folkeeg "
// $word12 = " folkerg "
// $word13 = " folkere "
// $whole = " =folkereg "
// $begins = " =folkereg"
// $light = 1
// $weight = 10
// $limit = 4
