CALL () {
  MATCH (entity:Entity)
  WHERE (entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf)
  WITH entity, CASE WHEN entity.searchName CONTAINS $word OR entity.searchName CONTAINS $word2 THEN 8
  WHEN entity.searchName CONTAINS $word3 THEN 5
  WHEN entity.searchText CONTAINS $word4 OR entity.searchText CONTAINS $word5 THEN 3
  WHEN entity.searchText CONTAINS $word6 THEN 2
  WHEN entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 OR entity.searchNear CONTAINS $word16 OR entity.searchNear CONTAINS $word17 OR entity.searchNear CONTAINS $word18 OR entity.searchNear CONTAINS $word19 OR entity.searchNear CONTAINS $word20 OR entity.searchNear CONTAINS $word21 OR entity.searchNear CONTAINS $word22 OR entity.searchNear CONTAINS $word23 OR entity.searchNear CONTAINS $word24 OR entity.searchNear CONTAINS $word25 OR entity.searchNear CONTAINS $word26 THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, (wordScore + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light ELSE $weight END AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect([entity.id, entity.name, [score, entity.id]]) AS r0
}
CALL () {
  MATCH (entity2:Entity)
  WHERE (entity2.validFrom IS NULL OR entity2.validFrom <= $asOf) AND (entity2.validTo IS NULL OR entity2.validTo > $asOf)
  WITH entity2, CASE WHEN entity2.searchName CONTAINS $word27 THEN 8
  WHEN entity2.searchName CONTAINS $word28 THEN 5
  WHEN entity2.searchText CONTAINS $word29 THEN 3
  WHEN entity2.searchText CONTAINS $word30 THEN 2
  WHEN entity2.searchNear CONTAINS $word31 OR entity2.searchNear CONTAINS $word32 OR entity2.searchNear CONTAINS $word33 OR entity2.searchNear CONTAINS $word34 OR entity2.searchNear CONTAINS $word35 OR entity2.searchNear CONTAINS $word36 OR entity2.searchNear CONTAINS $word37 OR entity2.searchNear CONTAINS $word38 OR entity2.searchNear CONTAINS $word39 OR entity2.searchNear CONTAINS $word40 THEN 1 ELSE 0 END AS wordScore2 WHERE wordScore2 > 0
  WITH entity2, (wordScore2 + CASE WHEN entity2.searchName CONTAINS $whole2 THEN 10 WHEN entity2.searchName CONTAINS $begins2 THEN 4 ELSE 0 END + CASE WHEN entity2.searchName CONTAINS ' #1 ' THEN 2 WHEN entity2.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity2:Source THEN $light2 ELSE $weight2 END AS score2
  RETURN collect({node: entity2, score: score2}) AS hits
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit.node AS entity2, hit.score AS score2
  WITH entity2, score2
  WITH entity2, score2 ORDER BY score2 DESC, entity2.id LIMIT $limit2
  RETURN collect([entity2.id, [score2, entity2.id]]) AS r1
}
CALL (hits) {
  RETURN size(hits) AS r1Total
}
RETURN r0, r1, r1Total
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
// $word18 = " arasjohk "
// $word19 = " krasjohk "
// $word20 = " kaasjohk "
// $word21 = " karsjohk "
// $word22 = " karajohk "
// $word23 = " karasohk "
// $word24 = " karasjhk "
// $word25 = " karasjok "
// $word26 = " karasjoh "
// $whole = " =karasjohka "
// $begins = " =karasjohka"
// $light = 1
// $weight = 10
// $limit = 3
// $word27 = " xyzzyplugh "
// $word28 = " xyzzyplugh"
// $word29 = " xyzzyplugh "
// $word30 = " xyzzyplugh"
// $word31 = " xyzzyplugh "
// $word32 = " yzzyplugh "
// $word33 = " xzzyplugh "
// $word34 = " xyzyplugh "
// $word35 = " xyzzplugh "
// $word36 = " xyzzylugh "
// $word37 = " xyzzypugh "
// $word38 = " xyzzyplgh "
// $word39 = " xyzzypluh "
// $word40 = " xyzzyplug "
// $whole2 = " =xyzzyplugh "
// $begins2 = " =xyzzyplugh"
// $light2 = 1
// $weight2 = 10
// $limit2 = 21
