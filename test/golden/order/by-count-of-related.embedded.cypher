CALL () {
  MATCH (county:County)
  WHERE (county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf)
  WITH county, COUNT { MATCH (county)<-[parts:PART_OF]-(partsNode) WHERE (partsNode.validFrom IS NULL OR partsNode.validFrom <= $asOf) AND (partsNode.validTo IS NULL OR partsNode.validTo > $asOf) } AS partsCount
  WITH county, partsCount ORDER BY partsCount DESC, county.name_sort, county.id DESC LIMIT $limit
  RETURN collect([county.name, COUNT { MATCH (county)<-[parts2:PART_OF]-(partsNode2) WHERE (partsNode2.validFrom IS NULL OR partsNode2.validFrom <= $asOf) AND (partsNode2.validTo IS NULL OR partsNode2.validTo > $asOf) }]) AS r0
}
RETURN r0
// $asOf = variable @today
// $limit = 5
