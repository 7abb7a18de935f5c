CALL () {
  MATCH (sharedResource:SharedResource)
  WHERE (sharedResource.validFrom IS NULL OR sharedResource.validFrom <= $asOf) AND (sharedResource.validTo IS NULL OR sharedResource.validTo > $asOf)
  WITH sharedResource, COUNT { MATCH (sharedResource)<-[usedBy:USES]-(usedByNode) WHERE ((usedBy.validFrom IS NULL OR usedBy.validFrom <= $asOf) AND (usedBy.validTo IS NULL OR usedBy.validTo > $asOf)) AND ((usedByNode.validFrom IS NULL OR usedByNode.validFrom <= $asOf) AND (usedByNode.validTo IS NULL OR usedByNode.validTo > $asOf)) } AS usedByCount
  WITH sharedResource, usedByCount ORDER BY usedByCount DESC, sharedResource.id DESC LIMIT $limit
  RETURN collect([sharedResource.name, COUNT { MATCH (sharedResource)<-[usedBy2:USES]-(usedByNode2) WHERE ((usedBy2.validFrom IS NULL OR usedBy2.validFrom <= $asOf) AND (usedBy2.validTo IS NULL OR usedBy2.validTo > $asOf)) AND ((usedByNode2.validFrom IS NULL OR usedByNode2.validFrom <= $asOf) AND (usedByNode2.validTo IS NULL OR usedByNode2.validTo > $asOf)) }, COUNT { MATCH (sharedResource)<-[providedBy:PROVIDES]-(providedByNode) WHERE (providedByNode.validFrom IS NULL OR providedByNode.validFrom <= $asOf) AND (providedByNode.validTo IS NULL OR providedByNode.validTo > $asOf) }, COUNT { (sharedResource)-[:REALISES]->() }]) AS r0
}
RETURN r0
// $asOf = variable @today
// $limit = 4
