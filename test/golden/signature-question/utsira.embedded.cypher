CALL () {
  UNWIND $ids AS id
  MATCH (end:Entity {id: id})
  WHERE (end.validFrom IS NULL OR end.validFrom <= $asOf) AND (end.validTo IS NULL OR end.validTo > $asOf)
  WITH DISTINCT end LIMIT $ends
  RETURN collect(end) AS r0From
}
CALL () {
  MATCH (end2:Framework)
  WHERE end2.jurisdiction = $jurisdiction AND ((end2.validFrom IS NULL OR end2.validFrom <= $asOf) AND (end2.validTo IS NULL OR end2.validTo > $asOf))
  WITH DISTINCT end2 LIMIT $ends2
  RETURN collect(end2) AS r0AnyTo
}
CALL () {
  MATCH (end3:SharedResource)
  WHERE (end3.validFrom IS NULL OR end3.validFrom <= $asOf) AND (end3.validTo IS NULL OR end3.validTo > $asOf)
  WITH DISTINCT end3 LIMIT $ends3
  RETURN collect(end3) AS r0AnyVia
}
CALL (r0From) {
  UNWIND r0From AS near
  MATCH (near)-[edge:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, (((edge.validFrom IS NULL OR edge.validFrom <= $asOf) AND (edge.validTo IS NULL OR edge.validTo > $asOf)) AND ((far.validFrom IS NULL OR far.validFrom <= $asOf) AND (far.validTo IS NULL OR far.validTo > $asOf))) AS holds
  RETURN collect(CASE WHEN holds THEN [edge.key, edge.certainty, edge.kind, edge.draftOf, edge.role, edge.status, edge.obligation, edge.onlyIf_texts, edge.criticality] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows
}
CALL (r0Forward1Nodes) {
  UNWIND r0Forward1Nodes AS near2
  MATCH (near2)-[edge2:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, (((edge2.validFrom IS NULL OR edge2.validFrom <= $asOf) AND (edge2.validTo IS NULL OR edge2.validTo > $asOf)) AND ((far2.validFrom IS NULL OR far2.validFrom <= $asOf) AND (far2.validTo IS NULL OR far2.validTo > $asOf))) AS holds2
  RETURN collect(CASE WHEN holds2 THEN [edge2.key, edge2.certainty, edge2.kind, edge2.draftOf, edge2.role, edge2.status, edge2.obligation, edge2.onlyIf_texts, edge2.criticality] END) AS r0Forward2Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Forward2Nodes, count(*) AS r0Forward2Rows
}
CALL (r0Forward2Nodes) {
  UNWIND r0Forward2Nodes AS near3
  MATCH (near3)-[edge3:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far3)
  WITH edge3, far3 LIMIT $cap
  WITH edge3, far3, (((edge3.validFrom IS NULL OR edge3.validFrom <= $asOf) AND (edge3.validTo IS NULL OR edge3.validTo > $asOf)) AND ((far3.validFrom IS NULL OR far3.validFrom <= $asOf) AND (far3.validTo IS NULL OR far3.validTo > $asOf))) AS holds3
  RETURN collect(CASE WHEN holds3 THEN [edge3.key, edge3.certainty, edge3.kind, edge3.draftOf, edge3.role, edge3.status, edge3.obligation, edge3.onlyIf_texts, edge3.criticality] END) AS r0Forward3Edges, collect(DISTINCT CASE WHEN holds3 THEN far3 END) AS r0Forward3Nodes, count(*) AS r0Forward3Rows
}
CALL (r0Forward3Nodes) {
  UNWIND r0Forward3Nodes AS near4
  MATCH (near4)-[edge4:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far4)
  WITH edge4, far4 LIMIT $cap
  WITH edge4, far4, (((edge4.validFrom IS NULL OR edge4.validFrom <= $asOf) AND (edge4.validTo IS NULL OR edge4.validTo > $asOf)) AND ((far4.validFrom IS NULL OR far4.validFrom <= $asOf) AND (far4.validTo IS NULL OR far4.validTo > $asOf)) AND (far4:Framework) AND far4.jurisdiction = $jurisdiction2) AS holds4
  RETURN collect(CASE WHEN holds4 THEN [edge4.key, edge4.certainty, edge4.kind, edge4.draftOf, edge4.role, edge4.status, edge4.obligation, edge4.onlyIf_texts, edge4.criticality] END) AS r0Forward4Edges, collect(DISTINCT CASE WHEN holds4 THEN far4 END) AS r0Forward4Nodes, count(*) AS r0Forward4Rows
}
CALL (r0From, r0AnyTo, r0AnyVia, r0Forward1Nodes, r0Forward2Nodes, r0Forward3Nodes, r0Forward4Nodes) {
  UNWIND r0From + r0AnyTo + r0AnyVia + r0Forward1Nodes + r0Forward2Nodes + r0Forward3Nodes + r0Forward4Nodes AS node
  RETURN collect(DISTINCT node) AS r0All
}
CALL (r0All) {
  UNWIND r0All AS passed
  WITH passed, ((passed:Framework) AND passed.jurisdiction = $jurisdiction3) AS isTo, ((passed:SharedResource)) AS isVia
  RETURN collect(CASE WHEN isTo THEN passed.id END) AS r0ToIds, collect(CASE WHEN isVia THEN passed.id END) AS r0ViaIds
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
  RETURN collect([node2.id, node2.name, node2.name_texts, node2.onlyIf_texts]) AS r0AheadNodes
}
UNWIND range(0, reduce(most = 0, items IN [size(r0From), size(r0AnyTo), size(r0AnyVia), size(r0Forward1Edges), size(r0Forward2Edges), size(r0Forward3Edges), size(r0Forward4Edges), size(r0ToIds), size(r0ViaIds), size(r0MetNodes), size(r0AheadNodes)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN [[n IN r0From[at..at + $part] | n.id], [n IN r0AnyTo[at..at + $part] | n.id], [n IN r0AnyVia[at..at + $part] | n.id]] AS r0Seeds, [r0Forward1Edges[at..at + $part], r0Forward2Edges[at..at + $part], r0Forward3Edges[at..at + $part], r0Forward4Edges[at..at + $part]] AS r0Edges, CASE WHEN at = 0 THEN [r0Forward1Rows, r0Forward2Rows, r0Forward3Rows, r0Forward4Rows] END AS r0Rows, [r0ToIds[at..at + $part], r0ViaIds[at..at + $part]] AS r0Tests, r0MetNodes[at..at + $part] AS r0Met, CASE WHEN at = 0 THEN null END AS r0Assumed, r0AheadNodes[at..at + $part] AS r0AheadNodes
// $ids = ["municipality:1151"]
// $asOf = variable @today
// $ends = 10001
// $jurisdiction = "EU"
// $ends2 = 1
// $ends3 = 1
// $cap = 10001
// $jurisdiction2 = "EU"
// $jurisdiction3 = "EU"
// $ahead = 200
// $part = 181

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect([node.id, node.name, node.name_texts, node.onlyIf_texts]) AS r0Nodes
}
UNWIND range(0, reduce(most = 0, items IN [size(r0Nodes)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN r0Nodes[at..at + $part] AS r0Nodes
// $ids = variable @r0Nodes = ["resource:kontakt-og-reservasjonsregisteret","framework:eidas","framework:gdpr","municipality:1151","resource:peppol-edelivery","framework:einvoicing","framework:procurement-2014-24","resource:id-porten","resource:norge-digitalt","framework:inspire","resource:altinn-3-plattform","framework:services-directive"]
// $part = 500
