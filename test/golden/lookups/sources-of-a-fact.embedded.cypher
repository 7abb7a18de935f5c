CALL () {
  MATCH (county:County)
  WHERE county.number = $number
  CALL (county) {
    UNWIND county.sources AS sourceId
    MATCH (source:Entity {id: sourceId})
    WHERE source:Source
    RETURN collect([source.id, source.title, source.publisher]) AS sourcesRows
  }
  RETURN collect([county.name, county.rationale, sourcesRows]) AS r0
}
RETURN r0
// $number = "03"
