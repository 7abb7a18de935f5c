CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  WITH municipality ORDER BY municipality.name_sort, municipality.id LIMIT $limit
  RETURN collect([municipality.number, municipality.name, [municipality.name_sort, municipality.id]]) AS r0
}
CALL () {
  MATCH (municipality2:Municipality)
  WHERE (municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf)
  RETURN count(municipality2) AS r0Total
}
RETURN r0, r0Total
// $asOf = variable @today
// $limit = 4
