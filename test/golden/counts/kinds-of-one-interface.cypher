CALL () {
  MATCH (sharedResource:SharedResource)
  RETURN count(sharedResource) AS r0Total
}
CALL () {
  MATCH (solution:Solution)
  RETURN count(solution) AS r1Total
}
CALL () {
  MATCH (dataService:DataService)
  RETURN count(dataService) AS r2Total
}
CALL () {
  MATCH (dataset:Dataset)
  RETURN count(dataset) AS r3Total
}
CALL () {
  MATCH (specification:Specification)
  RETURN count(specification) AS r4Total
}
CALL () {
  MATCH (guidance:Guidance)
  RETURN count(guidance) AS r5Total
}
CALL () {
  MATCH (collaborationArena:CollaborationArena)
  RETURN count(collaborationArena) AS r6Total
}
CALL () {
  MATCH (instrument:Instrument)
  RETURN count(instrument) AS r7Total
}
RETURN r0Total, r1Total, r2Total, r3Total, r4Total, r5Total, r6Total, r7Total, COUNT { (:SamgrafDated) } AS dateMarks
