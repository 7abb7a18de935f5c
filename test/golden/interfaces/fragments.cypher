CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE sharedResource.name_sort IS NOT NULL AND sharedResource.id IS NOT NULL
  WITH sharedResource ORDER BY sharedResource.name_sort, sharedResource.id LIMIT $limit
  CALL (sharedResource) {
    MATCH (sharedResource)-[profileOf:PROFILE_OF]->(profileOfNode)
    WHERE (sharedResource:Specification)
    WITH profileOf, profileOfNode ORDER BY profileOfNode.name_sort, profileOf.key LIMIT $limit2
    RETURN collect(profileOfNode {.name}) AS profileOfRows
  }
  RETURN collect(sharedResource {.type, .id, .name, .resourceType, .lifecycle, .registerNumber, profileOf: profileOfRows}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $limit = 5
// $limit2 = 21
