CALL () {
  MATCH (county:County)
  WHERE (county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf)
  WITH county ORDER BY county.name_sort, county.id LIMIT $limit
  CALL (county) {
    MATCH (county)<-[parts:PART_OF]-(partsNode)
    WHERE (partsNode.validFrom IS NULL OR partsNode.validFrom <= $asOf) AND (partsNode.validTo IS NULL OR partsNode.validTo > $asOf)
    WITH parts, partsNode ORDER BY partsNode.name_sort, parts.key LIMIT $limit2
    RETURN collect([parts.role, partsNode.type]) AS partsRows
  }
  RETURN collect([partsRows, [county.name_sort, county.id]]) AS r1
}
RETURN r1
// $asOf = variable @today
// $limit = 2
// $limit2 = 2
