CALL () {
  MATCH (entity:Entity)
  WHERE entity.name_sort IS NOT NULL AND entity.id IS NOT NULL AND entity.access IS NOT NULL AND ($source IN entity.sources AND EXISTS { MATCH (source:Entity {id: $source})
  WHERE source:Source }) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity ORDER BY entity.name_sort, entity.id LIMIT $limit
  RETURN collect(entity {.id}) AS r0
}
CALL () {
  MATCH (entity2:Entity)
  WHERE ($source2 IN entity2.sources AND EXISTS { MATCH (source2:Entity {id: $source2})
  WHERE source2:Source }) AND ((entity2.validFrom IS NULL OR entity2.validFrom <= $asOf) AND (entity2.validTo IS NULL OR entity2.validTo > $asOf))
  RETURN count(entity2) AS r0Total
}
CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.number = $number AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect({usesTotal: COUNT { MATCH (municipality)-[uses:USES]->(usesNode) WHERE ($source3 IN uses.sources AND EXISTS { MATCH (source3:Entity {id: $source3})
  WHERE source3:Source }) AND ((uses.validFrom IS NULL OR uses.validFrom <= $asOf) AND (uses.validTo IS NULL OR uses.validTo > $asOf)) AND ((usesNode.validFrom IS NULL OR usesNode.validFrom <= $asOf) AND (usesNode.validTo IS NULL OR usesNode.validTo > $asOf)) }}) AS r1
}
RETURN r0, r0Total, r1, COUNT { (:SamgrafDated) } AS dateMarks
// $source = "source:nifo-2023-latvia"
// $asOf = variable @today
// $limit = 4
// $source2 = "source:nifo-2023-latvia"
// $number = "4601"
// $source3 = "source:nifo-2023-norway"
