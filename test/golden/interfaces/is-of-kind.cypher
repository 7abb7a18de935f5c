CALL () {
  MATCH (actor:Actor)
  USING INDEX actor:Actor(name_sort, id, access)
  WHERE actor.name_sort >= $begins AND actor.name_sort < $beyond AND actor.id IS NOT NULL AND actor.access IS NOT NULL AND (actor:EuropeanBody OR actor:ForeignOrganisation) AND actor.name_lower CONTAINS $name_lower AND ((actor.validFrom IS NULL OR actor.validFrom <= $asOf) AND (actor.validTo IS NULL OR actor.validTo > $asOf))
  WITH actor ORDER BY actor.name_sort, actor.id LIMIT $limit
  RETURN collect(actor) AS first
}
CALL () {
  MATCH (candidate:Entity)
  USING TEXT INDEX candidate:Entity(name_lower)
  WHERE candidate.name_lower CONTAINS $name_lower2 AND NOT (candidate.name_sort >= $begins AND candidate.name_sort < $beyond)
  WITH candidate LIMIT $few
  RETURN collect(candidate) AS others
}
CALL (first, others) {
  RETURN first + others AS found
}
CALL (found, others) {
  WITH * WHERE size(others) < $few
  CALL (found) {
    UNWIND found AS actor2
    WITH actor2
    WHERE (actor2:Actor) AND (actor2:EuropeanBody OR actor2:ForeignOrganisation) AND actor2.name_lower CONTAINS $name_lower3 AND ((actor2.validFrom IS NULL OR actor2.validFrom <= $asOf) AND (actor2.validTo IS NULL OR actor2.validTo > $asOf))
    WITH actor2 ORDER BY actor2.name_sort, actor2.id LIMIT $limit2
    RETURN collect(actor2 {.type, .name, .form, .homeSector}) AS rows
  }
  RETURN rows AS r0
  UNION ALL
  WITH * WHERE size(others) = $few
  CALL () {
    MATCH (actor3:Actor)
    WHERE actor3.name_sort IS NOT NULL AND actor3.id IS NOT NULL AND actor3.access IS NOT NULL AND (actor3:EuropeanBody OR actor3:ForeignOrganisation) AND actor3.name_lower CONTAINS $name_lower4 AND ((actor3.validFrom IS NULL OR actor3.validFrom <= $asOf) AND (actor3.validTo IS NULL OR actor3.validTo > $asOf))
    WITH actor3 ORDER BY actor3.name_sort, actor3.id LIMIT $limit3
    RETURN collect(actor3 {.type, .name, .form, .homeSector}) AS rows
  }
  RETURN rows AS r0
}
CALL () {
  MATCH (actor4:Actor:Entity)
  WHERE (actor4:EuropeanBody OR actor4:ForeignOrganisation) AND actor4.name_lower CONTAINS $name_lower5 AND ((actor4.validFrom IS NULL OR actor4.validFrom <= $asOf) AND (actor4.validTo IS NULL OR actor4.validTo > $asOf))
  RETURN count(actor4) AS r0Total
}
RETURN r0, r0Total, COUNT { (:SamgrafDated) } AS dateMarks
// $begins = "e"
// $beyond = "e"
// $name_lower = "\ne"
// $asOf = variable @today
// $limit = 7
// $name_lower2 = "\u001e\ne"
// $few = 1000
// $name_lower3 = "\ne"
// $limit2 = 7
// $name_lower4 = "\ne"
// $limit3 = 7
// $name_lower5 = "\ne"
