CALL () {
  CALL () {
    MATCH (sharedResource:SharedResource)
    WHERE (sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf)
    RETURN sharedResource, COUNT { (sharedResource)<-[:USES]-() } AS change, 1 AS own
    UNION ALL
    MATCH (sharedResource)<-[usedBy:USES]-(usedByNode)
    USING INDEX usedBy:USES(validFrom)
    WHERE usedBy.validFrom > $asOf
    RETURN sharedResource, -1 AS change, 0 AS own
    UNION ALL
    MATCH (sharedResource)<-[usedBy:USES]-(usedByNode)
    USING INDEX usedBy:USES(validTo)
    WHERE usedBy.validTo <= $asOf AND (usedBy.validFrom IS NULL OR usedBy.validFrom <= $asOf)
    RETURN sharedResource, -1 AS change, 0 AS own
    UNION ALL
    MATCH (usedByNode:Entity)
    USING INDEX usedByNode:Entity(validFrom)
    WHERE usedByNode.validFrom > $asOf
    MATCH (sharedResource)<-[usedBy:USES]-(usedByNode)
    WHERE (usedBy.validFrom IS NULL OR usedBy.validFrom <= $asOf) AND (usedBy.validTo IS NULL OR usedBy.validTo > $asOf)
    RETURN sharedResource, -1 AS change, 0 AS own
    UNION ALL
    MATCH (usedByNode:Entity)
    USING INDEX usedByNode:Entity(validTo)
    WHERE usedByNode.validTo <= $asOf AND (usedByNode.validFrom IS NULL OR usedByNode.validFrom <= $asOf)
    MATCH (sharedResource)<-[usedBy:USES]-(usedByNode)
    WHERE (usedBy.validFrom IS NULL OR usedBy.validFrom <= $asOf) AND (usedBy.validTo IS NULL OR usedBy.validTo > $asOf)
    RETURN sharedResource, -1 AS change, 0 AS own
  }
  WITH sharedResource, sum(change) AS usedByCount, max(own) AS own
  WHERE own = 1
  WITH sharedResource, usedByCount
  WITH sharedResource, usedByCount ORDER BY usedByCount DESC, sharedResource.id DESC LIMIT $limit
  RETURN collect(sharedResource {.name, usedByTotal: COUNT { MATCH (sharedResource)<-[usedBy2:USES]-(usedByNode2) WHERE ((usedBy2.validFrom IS NULL OR usedBy2.validFrom <= $asOf) AND (usedBy2.validTo IS NULL OR usedBy2.validTo > $asOf)) AND ((usedByNode2.validFrom IS NULL OR usedByNode2.validFrom <= $asOf) AND (usedByNode2.validTo IS NULL OR usedByNode2.validTo > $asOf)) }, providedByTotal: COUNT { MATCH (sharedResource)<-[providedBy:PROVIDES]-(providedByNode) WHERE (providedByNode.validFrom IS NULL OR providedByNode.validFrom <= $asOf) AND (providedByNode.validTo IS NULL OR providedByNode.validTo > $asOf) }, realisesTotal: COUNT { (sharedResource)-[:REALISES]->() }}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 4
