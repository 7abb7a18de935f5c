CALL () {
  CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS entity
  WITH entity WHERE (entity:Framework) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity, CASE WHEN any(form IN $exact WHERE entity.searchName CONTAINS form) THEN 8
  WHEN entity.searchName CONTAINS $prefix THEN 5
  WHEN any(form IN $synonyms WHERE entity.searchName CONTAINS form) THEN 4
  WHEN any(form IN $exact WHERE entity.searchText CONTAINS form) THEN 3
  WHEN entity.searchText CONTAINS $prefix OR any(form IN $synonyms WHERE entity.searchText CONTAINS form) THEN 2
  WHEN any(form IN $near WHERE entity.searchNear CONTAINS form) THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, wordScore, CASE WHEN any(form IN $exact2 WHERE entity.searchName CONTAINS form) THEN 8
  WHEN entity.searchName CONTAINS $prefix2 THEN 5
  WHEN any(form IN $synonyms2 WHERE entity.searchName CONTAINS form) THEN 4
  WHEN any(form IN $exact2 WHERE entity.searchText CONTAINS form) THEN 3
  WHEN entity.searchText CONTAINS $prefix2 OR any(form IN $synonyms2 WHERE entity.searchText CONTAINS form) THEN 2
  WHEN any(form IN $near2 WHERE entity.searchNear CONTAINS form) THEN 1 ELSE 0 END AS wordScore2 WHERE wordScore2 > 0
  WITH entity, (wordScore + wordScore2 + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light
  WHEN entity:Survey THEN $light2 ELSE $weight END AS score
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
// $exact = [" electronic "," electron "," electronicidentification "]
// $prefix = " electronic"
// $synonyms = []
// $near = [" electronic "," lectronic "," eectronic "," elctronic "," eletronic "," elecronic "," electonic "," electrnic "," electroic "," electronc "," electroni "," electron "," lectron "," eectron "," elctron "," eletron "," elecron "," electon "," electrn "," electro "]
// $exact2 = [" identification "," identif "," electronicidentification "]
// $prefix2 = " identification"
// $synonyms2 = []
// $near2 = [" identification "," dentification "," ientification "," idntification "," idetification "," idenification "," identfication "," identiication "," identifcation "," identifiation "," identifiction "," identificaion "," identificaton "," identificatin "," identificatio "," identif "," dentif "," ientif "," idntif "," idetif "," idenif "," identf "," identi "]
// $whole = " =electronicidentification "
// $begins = " =electronicidentification"
// $light = 1
// $light2 = 3
// $weight = 10
// $limit = 3
