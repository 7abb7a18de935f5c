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
  MATCH (near)-[edge:PART_OF]-(far)
  WHERE (far.validFrom IS NULL OR far.validFrom <= $asOf3) AND (far.validTo IS NULL OR far.validTo > $asOf3)
  WITH edge, far LIMIT $cap
  RETURN collect(DISTINCT [edge.key, edge.certainty]) AS r0F1Edges, collect(DISTINCT far) AS r0F1Nodes, count(*) AS r0F1Rows
}
CALL (r0ToNodes) {
  UNWIND r0ToNodes AS near2
  MATCH (near2)-[edge2:PART_OF]-(far2)
  WHERE (far2.validFrom IS NULL OR far2.validFrom <= $asOf4) AND (far2.validTo IS NULL OR far2.validTo > $asOf4)
  WITH edge2, far2 LIMIT $cap
  RETURN collect(DISTINCT [edge2.key, edge2.certainty]) AS r0B1Edges, collect(DISTINCT far2) AS r0B1Nodes, count(*) AS r0B1Rows
}
RETURN [n IN r0FromNodes | n.id] AS r0From, [n IN r0ToNodes | n.id] AS r0To, [r0F1Edges] AS r0Forward, [r0B1Edges] AS r0Backward, [r0F1Rows, r0B1Rows] AS r0Rows, null AS r0Via
// $ids = ["municipality:1101"]
// $asOf = variable @today
// $ends = 10001
// $ids2 = ["municipality:1103"]
// $asOf2 = variable @today
// $ends2 = 10001
// $asOf3 = variable @today
// $cap = 5001
// $asOf4 = variable @today

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect({name: node.name, id: node.id, name_texts: node.name_texts}) AS r0Nodes
}
RETURN r0Nodes
// $ids = ["municipality:1101","county:11","municipality:1103"]
