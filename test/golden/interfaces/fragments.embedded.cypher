CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE (sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf)
  WITH sharedResource ORDER BY sharedResource.name_sort, sharedResource.id LIMIT $limit
  CALL (sharedResource) {
    MATCH (sharedResource)-[profileOf:PROFILE_OF]->(profileOfNode)
    WHERE (sharedResource:Specification)
    WITH profileOf, profileOfNode ORDER BY profileOfNode.name_sort, profileOf.key LIMIT $limit2
    RETURN collect([profileOfNode.name]) AS profileOfRows
  }
  RETURN collect([sharedResource.type, sharedResource.id, sharedResource.name, sharedResource.resourceType, sharedResource.lifecycle, sharedResource.registerNumber, profileOfRows]) AS r0
}
RETURN r0
// $asOf = variable @today
// $limit = 5
// $limit2 = 21
