CALL () {
  UNWIND $ids AS id
  MATCH (end:Entity {id: id})
  WHERE (end.validFrom IS NULL OR end.validFrom <= $asOf) AND (end.validTo IS NULL OR end.validTo > $asOf)
  WITH DISTINCT end LIMIT $ends
  RETURN collect(end) AS r0From
}
CALL () {
  UNWIND $ids2 AS id
  MATCH (end2:Entity {id: id})
  WHERE (end2.validFrom IS NULL OR end2.validFrom <= $asOf2) AND (end2.validTo IS NULL OR end2.validTo > $asOf2)
  WITH DISTINCT end2 LIMIT $ends2
  RETURN collect(end2) AS r0To
}
CALL (r0From) {
  UNWIND r0From AS near
  MATCH (near)-[edge:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|AGGREGATES|SPECIALISES|PURSUES|INFLUENCES|ADDRESSES|PARTICIPATES_IN|CONCERNS|ASSESSES|IN_CONTEXT_OF|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|BOUND_BY|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|COMPETENT_AUTHORITY|PART_OF_EVENT|SUPPORTED_BY|INVOLVES]->(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, ((far.validFrom IS NULL OR far.validFrom <= $asOf3) AND (far.validTo IS NULL OR far.validTo > $asOf3)) AS holds
  RETURN collect(DISTINCT CASE WHEN holds THEN [edge.key, edge.certainty] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows
}
CALL (r0Forward1Nodes) {
  UNWIND r0Forward1Nodes AS near2
  MATCH (near2)-[edge2:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|AGGREGATES|SPECIALISES|PURSUES|INFLUENCES|ADDRESSES|PARTICIPATES_IN|CONCERNS|ASSESSES|IN_CONTEXT_OF|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|BOUND_BY|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|COMPETENT_AUTHORITY|PART_OF_EVENT|SUPPORTED_BY|INVOLVES]->(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, ((far2.validFrom IS NULL OR far2.validFrom <= $asOf4) AND (far2.validTo IS NULL OR far2.validTo > $asOf4)) AS holds2
  RETURN collect(DISTINCT CASE WHEN holds2 THEN [edge2.key, edge2.certainty] END) AS r0Forward2Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Forward2Nodes, count(*) AS r0Forward2Rows
}
CALL (r0Forward2Nodes) {
  UNWIND r0Forward2Nodes AS near3
  MATCH (near3)-[edge3:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|AGGREGATES|SPECIALISES|PURSUES|INFLUENCES|ADDRESSES|PARTICIPATES_IN|CONCERNS|ASSESSES|IN_CONTEXT_OF|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|BOUND_BY|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|COMPETENT_AUTHORITY|PART_OF_EVENT|SUPPORTED_BY|INVOLVES]->(far3)
  WITH edge3, far3 LIMIT $cap
  WITH edge3, far3, ((far3.validFrom IS NULL OR far3.validFrom <= $asOf5) AND (far3.validTo IS NULL OR far3.validTo > $asOf5)) AS holds3
  RETURN collect(DISTINCT CASE WHEN holds3 THEN [edge3.key, edge3.certainty] END) AS r0Forward3Edges, collect(DISTINCT CASE WHEN holds3 THEN far3 END) AS r0Forward3Nodes, count(*) AS r0Forward3Rows
}
CALL (r0Forward3Nodes) {
  UNWIND r0Forward3Nodes AS near4
  MATCH (near4)-[edge4:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|AGGREGATES|SPECIALISES|PURSUES|INFLUENCES|ADDRESSES|PARTICIPATES_IN|CONCERNS|ASSESSES|IN_CONTEXT_OF|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|BOUND_BY|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|COMPETENT_AUTHORITY|PART_OF_EVENT|SUPPORTED_BY|INVOLVES]->(far4)
  WITH edge4, far4 LIMIT $cap
  WITH edge4, far4, ((far4.validFrom IS NULL OR far4.validFrom <= $asOf6) AND (far4.validTo IS NULL OR far4.validTo > $asOf6)) AS holds4
  RETURN collect(DISTINCT CASE WHEN holds4 THEN [edge4.key, edge4.certainty] END) AS r0Forward4Edges, collect(DISTINCT CASE WHEN holds4 THEN far4 END) AS r0Forward4Nodes, count(*) AS r0Forward4Rows
}
RETURN [[n IN r0From | n.id], [n IN r0To | n.id]] AS r0Sets, [r0Forward1Edges, r0Forward2Edges, r0Forward3Edges, r0Forward4Edges] AS r0Edges, [r0Forward1Rows, r0Forward2Rows, r0Forward3Rows, r0Forward4Rows] AS r0Rows, [] AS r0Marks, null AS r0Met, null AS r0Assumed
// $ids = ["municipality:0301"]
// $asOf = variable @today
// $ends = 10001
// $ids2 = ["framework:eidas"]
// $asOf2 = variable @today
// $ends2 = 10001
// $cap = 10001
// $asOf3 = variable @today
// $asOf4 = variable @today
// $asOf5 = variable @today
// $asOf6 = variable @today

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect(node {.name, .id, .name_texts}) AS r0Nodes
}
CALL () {
  UNWIND $edges AS wanted
  MATCH ()-[step:USES]->()
  WHERE step.key = wanted.key
  RETURN collect({key: step.key, edge_certainty: step.certainty, edge_obligation: step.obligation}) AS r0Edges0
}
CALL () {
  UNWIND $edges2 AS wanted2
  MATCH ()-[step2:FULFILS]->()
  WHERE step2.key = wanted2.key
  RETURN collect({key: step2.key, edge_certainty: step2.certainty, edge_obligation: step2.obligation}) AS r0Edges1
}
CALL () {
  UNWIND $edges3 AS wanted3
  MATCH ()-[step3:GOVERNED_BY]->()
  WHERE step3.key = wanted3.key
  RETURN collect({key: step3.key, edge_certainty: step3.certainty, edge_obligation: step3.obligation}) AS r0Edges2
}
RETURN r0Nodes, r0Edges0, r0Edges1, r0Edges2
// $ids = ["municipality:0301","framework:eidas","resource:id-porten"]
// $edges = [{"key":"USES municipality:0301 resource:id-porten","from":"municipality:0301"}]
// $edges2 = [{"key":"FULFILS resource:id-porten framework:eidas","from":"resource:id-porten"}]
// $edges3 = [{"key":"GOVERNED_BY resource:id-porten framework:eidas","from":"resource:id-porten"}]
