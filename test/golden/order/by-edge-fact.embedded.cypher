CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE sharedResource.id = $id AND ((sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf))
  CALL (sharedResource) {
    MATCH (sharedResource)<-[usedBy:USES]-(usedByNode)
    WHERE ((usedBy.validFrom IS NULL OR usedBy.validFrom <= $asOf) AND (usedBy.validTo IS NULL OR usedBy.validTo > $asOf)) AND ((usedByNode.validFrom IS NULL OR usedByNode.validFrom <= $asOf) AND (usedByNode.validTo IS NULL OR usedByNode.validTo > $asOf))
    WITH usedBy, usedByNode ORDER BY usedBy.obligation_sort IS NULL, usedBy.obligation_sort, usedByNode.name_sort DESC, usedBy.key LIMIT $limit
    RETURN collect([usedBy.obligation, usedByNode.name]) AS usedByRows
  }
  RETURN collect([sharedResource.name, usedByRows]) AS r0
}
RETURN r0
// $id = "resource:id-porten"
// $asOf = variable @today
// $limit = 6
