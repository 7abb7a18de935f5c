CALL () {
  MATCH (county:County)
  WHERE county.id = $id AND county.access IS NOT NULL AND ((county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf))
  RETURN collect(county {.id, .number}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $id = "county:11"
// $asOf = variable @today
