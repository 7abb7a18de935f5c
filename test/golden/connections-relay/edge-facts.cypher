CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.number = $number AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  CALL (municipality) {
    MATCH (municipality)-[uses:USES]->(usesNode)
    WHERE uses.obligation = $obligation AND ((uses.validFrom IS NULL OR uses.validFrom <= $asOf) AND (uses.validTo IS NULL OR uses.validTo > $asOf)) AND ((usesNode.validFrom IS NULL OR usesNode.validFrom <= $asOf) AND (usesNode.validTo IS NULL OR usesNode.validTo > $asOf))
    WITH uses, usesNode ORDER BY usesNode.name_sort, uses.key LIMIT $limit
    CALL (uses) {
      UNWIND uses.sources AS sourceId
      MATCH (source:Entity {id: sourceId})
      WHERE source:Source
      RETURN collect(source {.id}) AS edge_sourcesRows
    }
    RETURN collect(usesNode {.type, .id, .name, edge_obligation: uses.obligation, edge_legalBasis: uses.legalBasis, edge_legalBasisFramework: uses.legalBasisFramework, edge_basis: uses.basis, edge_certainty: uses.certainty, edge_sources: edge_sourcesRows}) AS usesRows
  }
  RETURN collect({uses: usesRows, usesTotal: COUNT { MATCH (municipality)-[uses2:USES]->(usesNode2) WHERE uses2.obligation = $obligation2 AND ((uses2.validFrom IS NULL OR uses2.validFrom <= $asOf) AND (uses2.validTo IS NULL OR uses2.validTo > $asOf)) AND ((usesNode2.validFrom IS NULL OR usesNode2.validFrom <= $asOf) AND (usesNode2.validTo IS NULL OR usesNode2.validTo > $asOf)) }}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $number = "0301"
// $asOf = variable @today
// $obligation = "MANDATORY"
// $limit = 5
// $obligation2 = "MANDATORY"
