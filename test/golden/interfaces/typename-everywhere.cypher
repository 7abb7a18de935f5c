CALL () {
  MATCH (county:County)
  WHERE county.name_sort IS NOT NULL AND county.id IS NOT NULL AND county.access IS NOT NULL AND (county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf)
  WITH county ORDER BY county.name_sort, county.id LIMIT $limit
  CALL (county) {
    MATCH (county)<-[parts:PART_OF]-(partsNode)
    WHERE (partsNode.validFrom IS NULL OR partsNode.validFrom <= $asOf) AND (partsNode.validTo IS NULL OR partsNode.validTo > $asOf)
    WITH parts, partsNode ORDER BY partsNode.name_sort, parts.key LIMIT $limit2
    RETURN collect(partsNode {.type, edge_role: parts.role}) AS partsRows
  }
  RETURN collect({parts: partsRows, k: [county.name_sort, county.id]}) AS r1
}
RETURN r1, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 2
// $limit2 = 2
