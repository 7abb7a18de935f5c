CALL () {
  MATCH (actor:Actor)
  WHERE actor.organisationNumber = $organisationNumber AND ((actor.validFrom IS NULL OR actor.validFrom <= $asOf) AND (actor.validTo IS NULL OR actor.validTo > $asOf))
  RETURN collect({type: actor.type, id: actor.id, name: actor.name, organisationNumber: actor.organisationNumber, form: actor.form}) AS r0
}
RETURN r0
// $organisationNumber = "958935420"
// $asOf = variable @today
