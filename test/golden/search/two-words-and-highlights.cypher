CALL () {
  CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS entity
  WITH entity WHERE (entity:Framework) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity, CASE WHEN entity.searchName CONTAINS $word OR entity.searchName CONTAINS $word2 OR entity.searchName CONTAINS $word3 THEN 8
  WHEN entity.searchName CONTAINS $word4 THEN 5
  WHEN entity.searchText CONTAINS $word5 OR entity.searchText CONTAINS $word6 OR entity.searchText CONTAINS $word7 THEN 3
  WHEN entity.searchText CONTAINS $word8 THEN 2
  WHEN entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 OR entity.searchNear CONTAINS $word16 OR entity.searchNear CONTAINS $word17 OR entity.searchNear CONTAINS $word18 OR entity.searchNear CONTAINS $word19 OR entity.searchNear CONTAINS $word20 OR entity.searchNear CONTAINS $word21 OR entity.searchNear CONTAINS $word22 OR entity.searchNear CONTAINS $word23 OR entity.searchNear CONTAINS $word24 OR entity.searchNear CONTAINS $word25 OR entity.searchNear CONTAINS $word26 OR entity.searchNear CONTAINS $word27 OR entity.searchNear CONTAINS $word28 THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, wordScore, CASE WHEN entity.searchName CONTAINS $word29 OR entity.searchName CONTAINS $word30 OR entity.searchName CONTAINS $word31 THEN 8
  WHEN entity.searchName CONTAINS $word32 THEN 5
  WHEN entity.searchText CONTAINS $word33 OR entity.searchText CONTAINS $word34 OR entity.searchText CONTAINS $word35 THEN 3
  WHEN entity.searchText CONTAINS $word36 THEN 2
  WHEN entity.searchNear CONTAINS $word37 OR entity.searchNear CONTAINS $word38 OR entity.searchNear CONTAINS $word39 OR entity.searchNear CONTAINS $word40 OR entity.searchNear CONTAINS $word41 OR entity.searchNear CONTAINS $word42 OR entity.searchNear CONTAINS $word43 OR entity.searchNear CONTAINS $word44 OR entity.searchNear CONTAINS $word45 OR entity.searchNear CONTAINS $word46 OR entity.searchNear CONTAINS $word47 OR entity.searchNear CONTAINS $word48 OR entity.searchNear CONTAINS $word49 OR entity.searchNear CONTAINS $word50 OR entity.searchNear CONTAINS $word51 OR entity.searchNear CONTAINS $word52 OR entity.searchNear CONTAINS $word53 OR entity.searchNear CONTAINS $word54 OR entity.searchNear CONTAINS $word55 OR entity.searchNear CONTAINS $word56 OR entity.searchNear CONTAINS $word57 OR entity.searchNear CONTAINS $word58 OR entity.searchNear CONTAINS $word59 THEN 1 ELSE 0 END AS wordScore2 WHERE wordScore2 > 0
  WITH entity, (wordScore + wordScore2 + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light ELSE $weight END AS score
  RETURN collect({node: entity, score: score}) AS hits
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit.node AS entity, hit.score AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect(entity {.id, .type, .name_texts, .description_texts, .alternativeNames, .organisationNumber, .shortCode, .number, .officialName, .adminCentre, .previousNumber, .wikidata, .geonorgeUri, .labourMarketRegion, .districtCourt, .policeDistrict, .archimateId, .definition_texts, .code, .title, .topic, .title_texts, .celex, .eli, .text_texts, .registerNumber, .resourceType, .facts, .procedureCode, .expectedOutput, .uri, .legalBasis, k: [score, entity.id]}) AS r0
}
CALL (hits) {
  RETURN size(hits) AS r0Total
}
RETURN r0, r0Total, COUNT { (:SamgrafDated) } AS dateMarks
// $query = "+(searchName:electronic searchText:electronic searchName:electron searchText:electron searchName:electronicidentification searchText:electronicidentification searchName:electronic* searchText:electronic* searchNear:electronic searchNear:lectronic searchNear:eectronic searchNear:elctronic searchNear:eletronic searchNear:elecronic searchNear:electonic searchNear:electrnic searchNear:electroic searchNear:electronc searchNear:electroni searchNear:electron searchNear:lectron searchNear:eectron searchNear:elctron searchNear:eletron searchNear:elecron searchNear:electon searchNear:electrn searchNear:electro) +(searchName:identification searchText:identification searchName:identif searchText:identif searchName:electronicidentification searchText:electronicidentification searchName:identification* searchText:identification* searchNear:identification searchNear:dentification searchNear:ientification searchNear:idntification searchNear:idetification searchNear:idenification searchNear:identfication searchNear:identiication searchNear:identifcation searchNear:identifiation searchNear:identifiction searchNear:identificaion searchNear:identificaton searchNear:identificatin searchNear:identificatio searchNear:identif searchNear:dentif searchNear:ientif searchNear:idntif searchNear:idetif searchNear:idenif searchNear:identf searchNear:identi)"
// $asOf = variable @today
// $word = " electronic "
// $word2 = " electron "
// $word3 = " electronicidentification "
// $word4 = " electronic"
// $word5 = " electronic "
// $word6 = " electron "
// $word7 = " electronicidentification "
// $word8 = " electronic"
// $word9 = " electronic "
// $word10 = " lectronic "
// $word11 = " eectronic "
// $word12 = " elctronic "
// $word13 = " eletronic "
// $word14 = " elecronic "
// $word15 = " electonic "
// $word16 = " electrnic "
// $word17 = " electroic "
// $word18 = " electronc "
// $word19 = " electroni "
// $word20 = " electron "
// $word21 = " lectron "
// $word22 = " eectron "
// $word23 = " elctron "
// $word24 = " eletron "
// $word25 = " elecron "
// $word26 = " electon "
// $word27 = " electrn "
// $word28 = " electro "
// $word29 = " identification "
// $word30 = " identif "
// $word31 = " electronicidentification "
// $word32 = " identification"
// $word33 = " identification "
// $word34 = " identif "
// $word35 = " electronicidentification "
// $word36 = " identification"
// $word37 = " identification "
// $word38 = " dentification "
// $word39 = " ientification "
// $word40 = " idntification "
// $word41 = " idetification "
// $word42 = " idenification "
// $word43 = " identfication "
// $word44 = " identiication "
// $word45 = " identifcation "
// $word46 = " identifiation "
// $word47 = " identifiction "
// $word48 = " identificaion "
// $word49 = " identificaton "
// $word50 = " identificatin "
// $word51 = " identificatio "
// $word52 = " identif "
// $word53 = " dentif "
// $word54 = " ientif "
// $word55 = " idntif "
// $word56 = " idetif "
// $word57 = " idenif "
// $word58 = " identf "
// $word59 = " identi "
// $whole = " =electronicidentification "
// $begins = " =electronicidentification"
// $light = 1
// $weight = 10
// $limit = 3
