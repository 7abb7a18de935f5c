CALL () {
  CALL () {
    MATCH (municipality:Municipality)
    WHERE municipality.areaKm2 IS NOT NULL AND municipality.id IS NOT NULL AND municipality.access IS NOT NULL AND (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
    WITH municipality ORDER BY municipality.areaKm2 DESC, municipality.id DESC LIMIT $limit
    RETURN municipality {.name, .areaKm2} AS row
    UNION ALL
    MATCH (municipality2:Municipality)
    WHERE ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf)) AND municipality2.areaKm2 IS NULL
    WITH municipality2 ORDER BY municipality2.id DESC LIMIT $limit2
    RETURN municipality2 {.name, .areaKm2} AS row
  }
  WITH row LIMIT $limit3
  RETURN collect(row) AS r0
}
CALL () {
  CALL () {
    MATCH (framework:Framework)
    WHERE framework.jurisdiction_sort IS NOT NULL AND framework.id IS NOT NULL AND framework.access IS NOT NULL AND (framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf)
    WITH framework ORDER BY framework.jurisdiction_sort, framework.id DESC LIMIT $limit4
    RETURN framework {.id, .jurisdiction} AS row2
    UNION ALL
    MATCH (framework2:Framework)
    WHERE ((framework2.validFrom IS NULL OR framework2.validFrom <= $asOf) AND (framework2.validTo IS NULL OR framework2.validTo > $asOf)) AND framework2.jurisdiction_sort IS NULL
    WITH framework2 ORDER BY framework2.id DESC LIMIT $limit5
    RETURN framework2 {.id, .jurisdiction} AS row2
  }
  WITH row2 LIMIT $limit6
  RETURN collect(row2) AS r1
}
RETURN r0, r1, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 4
// $limit2 = 4
// $limit3 = 4
// $limit4 = 4
// $limit5 = 4
// $limit6 = 4
