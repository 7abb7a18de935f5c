CALL () {
  CALL () {
    MATCH (municipality:Municipality)
    WHERE ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)) AND municipality.officialName_sort IS NULL
    WITH municipality ORDER BY municipality.id DESC LIMIT $limit
    RETURN municipality {.number, .name, k: [municipality.officialName_sort, municipality.id]} AS row
    UNION ALL
    MATCH (municipality2:Municipality)
    WHERE municipality2.officialName_sort IS NOT NULL AND municipality2.id IS NOT NULL AND municipality2.access IS NOT NULL AND (municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf)
    WITH municipality2 ORDER BY municipality2.officialName_sort DESC, municipality2.id DESC LIMIT $limit2
    RETURN municipality2 {.number, .name, k: [municipality2.officialName_sort, municipality2.id]} AS row
  }
  WITH row LIMIT $limit3
  RETURN collect(row) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 4
// $limit2 = 4
// $limit3 = 4
