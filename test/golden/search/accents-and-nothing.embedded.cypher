CALL () {
  MATCH (entity:Entity)
  WHERE (entity.searchName CONTAINS $word OR entity.searchNear CONTAINS $word2 OR entity.searchNear CONTAINS $word3 OR entity.searchText CONTAINS $word4) AND (entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf)
  WITH entity, CASE WHEN entity.searchName CONTAINS $word5 OR entity.searchName CONTAINS $word6 THEN 8
  WHEN entity.searchName CONTAINS $word7 THEN 5
  WHEN entity.searchText CONTAINS $word8 OR entity.searchText CONTAINS $word9 THEN 3
  WHEN entity.searchText CONTAINS $word10 THEN 2
  WHEN entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 OR entity.searchNear CONTAINS $word16 OR entity.searchNear CONTAINS $word17 OR entity.searchNear CONTAINS $word18 OR entity.searchNear CONTAINS $word19 OR entity.searchNear CONTAINS $word20 OR entity.searchNear CONTAINS $word21 OR entity.searchNear CONTAINS $word22 OR entity.searchNear CONTAINS $word23 OR entity.searchNear CONTAINS $word24 OR entity.searchNear CONTAINS $word25 OR entity.searchNear CONTAINS $word26 OR entity.searchNear CONTAINS $word27 OR entity.searchNear CONTAINS $word28 OR entity.searchNear CONTAINS $word29 OR entity.searchNear CONTAINS $word30 THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, (wordScore + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light ELSE $weight END AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect([entity.id, entity.name, [score, entity.id]]) AS r0
}
CALL () {
  MATCH (entity2:Entity)
  WHERE (entity2.searchName CONTAINS $word31 OR entity2.searchNear CONTAINS $word32 OR entity2.searchNear CONTAINS $word33 OR entity2.searchText CONTAINS $word34) AND (entity2.validFrom IS NULL OR entity2.validFrom <= $asOf) AND (entity2.validTo IS NULL OR entity2.validTo > $asOf)
  WITH entity2, CASE WHEN entity2.searchName CONTAINS $word35 THEN 8
  WHEN entity2.searchName CONTAINS $word36 THEN 5
  WHEN entity2.searchText CONTAINS $word37 THEN 3
  WHEN entity2.searchText CONTAINS $word38 THEN 2
  WHEN entity2.searchNear CONTAINS $word39 OR entity2.searchNear CONTAINS $word40 OR entity2.searchNear CONTAINS $word41 OR entity2.searchNear CONTAINS $word42 OR entity2.searchNear CONTAINS $word43 OR entity2.searchNear CONTAINS $word44 OR entity2.searchNear CONTAINS $word45 OR entity2.searchNear CONTAINS $word46 OR entity2.searchNear CONTAINS $word47 OR entity2.searchNear CONTAINS $word48 THEN 1 ELSE 0 END AS wordScore2 WHERE wordScore2 > 0
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
// $word = " karasjohk"
// $word2 = " kara"
// $word3 = "sjohk"
// $word4 = " karasjohk"
// $asOf = variable @today
// $word5 = " karasjohka "
// $word6 = " karasjohk "
// $word7 = " karasjohka"
// $word8 = " karasjohka "
// $word9 = " karasjohk "
// $word10 = " karasjohka"
// $word11 = " karasjohka "
// $word12 = " arasjohka "
// $word13 = " krasjohka "
// $word14 = " kaasjohka "
// $word15 = " karsjohka "
// $word16 = " karajohka "
// $word17 = " karasohka "
// $word18 = " karasjhka "
// $word19 = " karasjoka "
// $word20 = " karasjoha "
// $word21 = " karasjohk "
// $word22 = " arasjohk "
// $word23 = " krasjohk "
// $word24 = " kaasjohk "
// $word25 = " karsjohk "
// $word26 = " karajohk "
// $word27 = " karasohk "
// $word28 = " karasjhk "
// $word29 = " karasjok "
// $word30 = " karasjoh "
// $whole = " =karasjohka "
// $begins = " =karasjohka"
// $light = 1
// $weight = 10
// $limit = 3
// $word31 = " xyzzyplugh"
// $word32 = " xyzzy"
// $word33 = "plugh "
// $word34 = " xyzzyplugh"
// $word35 = " xyzzyplugh "
// $word36 = " xyzzyplugh"
// $word37 = " xyzzyplugh "
// $word38 = " xyzzyplugh"
// $word39 = " xyzzyplugh "
// $word40 = " yzzyplugh "
// $word41 = " xzzyplugh "
// $word42 = " xyzyplugh "
// $word43 = " xyzzplugh "
// $word44 = " xyzzylugh "
// $word45 = " xyzzypugh "
// $word46 = " xyzzyplgh "
// $word47 = " xyzzypluh "
// $word48 = " xyzzyplug "
// $whole2 = " =xyzzyplugh "
// $begins2 = " =xyzzyplugh"
// $light2 = 1
// $weight2 = 10
// $limit2 = 21
