CALL () {
  MATCH (actor:Actor)
  WHERE (actor:EuropeanBody OR actor:ForeignOrganisation) AND actor.name_lower CONTAINS $name_lower AND ((actor.validFrom IS NULL OR actor.validFrom <= $asOf) AND (actor.validTo IS NULL OR actor.validTo > $asOf))
  WITH actor ORDER BY actor.name_sort, actor.id LIMIT $limit
  RETURN collect([actor.type, actor.name, actor.form, actor.homeSector]) AS r0
}
CALL () {
  MATCH (actor2:Actor)
  WHERE (actor2:EuropeanBody OR actor2:ForeignOrganisation) AND actor2.name_lower CONTAINS $name_lower2 AND ((actor2.validFrom IS NULL OR actor2.validFrom <= $asOf) AND (actor2.validTo IS NULL OR actor2.validTo > $asOf))
  RETURN count(actor2) AS r0Total
}
RETURN r0, r0Total
// $name_lower = "\ne"
// $asOf = variable @today
// $limit = 7
// $name_lower2 = "\ne"
