CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.number = $number AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  RETURN collect([COUNT { MATCH (municipality)-[uses:USES]->(usesNode) WHERE ((uses.validFrom IS NULL OR uses.validFrom <= $asOf) AND (uses.validTo IS NULL OR uses.validTo > $asOf)) AND ((usesNode.validFrom IS NULL OR usesNode.validFrom <= $asOf) AND (usesNode.validTo IS NULL OR usesNode.validTo > $asOf)) }]) AS r0
}
CALL () {
  MATCH (municipality2:Municipality)
  WHERE municipality2.number = $number2 AND (((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf)) AND municipality2.certainty IN $certainty)
  RETURN collect([COUNT { MATCH (municipality2)-[uses2:USES]->(usesNode2) WHERE ((uses2.validFrom IS NULL OR uses2.validFrom <= $asOf) AND (uses2.validTo IS NULL OR uses2.validTo > $asOf)) AND uses2.certainty IN $certainty2 AND ((usesNode2.validFrom IS NULL OR usesNode2.validFrom <= $asOf) AND (usesNode2.validTo IS NULL OR usesNode2.validTo > $asOf)) AND usesNode2.certainty IN $certainty3 }]) AS r1
}
CALL () {
  MATCH (municipality3:Municipality)
  WHERE municipality3.number = $number3 AND (((municipality3.validFrom IS NULL OR municipality3.validFrom <= $asOf) AND (municipality3.validTo IS NULL OR municipality3.validTo > $asOf)) AND municipality3.certainty IN $certainty4)
  RETURN collect([COUNT { MATCH (municipality3)-[uses3:USES]->(usesNode3) WHERE ((uses3.validFrom IS NULL OR uses3.validFrom <= $asOf) AND (uses3.validTo IS NULL OR uses3.validTo > $asOf)) AND uses3.certainty IN $certainty5 AND ((usesNode3.validFrom IS NULL OR usesNode3.validFrom <= $asOf) AND (usesNode3.validTo IS NULL OR usesNode3.validTo > $asOf)) AND usesNode3.certainty IN $certainty6 }]) AS r2
}
RETURN r0, r1, r2
// $number = "0301"
// $asOf = variable @today
// $number2 = "0301"
// $certainty = ["FACT","DEDUCTION"]
// $certainty2 = ["FACT","DEDUCTION"]
// $certainty3 = ["FACT","DEDUCTION"]
// $number3 = "0301"
// $certainty4 = ["FACT"]
// $certainty5 = ["FACT"]
// $certainty6 = ["FACT"]
