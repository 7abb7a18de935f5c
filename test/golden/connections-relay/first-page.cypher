CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.name_sort IS NOT NULL AND municipality.id IS NOT NULL AND municipality.access IS NOT NULL AND (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  WITH municipality ORDER BY municipality.name_sort, municipality.id LIMIT $limit
  RETURN collect(municipality {.number, .name, k: [municipality.name_sort, municipality.id]}) AS r0
}
CALL () {
  CALL () {
    MATCH (municipality2:Municipality)
    RETURN count(municipality2) AS total
  }
  CALL () {
    MATCH (municipality3:Entity)
    USING INDEX municipality3:Entity(type, validFrom)
    WHERE municipality3.type IN $kinds AND municipality3.validFrom > $asOf
    RETURN count(municipality3) AS failing
  }CALL () {
    MATCH (municipality3:Entity)
    USING INDEX municipality3:Entity(type, validTo)
    WHERE municipality3.type IN $kinds2 AND municipality3.validTo <= $asOf AND (municipality3.validFrom IS NULL OR municipality3.validFrom <= $asOf)
    RETURN count(municipality3) AS failing2
  }
  RETURN total - failing - failing2 AS r0Total
}
RETURN r0, r0Total, COUNT { (:SamgrafDated) } AS dateMarks
// $asOf = variable @today
// $limit = 4
// $kinds = ["Municipality"]
// $kinds2 = ["Municipality"]
