CALL () {
  MATCH (transposedByNode:Framework)
  WHERE transposedByNode.jurisdiction = $jurisdiction
  MATCH (transposedByNode)-[transposedBy:TRANSPOSES]->(framework:Framework)
  WHERE ((transposedBy.validFrom IS NULL OR transposedBy.validFrom <= $asOf) AND (transposedBy.validTo IS NULL OR transposedBy.validTo > $asOf)) AND ((transposedByNode.validFrom IS NULL OR transposedByNode.validFrom <= $asOf) AND (transposedByNode.validTo IS NULL OR transposedByNode.validTo > $asOf)) AND (framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf)
  WITH DISTINCT framework
  WITH framework ORDER BY framework.name_sort, framework.id LIMIT $limit
  RETURN collect(framework {.id}) AS r0
}
CALL () {
  MATCH (transposedByNode2:Framework)
  WHERE transposedByNode2.jurisdiction = $jurisdiction2
  MATCH (transposedByNode2)-[transposedBy2:TRANSPOSES]->(framework2:Framework)
  WHERE ((transposedBy2.validFrom IS NULL OR transposedBy2.validFrom <= $asOf) AND (transposedBy2.validTo IS NULL OR transposedBy2.validTo > $asOf)) AND ((transposedByNode2.validFrom IS NULL OR transposedByNode2.validFrom <= $asOf) AND (transposedByNode2.validTo IS NULL OR transposedByNode2.validTo > $asOf)) AND (framework2.validFrom IS NULL OR framework2.validFrom <= $asOf) AND (framework2.validTo IS NULL OR framework2.validTo > $asOf)
  RETURN count(DISTINCT framework2) AS r0Total
}
CALL () {
  MATCH (framework3:Framework)
  WHERE framework3.jurisdiction = $jurisdiction3 AND NOT (EXISTS { MATCH (framework3)<-[transposedBy3:TRANSPOSES]-(transposedByNode3) WHERE ((transposedBy3.validFrom IS NULL OR transposedBy3.validFrom <= $asOf) AND (transposedBy3.validTo IS NULL OR transposedBy3.validTo > $asOf)) AND ((transposedByNode3.validFrom IS NULL OR transposedByNode3.validFrom <= $asOf) AND (transposedByNode3.validTo IS NULL OR transposedByNode3.validTo > $asOf)) }) AND ((framework3.validFrom IS NULL OR framework3.validFrom <= $asOf) AND (framework3.validTo IS NULL OR framework3.validTo > $asOf))
  RETURN count(framework3) AS r1Total
}
CALL () {
  MATCH (framework4:Framework)
  WHERE framework4.jurisdiction = $jurisdiction4 AND ((framework4.validFrom IS NULL OR framework4.validFrom <= $asOf) AND (framework4.validTo IS NULL OR framework4.validTo > $asOf))
  RETURN count(framework4) AS r2Total
}
CALL () {
  MATCH (county:County)
  WHERE county.name_sort IS NOT NULL AND county.id IS NOT NULL AND county.access IS NOT NULL AND NOT (EXISTS { MATCH (county)<-[parts:PART_OF]-(partsNode) WHERE NOT coalesce(partsNode.name_lower CONTAINS $name_lower, false) AND ((partsNode.validFrom IS NULL OR partsNode.validFrom <= $asOf) AND (partsNode.validTo IS NULL OR partsNode.validTo > $asOf)) }) AND ((county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf))
  WITH county ORDER BY county.name_sort, county.id LIMIT $limit2
  RETURN collect(county {.name, partsTotal: COUNT { MATCH (county)<-[parts2:PART_OF]-(partsNode2) WHERE (partsNode2.validFrom IS NULL OR partsNode2.validFrom <= $asOf) AND (partsNode2.validTo IS NULL OR partsNode2.validTo > $asOf) }}) AS r3
}
CALL () {
  MATCH (county2:County)
  WHERE NOT (EXISTS { MATCH (county2)<-[parts3:PART_OF]-(partsNode3) WHERE NOT coalesce(partsNode3.name_lower CONTAINS $name_lower2, false) AND ((partsNode3.validFrom IS NULL OR partsNode3.validFrom <= $asOf) AND (partsNode3.validTo IS NULL OR partsNode3.validTo > $asOf)) }) AND ((county2.validFrom IS NULL OR county2.validFrom <= $asOf) AND (county2.validTo IS NULL OR county2.validTo > $asOf))
  RETURN count(county2) AS r3Total
}
RETURN r0, r0Total, r1Total, r2Total, r3, r3Total, COUNT { (:SamgrafDated) } AS dateMarks
// $jurisdiction = "NO"
// $asOf = variable @today
// $limit = 6
// $jurisdiction2 = "NO"
// $jurisdiction3 = "EU"
// $jurisdiction4 = "EU"
// $name_lower = "\no"
// $limit2 = 21
// $name_lower2 = "\no"
