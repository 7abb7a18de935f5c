CALL () {
  MATCH (county:County)
  WHERE county.number = $number AND ((county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf))
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
// $asOf = variable @today
