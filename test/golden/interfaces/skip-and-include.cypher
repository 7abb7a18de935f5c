CALL () {
  MATCH (county:Entity)
  WHERE county.id = $id AND county:County
  RETURN collect({id: county.id, number: county.number}) AS r0
}
RETURN r0
// $id = "county:11"
