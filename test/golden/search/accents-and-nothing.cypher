CALL () {
  CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS entity
  WITH entity WHERE (entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf)
  WITH entity, CASE WHEN any(form IN $exact WHERE entity.searchName CONTAINS form) THEN 8
  WHEN entity.searchName CONTAINS $prefix THEN 5
  WHEN any(form IN $synonyms WHERE entity.searchName CONTAINS form) THEN 4
  WHEN any(form IN $exact WHERE entity.searchText CONTAINS form) THEN 3
  WHEN entity.searchText CONTAINS $prefix OR any(form IN $synonyms WHERE entity.searchText CONTAINS form) THEN 2
  WHEN any(form IN $near WHERE entity.searchNear CONTAINS form) THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, (wordScore + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light
  WHEN entity:Survey THEN $light2 ELSE $weight END AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect(entity {.id, .name, k: [score, entity.id]}) AS r0
}
CALL () {
  CALL db.index.fulltext.queryNodes('search', $query2) YIELD node AS entity2
  WITH entity2 WHERE (entity2.validFrom IS NULL OR entity2.validFrom <= $asOf) AND (entity2.validTo IS NULL OR entity2.validTo > $asOf)
  WITH entity2, CASE WHEN any(form IN $exact2 WHERE entity2.searchName CONTAINS form) THEN 8
  WHEN entity2.searchName CONTAINS $prefix2 THEN 5
  WHEN any(form IN $synonyms2 WHERE entity2.searchName CONTAINS form) THEN 4
  WHEN any(form IN $exact2 WHERE entity2.searchText CONTAINS form) THEN 3
  WHEN entity2.searchText CONTAINS $prefix2 OR any(form IN $synonyms2 WHERE entity2.searchText CONTAINS form) THEN 2
  WHEN any(form IN $near2 WHERE entity2.searchNear CONTAINS form) THEN 1 ELSE 0 END AS wordScore2 WHERE wordScore2 > 0
  WITH entity2, (wordScore2 + CASE WHEN entity2.searchName CONTAINS $whole2 THEN 10 WHEN entity2.searchName CONTAINS $begins2 THEN 4 ELSE 0 END + CASE WHEN entity2.searchName CONTAINS ' #1 ' THEN 2 WHEN entity2.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity2:Source THEN $light3
  WHEN entity2:Survey THEN $light4 ELSE $weight2 END AS score2
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
// $query = "+(searchName:karasjohka searchText:karasjohka searchName:karasjohk searchText:karasjohk searchName:karasjohka* searchText:karasjohka* searchNear:karasjohka searchNear:arasjohka searchNear:krasjohka searchNear:kaasjohka searchNear:karsjohka searchNear:karajohka searchNear:karasohka searchNear:karasjhka searchNear:karasjoka searchNear:karasjoha searchNear:karasjohk searchNear:arasjohk searchNear:krasjohk searchNear:kaasjohk searchNear:karsjohk searchNear:karajohk searchNear:karasohk searchNear:karasjhk searchNear:karasjok searchNear:karasjoh)"
// $asOf = variable @today
// $exact = [" karasjohka "," karasjohk "]
// $prefix = " karasjohka"
// $synonyms = []
// $near = [" karasjohka "," arasjohka "," krasjohka "," kaasjohka "," karsjohka "," karajohka "," karasohka "," karasjhka "," karasjoka "," karasjoha "," karasjohk "," arasjohk "," krasjohk "," kaasjohk "," karsjohk "," karajohk "," karasohk "," karasjhk "," karasjok "," karasjoh "]
// $whole = " =karasjohka "
// $begins = " =karasjohka"
// $light = 1
// $light2 = 3
// $weight = 10
// $limit = 3
// $query2 = "+(searchName:xyzzyplugh searchText:xyzzyplugh searchName:xyzzyplugh* searchText:xyzzyplugh* searchNear:xyzzyplugh searchNear:yzzyplugh searchNear:xzzyplugh searchNear:xyzyplugh searchNear:xyzzplugh searchNear:xyzzylugh searchNear:xyzzypugh searchNear:xyzzyplgh searchNear:xyzzypluh searchNear:xyzzyplug)"
// $exact2 = [" xyzzyplugh "]
// $prefix2 = " xyzzyplugh"
// $synonyms2 = []
// $near2 = [" xyzzyplugh "," yzzyplugh "," xzzyplugh "," xyzyplugh "," xyzzplugh "," xyzzylugh "," xyzzypugh "," xyzzyplgh "," xyzzypluh "," xyzzyplug "]
// $whole2 = " =xyzzyplugh "
// $begins2 = " =xyzzyplugh"
// $light3 = 1
// $light4 = 3
// $weight2 = 10
// $limit2 = 21
