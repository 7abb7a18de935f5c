CALL () {
  MATCH (framework:Framework)
  WHERE framework.celex = $celex AND ((framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf))
  RETURN collect(framework {.id, .name, .title, .eeaStatus, .jurisdiction, .kind, .celex}) AS r0
}
RETURN r0, COUNT { (:SamgrafDated) } AS dateMarks
// $celex = "32014R0910"
// $asOf = variable @today
