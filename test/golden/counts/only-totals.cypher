CALL () {
  CALL () {
    MATCH (municipality:Municipality)
    RETURN count(municipality) AS total
  }
  CALL () {
    MATCH (municipality2:Entity)
    USING INDEX municipality2:Entity(type, validFrom)
    WHERE municipality2.type IN $kinds AND municipality2.validFrom > $asOf
    RETURN count(municipality2) AS failing
  }CALL () {
    MATCH (municipality2:Entity)
    USING INDEX municipality2:Entity(type, validTo)
    WHERE municipality2.type IN $kinds2 AND municipality2.validTo <= $asOf AND (municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf)
    RETURN count(municipality2) AS failing2
  }
  RETURN total - failing - failing2 AS r0Total
}
CALL () {
  CALL () {
    MATCH (county:County)
    RETURN count(county) AS total2
  }
  CALL () {
    MATCH (county2:Entity)
    USING INDEX county2:Entity(type, validFrom)
    WHERE county2.type IN $kinds3 AND county2.validFrom > $asOf
    RETURN count(county2) AS failing3
  }CALL () {
    MATCH (county2:Entity)
    USING INDEX county2:Entity(type, validTo)
    WHERE county2.type IN $kinds4 AND county2.validTo <= $asOf AND (county2.validFrom IS NULL OR county2.validFrom <= $asOf)
    RETURN count(county2) AS failing4
  }
  RETURN total2 - failing3 - failing4 AS r1Total
}
CALL () {
  CALL () {
    MATCH (actor:Actor)
    RETURN count(actor) AS total3
  }
  CALL () {
    MATCH (actor2:Entity)
    USING INDEX actor2:Entity(type, validFrom)
    WHERE actor2.type IN $kinds5 AND actor2.validFrom > $asOf
    RETURN count(actor2) AS failing5
  }CALL () {
    MATCH (actor2:Entity)
    USING INDEX actor2:Entity(type, validTo)
    WHERE actor2.type IN $kinds6 AND actor2.validTo <= $asOf AND (actor2.validFrom IS NULL OR actor2.validFrom <= $asOf)
    RETURN count(actor2) AS failing6
  }
  RETURN total3 - failing5 - failing6 AS r2Total
}
CALL () {
  CALL () {
    MATCH (entity:Entity)
    RETURN count(entity) AS total4
  }
  CALL () {
    MATCH (entity2:Entity)
    USING INDEX entity2:Entity(type, validFrom)
    WHERE entity2.type IN $kinds7 AND entity2.validFrom > $asOf
    RETURN count(entity2) AS failing7
  }CALL () {
    MATCH (entity2:Entity)
    USING INDEX entity2:Entity(type, validTo)
    WHERE entity2.type IN $kinds8 AND entity2.validTo <= $asOf AND (entity2.validFrom IS NULL OR entity2.validFrom <= $asOf)
    RETURN count(entity2) AS failing8
  }
  RETURN total4 - failing7 - failing8 AS r3Total
}
CALL () {
  CALL () {
    MATCH (sharedResource:SharedResource)
    RETURN count(sharedResource) AS total5
  }
  CALL () {
    MATCH (sharedResource2:Entity)
    USING INDEX sharedResource2:Entity(type, validFrom)
    WHERE sharedResource2.type IN $kinds9 AND sharedResource2.validFrom > $asOf
    RETURN count(sharedResource2) AS failing9
  }CALL () {
    MATCH (sharedResource2:Entity)
    USING INDEX sharedResource2:Entity(type, validTo)
    WHERE sharedResource2.type IN $kinds10 AND sharedResource2.validTo <= $asOf AND (sharedResource2.validFrom IS NULL OR sharedResource2.validFrom <= $asOf)
    RETURN count(sharedResource2) AS failing10
  }
  RETURN total5 - failing9 - failing10 AS r4Total
}
CALL () {
  MATCH (municipality3:Municipality)
  WHERE municipality3.population < $population AND ((municipality3.validFrom IS NULL OR municipality3.validFrom <= $asOf) AND (municipality3.validTo IS NULL OR municipality3.validTo > $asOf))
  RETURN count(municipality3) AS r5Total
}
RETURN r0Total, r1Total, r2Total, r3Total, r4Total, r5Total, COUNT { (:SamgrafDated) } AS dateMarks
// $kinds = ["Municipality"]
// $asOf = variable @today
// $kinds2 = ["Municipality"]
// $kinds3 = ["County"]
// $kinds4 = ["County"]
// $kinds5 = ["Municipality","County","PublicOrganisation","PrivateOrganisation","VoluntaryOrganisation","EuropeanBody","ForeignOrganisation","ActorGroup"]
// $kinds6 = ["Municipality","County","PublicOrganisation","PrivateOrganisation","VoluntaryOrganisation","EuropeanBody","ForeignOrganisation","ActorGroup"]
// $kinds7 = ["Municipality","County","PublicOrganisation","PrivateOrganisation","VoluntaryOrganisation","EuropeanBody","ForeignOrganisation","ActorGroup","Capability","Goal","Principle","Measure","InteroperabilityLayer","Source","Sector","Country","Ecosystem","Domain","Premise","Exchange","Assessment","Indicator","Framework","Obligation","Product","InformationSystem","ApplicationInterface","InformationObject","DeliveryAgreement","Solution","DataService","Dataset","Specification","Guidance","CollaborationArena","Instrument","PublicService","LifeEvent","InformationTopic","Survey"]
// $kinds8 = ["Municipality","County","PublicOrganisation","PrivateOrganisation","VoluntaryOrganisation","EuropeanBody","ForeignOrganisation","ActorGroup","Capability","Goal","Principle","Measure","InteroperabilityLayer","Source","Sector","Country","Ecosystem","Domain","Premise","Exchange","Assessment","Indicator","Framework","Obligation","Product","InformationSystem","ApplicationInterface","InformationObject","DeliveryAgreement","Solution","DataService","Dataset","Specification","Guidance","CollaborationArena","Instrument","PublicService","LifeEvent","InformationTopic","Survey"]
// $kinds9 = ["Solution","DataService","Dataset","Specification","Guidance","CollaborationArena","Instrument"]
// $kinds10 = ["Solution","DataService","Dataset","Specification","Guidance","CollaborationArena","Instrument"]
// $population = 1000
