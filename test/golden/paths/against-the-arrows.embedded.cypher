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
CALL (r0To) {
  UNWIND r0To AS near
  MATCH (near)-[edge:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PURSUES|PARTICIPATES_IN|BOUND_BY|NAMED_IN|RUNS|MANAGES]->(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, (((edge.validFrom IS NULL OR edge.validFrom <= $asOf) AND (edge.validTo IS NULL OR edge.validTo > $asOf)) AND ((far.validFrom IS NULL OR far.validFrom <= $asOf) AND (far.validTo IS NULL OR far.validTo > $asOf))) AS holds
  RETURN collect(CASE WHEN holds THEN [edge.key, edge.certainty, edge.kind, edge.draftOf, edge.role, edge.status, edge.obligation, edge.onlyIf_texts, edge.bindingness, edge.criticality] END) AS r0Backward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Backward1Nodes, count(*) AS r0Backward1Rows
}
CALL (r0Backward1Nodes) {
  UNWIND r0Backward1Nodes AS near2
  MATCH (near2)-[edge2:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PURSUES|SET_IN|INFLUENCES|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|BOUND_BY|NAMED_IN|SERVES|REFERS_TO|SUPPLIED_BY|RUNS|CALLS_FOR|MANAGES|CALLS|PROCESSES|INSTALLATION_OF|COVERED_BY|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, (((edge2.validFrom IS NULL OR edge2.validFrom <= $asOf) AND (edge2.validTo IS NULL OR edge2.validTo > $asOf)) AND ((far2.validFrom IS NULL OR far2.validFrom <= $asOf) AND (far2.validTo IS NULL OR far2.validTo > $asOf))) AS holds2
  RETURN collect(CASE WHEN holds2 THEN [edge2.key, edge2.certainty, edge2.kind, edge2.draftOf, edge2.role, edge2.status, edge2.obligation, edge2.onlyIf_texts, edge2.bindingness, edge2.criticality] END) AS r0Backward2Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Backward2Nodes, count(*) AS r0Backward2Rows
}
CALL (r0Backward2Nodes) {
  UNWIND r0Backward2Nodes AS near3
  MATCH (near3)-[edge3:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PURSUES|SET_IN|INFLUENCES|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|BOUND_BY|NAMED_IN|SERVES|REFERS_TO|SUPPLIED_BY|RUNS|CALLS_FOR|MANAGES|CALLS|PROCESSES|INSTALLATION_OF|AGREED_WITH|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY|INVOLVES]->(far3)
  WITH edge3, far3 LIMIT $cap
  WITH edge3, far3, (((edge3.validFrom IS NULL OR edge3.validFrom <= $asOf) AND (edge3.validTo IS NULL OR edge3.validTo > $asOf)) AND ((far3.validFrom IS NULL OR far3.validFrom <= $asOf) AND (far3.validTo IS NULL OR far3.validTo > $asOf))) AS holds3
  RETURN collect(CASE WHEN holds3 THEN [edge3.key, edge3.certainty, edge3.kind, edge3.draftOf, edge3.role, edge3.status, edge3.obligation, edge3.onlyIf_texts, edge3.bindingness, edge3.criticality] END) AS r0Backward3Edges, collect(DISTINCT CASE WHEN holds3 THEN far3 END) AS r0Backward3Nodes, count(*) AS r0Backward3Rows
}
CALL (r0Backward3Nodes) {
  UNWIND r0Backward3Nodes AS near4
  MATCH (near4)-[edge4:SET_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS_FOR]->(far4)
  WITH edge4, far4 LIMIT $cap
  WITH edge4, far4, (((edge4.validFrom IS NULL OR edge4.validFrom <= $asOf) AND (edge4.validTo IS NULL OR edge4.validTo > $asOf)) AND ((far4.validFrom IS NULL OR far4.validFrom <= $asOf) AND (far4.validTo IS NULL OR far4.validTo > $asOf))) AS holds4
  RETURN collect(CASE WHEN holds4 THEN [edge4.key, edge4.certainty, edge4.kind, edge4.draftOf, edge4.role, edge4.status, edge4.obligation, edge4.onlyIf_texts, edge4.bindingness, edge4.criticality] END) AS r0Backward4Edges, collect(DISTINCT CASE WHEN holds4 THEN far4 END) AS r0Backward4Nodes, count(*) AS r0Backward4Rows
}
CALL (r0From, r0To, r0Backward1Nodes, r0Backward2Nodes, r0Backward3Nodes, r0Backward4Nodes) {
  UNWIND r0From + r0To + r0Backward1Nodes + r0Backward2Nodes + r0Backward3Nodes + r0Backward4Nodes AS node
  RETURN collect(DISTINCT node) AS r0All
}
CALL (r0All) {
  UNWIND r0All AS met
  RETURN collect([met.id, met.type, met.certainty]) AS r0MetNodes
}
CALL (r0All) {
  RETURN size(r0All) <= $ahead AS r0Few
}
CALL (r0All, r0Few) {
  WITH r0All, r0Few
  WHERE r0Few
  UNWIND r0All AS node2
  RETURN collect([node2.id, node2.name_texts, node2.onlyIf_texts]) AS r0AheadNodes
}
UNWIND range(0, reduce(most = 0, items IN [size(r0From), size(r0To), size(r0Backward1Edges), size(r0Backward2Edges), size(r0Backward3Edges), size(r0Backward4Edges), size(r0MetNodes), size(r0AheadNodes)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN [[n IN r0From[at..at + $part] | n.id], [n IN r0To[at..at + $part] | n.id]] AS r0Seeds, [r0Backward1Edges[at..at + $part], r0Backward2Edges[at..at + $part], r0Backward3Edges[at..at + $part], r0Backward4Edges[at..at + $part]] AS r0Edges, CASE WHEN at = 0 THEN [r0Backward1Rows, r0Backward2Rows, r0Backward3Rows, r0Backward4Rows] END AS r0Rows, [] AS r0Tests, r0MetNodes[at..at + $part] AS r0Met, CASE WHEN at = 0 THEN null END AS r0Assumed, r0AheadNodes[at..at + $part] AS r0AheadNodes
// $ids = ["framework:eidas"]
// $asOf = variable @today
// $ends = 10001
// $ids2 = ["municipality:0301"]
// $ends2 = 10001
// $cap = 10001
// $ahead = 200
// $part = 204

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect([node.id, node.name_texts, node.onlyIf_texts]) AS r0Nodes
}
UNWIND range(0, reduce(most = 0, items IN [size(r0Nodes)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN r0Nodes[at..at + $part] AS r0Nodes
// $ids = variable @r0Nodes = ["framework:eidas","resource:id-porten","municipality:0301"]
// $part = 500
