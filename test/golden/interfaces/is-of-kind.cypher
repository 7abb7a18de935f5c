CALL () {
  MATCH (candidate:Entity)
  USING TEXT INDEX candidate:Entity(name_lower)
  WHERE candidate.name_lower CONTAINS $name_lower
  WITH candidate LIMIT $few
  RETURN collect(candidate) AS found
}
CALL (found) {
  WITH found WHERE size(found) < $few
  CALL (found) {
    UNWIND found AS actor
    WITH actor
    WHERE (actor:Actor) AND (actor:EuropeanBody OR actor:ForeignOrganisation) AND actor.name_lower CONTAINS $name_lower2 AND ((actor.validFrom IS NULL OR actor.validFrom <= $asOf) AND (actor.validTo IS NULL OR actor.validTo > $asOf))
    WITH actor ORDER BY actor.name_sort, actor.id LIMIT $limit
    RETURN collect(actor {.type, .name, .form, .homeSector}) AS rows
  }
  RETURN rows AS r0
  UNION ALL
  WITH found WHERE size(found) = $few
  CALL () {
    MATCH (actor2:Actor)
    WHERE actor2.name_sort IS NOT NULL AND actor2.id IS NOT NULL AND actor2.access IS NOT NULL AND (actor2:EuropeanBody OR actor2:ForeignOrganisation) AND actor2.name_lower CONTAINS $name_lower3 AND ((actor2.validFrom IS NULL OR actor2.validFrom <= $asOf) AND (actor2.validTo IS NULL OR actor2.validTo > $asOf))
    WITH actor2 ORDER BY actor2.name_sort, actor2.id LIMIT $limit2
    RETURN collect(actor2 {.type, .name, .form, .homeSector}) AS rows
  }
  RETURN rows AS r0
}
CALL () {
  MATCH (actor3:Actor:Entity)
  WHERE (actor3:EuropeanBody OR actor3:ForeignOrganisation) AND actor3.name_lower CONTAINS $name_lower4 AND ((actor3.validFrom IS NULL OR actor3.validFrom <= $asOf) AND (actor3.validTo IS NULL OR actor3.validTo > $asOf))
  RETURN count(actor3) AS r0Total
}
RETURN r0, r0Total, COUNT { (:SamgrafDated) } AS dateMarks
// $name_lower = "\ne"
// $few = 1000
// $name_lower2 = "\ne"
// $asOf = variable @today
// $limit = 7
// $name_lower3 = "\ne"
// $limit2 = 7
// $name_lower4 = "\ne"
