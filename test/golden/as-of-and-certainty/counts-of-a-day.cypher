CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  RETURN count(municipality) AS r0Total
}
CALL () {
  MATCH (municipality2:Municipality)
  WHERE (municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf2) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf2)
  RETURN count(municipality2) AS r1Total
}
CALL () {
  MATCH (framework:Framework)
  WHERE framework.access IS NOT NULL AND framework.id IN $id AND ((framework.validFrom IS NULL OR framework.validFrom <= $asOf3) AND (framework.validTo IS NULL OR framework.validTo > $asOf3))
  WITH framework ORDER BY framework.name_sort, framework.id LIMIT $limit
  RETURN collect(framework {.id, .validFrom}) AS r2
}
RETURN r0Total, r1Total, r2, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = "2023-12-31"
// $asOf2 = "2024-01-01"
// $id = ["framework:eidas","framework:eidas2"]
// $asOf3 = "2010-01-01"
// $limit = 21
