CALL () {
  MATCH (capability:Capability)
  WITH capability ORDER BY capability.order IS NULL DESC, capability.order DESC, capability.id DESC LIMIT $limit
  RETURN collect([capability.name, capability.order]) AS r0
}
CALL () {
  MATCH (capability2:Capability)
  WITH capability2 ORDER BY capability2.order IS NULL DESC, capability2.order, capability2.id LIMIT $limit2
  RETURN collect([capability2.name, capability2.order]) AS r1
}
RETURN r0, r1
// $limit = 3
// $limit2 = 3
