CALL () {
  MATCH (capability:Capability)
  WHERE capability.archimateId = $archimateId
  RETURN collect(capability {.id, .name, .level, .scope, .archimateId}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $archimateId = "id-a601bb3d7b11478185903149965f7842"
