CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.population >= $population AND municipality.population < $population2 AND municipality.writtenForm IN $writtenForm AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  WITH municipality ORDER BY municipality.name_sort, municipality.id LIMIT $limit
  RETURN collect([municipality.name, municipality.population, municipality.writtenForm]) AS r0
}
CALL () {
  MATCH (municipality2:Municipality)
  WHERE municipality2.population >= $population3 AND municipality2.population < $population4 AND municipality2.writtenForm IN $writtenForm2 AND ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf))
  RETURN count(municipality2) AS r0Total
}
RETURN r0, r0Total
// $population = 100000
// $population2 = 200000
// $writtenForm = ["NEUTRAL","BOKMAAL"]
// $asOf = variable @today
// $limit = 21
// $population3 = 100000
// $population4 = 200000
// $writtenForm2 = ["NEUTRAL","BOKMAAL"]
