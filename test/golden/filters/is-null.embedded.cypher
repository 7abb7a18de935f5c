CALL () {
  MATCH (county:County)
  WHERE county.organisationNumber IS NULL
  WITH county ORDER BY county.name_sort, county.id LIMIT $limit
  RETURN collect([county.name]) AS r0
}
CALL () {
  MATCH (county2:County)
  WHERE county2.organisationNumber IS NULL
  RETURN count(county2) AS r0Total
}
CALL () {
  MATCH (county3:County)
  WHERE NOT (county3.organisationNumber IS NULL)
  RETURN count(county3) AS r1Total
}
RETURN r0, r0Total, r1Total
// $limit = 21
