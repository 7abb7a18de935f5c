CALL () {
  MATCH (capability:Capability)
  WHERE capability.archimateId = $archimateId
  RETURN collect({id: capability.id, name: capability.name, level: capability.level, scope: capability.scope, archimateId: capability.archimateId}) AS r0
}
RETURN r0
// $archimateId = "id-a601bb3d7b11478185903149965f7842"
