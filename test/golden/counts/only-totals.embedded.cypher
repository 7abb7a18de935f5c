CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  RETURN count(municipality) AS r0Total
}
CALL () {
  MATCH (county:County)
  WHERE (county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf)
  RETURN count(county) AS r1Total
}
CALL () {
  MATCH (actor:Actor)
  WHERE (actor.validFrom IS NULL OR actor.validFrom <= $asOf) AND (actor.validTo IS NULL OR actor.validTo > $asOf)
  RETURN count(actor) AS r2Total
}
CALL () {
  MATCH (entity:Entity)
  WHERE (entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf)
  RETURN count(entity) AS r3Total
}
CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE (sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf)
  RETURN count(sharedResource) AS r4Total
}
CALL () {
  MATCH (municipality2:Municipality)
  WHERE municipality2.population < $population AND ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf))
  RETURN count(municipality2) AS r5Total
}
RETURN r0Total, r1Total, r2Total, r3Total, r4Total, r5Total
// $asOf = variable @today
// $population = 1000
