CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.name_sort IS NOT NULL AND municipality.id IS NOT NULL AND municipality.access IS NOT NULL AND municipality.name_sort <= $from AND CASE WHEN municipality.name_sort = $from THEN ((municipality.id < $from2)) ELSE true END AND (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  WITH municipality ORDER BY municipality.name_sort DESC, municipality.id DESC LIMIT $limit
  RETURN collect(municipality {.name, k: [municipality.name_sort, municipality.id]}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $from = "alvdal"
// $from2 = "municipality:3428"
// $asOf = variable @today
// $limit = 2
