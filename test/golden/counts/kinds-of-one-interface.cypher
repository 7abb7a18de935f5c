CALL () {
  CALL () {
    MATCH (sharedResource:SharedResource)
    RETURN count(sharedResource) AS total
  }
  CALL () {
    MATCH (sharedResource2:Entity)
    USING INDEX sharedResource2:Entity(type, validFrom)
    WHERE sharedResource2.type IN $kinds AND sharedResource2.validFrom > $asOf
    RETURN count(sharedResource2) AS failing
  }CALL () {
    MATCH (sharedResource2:Entity)
    USING INDEX sharedResource2:Entity(type, validTo)
    WHERE sharedResource2.type IN $kinds2 AND sharedResource2.validTo <= $asOf AND (sharedResource2.validFrom IS NULL OR sharedResource2.validFrom <= $asOf)
    RETURN count(sharedResource2) AS failing2
  }
  RETURN total - failing - failing2 AS r0Total
}
CALL () {
  CALL () {
    MATCH (solution:Solution)
    RETURN count(solution) AS total2
  }
  CALL () {
    MATCH (solution2:Entity)
    USING INDEX solution2:Entity(type, validFrom)
    WHERE solution2.type IN $kinds3 AND solution2.validFrom > $asOf
    RETURN count(solution2) AS failing3
  }CALL () {
    MATCH (solution2:Entity)
    USING INDEX solution2:Entity(type, validTo)
    WHERE solution2.type IN $kinds4 AND solution2.validTo <= $asOf AND (solution2.validFrom IS NULL OR solution2.validFrom <= $asOf)
    RETURN count(solution2) AS failing4
  }
  RETURN total2 - failing3 - failing4 AS r1Total
}
CALL () {
  CALL () {
    MATCH (dataService:DataService)
    RETURN count(dataService) AS total3
  }
  CALL () {
    MATCH (dataService2:Entity)
    USING INDEX dataService2:Entity(type, validFrom)
    WHERE dataService2.type IN $kinds5 AND dataService2.validFrom > $asOf
    RETURN count(dataService2) AS failing5
  }CALL () {
    MATCH (dataService2:Entity)
    USING INDEX dataService2:Entity(type, validTo)
    WHERE dataService2.type IN $kinds6 AND dataService2.validTo <= $asOf AND (dataService2.validFrom IS NULL OR dataService2.validFrom <= $asOf)
    RETURN count(dataService2) AS failing6
  }
  RETURN total3 - failing5 - failing6 AS r2Total
}
CALL () {
  CALL () {
    MATCH (dataset:Dataset)
    RETURN count(dataset) AS total4
  }
  CALL () {
    MATCH (dataset2:Entity)
    USING INDEX dataset2:Entity(type, validFrom)
    WHERE dataset2.type IN $kinds7 AND dataset2.validFrom > $asOf
    RETURN count(dataset2) AS failing7
  }CALL () {
    MATCH (dataset2:Entity)
    USING INDEX dataset2:Entity(type, validTo)
    WHERE dataset2.type IN $kinds8 AND dataset2.validTo <= $asOf AND (dataset2.validFrom IS NULL OR dataset2.validFrom <= $asOf)
    RETURN count(dataset2) AS failing8
  }
  RETURN total4 - failing7 - failing8 AS r3Total
}
CALL () {
  MATCH (specification:Specification)
  RETURN count(specification) AS r4Total
}
CALL () {
  CALL () {
    MATCH (guidance:Guidance)
    RETURN count(guidance) AS total5
  }
  CALL () {
    MATCH (guidance2:Entity)
    USING INDEX guidance2:Entity(type, validFrom)
    WHERE guidance2.type IN $kinds9 AND guidance2.validFrom > $asOf
    RETURN count(guidance2) AS failing9
  }CALL () {
    MATCH (guidance2:Entity)
    USING INDEX guidance2:Entity(type, validTo)
    WHERE guidance2.type IN $kinds10 AND guidance2.validTo <= $asOf AND (guidance2.validFrom IS NULL OR guidance2.validFrom <= $asOf)
    RETURN count(guidance2) AS failing10
  }
  RETURN total5 - failing9 - failing10 AS r5Total
}
CALL () {
  CALL () {
    MATCH (collaborationArena:CollaborationArena)
    RETURN count(collaborationArena) AS total6
  }
  CALL () {
    MATCH (collaborationArena2:Entity)
    USING INDEX collaborationArena2:Entity(type, validFrom)
    WHERE collaborationArena2.type IN $kinds11 AND collaborationArena2.validFrom > $asOf
    RETURN count(collaborationArena2) AS failing11
  }CALL () {
    MATCH (collaborationArena2:Entity)
    USING INDEX collaborationArena2:Entity(type, validTo)
    WHERE collaborationArena2.type IN $kinds12 AND collaborationArena2.validTo <= $asOf AND (collaborationArena2.validFrom IS NULL OR collaborationArena2.validFrom <= $asOf)
    RETURN count(collaborationArena2) AS failing12
  }
  RETURN total6 - failing11 - failing12 AS r6Total
}
CALL () {
  MATCH (instrument:Instrument)
  RETURN count(instrument) AS r7Total
}
RETURN r0Total, r1Total, r2Total, r3Total, r4Total, r5Total, r6Total, r7Total, COUNT { (:SamgrafDated) } AS dateMarks
// $kinds = ["Solution","DataService","Dataset","Specification","Guidance","CollaborationArena","Instrument"]
// $asOf = variable @today
// $kinds2 = ["Solution","DataService","Dataset","Specification","Guidance","CollaborationArena","Instrument"]
// $kinds3 = ["Solution"]
// $kinds4 = ["Solution"]
// $kinds5 = ["DataService"]
// $kinds6 = ["DataService"]
// $kinds7 = ["Dataset"]
// $kinds8 = ["Dataset"]
// $kinds9 = ["Guidance"]
// $kinds10 = ["Guidance"]
// $kinds11 = ["CollaborationArena"]
// $kinds12 = ["CollaborationArena"]
