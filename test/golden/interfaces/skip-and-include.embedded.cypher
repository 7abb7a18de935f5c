CALL () {
  MATCH (county:County)
  WHERE county.id = $id AND ((county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf))
  RETURN collect([county.id, county.number]) AS r0
}
RETURN r0
// $id = "county:11"
// $asOf = variable @today
