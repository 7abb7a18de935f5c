CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.name_sort IS NOT NULL AND municipality.id IS NOT NULL AND municipality.access IS NOT NULL AND (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  WITH municipality ORDER BY municipality.name_sort DESC, municipality.id DESC LIMIT $limit
  RETURN collect(municipality {.name}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 9
