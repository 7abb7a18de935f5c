CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.id = $id AND municipality.access IS NOT NULL AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect(municipality {.id, .name, .number, .officialName, .population, .areaKm2, .samiLanguageAdministrativeArea, .certainty, .version, .recordedAt, .access}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $id = "municipality:4601"
// $asOf = variable @today
