CALL () {
  MATCH (entity:Entity)
  WHERE entity.id = $id AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  RETURN collect([entity.type, entity.id, entity.name, entity.registerNumber, entity.level, entity.facts]) AS r0
}
CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  WHERE (node.validFrom IS NULL OR node.validFrom <= $asOf) AND (node.validTo IS NULL OR node.validTo > $asOf)
  RETURN collect([node.id, node.name]) AS r1
}
RETURN r0, r1
// $id = "resource:aa-registeret"
// $asOf = variable @today
// $ids = ["county:11","nothing:here","municipality:0301","county:11"]
