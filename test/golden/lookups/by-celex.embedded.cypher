CALL () {
  MATCH (framework:Framework)
  WHERE framework.celex = $celex AND ((framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf))
  RETURN collect([framework.id, framework.name, framework.title, framework.eeaStatus, framework.jurisdiction, framework.kind, framework.celex]) AS r0
}
RETURN r0
// $celex = "32014R0910"
// $asOf = variable @today
