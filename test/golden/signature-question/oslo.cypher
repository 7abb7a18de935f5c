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
  WITH near WHERE near:Actor OR near:Ecosystem
  MATCH (near)-[edge:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, edge {.key, .certainty, .kind, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality, .validFrom, .validTo} AS facts, far {.validFrom, .validTo} AS found
  WITH edge, far, facts, found, (((facts.validFrom IS NULL OR facts.validFrom <= $asOf) AND (facts.validTo IS NULL OR facts.validTo > $asOf)) AND ((found.validFrom IS NULL OR found.validFrom <= $asOf) AND (found.validTo IS NULL OR found.validTo > $asOf))) AS holds
  RETURN collect(CASE WHEN holds THEN [facts.key, facts.certainty, facts.kind, facts.draftOf, facts.role, facts.status, facts.obligation, facts.onlyIf_texts, facts.criticality] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows
}
CALL (r0Forward1Nodes) {
  UNWIND r0Forward1Nodes AS near2
  MATCH (near2)-[edge2:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, edge2 {.key, .certainty, .kind, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality, .validFrom, .validTo} AS facts2, far2 {.validFrom, .validTo} AS found2
  WITH edge2, far2, facts2, found2, (((facts2.validFrom IS NULL OR facts2.validFrom <= $asOf) AND (facts2.validTo IS NULL OR facts2.validTo > $asOf)) AND ((found2.validFrom IS NULL OR found2.validFrom <= $asOf) AND (found2.validTo IS NULL OR found2.validTo > $asOf))) AS holds2
  RETURN collect(CASE WHEN holds2 THEN [facts2.key, facts2.certainty, facts2.kind, facts2.draftOf, facts2.role, facts2.status, facts2.obligation, facts2.onlyIf_texts, facts2.criticality] END) AS r0Forward2Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Forward2Nodes, count(*) AS r0Forward2Rows
}
CALL (r0Forward2Nodes) {
  UNWIND r0Forward2Nodes AS near3
  MATCH (near3)-[edge3:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far3)
  WITH edge3, far3 LIMIT $cap
  WITH edge3, far3, edge3 {.key, .certainty, .kind, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality, .validFrom, .validTo} AS facts3, far3 {.validFrom, .validTo} AS found3
  WITH edge3, far3, facts3, found3, (((facts3.validFrom IS NULL OR facts3.validFrom <= $asOf) AND (facts3.validTo IS NULL OR facts3.validTo > $asOf)) AND ((found3.validFrom IS NULL OR found3.validFrom <= $asOf) AND (found3.validTo IS NULL OR found3.validTo > $asOf))) AS holds3
  RETURN collect(CASE WHEN holds3 THEN [facts3.key, facts3.certainty, facts3.kind, facts3.draftOf, facts3.role, facts3.status, facts3.obligation, facts3.onlyIf_texts, facts3.criticality] END) AS r0Forward3Edges, collect(DISTINCT CASE WHEN holds3 THEN far3 END) AS r0Forward3Nodes, count(*) AS r0Forward3Rows
}
CALL (r0Forward3Nodes) {
  UNWIND r0Forward3Nodes AS near4
  MATCH (near4)-[edge4:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far4)
  WITH edge4, far4 LIMIT $cap
  WITH edge4, far4, edge4 {.key, .certainty, .kind, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality, .validFrom, .validTo} AS facts4, far4 {.validFrom, .validTo, .jurisdiction} AS found4
  WITH edge4, far4, facts4, found4, (((facts4.validFrom IS NULL OR facts4.validFrom <= $asOf) AND (facts4.validTo IS NULL OR facts4.validTo > $asOf)) AND ((found4.validFrom IS NULL OR found4.validFrom <= $asOf) AND (found4.validTo IS NULL OR found4.validTo > $asOf)) AND (far4:Framework) AND found4.jurisdiction = $jurisdiction2) AS holds4
  RETURN collect(CASE WHEN holds4 THEN [facts4.key, facts4.certainty, facts4.kind, facts4.draftOf, facts4.role, facts4.status, facts4.obligation, facts4.onlyIf_texts, facts4.criticality] END) AS r0Forward4Edges, collect(DISTINCT CASE WHEN holds4 THEN far4 END) AS r0Forward4Nodes, count(*) AS r0Forward4Rows
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
  WITH met {.id, .type, .certainty} AS facts5
  RETURN collect([facts5.id, facts5.type, facts5.certainty]) AS r0MetNodes
}
CALL (r0All) {
  RETURN size(r0All) <= $ahead AS r0Few
}
CALL (r0All, r0Few) {
  WITH r0All, r0Few
  WHERE r0Few
  UNWIND r0All AS node2
  RETURN collect(node2 {.id, .name, .name_texts, .onlyIf_texts}) AS r0AheadNodes
}
RETURN [[n IN r0From | n.id], [n IN r0AnyTo | n.id], [n IN r0AnyVia | n.id]] AS r0Seeds, [r0Forward1Edges, r0Forward2Edges, r0Forward3Edges, r0Forward4Edges] AS r0Edges, [r0Forward1Rows, r0Forward2Rows, r0Forward3Rows, r0Forward4Rows] AS r0Rows, [r0ToIds, r0ViaIds] AS r0Tests, r0MetNodes AS r0Met, null AS r0Assumed, r0AheadNodes, COUNT { (:SamgrafDated) } AS dateMarks
// $ids = ["municipality:0301"]
// $asOf = variable @today
// $ends = 10001
// $jurisdiction = "EU"
// $ends2 = 1
// $ends3 = 1
// $cap = 10001
// $jurisdiction2 = "EU"
// $jurisdiction3 = "EU"
// $ahead = 200

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect(node {.id, .name, .name_texts, .onlyIf_texts}) AS r0Nodes
}
RETURN r0Nodes, COUNT { (:SamgrafDated) } AS dateMarks
// $ids = variable @r0Nodes = ["resource:altinn-3-plattform","framework:eidas","framework:services-directive","municipality:0301","resource:kontakt-og-reservasjonsregisteret","framework:gdpr","resource:peppol-edelivery","framework:einvoicing","framework:procurement-2014-24","resource:id-porten","resource:maskinporten"]
