CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.number = $number AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect(municipality {.name, .name_texts}) AS r0
}
CALL () {
  MATCH (framework:Framework)
  WHERE framework.id = $id AND framework.access IS NOT NULL AND ((framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf))
  RETURN collect(framework {.title, .title_texts, .name, .name_texts}) AS r1
}
RETURN r0, r1, COUNT { (:SamgrafDated) } AS dateMarks
// $number = "0301"
// $asOf = variable @today
// $id = "framework:ai-act"
