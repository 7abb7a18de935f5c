CALL () {
  UNWIND $organisationNumbers AS organisationNumber
  MATCH (actor:Actor {organisationNumber: organisationNumber})
  WHERE (actor.validFrom IS NULL OR actor.validFrom <= $asOf) AND (actor.validTo IS NULL OR actor.validTo > $asOf)
  CALL (actor) {
    MATCH (actor)-[partOf:PART_OF]->(partOfNode)
    WHERE (actor:Municipality) AND (partOfNode.validFrom IS NULL OR partOfNode.validFrom <= $asOf) AND (partOfNode.validTo IS NULL OR partOfNode.validTo > $asOf)
    WITH partOf, partOfNode ORDER BY partOfNode.name_sort, partOf.key LIMIT $limit
    RETURN collect([partOfNode.name]) AS partOfRows
  }
  RETURN collect([actor.type, actor.number, actor.name_texts, partOfRows, actor.organisationNumber]) AS r0ActorOrganisationNumber
}
CALL () {
  UNWIND $ids AS id
  MATCH (entity:Entity {id: id})
  WHERE (entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf)
  CALL (entity) {
    MATCH (entity)-[partOf2:PART_OF]->(partOfNode2)
    WHERE (entity:Municipality) AND (partOfNode2.validFrom IS NULL OR partOfNode2.validFrom <= $asOf) AND (partOfNode2.validTo IS NULL OR partOfNode2.validTo > $asOf)
    WITH partOf2, partOfNode2 ORDER BY partOfNode2.name_sort, partOf2.key LIMIT $limit2
    RETURN collect([partOfNode2.name]) AS partOfRows2
  }
  RETURN collect([entity.type, entity.number, entity.name_texts, partOfRows2, entity.id]) AS r0EntityId
}
CALL () {
  UNWIND $celexs AS celex
  MATCH (framework:Framework {celex: celex})
  WHERE (framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf)
  RETURN collect([framework.celex, framework.name_texts, framework.type]) AS r0FrameworkCelex
}
CALL () {
  UNWIND $numbers AS number
  MATCH (municipality:Municipality {number: number})
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  CALL (municipality) {
    MATCH (municipality)-[partOf3:PART_OF]->(partOfNode3)
    WHERE (partOfNode3.validFrom IS NULL OR partOfNode3.validFrom <= $asOf) AND (partOfNode3.validTo IS NULL OR partOfNode3.validTo > $asOf)
    WITH partOf3, partOfNode3 ORDER BY partOfNode3.name_sort, partOf3.key LIMIT $limit3
    RETURN collect([partOfNode3.name]) AS partOfRows3
  }
  RETURN collect([municipality.number, municipality.name_texts, partOfRows3, municipality.type]) AS r0MunicipalityNumber
}
UNWIND range(0, reduce(most = 0, items IN [size(r0ActorOrganisationNumber), size(r0EntityId), size(r0FrameworkCelex), size(r0MunicipalityNumber)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN r0ActorOrganisationNumber[at..at + $part] AS r0ActorOrganisationNumber, r0EntityId[at..at + $part] AS r0EntityId, r0FrameworkCelex[at..at + $part] AS r0FrameworkCelex, r0MunicipalityNumber[at..at + $part] AS r0MunicipalityNumber
// $organisationNumbers = variable @r0ActorOrganisationNumber = ["958935420"]
// $asOf = variable @today
// $limit = 21
// $ids = variable @r0EntityId = ["municipality:0301","municipality:4601"]
// $limit2 = 21
// $celexs = variable @r0FrameworkCelex = ["32014R0910"]
// $numbers = variable @r0MunicipalityNumber = ["4601","9999"]
// $limit3 = 21
// $part = 10
