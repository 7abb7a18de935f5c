CALL () {
  MATCH (municipality:Municipality)
  WHERE municipality.number = $number AND ((municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf))
  CALL (municipality) {
    MATCH (municipality)-[uses:USES]->(usesNode)
    WHERE $basis IN uses.basis AND ((uses.validFrom IS NULL OR uses.validFrom <= $asOf) AND (uses.validTo IS NULL OR uses.validTo > $asOf)) AND ((usesNode.validFrom IS NULL OR usesNode.validFrom <= $asOf) AND (usesNode.validTo IS NULL OR usesNode.validTo > $asOf))
    WITH uses, usesNode ORDER BY usesNode.name_sort, uses.key LIMIT $limit
    RETURN collect([uses.basis, uses.status, uses.certainty, uses.knownFrom, uses.lastSeen, usesNode.id]) AS usesRows
  }
  RETURN collect([usesRows, COUNT { MATCH (municipality)-[uses2:USES]->(usesNode2) WHERE $basis2 IN uses2.basis AND ((uses2.validFrom IS NULL OR uses2.validFrom <= $asOf) AND (uses2.validTo IS NULL OR uses2.validTo > $asOf)) AND ((usesNode2.validFrom IS NULL OR usesNode2.validFrom <= $asOf) AND (usesNode2.validTo IS NULL OR usesNode2.validTo > $asOf)) }, COUNT { MATCH (municipality)-[uses3:USES]->(usesNode3) WHERE $basis3 IN uses3.basis AND ((uses3.validFrom IS NULL OR uses3.validFrom <= $asOf) AND (uses3.validTo IS NULL OR uses3.validTo > $asOf)) AND ((usesNode3.validFrom IS NULL OR usesNode3.validFrom <= $asOf) AND (usesNode3.validTo IS NULL OR usesNode3.validTo > $asOf)) }, COUNT { MATCH (municipality)-[uses4:USES]->(usesNode4) WHERE $basis4 IN uses4.basis AND ((uses4.validFrom IS NULL OR uses4.validFrom <= $asOf) AND (uses4.validTo IS NULL OR uses4.validTo > $asOf)) AND ((usesNode4.validFrom IS NULL OR usesNode4.validFrom <= $asOf) AND (usesNode4.validTo IS NULL OR usesNode4.validTo > $asOf)) }, COUNT { (municipality)-[:PARTICIPATES_IN]->() }]) AS r0
}
CALL () {
  MATCH (municipality2:Municipality)
  WHERE municipality2.number = $number2 AND ((municipality2.validFrom IS NULL OR municipality2.validFrom <= $asOf) AND (municipality2.validTo IS NULL OR municipality2.validTo > $asOf))
  CALL (municipality2) {
    MATCH (municipality2)-[uses5:USES]->(usesNode5)
    WHERE $basis5 IN uses5.basis AND ((uses5.validFrom IS NULL OR uses5.validFrom <= $asOf) AND (uses5.validTo IS NULL OR uses5.validTo > $asOf)) AND ((usesNode5.validFrom IS NULL OR usesNode5.validFrom <= $asOf) AND (usesNode5.validTo IS NULL OR usesNode5.validTo > $asOf))
    WITH uses5, usesNode5 ORDER BY usesNode5.name_sort, uses5.key LIMIT $limit2
    RETURN collect([uses5.basis, uses5.status, uses5.certainty, uses5.knownFrom, uses5.lastSeen, usesNode5.id]) AS usesRows2
  }
  RETURN collect([usesRows2, COUNT { MATCH (municipality2)-[uses6:USES]->(usesNode6) WHERE $basis6 IN uses6.basis AND ((uses6.validFrom IS NULL OR uses6.validFrom <= $asOf) AND (uses6.validTo IS NULL OR uses6.validTo > $asOf)) AND ((usesNode6.validFrom IS NULL OR usesNode6.validFrom <= $asOf) AND (usesNode6.validTo IS NULL OR usesNode6.validTo > $asOf)) }, COUNT { MATCH (municipality2)-[uses7:USES]->(usesNode7) WHERE $basis7 IN uses7.basis AND ((uses7.validFrom IS NULL OR uses7.validFrom <= $asOf) AND (uses7.validTo IS NULL OR uses7.validTo > $asOf)) AND ((usesNode7.validFrom IS NULL OR usesNode7.validFrom <= $asOf) AND (usesNode7.validTo IS NULL OR usesNode7.validTo > $asOf)) }, COUNT { MATCH (municipality2)-[uses8:USES]->(usesNode8) WHERE $basis8 IN uses8.basis AND ((uses8.validFrom IS NULL OR uses8.validFrom <= $asOf) AND (uses8.validTo IS NULL OR uses8.validTo > $asOf)) AND ((usesNode8.validFrom IS NULL OR usesNode8.validFrom <= $asOf) AND (usesNode8.validTo IS NULL OR usesNode8.validTo > $asOf)) }, COUNT { (municipality2)-[:PARTICIPATES_IN]->() }]) AS r1
}
CALL () {
  MATCH (municipality3:Municipality)
  WHERE municipality3.number = $number3 AND ((municipality3.validFrom IS NULL OR municipality3.validFrom <= $asOf) AND (municipality3.validTo IS NULL OR municipality3.validTo > $asOf))
  CALL (municipality3) {
    MATCH (municipality3)-[uses9:USES]->(usesNode9)
    WHERE $basis9 IN uses9.basis AND ((uses9.validFrom IS NULL OR uses9.validFrom <= $asOf) AND (uses9.validTo IS NULL OR uses9.validTo > $asOf)) AND ((usesNode9.validFrom IS NULL OR usesNode9.validFrom <= $asOf) AND (usesNode9.validTo IS NULL OR usesNode9.validTo > $asOf))
    WITH uses9, usesNode9 ORDER BY usesNode9.name_sort, uses9.key LIMIT $limit3
    RETURN collect([uses9.basis, uses9.status, uses9.certainty, uses9.knownFrom, uses9.lastSeen, usesNode9.id]) AS usesRows3
  }
  RETURN collect([usesRows3, COUNT { MATCH (municipality3)-[uses10:USES]->(usesNode10) WHERE $basis10 IN uses10.basis AND ((uses10.validFrom IS NULL OR uses10.validFrom <= $asOf) AND (uses10.validTo IS NULL OR uses10.validTo > $asOf)) AND ((usesNode10.validFrom IS NULL OR usesNode10.validFrom <= $asOf) AND (usesNode10.validTo IS NULL OR usesNode10.validTo > $asOf)) }, COUNT { MATCH (municipality3)-[uses11:USES]->(usesNode11) WHERE $basis11 IN uses11.basis AND ((uses11.validFrom IS NULL OR uses11.validFrom <= $asOf) AND (uses11.validTo IS NULL OR uses11.validTo > $asOf)) AND ((usesNode11.validFrom IS NULL OR usesNode11.validFrom <= $asOf) AND (usesNode11.validTo IS NULL OR usesNode11.validTo > $asOf)) }, COUNT { MATCH (municipality3)-[uses12:USES]->(usesNode12) WHERE $basis12 IN uses12.basis AND ((uses12.validFrom IS NULL OR uses12.validFrom <= $asOf) AND (uses12.validTo IS NULL OR uses12.validTo > $asOf)) AND ((usesNode12.validFrom IS NULL OR usesNode12.validFrom <= $asOf) AND (usesNode12.validTo IS NULL OR usesNode12.validTo > $asOf)) }, COUNT { (municipality3)-[:PARTICIPATES_IN]->() }]) AS r2
}
CALL () {
  MATCH (municipality4:Municipality)
  WHERE municipality4.number = $number4 AND ((municipality4.validFrom IS NULL OR municipality4.validFrom <= $asOf) AND (municipality4.validTo IS NULL OR municipality4.validTo > $asOf))
  CALL (municipality4) {
    MATCH (municipality4)-[uses13:USES]->(usesNode13)
    WHERE $basis13 IN uses13.basis AND ((uses13.validFrom IS NULL OR uses13.validFrom <= $asOf) AND (uses13.validTo IS NULL OR uses13.validTo > $asOf)) AND ((usesNode13.validFrom IS NULL OR usesNode13.validFrom <= $asOf) AND (usesNode13.validTo IS NULL OR usesNode13.validTo > $asOf))
    WITH uses13, usesNode13 ORDER BY usesNode13.name_sort, uses13.key LIMIT $limit4
    RETURN collect([uses13.basis, uses13.status, uses13.certainty, uses13.knownFrom, uses13.lastSeen, usesNode13.id]) AS usesRows4
  }
  RETURN collect([usesRows4, COUNT { MATCH (municipality4)-[uses14:USES]->(usesNode14) WHERE $basis14 IN uses14.basis AND ((uses14.validFrom IS NULL OR uses14.validFrom <= $asOf) AND (uses14.validTo IS NULL OR uses14.validTo > $asOf)) AND ((usesNode14.validFrom IS NULL OR usesNode14.validFrom <= $asOf) AND (usesNode14.validTo IS NULL OR usesNode14.validTo > $asOf)) }, COUNT { MATCH (municipality4)-[uses15:USES]->(usesNode15) WHERE $basis15 IN uses15.basis AND ((uses15.validFrom IS NULL OR uses15.validFrom <= $asOf) AND (uses15.validTo IS NULL OR uses15.validTo > $asOf)) AND ((usesNode15.validFrom IS NULL OR usesNode15.validFrom <= $asOf) AND (usesNode15.validTo IS NULL OR usesNode15.validTo > $asOf)) }, COUNT { MATCH (municipality4)-[uses16:USES]->(usesNode16) WHERE $basis16 IN uses16.basis AND ((uses16.validFrom IS NULL OR uses16.validFrom <= $asOf) AND (uses16.validTo IS NULL OR uses16.validTo > $asOf)) AND ((usesNode16.validFrom IS NULL OR usesNode16.validFrom <= $asOf) AND (usesNode16.validTo IS NULL OR usesNode16.validTo > $asOf)) }, COUNT { (municipality4)-[:PARTICIPATES_IN]->() }]) AS r3
}
CALL () {
  MATCH (municipality5:Municipality)
  WHERE municipality5.number = $number5 AND ((municipality5.validFrom IS NULL OR municipality5.validFrom <= $asOf) AND (municipality5.validTo IS NULL OR municipality5.validTo > $asOf))
  CALL (municipality5) {
    MATCH (municipality5)-[uses17:USES]->(usesNode17)
    WHERE $basis17 IN uses17.basis AND ((uses17.validFrom IS NULL OR uses17.validFrom <= $asOf) AND (uses17.validTo IS NULL OR uses17.validTo > $asOf)) AND ((usesNode17.validFrom IS NULL OR usesNode17.validFrom <= $asOf) AND (usesNode17.validTo IS NULL OR usesNode17.validTo > $asOf))
    WITH uses17, usesNode17 ORDER BY usesNode17.name_sort, uses17.key LIMIT $limit5
    RETURN collect([uses17.basis, uses17.status, uses17.certainty, uses17.knownFrom, uses17.lastSeen, usesNode17.id]) AS usesRows5
  }
  RETURN collect([usesRows5, COUNT { MATCH (municipality5)-[uses18:USES]->(usesNode18) WHERE $basis18 IN uses18.basis AND ((uses18.validFrom IS NULL OR uses18.validFrom <= $asOf) AND (uses18.validTo IS NULL OR uses18.validTo > $asOf)) AND ((usesNode18.validFrom IS NULL OR usesNode18.validFrom <= $asOf) AND (usesNode18.validTo IS NULL OR usesNode18.validTo > $asOf)) }, COUNT { MATCH (municipality5)-[uses19:USES]->(usesNode19) WHERE $basis19 IN uses19.basis AND ((uses19.validFrom IS NULL OR uses19.validFrom <= $asOf) AND (uses19.validTo IS NULL OR uses19.validTo > $asOf)) AND ((usesNode19.validFrom IS NULL OR usesNode19.validFrom <= $asOf) AND (usesNode19.validTo IS NULL OR usesNode19.validTo > $asOf)) }, COUNT { MATCH (municipality5)-[uses20:USES]->(usesNode20) WHERE $basis20 IN uses20.basis AND ((uses20.validFrom IS NULL OR uses20.validFrom <= $asOf) AND (uses20.validTo IS NULL OR uses20.validTo > $asOf)) AND ((usesNode20.validFrom IS NULL OR usesNode20.validFrom <= $asOf) AND (usesNode20.validTo IS NULL OR usesNode20.validTo > $asOf)) }, COUNT { (municipality5)-[:PARTICIPATES_IN]->() }]) AS r4
}
RETURN r0, r1, r2, r3, r4
// $number = "0301"
// $asOf = variable @today
// $basis = "RECORDED"
// $limit = 21
// $basis2 = "RECORDED"
// $basis3 = "DUTY"
// $basis4 = "TASK"
// $number2 = "1151"
// $basis5 = "RECORDED"
// $limit2 = 21
// $basis6 = "RECORDED"
// $basis7 = "DUTY"
// $basis8 = "TASK"
// $number3 = "4601"
// $basis9 = "RECORDED"
// $limit3 = 21
// $basis10 = "RECORDED"
// $basis11 = "DUTY"
// $basis12 = "TASK"
// $number4 = "5612"
// $basis13 = "RECORDED"
// $limit4 = 21
// $basis14 = "RECORDED"
// $basis15 = "DUTY"
// $basis16 = "TASK"
// $number5 = "1505"
// $basis17 = "RECORDED"
// $limit5 = 21
// $basis18 = "RECORDED"
// $basis19 = "DUTY"
// $basis20 = "TASK"
