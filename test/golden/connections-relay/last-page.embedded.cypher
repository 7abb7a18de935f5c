CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  WITH municipality ORDER BY municipality.officialName_sort IS NULL DESC, municipality.officialName_sort DESC, municipality.id DESC LIMIT $limit
  RETURN collect([municipality.number, municipality.name, [municipality.officialName_sort, municipality.id]]) AS r0
}
RETURN r0
// $asOf = variable @today
// $limit = 4
