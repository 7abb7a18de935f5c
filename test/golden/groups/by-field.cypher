CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  WITH municipality.writtenForm AS by_writtenForm, count(municipality) AS members, min(municipality.population) AS min_population, count(municipality.population) AS valued_population, max(municipality.population) AS max_population, count(municipality.population) AS valued_population2, sum(municipality.population) AS sum_population, count(municipality.population) AS valued_population3, avg(municipality.population) AS avg_population, count(municipality.population) AS valued_population4
  WITH by_writtenForm, members, min_population, valued_population, max_population, valued_population2, sum_population, valued_population3, avg_population, valued_population4 ORDER BY members DESC, by_writtenForm IS NULL, by_writtenForm LIMIT $limit
  RETURN collect({count: members, keys: [by_writtenForm], names: [null], min_population: CASE WHEN valued_population = 0 THEN null ELSE min_population END, max_population: CASE WHEN valued_population2 = 0 THEN null ELSE max_population END, sum_population: CASE WHEN valued_population3 = 0 THEN null ELSE sum_population END, avg_population: CASE WHEN valued_population4 = 0 THEN null ELSE avg_population END}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 101
