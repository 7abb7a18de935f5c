CALL () {
  CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS entity
  WITH entity WHERE (entity:Framework) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity, CASE WHEN entity.searchName CONTAINS $word OR entity.searchName CONTAINS $word2 THEN 8 WHEN entity.searchName CONTAINS $word3 THEN 5 WHEN entity.searchText CONTAINS $word4 OR entity.searchText CONTAINS $word5 THEN 3 WHEN entity.searchText CONTAINS $word6 THEN 2 WHEN entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 OR entity.searchNear CONTAINS $word16 OR entity.searchNear CONTAINS $word17 THEN 1 ELSE 0 END AS wordScore, CASE WHEN entity.searchName CONTAINS $word18 OR entity.searchName CONTAINS $word19 THEN 8 WHEN entity.searchName CONTAINS $word20 THEN 5 WHEN entity.searchText CONTAINS $word21 OR entity.searchText CONTAINS $word22 THEN 3 WHEN entity.searchText CONTAINS $word23 THEN 2 WHEN entity.searchNear CONTAINS $word24 OR entity.searchNear CONTAINS $word25 OR entity.searchNear CONTAINS $word26 OR entity.searchNear CONTAINS $word27 OR entity.searchNear CONTAINS $word28 OR entity.searchNear CONTAINS $word29 OR entity.searchNear CONTAINS $word30 OR entity.searchNear CONTAINS $word31 OR entity.searchNear CONTAINS $word32 OR entity.searchNear CONTAINS $word33 OR entity.searchNear CONTAINS $word34 OR entity.searchNear CONTAINS $word35 OR entity.searchNear CONTAINS $word36 OR entity.searchNear CONTAINS $word37 OR entity.searchNear CONTAINS $word38 THEN 1 ELSE 0 END AS wordScore2
  WHERE wordScore > 0 AND wordScore2 > 0
  WITH entity, wordScore + wordScore2 + CASE WHEN entity.name_sort = $whole THEN 10 WHEN entity.name_sort STARTS WITH $whole2 THEN 4 ELSE 0 END AS score
  RETURN collect({node: entity, score: score}) AS hits
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit.node AS entity, hit.score AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect(entity {.id, .type, .name_texts, .description_texts, .officialName, .adminCentre, .definition_texts, .title, .topic, .title_texts, .number, .text_texts, .resourceType, .facts, .expectedOutput, k: [score, entity.id]}) AS r0
}
CALL (hits) {
  RETURN size(hits) AS r0Total
}
RETURN r0, r0Total, COUNT { (:SamgrafDated) } AS dateMarks
// $query = "+(searchName:electronic searchText:electronic searchName:electron searchText:electron searchName:electronic* searchText:electronic* searchNear:electronic searchNear:lectronic searchNear:eectronic searchNear:elctronic searchNear:eletronic searchNear:elecronic searchNear:electonic searchNear:electrnic searchNear:electroic searchNear:electronc searchNear:electroni) +(searchName:identification searchText:identification searchName:identif searchText:identif searchName:identification* searchText:identification* searchNear:identification searchNear:dentification searchNear:ientification searchNear:idntification searchNear:idetification searchNear:idenification searchNear:identfication searchNear:identiication searchNear:identifcation searchNear:identifiation searchNear:identifiction searchNear:identificaion searchNear:identificaton searchNear:identificatin searchNear:identificatio)"
// $asOf = variable @today
// $word = " electronic "
// $word2 = " electron "
// $word3 = " electronic"
// $word4 = " electronic "
// $word5 = " electron "
// $word6 = " electronic"
// $word7 = " electronic "
// $word8 = " lectronic "
// $word9 = " eectronic "
// $word10 = " elctronic "
// $word11 = " eletronic "
// $word12 = " elecronic "
// $word13 = " electonic "
// $word14 = " electrnic "
// $word15 = " electroic "
// $word16 = " electronc "
// $word17 = " electroni "
// $word18 = " identification "
// $word19 = " identif "
// $word20 = " identification"
// $word21 = " identification "
// $word22 = " identif "
// $word23 = " identification"
// $word24 = " identification "
// $word25 = " dentification "
// $word26 = " ientification "
// $word27 = " idntification "
// $word28 = " idetification "
// $word29 = " idenification "
// $word30 = " identfication "
// $word31 = " identiication "
// $word32 = " identifcation "
// $word33 = " identifiation "
// $word34 = " identifiction "
// $word35 = " identificaion "
// $word36 = " identificaton "
// $word37 = " identificatin "
// $word38 = " identificatio "
// $whole = "electronic identification"
// $whole2 = "electronic identification"
// $limit = 3
