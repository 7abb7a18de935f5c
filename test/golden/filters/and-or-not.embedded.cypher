CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.population < $population OR (municipality.areaKm2 > $areaKm2 AND NOT coalesce(municipality.writtenForm = $writtenForm, false))) AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  WITH municipality ORDER BY municipality.population IS NULL, municipality.population, municipality.id LIMIT $limit
  RETURN collect([municipality.name, municipality.population, municipality.areaKm2, municipality.writtenForm]) AS r0
}
RETURN r0
// $population = 400
// $areaKm2 = 5000
// $writtenForm = "NEUTRAL"
// $asOf = variable @today
// $limit = 21
