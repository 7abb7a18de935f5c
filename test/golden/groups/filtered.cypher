CALL () {
  MATCH (framework:Framework:Entity)
  WHERE framework.name_lower CONTAINS $name_lower AND ((framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf))
  WITH framework.jurisdiction AS by_jurisdiction, framework.kind AS by_kind, count(framework) AS members
  WITH by_jurisdiction, by_kind, members ORDER BY members DESC, by_jurisdiction IS NULL, by_jurisdiction, by_kind IS NULL, by_kind LIMIT $limit
  RETURN collect({count: members, keys: [by_jurisdiction, by_kind], names: [null, null]}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $name_lower = "e"
// $asOf = variable @today
// $limit = 101
