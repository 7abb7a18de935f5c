CALL () {
  MATCH (county:Entity)
  WHERE county.id = $id AND county:County
  RETURN collect(county {.id, .number}) AS r0
}
RETURN r0
// $id = "county:11"
