CALL () {
  MATCH (county:County)
  WHERE (county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf)
  WITH county ORDER BY county.officialName_sort IS NULL, county.officialName_sort, county.id LIMIT $limit
  CALL (county) {
    MATCH (county)<-[parts:PART_OF]-(partsNode)
    WHERE (partsNode.validFrom IS NULL OR partsNode.validFrom <= $asOf) AND (partsNode.validTo IS NULL OR partsNode.validTo > $asOf)
    WITH parts, partsNode ORDER BY partsNode.name_sort, parts.key LIMIT $limit2
    RETURN collect([parts.role, parts.certainty, partsNode.id, partsNode.name, [partsNode.name_sort, parts.key]]) AS partsRows
  }
  RETURN collect([county.name, county.id, partsRows, COUNT { MATCH (county)<-[parts2:PART_OF]-(partsNode2) WHERE (partsNode2.validFrom IS NULL OR partsNode2.validFrom <= $asOf) AND (partsNode2.validTo IS NULL OR partsNode2.validTo > $asOf) }]) AS r0
}
RETURN r0
// $asOf = variable @today
// $limit = 3
// $limit2 = 3
