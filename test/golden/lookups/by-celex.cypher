CALL () {
  MATCH (framework:Framework)
  WHERE framework.celex = $celex AND ((framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf))
  RETURN collect({id: framework.id, name: framework.name, title: framework.title, eeaStatus: framework.eeaStatus, jurisdiction: framework.jurisdiction, kind: framework.kind, celex: framework.celex}) AS r0
}
RETURN r0
// $celex = "32014R0910"
// $asOf = variable @today
