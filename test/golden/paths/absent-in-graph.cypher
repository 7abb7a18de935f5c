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
CALL (r0From, r0To) {
  UNWIND r0From + r0To AS node
  RETURN collect(DISTINCT node) AS r0All
}
CALL (r0All) {
  UNWIND r0All AS met
  WITH met {.id, .type, .certainty} AS facts
  RETURN collect([facts.id, facts.type, facts.certainty]) AS r0MetNodes
}
RETURN [[n IN r0From | n.id], [n IN r0To | n.id]] AS r0Seeds, [] AS r0Edges, [] AS r0Rows, [] AS r0Tests, r0MetNodes AS r0Met, null AS r0Assumed, COUNT { (:SamgrafDated) } AS dateMarks
// $ids = ["framework:eidas"]
// $asOf = variable @today
// $ends = 10001
// $ids2 = ["municipality:0301"]
// $ends2 = 10001
