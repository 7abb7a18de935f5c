CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  WITH municipality ORDER BY municipality.writtenForm_sort IS NULL, municipality.writtenForm_sort DESC, municipality.population IS NULL, municipality.population DESC, municipality.id DESC LIMIT $limit
  RETURN collect([municipality.name, municipality.writtenForm, municipality.population]) AS r0
}
RETURN r0
// $asOf = variable @today
// $limit = 7
