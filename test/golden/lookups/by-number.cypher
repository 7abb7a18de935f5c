CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.number = $number AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect(municipality {.id, .name, .adminCentre, .wikidata}) AS r0
}
CALL () {
  MATCH (county:County)
  WHERE county.number = $number2 AND ((county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf))
  RETURN collect(county {.id, .name, .population, .nutsLabel}) AS r1
}
RETURN r0, r1, COUNT { (:SamgrafDated) } AS dateMarks
// $number = "0301"
// $asOf = variable @today
// $number2 = "11"
