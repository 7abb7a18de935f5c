CALL () {
  MATCH (capability:Capability)
  WHERE capability.archimateId = $archimateId
  RETURN collect([capability.id, capability.name, capability.level, capability.scope, capability.archimateId]) AS r0
}
RETURN r0
// $archimateId = "id-a601bb3d7b11478185903149965f7842"
