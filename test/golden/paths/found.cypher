CALL () {
  UNWIND $ids AS id
  MATCH (end:Entity {id: id})
  WHERE (end.validFrom IS NULL OR end.validFrom <= $asOf) AND (end.validTo IS NULL OR end.validTo > $asOf)
  WITH DISTINCT end LIMIT $ends
  RETURN collect(end) AS r0From
}
CALL () {
  UNWIND $ids2 AS id
  MATCH (end2:Entity {id: id})
  WHERE (end2.validFrom IS NULL OR end2.validFrom <= $asOf) AND (end2.validTo IS NULL OR end2.validTo > $asOf)
  WITH DISTINCT end2 LIMIT $ends2
  RETURN collect(end2) AS r0To
}
CALL (r0From) {
  UNWIND r0From AS near
  MATCH (near)-[edge:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PURSUES|PARTICIPATES_IN|BOUND_BY|NAMED_IN|RUNS|MANAGES]->(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, edge {.key, .certainty, .kind, .draftOf, .role, .status, .obligation, .onlyIf_texts, .bindingness, .criticality, .validFrom, .validTo} AS facts, far {.validFrom, .validTo} AS found
  WITH edge, far, facts, found, (((facts.validFrom IS NULL OR facts.validFrom <= $asOf) AND (facts.validTo IS NULL OR facts.validTo > $asOf)) AND ((found.validFrom IS NULL OR found.validFrom <= $asOf) AND (found.validTo IS NULL OR found.validTo > $asOf))) AS holds
  RETURN collect(CASE WHEN holds THEN [facts.key, facts.certainty, facts.kind, facts.draftOf, facts.role, facts.status, facts.obligation, facts.onlyIf_texts, facts.bindingness, facts.criticality] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows, collect([edge, holds]) AS r0Forward1Steps
}
CALL (r0Forward1Nodes) {
  UNWIND r0Forward1Nodes AS near2
  MATCH (near2)-[edge2:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PURSUES|SET_IN|INFLUENCES|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|BOUND_BY|NAMED_IN|SERVES|REFERS_TO|SUPPLIED_BY|RUNS|CALLS_FOR|MANAGES|CALLS|PROCESSES|INSTALLATION_OF|COVERED_BY|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, edge2 {.key, .certainty, .kind, .draftOf, .role, .status, .obligation, .onlyIf_texts, .bindingness, .criticality, .validFrom, .validTo} AS facts2, far2 {.validFrom, .validTo} AS found2
  WITH edge2, far2, facts2, found2, (((facts2.validFrom IS NULL OR facts2.validFrom <= $asOf) AND (facts2.validTo IS NULL OR facts2.validTo > $asOf)) AND ((found2.validFrom IS NULL OR found2.validFrom <= $asOf) AND (found2.validTo IS NULL OR found2.validTo > $asOf))) AS holds2
  RETURN collect(CASE WHEN holds2 THEN [facts2.key, facts2.certainty, facts2.kind, facts2.draftOf, facts2.role, facts2.status, facts2.obligation, facts2.onlyIf_texts, facts2.bindingness, facts2.criticality] END) AS r0Forward2Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Forward2Nodes, count(*) AS r0Forward2Rows, collect([edge2, holds2]) AS r0Forward2Steps
}
CALL (r0Forward2Nodes) {
  UNWIND r0Forward2Nodes AS near3
  MATCH (near3)-[edge3:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PURSUES|SET_IN|INFLUENCES|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|BOUND_BY|NAMED_IN|SERVES|REFERS_TO|SUPPLIED_BY|RUNS|CALLS_FOR|MANAGES|CALLS|PROCESSES|INSTALLATION_OF|AGREED_WITH|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY|INVOLVES]->(far3)
  WITH edge3, far3 LIMIT $cap
  WITH edge3, far3, edge3 {.key, .certainty, .kind, .draftOf, .role, .status, .obligation, .onlyIf_texts, .bindingness, .criticality, .validFrom, .validTo} AS facts3, far3 {.validFrom, .validTo} AS found3
  WITH edge3, far3, facts3, found3, (((facts3.validFrom IS NULL OR facts3.validFrom <= $asOf) AND (facts3.validTo IS NULL OR facts3.validTo > $asOf)) AND ((found3.validFrom IS NULL OR found3.validFrom <= $asOf) AND (found3.validTo IS NULL OR found3.validTo > $asOf))) AS holds3
  RETURN collect(CASE WHEN holds3 THEN [facts3.key, facts3.certainty, facts3.kind, facts3.draftOf, facts3.role, facts3.status, facts3.obligation, facts3.onlyIf_texts, facts3.bindingness, facts3.criticality] END) AS r0Forward3Edges, collect(DISTINCT CASE WHEN holds3 THEN far3 END) AS r0Forward3Nodes, count(*) AS r0Forward3Rows, collect([edge3, holds3]) AS r0Forward3Steps
}
CALL (r0Forward3Nodes) {
  UNWIND r0Forward3Nodes AS near4
  MATCH (near4)-[edge4:SET_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS_FOR]->(far4)
  WITH edge4, far4 LIMIT $cap
  WITH edge4, far4, edge4 {.key, .certainty, .kind, .draftOf, .role, .status, .obligation, .onlyIf_texts, .bindingness, .criticality, .validFrom, .validTo} AS facts4, far4 {.validFrom, .validTo} AS found4
  WITH edge4, far4, facts4, found4, (((facts4.validFrom IS NULL OR facts4.validFrom <= $asOf) AND (facts4.validTo IS NULL OR facts4.validTo > $asOf)) AND ((found4.validFrom IS NULL OR found4.validFrom <= $asOf) AND (found4.validTo IS NULL OR found4.validTo > $asOf))) AS holds4
  RETURN collect(CASE WHEN holds4 THEN [facts4.key, facts4.certainty, facts4.kind, facts4.draftOf, facts4.role, facts4.status, facts4.obligation, facts4.onlyIf_texts, facts4.bindingness, facts4.criticality] END) AS r0Forward4Edges, collect(DISTINCT CASE WHEN holds4 THEN far4 END) AS r0Forward4Nodes, count(*) AS r0Forward4Rows, collect([edge4, holds4]) AS r0Forward4Steps
}
CALL (r0From, r0To, r0Forward1Nodes, r0Forward2Nodes, r0Forward3Nodes, r0Forward4Nodes) {
  UNWIND r0From + r0To + r0Forward1Nodes + r0Forward2Nodes + r0Forward3Nodes + r0Forward4Nodes AS node
  RETURN collect(DISTINCT node) AS r0All
}
CALL (r0All) {
  UNWIND r0All AS met
  WITH met {.id, .type, .certainty} AS facts5
  RETURN collect([facts5.id, facts5.type, facts5.certainty]) AS r0MetNodes
}
CALL (r0All, r0Forward1Edges, r0Forward2Edges, r0Forward3Edges, r0Forward4Edges) {
  RETURN size(r0All) + size(r0Forward1Edges) + size(r0Forward2Edges) + size(r0Forward3Edges) + size(r0Forward4Edges) <= $ahead AS r0Few
}
CALL (r0All, r0Few) {
  WITH r0All, r0Few
  WHERE r0Few
  UNWIND r0All AS node2
  RETURN collect(node2 {.name, .id, .name_texts, .onlyIf_texts}) AS r0AheadNodes
}
CALL (r0Forward1Steps, r0Few) {
  WITH r0Forward1Steps, r0Few
  WHERE r0Few
  UNWIND r0Forward1Steps AS pair
  WITH pair[0] AS step, pair[1] AS holds5
  WHERE holds5
  RETURN collect({key: step.key, edge_certainty: step.certainty, edge_obligation: step.obligation}) AS r0AheadEdgesLayer
}
CALL (r0Forward2Steps, r0Few) {
  WITH r0Forward2Steps, r0Few
  WHERE r0Few
  UNWIND r0Forward2Steps AS pair2
  WITH pair2[0] AS step2, pair2[1] AS holds6
  WHERE holds6
  RETURN collect({key: step2.key, edge_certainty: step2.certainty, edge_obligation: step2.obligation}) AS r0AheadEdgesLayer2
}
CALL (r0Forward3Steps, r0Few) {
  WITH r0Forward3Steps, r0Few
  WHERE r0Few
  UNWIND r0Forward3Steps AS pair3
  WITH pair3[0] AS step3, pair3[1] AS holds7
  WHERE holds7
  RETURN collect({key: step3.key, edge_certainty: step3.certainty, edge_obligation: step3.obligation}) AS r0AheadEdgesLayer3
}
CALL (r0Forward4Steps, r0Few) {
  WITH r0Forward4Steps, r0Few
  WHERE r0Few
  UNWIND r0Forward4Steps AS pair4
  WITH pair4[0] AS step4, pair4[1] AS holds8
  WHERE holds8
  RETURN collect({key: step4.key, edge_certainty: step4.certainty, edge_obligation: step4.obligation}) AS r0AheadEdgesLayer4
}
RETURN [[n IN r0From | n.id], [n IN r0To | n.id]] AS r0Seeds, [r0Forward1Edges, r0Forward2Edges, r0Forward3Edges, r0Forward4Edges] AS r0Edges, [r0Forward1Rows, r0Forward2Rows, r0Forward3Rows, r0Forward4Rows] AS r0Rows, [] AS r0Tests, r0MetNodes AS r0Met, null AS r0Assumed, r0AheadNodes, [r0AheadEdgesLayer, r0AheadEdgesLayer2, r0AheadEdgesLayer3, r0AheadEdgesLayer4] AS r0AheadEdges, COUNT { (:SamgrafDated) } AS dateMarks
// $ids = ["municipality:0301"]
// $asOf = variable @today
// $ends = 10001
// $ids2 = ["framework:eidas"]
// $ends2 = 10001
// $cap = 10001
// $ahead = 200

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect(node {.name, .id, .name_texts, .onlyIf_texts}) AS r0Nodes
}
CALL () {
  CALL () {
    MATCH ()-[step:IN_GROUP]->()
    WHERE step.key IN $keys.IN_GROUP  AND startNode(step):Entity
    RETURN collect({key: step.key, edge_certainty: step.certainty, edge_obligation: step.obligation}) AS steps
  }
  CALL () {
    MATCH ()-[step2:PROVIDES]->()
    WHERE step2.key IN $keys.PROVIDES  AND startNode(step2):Entity
    RETURN collect({key: step2.key, edge_certainty: step2.certainty, edge_obligation: step2.obligation}) AS steps2
  }
  CALL () {
    MATCH ()-[step3:USES]->()
    WHERE step3.key IN $keys.USES  AND startNode(step3):Entity
    RETURN collect({key: step3.key, edge_certainty: step3.certainty, edge_obligation: step3.obligation}) AS steps3
  }
  CALL () {
    MATCH ()-[step4:SETS_TERMS_FOR]->()
    WHERE step4.key IN $keys.SETS_TERMS_FOR  AND startNode(step4):Entity
    RETURN collect({key: step4.key, edge_certainty: step4.certainty, edge_obligation: step4.obligation}) AS steps4
  }
  CALL () {
    MATCH ()-[step5:PURSUES]->()
    WHERE step5.key IN $keys.PURSUES  AND startNode(step5):Entity
    RETURN collect({key: step5.key, edge_certainty: step5.certainty, edge_obligation: step5.obligation}) AS steps5
  }
  CALL () {
    MATCH ()-[step6:SET_IN]->()
    WHERE step6.key IN $keys.SET_IN  AND startNode(step6):Entity
    RETURN collect({key: step6.key, edge_certainty: step6.certainty, edge_obligation: step6.obligation}) AS steps6
  }
  CALL () {
    MATCH ()-[step7:INFLUENCES]->()
    WHERE step7.key IN $keys.INFLUENCES  AND startNode(step7):Entity
    RETURN collect({key: step7.key, edge_certainty: step7.certainty, edge_obligation: step7.obligation}) AS steps7
  }
  CALL () {
    MATCH ()-[step8:PARTICIPATES_IN]->()
    WHERE step8.key IN $keys.PARTICIPATES_IN  AND startNode(step8):Entity
    RETURN collect({key: step8.key, edge_certainty: step8.certainty, edge_obligation: step8.obligation}) AS steps8
  }
  CALL () {
    MATCH ()-[step9:CONCERNS]->()
    WHERE step9.key IN $keys.CONCERNS  AND startNode(step9):Entity
    RETURN collect({key: step9.key, edge_certainty: step9.certainty, edge_obligation: step9.obligation}) AS steps9
  }
  CALL () {
    MATCH ()-[step10:GOVERNED_BY]->()
    WHERE step10.key IN $keys.GOVERNED_BY  AND startNode(step10):Entity
    RETURN collect({key: step10.key, edge_certainty: step10.certainty, edge_obligation: step10.obligation}) AS steps10
  }
  CALL () {
    MATCH ()-[step11:IMPLEMENTS]->()
    WHERE step11.key IN $keys.IMPLEMENTS  AND startNode(step11):Entity
    RETURN collect({key: step11.key, edge_certainty: step11.certainty, edge_obligation: step11.obligation}) AS steps11
  }
  CALL () {
    MATCH ()-[step12:FULFILS]->()
    WHERE step12.key IN $keys.FULFILS  AND startNode(step12):Entity
    RETURN collect({key: step12.key, edge_certainty: step12.certainty, edge_obligation: step12.obligation}) AS steps12
  }
  CALL () {
    MATCH ()-[step13:EMBODIES]->()
    WHERE step13.key IN $keys.EMBODIES  AND startNode(step13):Entity
    RETURN collect({key: step13.key, edge_certainty: step13.certainty, edge_obligation: step13.obligation}) AS steps13
  }
  CALL () {
    MATCH ()-[step14:TRANSPOSES]->()
    WHERE step14.key IN $keys.TRANSPOSES  AND startNode(step14):Entity
    RETURN collect({key: step14.key, edge_certainty: step14.certainty, edge_obligation: step14.obligation}) AS steps14
  }
  CALL () {
    MATCH ()-[step15:AMENDS]->()
    WHERE step15.key IN $keys.AMENDS  AND startNode(step15):Entity
    RETURN collect({key: step15.key, edge_certainty: step15.certainty, edge_obligation: step15.obligation}) AS steps15
  }
  CALL () {
    MATCH ()-[step16:REPLACES]->()
    WHERE step16.key IN $keys.REPLACES  AND startNode(step16):Entity
    RETURN collect({key: step16.key, edge_certainty: step16.certainty, edge_obligation: step16.obligation}) AS steps16
  }
  CALL () {
    MATCH ()-[step17:LAID_DOWN_UNDER]->()
    WHERE step17.key IN $keys.LAID_DOWN_UNDER  AND startNode(step17):Entity
    RETURN collect({key: step17.key, edge_certainty: step17.certainty, edge_obligation: step17.obligation}) AS steps17
  }
  CALL () {
    MATCH ()-[step18:FOLLOWS_FROM]->()
    WHERE step18.key IN $keys.FOLLOWS_FROM  AND startNode(step18):Entity
    RETURN collect({key: step18.key, edge_certainty: step18.certainty, edge_obligation: step18.obligation}) AS steps18
  }
  CALL () {
    MATCH ()-[step19:BOUND_BY]->()
    WHERE step19.key IN $keys.BOUND_BY  AND startNode(step19):Entity
    RETURN collect({key: step19.key, edge_certainty: step19.certainty, edge_obligation: step19.obligation}) AS steps19
  }
  CALL () {
    MATCH ()-[step20:NAMED_IN]->()
    WHERE step20.key IN $keys.NAMED_IN  AND startNode(step20):Entity
    RETURN collect({key: step20.key, edge_certainty: step20.certainty, edge_obligation: step20.obligation}) AS steps20
  }
  CALL () {
    MATCH ()-[step21:SERVES]->()
    WHERE step21.key IN $keys.SERVES  AND startNode(step21):Entity
    RETURN collect({key: step21.key, edge_certainty: step21.certainty, edge_obligation: step21.obligation}) AS steps21
  }
  CALL () {
    MATCH ()-[step22:REFERS_TO]->()
    WHERE step22.key IN $keys.REFERS_TO  AND startNode(step22):Entity
    RETURN collect({key: step22.key, edge_certainty: step22.certainty, edge_obligation: step22.obligation}) AS steps22
  }
  CALL () {
    MATCH ()-[step23:SUPPLIED_BY]->()
    WHERE step23.key IN $keys.SUPPLIED_BY  AND startNode(step23):Entity
    RETURN collect({key: step23.key, edge_certainty: step23.certainty, edge_obligation: step23.obligation}) AS steps23
  }
  CALL () {
    MATCH ()-[step24:RUNS]->()
    WHERE step24.key IN $keys.RUNS  AND startNode(step24):Entity
    RETURN collect({key: step24.key, edge_certainty: step24.certainty, edge_obligation: step24.obligation}) AS steps24
  }
  CALL () {
    MATCH ()-[step25:CALLS_FOR]->()
    WHERE step25.key IN $keys.CALLS_FOR  AND startNode(step25):Entity
    RETURN collect({key: step25.key, edge_certainty: step25.certainty, edge_obligation: step25.obligation}) AS steps25
  }
  CALL () {
    MATCH ()-[step26:MANAGES]->()
    WHERE step26.key IN $keys.MANAGES  AND startNode(step26):Entity
    RETURN collect({key: step26.key, edge_certainty: step26.certainty, edge_obligation: step26.obligation}) AS steps26
  }
  CALL () {
    MATCH ()-[step27:CALLS]->()
    WHERE step27.key IN $keys.CALLS  AND startNode(step27):Entity
    RETURN collect({key: step27.key, edge_certainty: step27.certainty, edge_obligation: step27.obligation}) AS steps27
  }
  CALL () {
    MATCH ()-[step28:PROCESSES]->()
    WHERE step28.key IN $keys.PROCESSES  AND startNode(step28):Entity
    RETURN collect({key: step28.key, edge_certainty: step28.certainty, edge_obligation: step28.obligation}) AS steps28
  }
  CALL () {
    MATCH ()-[step29:INSTALLATION_OF]->()
    WHERE step29.key IN $keys.INSTALLATION_OF  AND startNode(step29):Entity
    RETURN collect({key: step29.key, edge_certainty: step29.certainty, edge_obligation: step29.obligation}) AS steps29
  }
  CALL () {
    MATCH ()-[step30:COVERED_BY]->()
    WHERE step30.key IN $keys.COVERED_BY  AND startNode(step30):Entity
    RETURN collect({key: step30.key, edge_certainty: step30.certainty, edge_obligation: step30.obligation}) AS steps30
  }
  CALL () {
    MATCH ()-[step31:AGREED_WITH]->()
    WHERE step31.key IN $keys.AGREED_WITH  AND startNode(step31):Entity
    RETURN collect({key: step31.key, edge_certainty: step31.certainty, edge_obligation: step31.obligation}) AS steps31
  }
  CALL () {
    MATCH ()-[step32:REALISES]->()
    WHERE step32.key IN $keys.REALISES  AND startNode(step32):Entity
    RETURN collect({key: step32.key, edge_certainty: step32.certainty, edge_obligation: step32.obligation}) AS steps32
  }
  CALL () {
    MATCH ()-[step33:DEPENDS_ON]->()
    WHERE step33.key IN $keys.DEPENDS_ON  AND startNode(step33):Entity
    RETURN collect({key: step33.key, edge_certainty: step33.certainty, edge_obligation: step33.obligation}) AS steps33
  }
  CALL () {
    MATCH ()-[step34:INTEROPERATES_WITH]->()
    WHERE step34.key IN $keys.INTEROPERATES_WITH  AND startNode(step34):Entity
    RETURN collect({key: step34.key, edge_certainty: step34.certainty, edge_obligation: step34.obligation}) AS steps34
  }
  CALL () {
    MATCH ()-[step35:CONFORMS_TO]->()
    WHERE step35.key IN $keys.CONFORMS_TO  AND startNode(step35):Entity
    RETURN collect({key: step35.key, edge_certainty: step35.certainty, edge_obligation: step35.obligation}) AS steps35
  }
  CALL () {
    MATCH ()-[step36:PROFILE_OF]->()
    WHERE step36.key IN $keys.PROFILE_OF  AND startNode(step36):Entity
    RETURN collect({key: step36.key, edge_certainty: step36.certainty, edge_obligation: step36.obligation}) AS steps36
  }
  CALL () {
    MATCH ()-[step37:SUPPORTED_BY]->()
    WHERE step37.key IN $keys.SUPPORTED_BY  AND startNode(step37):Entity
    RETURN collect({key: step37.key, edge_certainty: step37.certainty, edge_obligation: step37.obligation}) AS steps37
  }
  CALL () {
    MATCH ()-[step38:INVOLVES]->()
    WHERE step38.key IN $keys.INVOLVES  AND startNode(step38):Entity
    RETURN collect({key: step38.key, edge_certainty: step38.certainty, edge_obligation: step38.obligation}) AS steps38
  }
  RETURN steps + steps2 + steps3 + steps4 + steps5 + steps6 + steps7 + steps8 + steps9 + steps10 + steps11 + steps12 + steps13 + steps14 + steps15 + steps16 + steps17 + steps18 + steps19 + steps20 + steps21 + steps22 + steps23 + steps24 + steps25 + steps26 + steps27 + steps28 + steps29 + steps30 + steps31 + steps32 + steps33 + steps34 + steps35 + steps36 + steps37 + steps38 AS r0Edges
}
RETURN r0Nodes, r0Edges, COUNT { (:SamgrafDated) } AS dateMarks
// $ids = variable @r0Nodes = ["municipality:0301","framework:eidas","resource:id-porten","resource:maskinporten"]
// $keys = variable @r0Keys = {"USES":["USES municipality:0301 resource:id-porten","USES municipality:0301 resource:maskinporten"],"FULFILS":["FULFILS resource:id-porten framework:eidas"],"SERVES":["SERVES resource:maskinporten framework:eidas 2020-10-27"]}
