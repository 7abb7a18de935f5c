CALL () {
  MATCH (county:County)
  WHERE county.id = $id AND county.access IS NOT NULL
  RETURN collect(county {.id, .number}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $id = "county:11"
