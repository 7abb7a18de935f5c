CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.number = $number AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect(municipality {.name}) AS r0
}
CALL () {
  MATCH (municipality2:Municipality)
  WHERE municipality2.number = $number2 AND ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf2) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf2))
  RETURN collect(municipality2 {.name, .validFrom}) AS r1
}
RETURN r0, r1, COUNT { (:SamgrafDated) } AS dateMarks
// $number = "1580"
// $asOf = "2023-12-31"
// $number2 = "1580"
// $asOf2 = "2024-01-01"

CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.id IS NOT NULL AND municipality.id IS NOT NULL AND municipality.access IS NOT NULL AND municipality.number STARTS WITH $number
  WITH municipality ORDER BY municipality.id LIMIT $limit
  RETURN collect({key: municipality.number}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $number = "158"
// $limit = 201
