CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE sharedResource.id = $id AND sharedResource.access IS NOT NULL AND ((sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf))
  CALL (sharedResource) {
    MATCH (sharedResource)<-[usedBy:USES]-(usedByNode)
    WHERE ((usedBy.validFrom IS NULL OR usedBy.validFrom <= $asOf) AND (usedBy.validTo IS NULL OR usedBy.validTo > $asOf)) AND ((usedByNode.validFrom IS NULL OR usedByNode.validFrom <= $asOf) AND (usedByNode.validTo IS NULL OR usedByNode.validTo > $asOf))
    WITH usedBy, usedByNode ORDER BY usedBy.obligation_sort IS NULL, usedBy.obligation_sort, usedByNode.name_sort DESC, usedBy.key LIMIT $limit
    RETURN collect(usedByNode {.name, edge_obligation: usedBy.obligation}) AS usedByRows
  }
  RETURN collect(sharedResource {.name, usedBy: usedByRows}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $id = "resource:id-porten"
// $asOf = variable @today
// $limit = 6
