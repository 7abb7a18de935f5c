CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.number = $number AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect(municipality {.name}) AS r0
}
CALL () {
  MATCH (municipality2:Municipality)
  WHERE municipality2.number = $number2 AND ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf))
  RETURN collect(municipality2 {.name}) AS r1
}
RETURN r0, r1, COUNT { (:SamgrafDated) } AS dateMarks
// $number = "0302"
// $asOf = variable @today
// $number2 = "0301"

CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.id IS NOT NULL AND municipality.id IS NOT NULL AND municipality.access IS NOT NULL AND municipality.number STARTS WITH $number
  WITH municipality ORDER BY municipality.id LIMIT $limit
  RETURN collect({key: municipality.number}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $number = "030"
// $limit = 201
