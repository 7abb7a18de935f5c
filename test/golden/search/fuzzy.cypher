CALL () {
  CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS entity
  WITH entity WHERE (entity:Municipality) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity, CASE WHEN entity.searchName CONTAINS $word OR entity.searchName CONTAINS $word2 THEN 8
  WHEN entity.searchName CONTAINS $word3 THEN 5
  WHEN entity.searchText CONTAINS $word4 OR entity.searchText CONTAINS $word5 THEN 3
  WHEN entity.searchText CONTAINS $word6 THEN 2
  WHEN entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 OR entity.searchNear CONTAINS $word16 OR entity.searchNear CONTAINS $word17 OR entity.searchNear CONTAINS $word18 THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, (wordScore + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light ELSE $weight END AS score
  RETURN collect({node: entity, score: score}) AS hits
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit.node AS entity, hit.score AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect(entity {.name, .type, .name_texts, .description_texts, .alternativeNames, .organisationNumber, .shortCode, .number, .officialName, .adminCentre, .previousNumber, .wikidata, .geonorgeUri, .labourMarketRegion, .districtCourt, .policeDistrict, .archimateId, .definition_texts, .code, .title, .topic, .title_texts, .celex, .eli, .text_texts, .registerNumber, .resourceType, .facts, .procedureCode, .expectedOutput, .uri, .legalBasis, k: [score, entity.id]}) AS r0
}
CALL (hits) {
  RETURN size(hits) AS r0Total
}
RETURN r0, r0Total, COUNT { (:SamgrafDated) } AS dateMarks
// $query = "+(searchName:drammne searchText:drammne searchName:drammn searchText:drammn searchName:drammne* searchText:drammne* searchNear:drammne searchNear:rammne searchNear:dammne searchNear:drmmne searchNear:dramne searchNear:dramme searchNear:drammn searchNear:rammn searchNear:dammn searchNear:drmmn searchNear:dramn searchNear:dramm)"
// $asOf = variable @today
// $word = " drammne "
// $word2 = " drammn "
// $word3 = " drammne"
// $word4 = " drammne "
// $word5 = " drammn "
// $word6 = " drammne"
// $word7 = " drammne "
// $word8 = " rammne "
// $word9 = " dammne "
// $word10 = " drmmne "
// $word11 = " dramne "
// $word12 = " dramme "
// $word13 = " drammn "
// $word14 = " rammn "
// $word15 = " dammn "
// $word16 = " drmmn "
// $word17 = " dramn "
// $word18 = " dramm "
// $whole = " =drammne "
// $begins = " =drammne"
// $light = 1
// $weight = 10
// $limit = 21
