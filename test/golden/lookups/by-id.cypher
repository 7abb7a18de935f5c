CALL () {
  MATCH (municipality:Entity)
  WHERE municipality.id = $id AND municipality:Municipality AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect({id: municipality.id, name: municipality.name, number: municipality.number, officialName: municipality.officialName, population: municipality.population, areaKm2: municipality.areaKm2, samiLanguageAdministrativeArea: municipality.samiLanguageAdministrativeArea, certainty: municipality.certainty, version: municipality.version, recordedAt: municipality.recordedAt, access: municipality.access}) AS r0
}
RETURN r0
// $id = "municipality:4601"
// $asOf = variable @today
