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
      RETURN collect([source.id]) AS edge_sourcesRows
    }
    RETURN collect([uses.obligation, uses.legalBasis, uses.legalBasisFramework, uses.basis, uses.certainty, edge_sourcesRows, usesNode.type, usesNode.id, usesNode.name]) AS usesRows
  }
  RETURN collect([usesRows, COUNT { MATCH (municipality)-[uses2:USES]->(usesNode2) WHERE uses2.obligation = $obligation2 AND ((uses2.validFrom IS NULL OR uses2.validFrom <= $asOf) AND (uses2.validTo IS NULL OR uses2.validTo > $asOf)) AND ((usesNode2.validFrom IS NULL OR usesNode2.validFrom <= $asOf) AND (usesNode2.validTo IS NULL OR usesNode2.validTo > $asOf)) }]) AS r0
}
RETURN r0
// $number = "0301"
// $asOf = variable @today
// $obligation = "MANDATORY"
// $limit = 5
// $obligation2 = "MANDATORY"
