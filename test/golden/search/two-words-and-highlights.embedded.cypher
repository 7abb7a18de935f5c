CALL () {
  MATCH (entity:Entity)
  WHERE (entity.searchName CONTAINS $word OR entity.searchNear CONTAINS $word2 OR entity.searchNear CONTAINS $word3 OR entity.searchText CONTAINS $word4) AND (entity.searchName CONTAINS $word5 OR entity.searchName CONTAINS $word6 OR entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchText CONTAINS $word9 OR entity.searchText CONTAINS $word10) AND (entity:Framework) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity, CASE WHEN entity.searchName CONTAINS $word11 OR entity.searchName CONTAINS $word12 OR entity.searchName CONTAINS $word13 THEN 8
  WHEN entity.searchName CONTAINS $word14 THEN 5
  WHEN entity.searchText CONTAINS $word15 OR entity.searchText CONTAINS $word16 OR entity.searchText CONTAINS $word17 THEN 3
  WHEN entity.searchText CONTAINS $word18 THEN 2
  WHEN entity.searchNear CONTAINS $word19 OR entity.searchNear CONTAINS $word20 OR entity.searchNear CONTAINS $word21 OR entity.searchNear CONTAINS $word22 OR entity.searchNear CONTAINS $word23 OR entity.searchNear CONTAINS $word24 OR entity.searchNear CONTAINS $word25 OR entity.searchNear CONTAINS $word26 OR entity.searchNear CONTAINS $word27 OR entity.searchNear CONTAINS $word28 OR entity.searchNear CONTAINS $word29 OR entity.searchNear CONTAINS $word30 OR entity.searchNear CONTAINS $word31 OR entity.searchNear CONTAINS $word32 OR entity.searchNear CONTAINS $word33 OR entity.searchNear CONTAINS $word34 OR entity.searchNear CONTAINS $word35 OR entity.searchNear CONTAINS $word36 OR entity.searchNear CONTAINS $word37 OR entity.searchNear CONTAINS $word38 THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, wordScore, CASE WHEN entity.searchName CONTAINS $word39 OR entity.searchName CONTAINS $word40 OR entity.searchName CONTAINS $word41 THEN 8
  WHEN entity.searchName CONTAINS $word42 THEN 5
  WHEN entity.searchText CONTAINS $word43 OR entity.searchText CONTAINS $word44 OR entity.searchText CONTAINS $word45 THEN 3
  WHEN entity.searchText CONTAINS $word46 THEN 2
  WHEN entity.searchNear CONTAINS $word47 OR entity.searchNear CONTAINS $word48 OR entity.searchNear CONTAINS $word49 OR entity.searchNear CONTAINS $word50 OR entity.searchNear CONTAINS $word51 OR entity.searchNear CONTAINS $word52 OR entity.searchNear CONTAINS $word53 OR entity.searchNear CONTAINS $word54 OR entity.searchNear CONTAINS $word55 OR entity.searchNear CONTAINS $word56 OR entity.searchNear CONTAINS $word57 OR entity.searchNear CONTAINS $word58 OR entity.searchNear CONTAINS $word59 OR entity.searchNear CONTAINS $word60 OR entity.searchNear CONTAINS $word61 OR entity.searchNear CONTAINS $word62 OR entity.searchNear CONTAINS $word63 OR entity.searchNear CONTAINS $word64 OR entity.searchNear CONTAINS $word65 OR entity.searchNear CONTAINS $word66 OR entity.searchNear CONTAINS $word67 OR entity.searchNear CONTAINS $word68 OR entity.searchNear CONTAINS $word69 THEN 1 ELSE 0 END AS wordScore2 WHERE wordScore2 > 0
  WITH entity, (wordScore + wordScore2 + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light ELSE $weight END AS score
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
// $word11 = " electronic "
// $word12 = " electron "
// $word13 = " electronicidentification "
// $word14 = " electronic"
// $word15 = " electronic "
// $word16 = " electron "
// $word17 = " electronicidentification "
// $word18 = " electronic"
// $word19 = " electronic "
// $word20 = " lectronic "
// $word21 = " eectronic "
// $word22 = " elctronic "
// $word23 = " eletronic "
// $word24 = " elecronic "
// $word25 = " electonic "
// $word26 = " electrnic "
// $word27 = " electroic "
// $word28 = " electronc "
// $word29 = " electroni "
// $word30 = " electron "
// $word31 = " lectron "
// $word32 = " eectron "
// $word33 = " elctron "
// $word34 = " eletron "
// $word35 = " elecron "
// $word36 = " electon "
// $word37 = " electrn "
// $word38 = " electro "
// $word39 = " identification "
// $word40 = " identif "
// $word41 = " electronicidentification "
// $word42 = " identification"
// $word43 = " identification "
// $word44 = " identif "
// $word45 = " electronicidentification "
// $word46 = " identification"
// $word47 = " identification "
// $word48 = " dentification "
// $word49 = " ientification "
// $word50 = " idntification "
// $word51 = " idetification "
// $word52 = " idenification "
// $word53 = " identfication "
// $word54 = " identiication "
// $word55 = " identifcation "
// $word56 = " identifiation "
// $word57 = " identifiction "
// $word58 = " identificaion "
// $word59 = " identificaton "
// $word60 = " identificatin "
// $word61 = " identificatio "
// $word62 = " identif "
// $word63 = " dentif "
// $word64 = " ientif "
// $word65 = " idntif "
// $word66 = " idetif "
// $word67 = " idenif "
// $word68 = " identf "
// $word69 = " identi "
// $whole = " =electronicidentification "
// $begins = " =electronicidentification"
// $light = 1
// $weight = 10
// $limit = 3
