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
  MATCH (near)-[edge:PART_OF]-(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, ((far.validFrom IS NULL OR far.validFrom <= $asOf) AND (far.validTo IS NULL OR far.validTo > $asOf)) AS holds
  RETURN collect(DISTINCT CASE WHEN holds THEN [edge.key, edge.certainty, edge.draftOf] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows
}
CALL (r0To) {
  UNWIND r0To AS near2
  MATCH (near2)-[edge2:PART_OF]-(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, ((far2.validFrom IS NULL OR far2.validFrom <= $asOf) AND (far2.validTo IS NULL OR far2.validTo > $asOf)) AS holds2
  RETURN collect(DISTINCT CASE WHEN holds2 THEN [edge2.key, edge2.certainty, edge2.draftOf] END) AS r0Backward1Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Backward1Nodes, count(*) AS r0Backward1Rows
}
CALL (r0From, r0To, r0Forward1Nodes, r0Backward1Nodes) {
  UNWIND r0From + r0To + r0Forward1Nodes + r0Backward1Nodes AS node
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
  RETURN collect([node2.name, node2.id, node2.name_texts, node2.onlyIf_texts]) AS r0AheadNodes
}
UNWIND range(0, reduce(most = 0, items IN [size(r0From), size(r0To), size(r0Forward1Edges), size(r0Backward1Edges), size(r0MetNodes), size(r0AheadNodes)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN [[n IN r0From[at..at + $part] | n.id], [n IN r0To[at..at + $part] | n.id]] AS r0Seeds, [r0Forward1Edges[at..at + $part], r0Backward1Edges[at..at + $part]] AS r0Edges, CASE WHEN at = 0 THEN [r0Forward1Rows, r0Backward1Rows] END AS r0Rows, [] AS r0Tests, r0MetNodes[at..at + $part] AS r0Met, CASE WHEN at = 0 THEN null END AS r0Assumed, r0AheadNodes[at..at + $part] AS r0AheadNodes
// $ids = ["municipality:1101"]
// $asOf = variable @today
// $ends = 10001
// $ids2 = ["municipality:1103"]
// $ends2 = 10001
// $cap = 10001
// $ahead = 200
// $part = 256
