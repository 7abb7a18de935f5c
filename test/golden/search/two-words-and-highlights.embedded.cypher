CALL () {
  MATCH (entity:Entity)
  WHERE (entity.searchName CONTAINS $word OR entity.searchNear CONTAINS $word2 OR entity.searchNear CONTAINS $word3 OR entity.searchText CONTAINS $word4) AND (entity.searchName CONTAINS $word5 OR entity.searchName CONTAINS $word6 OR entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchText CONTAINS $word9 OR entity.searchText CONTAINS $word10) AND (entity:Framework) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
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
  RETURN collect([entity.id, entity.type, entity.name_texts, entity.description_texts, entity.alternativeNames, entity.organisationNumber, entity.shortCode, entity.number, entity.officialName, entity.adminCentre, entity.previousNumber, entity.wikidata, entity.geonorgeUri, entity.labourMarketRegion, entity.districtCourt, entity.policeDistrict, entity.archimateId, entity.definition_texts, entity.code, entity.title, entity.topic, entity.title_texts, entity.celex, entity.eli, entity.text_texts, entity.registerNumber, entity.resourceType, entity.facts, entity.procedureCode, entity.expectedOutput, entity.uri, entity.legalBasis, [score, entity.id]]) AS r0
}
CALL (hits) {
  RETURN size(hits) AS r0Total
}
RETURN r0, r0Total
// $word = " electron"
// $word2 = " elec"
// $word3 = "tron"
// $word4 = " electron"
// $word5 = " identif"
// $word6 = " electronicidentification "
// $word7 = " ide"
// $word8 = "ntif"
// $word9 = " identif"
// $word10 = " electronicidentification "
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
