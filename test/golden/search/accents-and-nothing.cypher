CALL () {
  CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS entity
  WITH entity WHERE (entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf)
  WITH entity, CASE WHEN entity.searchName CONTAINS $word OR entity.searchName CONTAINS $word2 THEN 8 WHEN entity.searchName CONTAINS $word3 THEN 5 WHEN entity.searchText CONTAINS $word4 OR entity.searchText CONTAINS $word5 THEN 3 WHEN entity.searchText CONTAINS $word6 THEN 2 WHEN entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 OR entity.searchNear CONTAINS $word16 OR entity.searchNear CONTAINS $word17 THEN 1 ELSE 0 END AS wordScore
  WHERE wordScore > 0
  WITH entity, wordScore + CASE WHEN entity.name_sort = $whole THEN 10 WHEN entity.name_sort STARTS WITH $whole2 THEN 4 ELSE 0 END AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect(entity {.id, .name, k: [score, entity.id]}) AS r0
}
CALL () {
  CALL db.index.fulltext.queryNodes('search', $query2) YIELD node AS entity2
  WITH entity2 WHERE (entity2.validFrom IS NULL OR entity2.validFrom <= $asOf) AND (entity2.validTo IS NULL OR entity2.validTo > $asOf)
  WITH entity2, CASE WHEN entity2.searchName CONTAINS $word18 THEN 8 WHEN entity2.searchName CONTAINS $word19 THEN 5 WHEN entity2.searchText CONTAINS $word20 THEN 3 WHEN entity2.searchText CONTAINS $word21 THEN 2 WHEN entity2.searchNear CONTAINS $word22 OR entity2.searchNear CONTAINS $word23 OR entity2.searchNear CONTAINS $word24 OR entity2.searchNear CONTAINS $word25 OR entity2.searchNear CONTAINS $word26 OR entity2.searchNear CONTAINS $word27 OR entity2.searchNear CONTAINS $word28 OR entity2.searchNear CONTAINS $word29 OR entity2.searchNear CONTAINS $word30 OR entity2.searchNear CONTAINS $word31 OR entity2.searchNear CONTAINS $word32 THEN 1 ELSE 0 END AS wordScore2
  WHERE wordScore2 > 0
  WITH entity2, wordScore2 + CASE WHEN entity2.name_sort = $whole3 THEN 10 WHEN entity2.name_sort STARTS WITH $whole4 THEN 4 ELSE 0 END AS score2
  RETURN collect({node: entity2, score: score2}) AS hits
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit.node AS entity2, hit.score AS score2
  WITH entity2, score2
  WITH entity2, score2 ORDER BY score2 DESC, entity2.id LIMIT $limit2
  RETURN collect(entity2 {.id, k: [score2, entity2.id]}) AS r1
}
CALL (hits) {
  RETURN size(hits) AS r1Total
}
RETURN r0, r1, r1Total, COUNT { (:SamgrafDated) } AS dateMarks
// $query = "+(searchName:karasjohka searchText:karasjohka searchName:karasjohk searchText:karasjohk searchName:karasjohka* searchText:karasjohka* searchNear:karasjohka searchNear:arasjohka searchNear:krasjohka searchNear:kaasjohka searchNear:karsjohka searchNear:karajohka searchNear:karasohka searchNear:karasjhka searchNear:karasjoka searchNear:karasjoha searchNear:karasjohk)"
// $asOf = variable @today
// $word = " karasjohka "
// $word2 = " karasjohk "
// $word3 = " karasjohka"
// $word4 = " karasjohka "
// $word5 = " karasjohk "
// $word6 = " karasjohka"
// $word7 = " karasjohka "
// $word8 = " arasjohka "
// $word9 = " krasjohka "
// $word10 = " kaasjohka "
// $word11 = " karsjohka "
// $word12 = " karajohka "
// $word13 = " karasohka "
// $word14 = " karasjhka "
// $word15 = " karasjoka "
// $word16 = " karasjoha "
// $word17 = " karasjohk "
// $whole = "karasjohka"
// $whole2 = "karasjohka"
// $limit = 3
// $query2 = "+(searchName:xyzzyplugh searchText:xyzzyplugh searchName:xyzzyplugh* searchText:xyzzyplugh* searchNear:xyzzyplugh searchNear:yzzyplugh searchNear:xzzyplugh searchNear:xyzyplugh searchNear:xyzyplugh searchNear:xyzzplugh searchNear:xyzzylugh searchNear:xyzzypugh searchNear:xyzzyplgh searchNear:xyzzypluh searchNear:xyzzyplug)"
// $word18 = " xyzzyplugh "
// $word19 = " xyzzyplugh"
// $word20 = " xyzzyplugh "
// $word21 = " xyzzyplugh"
// $word22 = " xyzzyplugh "
// $word23 = " yzzyplugh "
// $word24 = " xzzyplugh "
// $word25 = " xyzyplugh "
// $word26 = " xyzyplugh "
// $word27 = " xyzzplugh "
// $word28 = " xyzzylugh "
// $word29 = " xyzzypugh "
// $word30 = " xyzzyplgh "
// $word31 = " xyzzypluh "
// $word32 = " xyzzyplug "
// $whole3 = "xyzzyplugh"
// $whole4 = "xyzzyplugh"
// $limit2 = 21
