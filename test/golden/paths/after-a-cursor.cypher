CALL () {
  UNWIND $ids AS id
  MATCH (end:Entity {id: id})
  WHERE (end.validFrom IS NULL OR end.validFrom <= $asOf) AND (end.validTo IS NULL OR end.validTo > $asOf)
  WITH DISTINCT end LIMIT $ends
  RETURN collect(end) AS r0FromNodes
}
CALL () {
  UNWIND $ids2 AS id
  MATCH (end2:Entity {id: id})
  WHERE (end2.validFrom IS NULL OR end2.validFrom <= $asOf2) AND (end2.validTo IS NULL OR end2.validTo > $asOf2)
  WITH DISTINCT end2 LIMIT $ends2
  RETURN collect(end2) AS r0ToNodes
}
CALL (r0FromNodes) {
  UNWIND r0FromNodes AS near
  MATCH (near)-[edge:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|AGGREGATES|SPECIALISES|PURSUES|INFLUENCES|ADDRESSES|PARTICIPATES_IN|CONCERNS|ASSESSES|IN_CONTEXT_OF|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|BOUND_BY|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|COMPETENT_AUTHORITY|PART_OF_EVENT|SUPPORTED_BY|INVOLVES]->(far)
  WHERE (far.validFrom IS NULL OR far.validFrom <= $asOf3) AND (far.validTo IS NULL OR far.validTo > $asOf3)
  WITH edge, far LIMIT $cap
  RETURN collect(DISTINCT [edge.key, edge.certainty]) AS r0F1Edges, collect(DISTINCT far) AS r0F1Nodes, count(*) AS r0F1Rows
}
CALL (r0F1Nodes) {
  UNWIND r0F1Nodes AS near2
  MATCH (near2)-[edge2:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|AGGREGATES|SPECIALISES|PURSUES|INFLUENCES|ADDRESSES|PARTICIPATES_IN|CONCERNS|ASSESSES|IN_CONTEXT_OF|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|BOUND_BY|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|COMPETENT_AUTHORITY|PART_OF_EVENT|SUPPORTED_BY|INVOLVES]->(far2)
  WHERE (far2.validFrom IS NULL OR far2.validFrom <= $asOf4) AND (far2.validTo IS NULL OR far2.validTo > $asOf4)
  WITH edge2, far2 LIMIT $cap
  RETURN collect(DISTINCT [edge2.key, edge2.certainty]) AS r0F2Edges, collect(DISTINCT far2) AS r0F2Nodes, count(*) AS r0F2Rows
}
CALL (r0ToNodes) {
  UNWIND r0ToNodes AS near3
  MATCH (near3)<-[edge3:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|AGGREGATES|SPECIALISES|PURSUES|INFLUENCES|ADDRESSES|PARTICIPATES_IN|CONCERNS|ASSESSES|IN_CONTEXT_OF|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|BOUND_BY|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|COMPETENT_AUTHORITY|PART_OF_EVENT|SUPPORTED_BY|INVOLVES]-(far3)
  WHERE (far3.validFrom IS NULL OR far3.validFrom <= $asOf5) AND (far3.validTo IS NULL OR far3.validTo > $asOf5)
  WITH edge3, far3 LIMIT $cap
  RETURN collect(DISTINCT [edge3.key, edge3.certainty]) AS r0B1Edges, collect(DISTINCT far3) AS r0B1Nodes, count(*) AS r0B1Rows
}
CALL (r0B1Nodes) {
  UNWIND r0B1Nodes AS near4
  MATCH (near4)<-[edge4:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|AGGREGATES|SPECIALISES|PURSUES|INFLUENCES|ADDRESSES|PARTICIPATES_IN|CONCERNS|ASSESSES|IN_CONTEXT_OF|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|BOUND_BY|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|COMPETENT_AUTHORITY|PART_OF_EVENT|SUPPORTED_BY|INVOLVES]-(far4)
  WHERE (far4.validFrom IS NULL OR far4.validFrom <= $asOf6) AND (far4.validTo IS NULL OR far4.validTo > $asOf6)
  WITH edge4, far4 LIMIT $cap
  RETURN collect(DISTINCT [edge4.key, edge4.certainty]) AS r0B2Edges, collect(DISTINCT far4) AS r0B2Nodes, count(*) AS r0B2Rows
}
RETURN [n IN r0FromNodes | n.id] AS r0From, [n IN r0ToNodes | n.id] AS r0To, [r0F1Edges, r0F2Edges] AS r0Forward, [r0B1Edges, r0B2Edges] AS r0Backward, [r0F1Rows, r0F2Rows, r0B1Rows, r0B2Rows] AS r0Rows, null AS r0Via
// $ids = ["municipality:0301"]
// $asOf = variable @today
// $ends = 10001
// $ids2 = ["framework:eidas"]
// $asOf2 = variable @today
// $ends2 = 10001
// $asOf3 = variable @today
// $cap = 5001
// $asOf4 = variable @today
// $asOf5 = variable @today
// $asOf6 = variable @today

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect({id: node.id, name_texts: node.name_texts}) AS r0Nodes
}
RETURN r0Nodes
// $ids = ["municipality:0301","resource:id-porten","framework:eidas"]
