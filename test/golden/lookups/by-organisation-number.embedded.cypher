CALL () {
  MATCH (actor:Actor)
  WHERE actor.organisationNumber = $organisationNumber AND ((actor.validFrom IS NULL OR actor.validFrom <= $asOf) AND (actor.validTo IS NULL OR actor.validTo > $asOf))
  RETURN collect([actor.type, actor.id, actor.name, actor.organisationNumber, actor.form]) AS r0
}
RETURN r0
// $organisationNumber = "958935420"
// $asOf = variable @today
