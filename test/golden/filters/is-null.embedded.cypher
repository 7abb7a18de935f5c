CALL () {
  MATCH (county:County)
  WHERE county.organisationNumber IS NULL AND ((county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf))
  WITH county ORDER BY county.name_sort, county.id LIMIT $limit
  RETURN collect([county.name]) AS r0
}
CALL () {
  MATCH (county2:County)
  WHERE county2.organisationNumber IS NULL AND ((county2.validFrom IS NULL OR county2.validFrom <= $asOf) AND (county2.validTo IS NULL OR county2.validTo > $asOf))
  RETURN count(county2) AS r0Total
}
CALL () {
  MATCH (county3:County)
  WHERE NOT (county3.organisationNumber IS NULL) AND ((county3.validFrom IS NULL OR county3.validFrom <= $asOf) AND (county3.validTo IS NULL OR county3.validTo > $asOf))
  RETURN count(county3) AS r1Total
}
RETURN r0, r0Total, r1Total
// $asOf = variable @today
// $limit = 21
