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
  WHERE (end2.validFrom IS NULL OR end2.validFrom <= $asOf) AND (end2.validTo IS NULL OR end2.validTo > $asOf)
  WITH DISTINCT end2 LIMIT $ends2
  RETURN collect(end2) AS r0To
}
CALL (r0From) {
  UNWIND r0From AS near
  MATCH (near)-[edge:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PURSUES|PARTICIPATES_IN|BOUND_BY|NAMED_IN|RUNS|MANAGES]->(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, (((edge.validFrom IS NULL OR edge.validFrom <= $asOf) AND (edge.validTo IS NULL OR edge.validTo > $asOf)) AND ((far.validFrom IS NULL OR far.validFrom <= $asOf) AND (far.validTo IS NULL OR far.validTo > $asOf))) AS holds
  RETURN collect(CASE WHEN holds THEN [edge.key, edge.certainty, edge.kind, edge.draftOf, edge.role, edge.status, edge.obligation, edge.onlyIf_texts, edge.bindingness, edge.criticality] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows, collect([edge, holds]) AS r0Forward1Steps
}
CALL (r0Forward1Nodes) {
  UNWIND r0Forward1Nodes AS near2
  MATCH (near2)-[edge2:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PURSUES|SET_IN|INFLUENCES|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|BOUND_BY|NAMED_IN|SERVES|REFERS_TO|SUPPLIED_BY|RUNS|CALLS_FOR|MANAGES|CALLS|PROCESSES|INSTALLATION_OF|COVERED_BY|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, (((edge2.validFrom IS NULL OR edge2.validFrom <= $asOf) AND (edge2.validTo IS NULL OR edge2.validTo > $asOf)) AND ((far2.validFrom IS NULL OR far2.validFrom <= $asOf) AND (far2.validTo IS NULL OR far2.validTo > $asOf))) AS holds2
  RETURN collect(CASE WHEN holds2 THEN [edge2.key, edge2.certainty, edge2.kind, edge2.draftOf, edge2.role, edge2.status, edge2.obligation, edge2.onlyIf_texts, edge2.bindingness, edge2.criticality] END) AS r0Forward2Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Forward2Nodes, count(*) AS r0Forward2Rows, collect([edge2, holds2]) AS r0Forward2Steps
}
CALL (r0Forward2Nodes) {
  UNWIND r0Forward2Nodes AS near3
  MATCH (near3)-[edge3:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PURSUES|SET_IN|INFLUENCES|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|BOUND_BY|NAMED_IN|SERVES|REFERS_TO|SUPPLIED_BY|RUNS|CALLS_FOR|MANAGES|CALLS|PROCESSES|INSTALLATION_OF|AGREED_WITH|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY|INVOLVES]->(far3)
  WITH edge3, far3 LIMIT $cap
  WITH edge3, far3, (((edge3.validFrom IS NULL OR edge3.validFrom <= $asOf) AND (edge3.validTo IS NULL OR edge3.validTo > $asOf)) AND ((far3.validFrom IS NULL OR far3.validFrom <= $asOf) AND (far3.validTo IS NULL OR far3.validTo > $asOf))) AS holds3
  RETURN collect(CASE WHEN holds3 THEN [edge3.key, edge3.certainty, edge3.kind, edge3.draftOf, edge3.role, edge3.status, edge3.obligation, edge3.onlyIf_texts, edge3.bindingness, edge3.criticality] END) AS r0Forward3Edges, collect(DISTINCT CASE WHEN holds3 THEN far3 END) AS r0Forward3Nodes, count(*) AS r0Forward3Rows, collect([edge3, holds3]) AS r0Forward3Steps
}
CALL (r0Forward3Nodes) {
  UNWIND r0Forward3Nodes AS near4
  MATCH (near4)-[edge4:SET_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS_FOR]->(far4)
  WITH edge4, far4 LIMIT $cap
  WITH edge4, far4, (((edge4.validFrom IS NULL OR edge4.validFrom <= $asOf) AND (edge4.validTo IS NULL OR edge4.validTo > $asOf)) AND ((far4.validFrom IS NULL OR far4.validFrom <= $asOf) AND (far4.validTo IS NULL OR far4.validTo > $asOf))) AS holds4
  RETURN collect(CASE WHEN holds4 THEN [edge4.key, edge4.certainty, edge4.kind, edge4.draftOf, edge4.role, edge4.status, edge4.obligation, edge4.onlyIf_texts, edge4.bindingness, edge4.criticality] END) AS r0Forward4Edges, collect(DISTINCT CASE WHEN holds4 THEN far4 END) AS r0Forward4Nodes, count(*) AS r0Forward4Rows, collect([edge4, holds4]) AS r0Forward4Steps
}
CALL (r0From, r0To, r0Forward1Nodes, r0Forward2Nodes, r0Forward3Nodes, r0Forward4Nodes) {
  UNWIND r0From + r0To + r0Forward1Nodes + r0Forward2Nodes + r0Forward3Nodes + r0Forward4Nodes AS node
  RETURN collect(DISTINCT node) AS r0All
}
CALL (r0All) {
  UNWIND r0All AS met
  RETURN collect([met.id, met.type, met.certainty]) AS r0MetNodes
}
CALL (r0All, r0Forward1Edges, r0Forward2Edges, r0Forward3Edges, r0Forward4Edges) {
  RETURN size(r0All) + size(r0Forward1Edges) + size(r0Forward2Edges) + size(r0Forward3Edges) + size(r0Forward4Edges) <= $ahead AS r0Few
}
CALL (r0All, r0Few) {
  WITH r0All, r0Few
  WHERE r0Few
  UNWIND r0All AS node2
  RETURN collect([node2.name, node2.id, node2.name_texts, node2.onlyIf_texts]) AS r0AheadNodes
}
CALL (r0Forward1Steps, r0Few) {
  WITH r0Forward1Steps, r0Few
  WHERE r0Few
  UNWIND r0Forward1Steps AS pair
  WITH pair[0] AS step, pair[1] AS holds5
  WHERE holds5
  RETURN collect([step.key, step.certainty, step.obligation]) AS r0AheadEdgesLayer
}
CALL (r0Forward2Steps, r0Few) {
  WITH r0Forward2Steps, r0Few
  WHERE r0Few
  UNWIND r0Forward2Steps AS pair2
  WITH pair2[0] AS step2, pair2[1] AS holds6
  WHERE holds6
  RETURN collect([step2.key, step2.certainty, step2.obligation]) AS r0AheadEdgesLayer2
}
CALL (r0Forward3Steps, r0Few) {
  WITH r0Forward3Steps, r0Few
  WHERE r0Few
  UNWIND r0Forward3Steps AS pair3
  WITH pair3[0] AS step3, pair3[1] AS holds7
  WHERE holds7
  RETURN collect([step3.key, step3.certainty, step3.obligation]) AS r0AheadEdgesLayer3
}
CALL (r0Forward4Steps, r0Few) {
  WITH r0Forward4Steps, r0Few
  WHERE r0Few
  UNWIND r0Forward4Steps AS pair4
  WITH pair4[0] AS step4, pair4[1] AS holds8
  WHERE holds8
  RETURN collect([step4.key, step4.certainty, step4.obligation]) AS r0AheadEdgesLayer4
}
UNWIND range(0, reduce(most = 0, items IN [size(r0From), size(r0To), size(r0Forward1Edges), size(r0Forward2Edges), size(r0Forward3Edges), size(r0Forward4Edges), size(r0MetNodes), size(r0AheadNodes), size(r0AheadEdgesLayer), size(r0AheadEdgesLayer2), size(r0AheadEdgesLayer3), size(r0AheadEdgesLayer4)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN [[n IN r0From[at..at + $part] | n.id], [n IN r0To[at..at + $part] | n.id]] AS r0Seeds, [r0Forward1Edges[at..at + $part], r0Forward2Edges[at..at + $part], r0Forward3Edges[at..at + $part], r0Forward4Edges[at..at + $part]] AS r0Edges, CASE WHEN at = 0 THEN [r0Forward1Rows, r0Forward2Rows, r0Forward3Rows, r0Forward4Rows] END AS r0Rows, [] AS r0Tests, r0MetNodes[at..at + $part] AS r0Met, CASE WHEN at = 0 THEN null END AS r0Assumed, r0AheadNodes[at..at + $part] AS r0AheadNodes, [r0AheadEdgesLayer[at..at + $part], r0AheadEdgesLayer2[at..at + $part], r0AheadEdgesLayer3[at..at + $part], r0AheadEdgesLayer4[at..at + $part]] AS r0AheadEdges
// $ids = ["municipality:0301"]
// $asOf = variable @today
// $ends = 10001
// $ids2 = ["framework:eidas"]
// $ends2 = 10001
// $cap = 10001
// $ahead = 200
// $part = 77

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect([node.name, node.id, node.name_texts, node.onlyIf_texts]) AS r0Nodes
}
CALL () {
  UNWIND $edges AS wanted
  MATCH (:Entity {id: wanted.from})-[step]->()
  WHERE step.key = wanted.key 
  RETURN collect([step.key, step.certainty, step.obligation]) AS r0Edges
}
UNWIND range(0, reduce(most = 0, items IN [size(r0Nodes), size(r0Edges)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN r0Nodes[at..at + $part] AS r0Nodes, r0Edges[at..at + $part] AS r0Edges
// $ids = variable @r0Nodes = ["municipality:0301","framework:eidas","resource:id-porten","resource:maskinporten"]
// $edges = variable @r0Edges = [{"key":"USES municipality:0301 resource:id-porten","from":"municipality:0301"},{"key":"FULFILS resource:id-porten framework:eidas","from":"resource:id-porten"},{"key":"USES municipality:0301 resource:maskinporten","from":"municipality:0301"},{"key":"SERVES resource:maskinporten framework:eidas 2020-10-27","from":"resource:maskinporten"}]
// $part = 250
