CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE (sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf)
  RETURN count(sharedResource) AS r0Total
}
CALL () {
  MATCH (solution:Solution)
  WHERE (solution.validFrom IS NULL OR solution.validFrom <= $asOf) AND (solution.validTo IS NULL OR solution.validTo > $asOf)
  RETURN count(solution) AS r1Total
}
CALL () {
  MATCH (dataService:DataService)
  WHERE (dataService.validFrom IS NULL OR dataService.validFrom <= $asOf) AND (dataService.validTo IS NULL OR dataService.validTo > $asOf)
  RETURN count(dataService) AS r2Total
}
CALL () {
  MATCH (dataset:Dataset)
  WHERE (dataset.validFrom IS NULL OR dataset.validFrom <= $asOf) AND (dataset.validTo IS NULL OR dataset.validTo > $asOf)
  RETURN count(dataset) AS r3Total
}
CALL () {
  MATCH (specification:Specification)
  RETURN count(specification) AS r4Total
}
CALL () {
  MATCH (guidance:Guidance)
  WHERE (guidance.validFrom IS NULL OR guidance.validFrom <= $asOf) AND (guidance.validTo IS NULL OR guidance.validTo > $asOf)
  RETURN count(guidance) AS r5Total
}
CALL () {
  MATCH (collaborationArena:CollaborationArena)
  WHERE (collaborationArena.validFrom IS NULL OR collaborationArena.validFrom <= $asOf) AND (collaborationArena.validTo IS NULL OR collaborationArena.validTo > $asOf)
  RETURN count(collaborationArena) AS r6Total
}
CALL () {
  MATCH (instrument:Instrument)
  RETURN count(instrument) AS r7Total
}
RETURN r0Total, r1Total, r2Total, r3Total, r4Total, r5Total, r6Total, r7Total
// $asOf = variable @today
