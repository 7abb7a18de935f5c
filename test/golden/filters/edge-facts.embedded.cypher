CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE EXISTS { MATCH (sharedResource)<-[providedBy:PROVIDES]-(providedByNode) WHERE providedBy.role = $role AND providedByNode.name_lower CONTAINS $name_lower AND ((providedByNode.validFrom IS NULL OR providedByNode.validFrom <= $asOf) AND (providedByNode.validTo IS NULL OR providedByNode.validTo > $asOf)) } AND ((sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf))
  WITH sharedResource ORDER BY sharedResource.name_sort, sharedResource.id LIMIT $limit
  CALL (sharedResource) {
    MATCH (sharedResource)<-[providedBy2:PROVIDES]-(providedByNode2)
    WHERE (providedByNode2.validFrom IS NULL OR providedByNode2.validFrom <= $asOf) AND (providedByNode2.validTo IS NULL OR providedByNode2.validTo > $asOf)
    WITH providedBy2, providedByNode2 ORDER BY providedByNode2.name_sort, providedBy2.key LIMIT $limit2
    RETURN collect([providedBy2.role, providedByNode2.name]) AS providedByRows
  }
  RETURN collect([sharedResource.name, providedByRows]) AS r0
}
CALL () {
  MATCH (sharedResource2:SharedResource)
  WHERE EXISTS { MATCH (sharedResource2)<-[providedBy3:PROVIDES]-(providedByNode3) WHERE providedBy3.role = $role2 AND providedByNode3.name_lower CONTAINS $name_lower2 AND ((providedByNode3.validFrom IS NULL OR providedByNode3.validFrom <= $asOf) AND (providedByNode3.validTo IS NULL OR providedByNode3.validTo > $asOf)) } AND ((sharedResource2.validFrom IS NULL OR sharedResource2.validFrom <= $asOf) AND (sharedResource2.validTo IS NULL OR sharedResource2.validTo > $asOf))
  RETURN count(sharedResource2) AS r0Total
}
RETURN r0, r0Total
// $role = "OWNER"
// $name_lower = "\ndigitaliserings"
// $asOf = variable @today
// $limit = 6
// $limit2 = 21
// $role2 = "OWNER"
// $name_lower2 = "\ndigitaliserings"
