CALL () {
  CALL () {
    MATCH (county:County)
    WHERE county.officialName_sort IS NOT NULL AND county.id IS NOT NULL AND county.access IS NOT NULL AND (county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf)
    WITH county ORDER BY county.officialName_sort, county.id LIMIT $limit
    CALL (county) {
      MATCH (county)<-[parts:PART_OF]-(partsNode)
      WHERE (partsNode.validFrom IS NULL OR partsNode.validFrom <= $asOf) AND (partsNode.validTo IS NULL OR partsNode.validTo > $asOf)
      WITH parts, partsNode ORDER BY partsNode.name_sort, parts.key LIMIT $limit2
      RETURN collect(partsNode {.id, .name, edge_role: parts.role, edge_certainty: parts.certainty, k: [partsNode.name_sort, parts.key]}) AS partsRows
    }
    RETURN county {.name, .id, parts: partsRows, partsTotal: COUNT { MATCH (county)<-[parts2:PART_OF]-(partsNode2) WHERE (partsNode2.validFrom IS NULL OR partsNode2.validFrom <= $asOf) AND (partsNode2.validTo IS NULL OR partsNode2.validTo > $asOf) }} AS row
    UNION ALL
    MATCH (county2:County)
    WHERE ((county2.validFrom IS NULL OR county2.validFrom <= $asOf) AND (county2.validTo IS NULL OR county2.validTo > $asOf)) AND county2.officialName_sort IS NULL
    WITH county2 ORDER BY county2.id LIMIT $limit3
    CALL (county2) {
      MATCH (county2)<-[parts3:PART_OF]-(partsNode3)
      WHERE (partsNode3.validFrom IS NULL OR partsNode3.validFrom <= $asOf) AND (partsNode3.validTo IS NULL OR partsNode3.validTo > $asOf)
      WITH parts3, partsNode3 ORDER BY partsNode3.name_sort, parts3.key LIMIT $limit4
      RETURN collect(partsNode3 {.id, .name, edge_role: parts3.role, edge_certainty: parts3.certainty, k: [partsNode3.name_sort, parts3.key]}) AS partsRows2
    }
    RETURN county2 {.name, .id, parts: partsRows2, partsTotal: COUNT { MATCH (county2)<-[parts4:PART_OF]-(partsNode4) WHERE (partsNode4.validFrom IS NULL OR partsNode4.validFrom <= $asOf) AND (partsNode4.validTo IS NULL OR partsNode4.validTo > $asOf) }} AS row
  }
  WITH row LIMIT $limit5
  RETURN collect(row) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 3
// $limit2 = 3
// $limit3 = 3
// $limit4 = 3
// $limit5 = 3
