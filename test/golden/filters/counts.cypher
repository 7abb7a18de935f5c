CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE sharedResource.name_sort IS NOT NULL AND sharedResource.id IS NOT NULL AND sharedResource.access IS NOT NULL AND COUNT { MATCH (sharedResource)<-[usedBy:USES]-(usedByNode) WHERE ((usedBy.validFrom IS NULL OR usedBy.validFrom <= $asOf) AND (usedBy.validTo IS NULL OR usedBy.validTo > $asOf)) AND ((usedByNode.validFrom IS NULL OR usedByNode.validFrom <= $asOf) AND (usedByNode.validTo IS NULL OR usedByNode.validTo > $asOf)) } >= $usedByCount AND ((sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf))
  WITH sharedResource ORDER BY sharedResource.name_sort, sharedResource.id LIMIT $limit
  RETURN collect(sharedResource {.name, usedByTotal: COUNT { MATCH (sharedResource)<-[usedBy2:USES]-(usedByNode2) WHERE ((usedBy2.validFrom IS NULL OR usedBy2.validFrom <= $asOf) AND (usedBy2.validTo IS NULL OR usedBy2.validTo > $asOf)) AND ((usedByNode2.validFrom IS NULL OR usedByNode2.validFrom <= $asOf) AND (usedByNode2.validTo IS NULL OR usedByNode2.validTo > $asOf)) }}) AS r0
}
CALL () {
  MATCH (sharedResource2:SharedResource)
  WHERE COUNT { MATCH (sharedResource2)<-[usedBy3:USES]-(usedByNode3) WHERE ((usedBy3.validFrom IS NULL OR usedBy3.validFrom <= $asOf) AND (usedBy3.validTo IS NULL OR usedBy3.validTo > $asOf)) AND ((usedByNode3.validFrom IS NULL OR usedByNode3.validFrom <= $asOf) AND (usedByNode3.validTo IS NULL OR usedByNode3.validTo > $asOf)) } >= $usedByCount2 AND ((sharedResource2.validFrom IS NULL OR sharedResource2.validFrom <= $asOf) AND (sharedResource2.validTo IS NULL OR sharedResource2.validTo > $asOf))
  RETURN count(sharedResource2) AS r0Total
}
CALL () {
  MATCH (county:County)
  WHERE county.name_sort IS NOT NULL AND county.id IS NOT NULL AND county.access IS NOT NULL AND COUNT { MATCH (county)<-[parts:PART_OF]-(partsNode) WHERE (partsNode.validFrom IS NULL OR partsNode.validFrom <= $asOf) AND (partsNode.validTo IS NULL OR partsNode.validTo > $asOf) } <= $partsCount AND ((county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf))
  WITH county ORDER BY county.name_sort, county.id LIMIT $limit2
  RETURN collect(county {.name, partsTotal: COUNT { MATCH (county)<-[parts2:PART_OF]-(partsNode2) WHERE (partsNode2.validFrom IS NULL OR partsNode2.validFrom <= $asOf) AND (partsNode2.validTo IS NULL OR partsNode2.validTo > $asOf) }}) AS r1
}
RETURN r0, r0Total, r1, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $usedByCount = 300
// $limit = 21
// $usedByCount2 = 300
// $partsCount = 5
// $limit2 = 21
