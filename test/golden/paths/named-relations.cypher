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
  WITH r0From WHERE EXISTS { ()-[:PART_OF]->() }
  UNWIND r0From AS near
  WITH near WHERE near:Actor
  MATCH (near)-[edge:PART_OF]-(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, edge {.key, .certainty, .draftOf} AS facts, far {.validFrom, .validTo} AS found
  WITH edge, far, facts, found, ((found.validFrom IS NULL OR found.validFrom <= $asOf) AND (found.validTo IS NULL OR found.validTo > $asOf)) AS holds
  RETURN collect(DISTINCT CASE WHEN holds THEN [facts.key, facts.certainty, facts.draftOf] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows
}
CALL (r0To) {
  WITH r0To WHERE EXISTS { ()-[:PART_OF]->() }
  UNWIND r0To AS near2
  WITH near2 WHERE near2:Actor
  MATCH (near2)-[edge2:PART_OF]-(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, edge2 {.key, .certainty, .draftOf} AS facts2, far2 {.validFrom, .validTo} AS found2
  WITH edge2, far2, facts2, found2, ((found2.validFrom IS NULL OR found2.validFrom <= $asOf) AND (found2.validTo IS NULL OR found2.validTo > $asOf)) AS holds2
  RETURN collect(DISTINCT CASE WHEN holds2 THEN [facts2.key, facts2.certainty, facts2.draftOf] END) AS r0Backward1Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Backward1Nodes, count(*) AS r0Backward1Rows
}
CALL (r0From, r0To, r0Forward1Nodes, r0Backward1Nodes) {
  UNWIND r0From + r0To + r0Forward1Nodes + r0Backward1Nodes AS node
  RETURN collect(DISTINCT node) AS r0All
}
CALL (r0All) {
  UNWIND r0All AS met
  WITH met {.id, .type, .certainty} AS facts3
  RETURN collect([facts3.id, facts3.type, facts3.certainty]) AS r0MetNodes
}
CALL (r0All) {
  RETURN size(r0All) <= $ahead AS r0Few
}
CALL (r0All, r0Few) {
  WITH r0All, r0Few
  WHERE r0Few
  UNWIND r0All AS node2
  RETURN collect(node2 {.name, .id, .name_texts, .onlyIf_texts}) AS r0AheadNodes
}
RETURN [[n IN r0From | n.id], [n IN r0To | n.id]] AS r0Seeds, [r0Forward1Edges, r0Backward1Edges] AS r0Edges, [r0Forward1Rows, r0Backward1Rows] AS r0Rows, [] AS r0Tests, r0MetNodes AS r0Met, null AS r0Assumed, r0AheadNodes, COUNT { (:SamgrafDated) } AS dateMarks
// $ids = ["municipality:1101"]
// $asOf = variable @today
// $ends = 10001
// $ids2 = ["municipality:1103"]
// $ends2 = 10001
// $cap = 10001
// $ahead = 200
