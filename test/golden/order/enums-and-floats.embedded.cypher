CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  WITH municipality ORDER BY municipality.areaKm2 IS NULL, municipality.areaKm2 DESC, municipality.id DESC LIMIT $limit
  RETURN collect([municipality.name, municipality.areaKm2]) AS r0
}
CALL () {
  MATCH (framework:Framework)
  WHERE (framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf)
  WITH framework ORDER BY framework.jurisdiction_sort IS NULL, framework.jurisdiction_sort, framework.id DESC LIMIT $limit2
  RETURN collect([framework.id, framework.jurisdiction]) AS r1
}
RETURN r0, r1
// $asOf = variable @today
// $limit = 4
// $limit2 = 4
