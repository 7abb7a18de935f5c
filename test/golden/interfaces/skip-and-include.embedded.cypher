CALL () {
  MATCH (county:County)
  WHERE county.id = $id
  RETURN collect([county.id, county.number]) AS r0
}
RETURN r0
// $id = "county:11"
