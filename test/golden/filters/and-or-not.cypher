CALL () {
  CALL () {
    MATCH (municipality:Municipality)
    WHERE municipality.population IS NOT NULL AND municipality.id IS NOT NULL AND municipality.access IS NOT NULL AND (municipality.population < $population OR (municipality.areaKm2 > $areaKm2 AND NOT coalesce(municipality.writtenForm = $writtenForm, false))) AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
    WITH municipality ORDER BY municipality.population, municipality.id LIMIT $limit
    RETURN municipality {.name, .population, .areaKm2, .writtenForm} AS row
    UNION ALL
    MATCH (municipality2:Municipality)
    WHERE (municipality2.population < $population2 OR (municipality2.areaKm2 > $areaKm22 AND NOT coalesce(municipality2.writtenForm = $writtenForm2, false))) AND ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf)) AND municipality2.population IS NULL
    WITH municipality2 ORDER BY municipality2.id LIMIT $limit2
    RETURN municipality2 {.name, .population, .areaKm2, .writtenForm} AS row
  }
  WITH row LIMIT $limit3
  RETURN collect(row) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $population = 400
// $areaKm2 = 5000
// $writtenForm = "NEUTRAL"
// $asOf = variable @today
// $limit = 21
// $population2 = 400
// $areaKm22 = 5000
// $writtenForm2 = "NEUTRAL"
// $limit2 = 21
// $limit3 = 21
