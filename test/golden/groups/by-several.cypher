CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE (sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf)
  WITH sharedResource.type AS by_kind, sharedResource.level AS by_level, count(sharedResource) AS members
  WITH by_kind, by_level, members ORDER BY members DESC, by_kind IS NULL, by_kind, by_level IS NULL, by_level LIMIT $limit
  RETURN collect({count: members, keys: [by_kind, by_level], names: [null, null]}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 9
