CALL () {
  MATCH (framework:Framework)
  WHERE framework.eli = $eli AND ((framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf))
  RETURN collect([framework.id, framework.name_texts, framework.title_texts, framework.generalKnowledge]) AS r0
}
RETURN r0
// $eli = "http://data.europa.eu/eli/reg/2024/1689/oj"
// $asOf = variable @today
