CALL () {
  CALL () {
    MATCH (county:County)
    WHERE (county.validFrom IS NULL OR county.validFrom <= $asOf) AND (county.validTo IS NULL OR county.validTo > $asOf)
    RETURN county, COUNT { (county)<-[:PART_OF]-() } AS change, 1 AS own
    UNION ALL
    MATCH (partsNode:Entity)
    USING INDEX partsNode:Entity(validFrom)
    WHERE partsNode.validFrom > $asOf
    MATCH (county)<-[parts:PART_OF]-(partsNode)
    RETURN county, -1 AS change, 0 AS own
    UNION ALL
    MATCH (partsNode:Entity)
    USING INDEX partsNode:Entity(validTo)
    WHERE partsNode.validTo <= $asOf AND (partsNode.validFrom IS NULL OR partsNode.validFrom <= $asOf)
    MATCH (county)<-[parts:PART_OF]-(partsNode)
    RETURN county, -1 AS change, 0 AS own
  }
  WITH county, sum(change) AS partsCount, max(own) AS own
  WHERE own = 1
  WITH county, partsCount
  WITH county, partsCount ORDER BY partsCount DESC, county.name_sort, county.id DESC LIMIT $limit
  RETURN collect(county {.name, partsTotal: COUNT { MATCH (county)<-[parts2:PART_OF]-(partsNode2) WHERE (partsNode2.validFrom IS NULL OR partsNode2.validFrom <= $asOf) AND (partsNode2.validTo IS NULL OR partsNode2.validTo > $asOf) }}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 5
