CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.number = $number AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect([municipality.name, municipality.name_texts]) AS r0
}
CALL () {
  MATCH (framework:Framework)
  WHERE framework.id = $id AND ((framework.validFrom IS NULL OR framework.validFrom <= $asOf) AND (framework.validTo IS NULL OR framework.validTo > $asOf))
  RETURN collect([framework.title, framework.title_texts, framework.name, framework.name_texts]) AS r1
}
RETURN r0, r1
// $number = "0301"
// $asOf = variable @today
// $id = "framework:ai-act"
