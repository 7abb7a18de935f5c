CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  OPTIONAL MATCH (municipality)-[partOf:PART_OF]->(partOfNode)
  WHERE (partOfNode.validFrom IS NULL OR partOfNode.validFrom <= $asOf) AND (partOfNode.validTo IS NULL OR partOfNode.validTo > $asOf)
  WITH DISTINCT municipality, partOfNode.id AS by_partOf, partOfNode.name_texts AS name_partOf
  WITH by_partOf, name_partOf, count(municipality) AS members, sum(municipality.population) AS sum_population, count(municipality.population) AS valued_population
  WITH by_partOf, name_partOf, members, sum_population, valued_population ORDER BY members DESC, by_partOf IS NULL, by_partOf LIMIT $limit
  RETURN collect({count: members, keys: [by_partOf], names: [name_partOf], sum_population: CASE WHEN valued_population = 0 THEN null ELSE sum_population END}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 5
