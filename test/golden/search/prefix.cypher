CALL () {
  CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS entity
  WITH entity WHERE (entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf)
  WITH entity, CASE WHEN entity.searchName CONTAINS $word THEN 8 WHEN entity.searchName CONTAINS $word2 THEN 5 WHEN entity.searchText CONTAINS $word3 THEN 3 WHEN entity.searchText CONTAINS $word4 THEN 2 WHEN entity.searchNear CONTAINS $word5 OR entity.searchNear CONTAINS $word6 OR entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 THEN 1 ELSE 0 END AS wordScore
  WHERE wordScore > 0
  WITH entity, wordScore + CASE WHEN entity.name_sort = $whole THEN 10 WHEN entity.name_sort STARTS WITH $whole2 THEN 4 ELSE 0 END AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect({type: entity.type, id: entity.id, name: entity.name, k: [score, entity.id]}) AS r0
}
CALL () {
  CALL db.index.fulltext.queryNodes('search', $query2) YIELD node AS entity2
  WITH entity2 WHERE (entity2.validFrom IS NULL OR entity2.validFrom <= $asOf2) AND (entity2.validTo IS NULL OR entity2.validTo > $asOf2)
  WITH entity2, CASE WHEN entity2.searchName CONTAINS $word14 THEN 8 WHEN entity2.searchName CONTAINS $word15 THEN 5 WHEN entity2.searchText CONTAINS $word16 THEN 3 WHEN entity2.searchText CONTAINS $word17 THEN 2 WHEN entity2.searchNear CONTAINS $word18 OR entity2.searchNear CONTAINS $word19 OR entity2.searchNear CONTAINS $word20 OR entity2.searchNear CONTAINS $word21 OR entity2.searchNear CONTAINS $word22 OR entity2.searchNear CONTAINS $word23 OR entity2.searchNear CONTAINS $word24 OR entity2.searchNear CONTAINS $word25 OR entity2.searchNear CONTAINS $word26 THEN 1 ELSE 0 END AS wordScore2
  WHERE wordScore2 > 0
  WITH entity2, wordScore2 + CASE WHEN entity2.name_sort = $whole3 THEN 10 WHEN entity2.name_sort STARTS WITH $whole4 THEN 4 ELSE 0 END AS score2
  RETURN count(entity2) AS r0Total
}
RETURN r0, r0Total
// $query = "+(searchName:folkereg searchText:folkereg searchName:folkereg* searchText:folkereg* searchNear:folkereg searchNear:olkereg searchNear:flkereg searchNear:fokereg searchNear:folereg searchNear:folkreg searchNear:folkeeg searchNear:folkerg searchNear:folkere)"
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
// $whole = "folkereg"
// $whole2 = "folkereg"
// $limit = 4
// $query2 = "+(searchName:folkereg searchText:folkereg searchName:folkereg* searchText:folkereg* searchNear:folkereg searchNear:olkereg searchNear:flkereg searchNear:fokereg searchNear:folereg searchNear:folkreg searchNear:folkeeg searchNear:folkerg searchNear:folkere)"
// $asOf2 = variable @today
// $word14 = " folkereg "
// $word15 = " folkereg"
// $word16 = " folkereg "
// $word17 = " folkereg"
// $word18 = " folkereg "
// $word19 = " olkereg "
// $word20 = " flkereg "
// $word21 = " fokereg "
// $word22 = " folereg "
// $word23 = " folkreg "
// $word24 = " folkeeg "
// $word25 = " folkerg "
// $word26 = " folkere "
// $whole3 = "folkereg"
// $whole4 = "folkereg"
