CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE $facts IN sharedResource.facts AND ((sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf))
  WITH sharedResource ORDER BY sharedResource.name_sort, sharedResource.id LIMIT $limit
  RETURN collect([sharedResource.id, sharedResource.facts]) AS r0
}
RETURN r0
// $facts = "owned and run by NAV; available to public bodies and some private actors with a legal basis"
// $asOf = variable @today
// $limit = 21
