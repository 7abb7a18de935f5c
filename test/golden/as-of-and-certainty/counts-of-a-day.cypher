CALL () {
  CALL () {
    MATCH (municipality:Municipality)
    RETURN count(municipality) AS total
  }
  CALL () {
    MATCH (municipality2:Entity)
    USING INDEX municipality2:Entity(type, validFrom)
    WHERE municipality2.type IN $kinds AND municipality2.validFrom > $asOf
    RETURN count(municipality2) AS failing
  }CALL () {
    MATCH (municipality2:Entity)
    USING INDEX municipality2:Entity(type, validTo)
    WHERE municipality2.type IN $kinds2 AND municipality2.validTo <= $asOf AND (municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf)
    RETURN count(municipality2) AS failing2
  }
  RETURN total - failing - failing2 AS r0Total
}
CALL () {
  CALL () {
    MATCH (municipality3:Municipality)
    RETURN count(municipality3) AS total2
  }
  CALL () {
    MATCH (municipality4:Entity)
    USING INDEX municipality4:Entity(type, validFrom)
    WHERE municipality4.type IN $kinds3 AND municipality4.validFrom > $asOf2
    RETURN count(municipality4) AS failing3
  }CALL () {
    MATCH (municipality4:Entity)
    USING INDEX municipality4:Entity(type, validTo)
    WHERE municipality4.type IN $kinds4 AND municipality4.validTo <= $asOf2 AND (municipality4.validFrom IS NULL OR municipality4.validFrom <= $asOf2)
    RETURN count(municipality4) AS failing4
  }
  RETURN total2 - failing3 - failing4 AS r1Total
}
CALL () {
  MATCH (framework:Framework)
  WHERE framework.access IS NOT NULL AND framework.id IN $id AND ((framework.validFrom IS NULL OR framework.validFrom <= $asOf3) AND (framework.validTo IS NULL OR framework.validTo > $asOf3))
  WITH framework ORDER BY framework.name_sort, framework.id LIMIT $limit
  RETURN collect(framework {.id, .validFrom}) AS r2
}
RETURN r0Total, r1Total, r2, COUNT { (:SamgrafDated) } AS dateMarks
// $kinds = ["Municipality"]
// $asOf = "2023-12-31"
// $kinds2 = ["Municipality"]
// $kinds3 = ["Municipality"]
// $asOf2 = "2024-01-01"
// $kinds4 = ["Municipality"]
// $id = ["framework:eidas","framework:eidas2"]
// $asOf3 = "2010-01-01"
// $limit = 21
