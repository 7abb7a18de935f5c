CALL () {
  CALL () {
    MATCH (municipality:Municipality)
    WHERE municipality.writtenForm_sort IS NOT NULL AND municipality.id IS NOT NULL AND municipality.access IS NOT NULL AND (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
    WITH municipality ORDER BY municipality.writtenForm_sort DESC, municipality.population IS NULL, municipality.population DESC, municipality.id DESC LIMIT $limit
    RETURN municipality {.name, .writtenForm, .population} AS row
    UNION ALL
    MATCH (municipality2:Municipality)
    WHERE ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf)) AND municipality2.writtenForm_sort IS NULL
    WITH municipality2 ORDER BY municipality2.population IS NULL, municipality2.population DESC, municipality2.id DESC LIMIT $limit2
    RETURN municipality2 {.name, .writtenForm, .population} AS row
  }
  WITH row LIMIT $limit3
  RETURN collect(row) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 7
// $limit2 = 7
// $limit3 = 7
