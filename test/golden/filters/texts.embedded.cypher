CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.officialName_lower CONTAINS $officialName_lower AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  WITH municipality ORDER BY municipality.name_sort, municipality.id LIMIT $limit
  RETURN collect([municipality.officialName]) AS r0
}
CALL () {
  MATCH (municipality2:Municipality)
  WHERE municipality2.name_lower CONTAINS $name_lower AND ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf))
  WITH municipality2 ORDER BY municipality2.name_sort, municipality2.id LIMIT $limit2
  RETURN collect([municipality2.name]) AS r1
}
CALL () {
  MATCH (municipality3:Municipality)
  WHERE municipality3.name_lower CONTAINS $name_lower2 AND ((municipality3.validFrom IS NULL OR municipality3.validFrom <= $asOf) AND (municipality3.validTo IS NULL OR municipality3.validTo > $asOf))
  RETURN count(municipality3) AS r1Total
}
RETURN r0, r1, r1Total
// $officialName_lower = "\nål"
// $asOf = variable @today
// $limit = 21
// $name_lower = "jord"
// $limit2 = 6
// $name_lower2 = "jord"
