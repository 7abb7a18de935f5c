CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.id = $id AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect([municipality.id, municipality.name, municipality.number, municipality.officialName, municipality.population, municipality.areaKm2, municipality.samiLanguageAdministrativeArea, municipality.certainty, municipality.version, municipality.recordedAt, municipality.access]) AS r0
}
RETURN r0
// $id = "municipality:4601"
// $asOf = variable @today
