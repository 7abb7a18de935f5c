CALL () {
  MATCH (candidate:Municipality)
  USING TEXT INDEX candidate:Municipality(officialName_lower)
  WHERE candidate.officialName_lower CONTAINS $officialName_lower
  WITH candidate LIMIT $few
  RETURN collect(candidate) AS found
}
CALL (found) {
  WITH * WHERE size(found) < $few
  CALL (found) {
    UNWIND found AS municipality
    WITH municipality
    WHERE (municipality:Municipality) AND municipality.officialName_lower CONTAINS $officialName_lower2 AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
    WITH municipality ORDER BY municipality.name_sort, municipality.id LIMIT $limit
    RETURN collect(municipality {.officialName}) AS rows
  }
  RETURN rows AS r0
  UNION ALL
  WITH * WHERE size(found) = $few
  CALL () {
    MATCH (municipality2:Municipality)
    WHERE municipality2.name_sort IS NOT NULL AND municipality2.id IS NOT NULL AND municipality2.access IS NOT NULL AND municipality2.officialName_lower CONTAINS $officialName_lower3 AND ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf))
    WITH municipality2 ORDER BY municipality2.name_sort, municipality2.id LIMIT $limit2
    RETURN collect(municipality2 {.officialName}) AS rows
  }
  RETURN rows AS r0
}
CALL () {
  MATCH (candidate2:Entity)
  USING TEXT INDEX candidate2:Entity(name_lower)
  WHERE candidate2.name_lower CONTAINS $name_lower
  WITH candidate2 LIMIT $few2
  RETURN collect(candidate2) AS found2
}
CALL (found2) {
  WITH * WHERE size(found2) < $few2
  CALL (found2) {
    UNWIND found2 AS municipality3
    WITH municipality3
    WHERE (municipality3:Municipality) AND municipality3.name_lower CONTAINS $name_lower2 AND ((municipality3.validFrom IS NULL OR municipality3.validFrom <= $asOf) AND (municipality3.validTo IS NULL OR municipality3.validTo > $asOf))
    WITH municipality3 ORDER BY municipality3.name_sort, municipality3.id LIMIT $limit3
    RETURN collect(municipality3 {.name}) AS rows2
  }
  RETURN rows2 AS r1
  UNION ALL
  WITH * WHERE size(found2) = $few2
  CALL () {
    MATCH (municipality4:Municipality)
    WHERE municipality4.name_sort IS NOT NULL AND municipality4.id IS NOT NULL AND municipality4.access IS NOT NULL AND municipality4.name_lower CONTAINS $name_lower3 AND ((municipality4.validFrom IS NULL OR municipality4.validFrom <= $asOf) AND (municipality4.validTo IS NULL OR municipality4.validTo > $asOf))
    WITH municipality4 ORDER BY municipality4.name_sort, municipality4.id LIMIT $limit4
    RETURN collect(municipality4 {.name}) AS rows2
  }
  RETURN rows2 AS r1
}
CALL () {
  MATCH (municipality5:Municipality:Entity)
  WHERE municipality5.name_lower CONTAINS $name_lower4 AND ((municipality5.validFrom IS NULL OR municipality5.validFrom <= $asOf) AND (municipality5.validTo IS NULL OR municipality5.validTo > $asOf))
  RETURN count(municipality5) AS r1Total
}
RETURN r0, r1, r1Total, COUNT { (:SamgrafDated) } AS dateMarks
// $officialName_lower = "\nål"
// $few = 1000
// $officialName_lower2 = "\nål"
// $asOf = variable @today
// $limit = 21
// $officialName_lower3 = "\nål"
// $limit2 = 21
// $name_lower = "jord"
// $few2 = 1000
// $name_lower2 = "jord"
// $limit3 = 6
// $name_lower3 = "jord"
// $limit4 = 6
// $name_lower4 = "jord"
