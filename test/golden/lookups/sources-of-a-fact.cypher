CALL () {
  MATCH (county:County)
  WHERE county.number = $number
  CALL (county) {
    UNWIND county.sources AS sourceId
    MATCH (source:Entity {id: sourceId})
    WHERE source:Source
    RETURN collect({id: source.id, title: source.title, publisher: source.publisher}) AS sourcesRows
  }
  RETURN collect({name: county.name, rationale: county.rationale, sources: sourcesRows}) AS r0
}
RETURN r0
// $number = "03"
