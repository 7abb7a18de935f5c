CALL () {
  UNWIND $ids AS id
  MATCH (end:Entity {id: id})
  WHERE (end.validFrom IS NULL OR end.validFrom <= $asOf) AND (end.validTo IS NULL OR end.validTo > $asOf)
  WITH DISTINCT end LIMIT $ends
  RETURN collect(end) AS r0From
}
CALL () {
  MATCH (end2:Framework)
  WHERE end2.jurisdiction = $jurisdiction AND ((end2.validFrom IS NULL OR end2.validFrom <= $asOf2) AND (end2.validTo IS NULL OR end2.validTo > $asOf2))
  WITH DISTINCT end2 LIMIT $ends2
  RETURN collect(end2) AS r0AnyTo
}
CALL () {
  MATCH (end3:SharedResource)
  WHERE (end3.validFrom IS NULL OR end3.validFrom <= $asOf3) AND (end3.validTo IS NULL OR end3.validTo > $asOf3)
  WITH DISTINCT end3 LIMIT $ends3
  RETURN collect(end3) AS r0AnyVia
}
CALL (r0From) {
  UNWIND r0From AS near
  MATCH (near)-[edge:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, (((edge.validFrom IS NULL OR edge.validFrom <= $asOf4) AND (edge.validTo IS NULL OR edge.validTo > $asOf4)) AND ((far.validFrom IS NULL OR far.validFrom <= $asOf5) AND (far.validTo IS NULL OR far.validTo > $asOf5))) AS holds
  RETURN collect(CASE WHEN holds THEN [edge.key, edge.certainty, edge.kind, edge.validFrom, edge.validTo, edge.draftOf, edge.role, edge.status, edge.obligation, edge.onlyIf_texts, edge.criticality] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows
}
CALL (r0Forward1Nodes) {
  UNWIND r0Forward1Nodes AS near2
  MATCH (near2)-[edge2:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, (((edge2.validFrom IS NULL OR edge2.validFrom <= $asOf6) AND (edge2.validTo IS NULL OR edge2.validTo > $asOf6)) AND ((far2.validFrom IS NULL OR far2.validFrom <= $asOf7) AND (far2.validTo IS NULL OR far2.validTo > $asOf7))) AS holds2
  RETURN collect(CASE WHEN holds2 THEN [edge2.key, edge2.certainty, edge2.kind, edge2.validFrom, edge2.validTo, edge2.draftOf, edge2.role, edge2.status, edge2.obligation, edge2.onlyIf_texts, edge2.criticality] END) AS r0Forward2Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Forward2Nodes, count(*) AS r0Forward2Rows
}
CALL (r0Forward2Nodes) {
  UNWIND r0Forward2Nodes AS near3
  MATCH (near3)-[edge3:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far3)
  WITH edge3, far3 LIMIT $cap
  WITH edge3, far3, (((edge3.validFrom IS NULL OR edge3.validFrom <= $asOf8) AND (edge3.validTo IS NULL OR edge3.validTo > $asOf8)) AND ((far3.validFrom IS NULL OR far3.validFrom <= $asOf9) AND (far3.validTo IS NULL OR far3.validTo > $asOf9))) AS holds3
  RETURN collect(CASE WHEN holds3 THEN [edge3.key, edge3.certainty, edge3.kind, edge3.validFrom, edge3.validTo, edge3.draftOf, edge3.role, edge3.status, edge3.obligation, edge3.onlyIf_texts, edge3.criticality] END) AS r0Forward3Edges, collect(DISTINCT CASE WHEN holds3 THEN far3 END) AS r0Forward3Nodes, count(*) AS r0Forward3Rows
}
CALL (r0Forward3Nodes) {
  UNWIND r0Forward3Nodes AS near4
  MATCH (near4)-[edge4:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far4)
  WITH edge4, far4 LIMIT $cap
  WITH edge4, far4, (((edge4.validFrom IS NULL OR edge4.validFrom <= $asOf10) AND (edge4.validTo IS NULL OR edge4.validTo > $asOf10)) AND ((far4.validFrom IS NULL OR far4.validFrom <= $asOf11) AND (far4.validTo IS NULL OR far4.validTo > $asOf11)) AND (far4:Framework) AND far4.jurisdiction = $jurisdiction2) AS holds4
  RETURN collect(CASE WHEN holds4 THEN [edge4.key, edge4.certainty, edge4.kind, edge4.validFrom, edge4.validTo, edge4.draftOf, edge4.role, edge4.status, edge4.obligation, edge4.onlyIf_texts, edge4.criticality] END) AS r0Forward4Edges, collect(DISTINCT CASE WHEN holds4 THEN far4 END) AS r0Forward4Nodes, count(*) AS r0Forward4Rows
}
CALL (r0From, r0AnyTo, r0AnyVia, r0Forward1Nodes, r0Forward2Nodes, r0Forward3Nodes, r0Forward4Nodes) {
  UNWIND r0From + r0AnyTo + r0AnyVia + r0Forward1Nodes + r0Forward2Nodes + r0Forward3Nodes + r0Forward4Nodes AS node
  RETURN collect(DISTINCT node) AS r0All
}
CALL (r0All) {
  UNWIND r0All AS passed
  WITH passed, ((passed:Framework) AND passed.jurisdiction = $jurisdiction3) AS isTo, ((passed:SharedResource)) AS isVia
  RETURN collect(CASE WHEN isTo THEN passed.id END) AS r0ToIds, collect(CASE WHEN isVia THEN passed.id END) AS r0ViaIds
}
CALL (r0All) {
  UNWIND r0All AS met
  RETURN collect([met.id, met.type, met.certainty]) AS r0MetNodes
}
CALL (r0All) {
  RETURN size(r0All) <= $ahead AS r0Few
}
CALL (r0All, r0Few) {
  WITH r0All, r0Few
  WHERE r0Few
  UNWIND r0All AS node2
  RETURN collect([node2.id, node2.name_texts, node2.onlyIf_texts]) AS r0AheadNodes
}
CALL () {
  UNWIND $ids2 AS id
  MATCH (end4:Entity {id: id})
  WHERE (end4.validFrom IS NULL OR end4.validFrom <= $asOf12) AND (end4.validTo IS NULL OR end4.validTo > $asOf12)
  WITH DISTINCT end4 LIMIT $ends4
  RETURN collect(end4) AS r1From
}
CALL () {
  MATCH (end5:Framework)
  WHERE end5.jurisdiction = $jurisdiction4 AND ((end5.validFrom IS NULL OR end5.validFrom <= $asOf13) AND (end5.validTo IS NULL OR end5.validTo > $asOf13))
  WITH DISTINCT end5 LIMIT $ends5
  RETURN collect(end5) AS r1AnyTo
}
CALL () {
  MATCH (end6:SharedResource)
  WHERE (end6.validFrom IS NULL OR end6.validFrom <= $asOf14) AND (end6.validTo IS NULL OR end6.validTo > $asOf14)
  WITH DISTINCT end6 LIMIT $ends6
  RETURN collect(end6) AS r1AnyVia
}
CALL (r1From) {
  UNWIND r1From AS near5
  MATCH (near5)-[edge5:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far5)
  WITH edge5, far5 LIMIT $cap2
  WITH edge5, far5, (((edge5.validFrom IS NULL OR edge5.validFrom <= $asOf15) AND (edge5.validTo IS NULL OR edge5.validTo > $asOf15)) AND ((far5.validFrom IS NULL OR far5.validFrom <= $asOf16) AND (far5.validTo IS NULL OR far5.validTo > $asOf16))) AS holds5
  RETURN collect(CASE WHEN holds5 THEN [edge5.key, edge5.certainty, edge5.kind, edge5.validFrom, edge5.validTo, edge5.draftOf, edge5.role, edge5.status, edge5.obligation, edge5.onlyIf_texts, edge5.criticality] END) AS r1Forward1Edges, collect(DISTINCT CASE WHEN holds5 THEN far5 END) AS r1Forward1Nodes, count(*) AS r1Forward1Rows
}
CALL (r1Forward1Nodes) {
  UNWIND r1Forward1Nodes AS near6
  MATCH (near6)-[edge6:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far6)
  WITH edge6, far6 LIMIT $cap2
  WITH edge6, far6, (((edge6.validFrom IS NULL OR edge6.validFrom <= $asOf17) AND (edge6.validTo IS NULL OR edge6.validTo > $asOf17)) AND ((far6.validFrom IS NULL OR far6.validFrom <= $asOf18) AND (far6.validTo IS NULL OR far6.validTo > $asOf18))) AS holds6
  RETURN collect(CASE WHEN holds6 THEN [edge6.key, edge6.certainty, edge6.kind, edge6.validFrom, edge6.validTo, edge6.draftOf, edge6.role, edge6.status, edge6.obligation, edge6.onlyIf_texts, edge6.criticality] END) AS r1Forward2Edges, collect(DISTINCT CASE WHEN holds6 THEN far6 END) AS r1Forward2Nodes, count(*) AS r1Forward2Rows
}
CALL (r1Forward2Nodes) {
  UNWIND r1Forward2Nodes AS near7
  MATCH (near7)-[edge7:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far7)
  WITH edge7, far7 LIMIT $cap2
  WITH edge7, far7, (((edge7.validFrom IS NULL OR edge7.validFrom <= $asOf19) AND (edge7.validTo IS NULL OR edge7.validTo > $asOf19)) AND ((far7.validFrom IS NULL OR far7.validFrom <= $asOf20) AND (far7.validTo IS NULL OR far7.validTo > $asOf20))) AS holds7
  RETURN collect(CASE WHEN holds7 THEN [edge7.key, edge7.certainty, edge7.kind, edge7.validFrom, edge7.validTo, edge7.draftOf, edge7.role, edge7.status, edge7.obligation, edge7.onlyIf_texts, edge7.criticality] END) AS r1Forward3Edges, collect(DISTINCT CASE WHEN holds7 THEN far7 END) AS r1Forward3Nodes, count(*) AS r1Forward3Rows
}
CALL (r1Forward3Nodes) {
  UNWIND r1Forward3Nodes AS near8
  MATCH (near8)-[edge8:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far8)
  WITH edge8, far8 LIMIT $cap2
  WITH edge8, far8, (((edge8.validFrom IS NULL OR edge8.validFrom <= $asOf21) AND (edge8.validTo IS NULL OR edge8.validTo > $asOf21)) AND ((far8.validFrom IS NULL OR far8.validFrom <= $asOf22) AND (far8.validTo IS NULL OR far8.validTo > $asOf22)) AND (far8:Framework) AND far8.jurisdiction = $jurisdiction5) AS holds8
  RETURN collect(CASE WHEN holds8 THEN [edge8.key, edge8.certainty, edge8.kind, edge8.validFrom, edge8.validTo, edge8.draftOf, edge8.role, edge8.status, edge8.obligation, edge8.onlyIf_texts, edge8.criticality] END) AS r1Forward4Edges, collect(DISTINCT CASE WHEN holds8 THEN far8 END) AS r1Forward4Nodes, count(*) AS r1Forward4Rows
}
CALL (r1From, r1AnyTo, r1AnyVia, r1Forward1Nodes, r1Forward2Nodes, r1Forward3Nodes, r1Forward4Nodes) {
  UNWIND r1From + r1AnyTo + r1AnyVia + r1Forward1Nodes + r1Forward2Nodes + r1Forward3Nodes + r1Forward4Nodes AS node3
  RETURN collect(DISTINCT node3) AS r1All
}
CALL (r1All) {
  UNWIND r1All AS passed2
  WITH passed2, ((passed2:Framework) AND passed2.jurisdiction = $jurisdiction6) AS isTo2, ((passed2:SharedResource)) AS isVia2
  RETURN collect(CASE WHEN isTo2 THEN passed2.id END) AS r1ToIds, collect(CASE WHEN isVia2 THEN passed2.id END) AS r1ViaIds
}
CALL (r1All) {
  UNWIND r1All AS met2
  RETURN collect([met2.id, met2.type, met2.certainty]) AS r1MetNodes
}
CALL (r1All) {
  RETURN size(r1All) <= $ahead2 AS r1Few
}
CALL (r1All, r1Few) {
  WITH r1All, r1Few
  WHERE r1Few
  UNWIND r1All AS node4
  RETURN collect([node4.id, node4.name_texts, node4.onlyIf_texts]) AS r1AheadNodes
}
CALL () {
  UNWIND $ids3 AS id
  MATCH (end7:Entity {id: id})
  WHERE (end7.validFrom IS NULL OR end7.validFrom <= $asOf23) AND (end7.validTo IS NULL OR end7.validTo > $asOf23)
  WITH DISTINCT end7 LIMIT $ends7
  RETURN collect(end7) AS r2From
}
CALL () {
  MATCH (end8:Framework)
  WHERE end8.jurisdiction = $jurisdiction7 AND ((end8.validFrom IS NULL OR end8.validFrom <= $asOf24) AND (end8.validTo IS NULL OR end8.validTo > $asOf24))
  WITH DISTINCT end8 LIMIT $ends8
  RETURN collect(end8) AS r2AnyTo
}
CALL () {
  MATCH (end9:SharedResource)
  WHERE (end9.validFrom IS NULL OR end9.validFrom <= $asOf25) AND (end9.validTo IS NULL OR end9.validTo > $asOf25)
  WITH DISTINCT end9 LIMIT $ends9
  RETURN collect(end9) AS r2AnyVia
}
CALL (r2From) {
  UNWIND r2From AS near9
  MATCH (near9)-[edge9:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far9)
  WITH edge9, far9 LIMIT $cap3
  WITH edge9, far9, (((edge9.validFrom IS NULL OR edge9.validFrom <= $asOf26) AND (edge9.validTo IS NULL OR edge9.validTo > $asOf26)) AND ((far9.validFrom IS NULL OR far9.validFrom <= $asOf27) AND (far9.validTo IS NULL OR far9.validTo > $asOf27))) AS holds9
  RETURN collect(CASE WHEN holds9 THEN [edge9.key, edge9.certainty, edge9.kind, edge9.validFrom, edge9.validTo, edge9.draftOf, edge9.role, edge9.status, edge9.obligation, edge9.onlyIf_texts, edge9.criticality] END) AS r2Forward1Edges, collect(DISTINCT CASE WHEN holds9 THEN far9 END) AS r2Forward1Nodes, count(*) AS r2Forward1Rows
}
CALL (r2Forward1Nodes) {
  UNWIND r2Forward1Nodes AS near10
  MATCH (near10)-[edge10:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far10)
  WITH edge10, far10 LIMIT $cap3
  WITH edge10, far10, (((edge10.validFrom IS NULL OR edge10.validFrom <= $asOf28) AND (edge10.validTo IS NULL OR edge10.validTo > $asOf28)) AND ((far10.validFrom IS NULL OR far10.validFrom <= $asOf29) AND (far10.validTo IS NULL OR far10.validTo > $asOf29))) AS holds10
  RETURN collect(CASE WHEN holds10 THEN [edge10.key, edge10.certainty, edge10.kind, edge10.validFrom, edge10.validTo, edge10.draftOf, edge10.role, edge10.status, edge10.obligation, edge10.onlyIf_texts, edge10.criticality] END) AS r2Forward2Edges, collect(DISTINCT CASE WHEN holds10 THEN far10 END) AS r2Forward2Nodes, count(*) AS r2Forward2Rows
}
CALL (r2Forward2Nodes) {
  UNWIND r2Forward2Nodes AS near11
  MATCH (near11)-[edge11:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far11)
  WITH edge11, far11 LIMIT $cap3
  WITH edge11, far11, (((edge11.validFrom IS NULL OR edge11.validFrom <= $asOf30) AND (edge11.validTo IS NULL OR edge11.validTo > $asOf30)) AND ((far11.validFrom IS NULL OR far11.validFrom <= $asOf31) AND (far11.validTo IS NULL OR far11.validTo > $asOf31))) AS holds11
  RETURN collect(CASE WHEN holds11 THEN [edge11.key, edge11.certainty, edge11.kind, edge11.validFrom, edge11.validTo, edge11.draftOf, edge11.role, edge11.status, edge11.obligation, edge11.onlyIf_texts, edge11.criticality] END) AS r2Forward3Edges, collect(DISTINCT CASE WHEN holds11 THEN far11 END) AS r2Forward3Nodes, count(*) AS r2Forward3Rows
}
CALL (r2Forward3Nodes) {
  UNWIND r2Forward3Nodes AS near12
  MATCH (near12)-[edge12:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far12)
  WITH edge12, far12 LIMIT $cap3
  WITH edge12, far12, (((edge12.validFrom IS NULL OR edge12.validFrom <= $asOf32) AND (edge12.validTo IS NULL OR edge12.validTo > $asOf32)) AND ((far12.validFrom IS NULL OR far12.validFrom <= $asOf33) AND (far12.validTo IS NULL OR far12.validTo > $asOf33)) AND (far12:Framework) AND far12.jurisdiction = $jurisdiction8) AS holds12
  RETURN collect(CASE WHEN holds12 THEN [edge12.key, edge12.certainty, edge12.kind, edge12.validFrom, edge12.validTo, edge12.draftOf, edge12.role, edge12.status, edge12.obligation, edge12.onlyIf_texts, edge12.criticality] END) AS r2Forward4Edges, collect(DISTINCT CASE WHEN holds12 THEN far12 END) AS r2Forward4Nodes, count(*) AS r2Forward4Rows
}
CALL (r2From, r2AnyTo, r2AnyVia, r2Forward1Nodes, r2Forward2Nodes, r2Forward3Nodes, r2Forward4Nodes) {
  UNWIND r2From + r2AnyTo + r2AnyVia + r2Forward1Nodes + r2Forward2Nodes + r2Forward3Nodes + r2Forward4Nodes AS node5
  RETURN collect(DISTINCT node5) AS r2All
}
CALL (r2All) {
  UNWIND r2All AS passed3
  WITH passed3, ((passed3:Framework) AND passed3.jurisdiction = $jurisdiction9) AS isTo3, ((passed3:SharedResource)) AS isVia3
  RETURN collect(CASE WHEN isTo3 THEN passed3.id END) AS r2ToIds, collect(CASE WHEN isVia3 THEN passed3.id END) AS r2ViaIds
}
CALL (r2All) {
  UNWIND r2All AS met3
  RETURN collect([met3.id, met3.type, met3.certainty]) AS r2MetNodes
}
CALL (r2All) {
  RETURN size(r2All) <= $ahead3 AS r2Few
}
CALL (r2All, r2Few) {
  WITH r2All, r2Few
  WHERE r2Few
  UNWIND r2All AS node6
  RETURN collect([node6.id, node6.name_texts, node6.onlyIf_texts]) AS r2AheadNodes
}
CALL () {
  UNWIND $ids4 AS id
  MATCH (end10:Entity {id: id})
  WHERE (end10.validFrom IS NULL OR end10.validFrom <= $asOf34) AND (end10.validTo IS NULL OR end10.validTo > $asOf34)
  WITH DISTINCT end10 LIMIT $ends10
  RETURN collect(end10) AS r3From
}
CALL () {
  MATCH (end11:Framework)
  WHERE end11.jurisdiction = $jurisdiction10 AND ((end11.validFrom IS NULL OR end11.validFrom <= $asOf35) AND (end11.validTo IS NULL OR end11.validTo > $asOf35))
  WITH DISTINCT end11 LIMIT $ends11
  RETURN collect(end11) AS r3AnyTo
}
CALL () {
  MATCH (end12:SharedResource)
  WHERE (end12.validFrom IS NULL OR end12.validFrom <= $asOf36) AND (end12.validTo IS NULL OR end12.validTo > $asOf36)
  WITH DISTINCT end12 LIMIT $ends12
  RETURN collect(end12) AS r3AnyVia
}
CALL (r3From) {
  UNWIND r3From AS near13
  MATCH (near13)-[edge13:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far13)
  WITH edge13, far13 LIMIT $cap4
  WITH edge13, far13, (((edge13.validFrom IS NULL OR edge13.validFrom <= $asOf37) AND (edge13.validTo IS NULL OR edge13.validTo > $asOf37)) AND ((far13.validFrom IS NULL OR far13.validFrom <= $asOf38) AND (far13.validTo IS NULL OR far13.validTo > $asOf38))) AS holds13
  RETURN collect(CASE WHEN holds13 THEN [edge13.key, edge13.certainty, edge13.kind, edge13.validFrom, edge13.validTo, edge13.draftOf, edge13.role, edge13.status, edge13.obligation, edge13.onlyIf_texts, edge13.criticality] END) AS r3Forward1Edges, collect(DISTINCT CASE WHEN holds13 THEN far13 END) AS r3Forward1Nodes, count(*) AS r3Forward1Rows
}
CALL (r3Forward1Nodes) {
  UNWIND r3Forward1Nodes AS near14
  MATCH (near14)-[edge14:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far14)
  WITH edge14, far14 LIMIT $cap4
  WITH edge14, far14, (((edge14.validFrom IS NULL OR edge14.validFrom <= $asOf39) AND (edge14.validTo IS NULL OR edge14.validTo > $asOf39)) AND ((far14.validFrom IS NULL OR far14.validFrom <= $asOf40) AND (far14.validTo IS NULL OR far14.validTo > $asOf40))) AS holds14
  RETURN collect(CASE WHEN holds14 THEN [edge14.key, edge14.certainty, edge14.kind, edge14.validFrom, edge14.validTo, edge14.draftOf, edge14.role, edge14.status, edge14.obligation, edge14.onlyIf_texts, edge14.criticality] END) AS r3Forward2Edges, collect(DISTINCT CASE WHEN holds14 THEN far14 END) AS r3Forward2Nodes, count(*) AS r3Forward2Rows
}
CALL (r3Forward2Nodes) {
  UNWIND r3Forward2Nodes AS near15
  MATCH (near15)-[edge15:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far15)
  WITH edge15, far15 LIMIT $cap4
  WITH edge15, far15, (((edge15.validFrom IS NULL OR edge15.validFrom <= $asOf41) AND (edge15.validTo IS NULL OR edge15.validTo > $asOf41)) AND ((far15.validFrom IS NULL OR far15.validFrom <= $asOf42) AND (far15.validTo IS NULL OR far15.validTo > $asOf42))) AS holds15
  RETURN collect(CASE WHEN holds15 THEN [edge15.key, edge15.certainty, edge15.kind, edge15.validFrom, edge15.validTo, edge15.draftOf, edge15.role, edge15.status, edge15.obligation, edge15.onlyIf_texts, edge15.criticality] END) AS r3Forward3Edges, collect(DISTINCT CASE WHEN holds15 THEN far15 END) AS r3Forward3Nodes, count(*) AS r3Forward3Rows
}
CALL (r3Forward3Nodes) {
  UNWIND r3Forward3Nodes AS near16
  MATCH (near16)-[edge16:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far16)
  WITH edge16, far16 LIMIT $cap4
  WITH edge16, far16, (((edge16.validFrom IS NULL OR edge16.validFrom <= $asOf43) AND (edge16.validTo IS NULL OR edge16.validTo > $asOf43)) AND ((far16.validFrom IS NULL OR far16.validFrom <= $asOf44) AND (far16.validTo IS NULL OR far16.validTo > $asOf44)) AND (far16:Framework) AND far16.jurisdiction = $jurisdiction11) AS holds16
  RETURN collect(CASE WHEN holds16 THEN [edge16.key, edge16.certainty, edge16.kind, edge16.validFrom, edge16.validTo, edge16.draftOf, edge16.role, edge16.status, edge16.obligation, edge16.onlyIf_texts, edge16.criticality] END) AS r3Forward4Edges, collect(DISTINCT CASE WHEN holds16 THEN far16 END) AS r3Forward4Nodes, count(*) AS r3Forward4Rows
}
CALL (r3From, r3AnyTo, r3AnyVia, r3Forward1Nodes, r3Forward2Nodes, r3Forward3Nodes, r3Forward4Nodes) {
  UNWIND r3From + r3AnyTo + r3AnyVia + r3Forward1Nodes + r3Forward2Nodes + r3Forward3Nodes + r3Forward4Nodes AS node7
  RETURN collect(DISTINCT node7) AS r3All
}
CALL (r3All) {
  UNWIND r3All AS passed4
  WITH passed4, ((passed4:Framework) AND passed4.jurisdiction = $jurisdiction12) AS isTo4, ((passed4:SharedResource)) AS isVia4
  RETURN collect(CASE WHEN isTo4 THEN passed4.id END) AS r3ToIds, collect(CASE WHEN isVia4 THEN passed4.id END) AS r3ViaIds
}
CALL (r3All) {
  UNWIND r3All AS met4
  RETURN collect([met4.id, met4.type, met4.certainty]) AS r3MetNodes
}
CALL (r3All) {
  RETURN size(r3All) <= $ahead4 AS r3Few
}
CALL (r3All, r3Few) {
  WITH r3All, r3Few
  WHERE r3Few
  UNWIND r3All AS node8
  RETURN collect([node8.id, node8.name_texts, node8.onlyIf_texts]) AS r3AheadNodes
}
CALL () {
  UNWIND $ids5 AS id
  MATCH (end13:Entity {id: id})
  WHERE (end13.validFrom IS NULL OR end13.validFrom <= $asOf45) AND (end13.validTo IS NULL OR end13.validTo > $asOf45)
  WITH DISTINCT end13 LIMIT $ends13
  RETURN collect(end13) AS r4From
}
CALL () {
  MATCH (end14:Framework)
  WHERE end14.jurisdiction = $jurisdiction13 AND ((end14.validFrom IS NULL OR end14.validFrom <= $asOf46) AND (end14.validTo IS NULL OR end14.validTo > $asOf46))
  WITH DISTINCT end14 LIMIT $ends14
  RETURN collect(end14) AS r4AnyTo
}
CALL () {
  MATCH (end15:SharedResource)
  WHERE (end15.validFrom IS NULL OR end15.validFrom <= $asOf47) AND (end15.validTo IS NULL OR end15.validTo > $asOf47)
  WITH DISTINCT end15 LIMIT $ends15
  RETURN collect(end15) AS r4AnyVia
}
CALL (r4From) {
  UNWIND r4From AS near17
  MATCH (near17)-[edge17:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far17)
  WITH edge17, far17 LIMIT $cap5
  WITH edge17, far17, (((edge17.validFrom IS NULL OR edge17.validFrom <= $asOf48) AND (edge17.validTo IS NULL OR edge17.validTo > $asOf48)) AND ((far17.validFrom IS NULL OR far17.validFrom <= $asOf49) AND (far17.validTo IS NULL OR far17.validTo > $asOf49))) AS holds17
  RETURN collect(CASE WHEN holds17 THEN [edge17.key, edge17.certainty, edge17.kind, edge17.validFrom, edge17.validTo, edge17.draftOf, edge17.role, edge17.status, edge17.obligation, edge17.onlyIf_texts, edge17.criticality] END) AS r4Forward1Edges, collect(DISTINCT CASE WHEN holds17 THEN far17 END) AS r4Forward1Nodes, count(*) AS r4Forward1Rows
}
CALL (r4Forward1Nodes) {
  UNWIND r4Forward1Nodes AS near18
  MATCH (near18)-[edge18:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far18)
  WITH edge18, far18 LIMIT $cap5
  WITH edge18, far18, (((edge18.validFrom IS NULL OR edge18.validFrom <= $asOf50) AND (edge18.validTo IS NULL OR edge18.validTo > $asOf50)) AND ((far18.validFrom IS NULL OR far18.validFrom <= $asOf51) AND (far18.validTo IS NULL OR far18.validTo > $asOf51))) AS holds18
  RETURN collect(CASE WHEN holds18 THEN [edge18.key, edge18.certainty, edge18.kind, edge18.validFrom, edge18.validTo, edge18.draftOf, edge18.role, edge18.status, edge18.obligation, edge18.onlyIf_texts, edge18.criticality] END) AS r4Forward2Edges, collect(DISTINCT CASE WHEN holds18 THEN far18 END) AS r4Forward2Nodes, count(*) AS r4Forward2Rows
}
CALL (r4Forward2Nodes) {
  UNWIND r4Forward2Nodes AS near19
  MATCH (near19)-[edge19:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far19)
  WITH edge19, far19 LIMIT $cap5
  WITH edge19, far19, (((edge19.validFrom IS NULL OR edge19.validFrom <= $asOf52) AND (edge19.validTo IS NULL OR edge19.validTo > $asOf52)) AND ((far19.validFrom IS NULL OR far19.validFrom <= $asOf53) AND (far19.validTo IS NULL OR far19.validTo > $asOf53))) AS holds19
  RETURN collect(CASE WHEN holds19 THEN [edge19.key, edge19.certainty, edge19.kind, edge19.validFrom, edge19.validTo, edge19.draftOf, edge19.role, edge19.status, edge19.obligation, edge19.onlyIf_texts, edge19.criticality] END) AS r4Forward3Edges, collect(DISTINCT CASE WHEN holds19 THEN far19 END) AS r4Forward3Nodes, count(*) AS r4Forward3Rows
}
CALL (r4Forward3Nodes) {
  UNWIND r4Forward3Nodes AS near20
  MATCH (near20)-[edge20:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far20)
  WITH edge20, far20 LIMIT $cap5
  WITH edge20, far20, (((edge20.validFrom IS NULL OR edge20.validFrom <= $asOf54) AND (edge20.validTo IS NULL OR edge20.validTo > $asOf54)) AND ((far20.validFrom IS NULL OR far20.validFrom <= $asOf55) AND (far20.validTo IS NULL OR far20.validTo > $asOf55)) AND (far20:Framework) AND far20.jurisdiction = $jurisdiction14) AS holds20
  RETURN collect(CASE WHEN holds20 THEN [edge20.key, edge20.certainty, edge20.kind, edge20.validFrom, edge20.validTo, edge20.draftOf, edge20.role, edge20.status, edge20.obligation, edge20.onlyIf_texts, edge20.criticality] END) AS r4Forward4Edges, collect(DISTINCT CASE WHEN holds20 THEN far20 END) AS r4Forward4Nodes, count(*) AS r4Forward4Rows
}
CALL (r4From, r4AnyTo, r4AnyVia, r4Forward1Nodes, r4Forward2Nodes, r4Forward3Nodes, r4Forward4Nodes) {
  UNWIND r4From + r4AnyTo + r4AnyVia + r4Forward1Nodes + r4Forward2Nodes + r4Forward3Nodes + r4Forward4Nodes AS node9
  RETURN collect(DISTINCT node9) AS r4All
}
CALL (r4All) {
  UNWIND r4All AS passed5
  WITH passed5, ((passed5:Framework) AND passed5.jurisdiction = $jurisdiction15) AS isTo5, ((passed5:SharedResource)) AS isVia5
  RETURN collect(CASE WHEN isTo5 THEN passed5.id END) AS r4ToIds, collect(CASE WHEN isVia5 THEN passed5.id END) AS r4ViaIds
}
CALL (r4All) {
  UNWIND r4All AS met5
  RETURN collect([met5.id, met5.type, met5.certainty]) AS r4MetNodes
}
CALL (r4All) {
  RETURN size(r4All) <= $ahead5 AS r4Few
}
CALL (r4All, r4Few) {
  WITH r4All, r4Few
  WHERE r4Few
  UNWIND r4All AS node10
  RETURN collect([node10.id, node10.name_texts, node10.onlyIf_texts]) AS r4AheadNodes
}
UNWIND range(0, reduce(most = 0, items IN [size(r0From), size(r0AnyTo), size(r0AnyVia), size(r0Forward1Edges), size(r0Forward2Edges), size(r0Forward3Edges), size(r0Forward4Edges), size(r0ToIds), size(r0ViaIds), size(r0MetNodes), size(r0AheadNodes), size(r1From), size(r1AnyTo), size(r1AnyVia), size(r1Forward1Edges), size(r1Forward2Edges), size(r1Forward3Edges), size(r1Forward4Edges), size(r1ToIds), size(r1ViaIds), size(r1MetNodes), size(r1AheadNodes), size(r2From), size(r2AnyTo), size(r2AnyVia), size(r2Forward1Edges), size(r2Forward2Edges), size(r2Forward3Edges), size(r2Forward4Edges), size(r2ToIds), size(r2ViaIds), size(r2MetNodes), size(r2AheadNodes), size(r3From), size(r3AnyTo), size(r3AnyVia), size(r3Forward1Edges), size(r3Forward2Edges), size(r3Forward3Edges), size(r3Forward4Edges), size(r3ToIds), size(r3ViaIds), size(r3MetNodes), size(r3AheadNodes), size(r4From), size(r4AnyTo), size(r4AnyVia), size(r4Forward1Edges), size(r4Forward2Edges), size(r4Forward3Edges), size(r4Forward4Edges), size(r4ToIds), size(r4ViaIds), size(r4MetNodes), size(r4AheadNodes)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN [[n IN r0From[at..at + $part] | n.id], [n IN r0AnyTo[at..at + $part] | n.id], [n IN r0AnyVia[at..at + $part] | n.id]] AS r0Seeds, [r0Forward1Edges[at..at + $part], r0Forward2Edges[at..at + $part], r0Forward3Edges[at..at + $part], r0Forward4Edges[at..at + $part]] AS r0Edges, CASE WHEN at = 0 THEN [r0Forward1Rows, r0Forward2Rows, r0Forward3Rows, r0Forward4Rows] END AS r0Rows, [r0ToIds[at..at + $part], r0ViaIds[at..at + $part]] AS r0Tests, r0MetNodes[at..at + $part] AS r0Met, CASE WHEN at = 0 THEN null END AS r0Assumed, r0AheadNodes[at..at + $part] AS r0AheadNodes, [[n IN r1From[at..at + $part] | n.id], [n IN r1AnyTo[at..at + $part] | n.id], [n IN r1AnyVia[at..at + $part] | n.id]] AS r1Seeds, [r1Forward1Edges[at..at + $part], r1Forward2Edges[at..at + $part], r1Forward3Edges[at..at + $part], r1Forward4Edges[at..at + $part]] AS r1Edges, CASE WHEN at = 0 THEN [r1Forward1Rows, r1Forward2Rows, r1Forward3Rows, r1Forward4Rows] END AS r1Rows, [r1ToIds[at..at + $part], r1ViaIds[at..at + $part]] AS r1Tests, r1MetNodes[at..at + $part] AS r1Met, CASE WHEN at = 0 THEN null END AS r1Assumed, r1AheadNodes[at..at + $part] AS r1AheadNodes, [[n IN r2From[at..at + $part] | n.id], [n IN r2AnyTo[at..at + $part] | n.id], [n IN r2AnyVia[at..at + $part] | n.id]] AS r2Seeds, [r2Forward1Edges[at..at + $part], r2Forward2Edges[at..at + $part], r2Forward3Edges[at..at + $part], r2Forward4Edges[at..at + $part]] AS r2Edges, CASE WHEN at = 0 THEN [r2Forward1Rows, r2Forward2Rows, r2Forward3Rows, r2Forward4Rows] END AS r2Rows, [r2ToIds[at..at + $part], r2ViaIds[at..at + $part]] AS r2Tests, r2MetNodes[at..at + $part] AS r2Met, CASE WHEN at = 0 THEN null END AS r2Assumed, r2AheadNodes[at..at + $part] AS r2AheadNodes, [[n IN r3From[at..at + $part] | n.id], [n IN r3AnyTo[at..at + $part] | n.id], [n IN r3AnyVia[at..at + $part] | n.id]] AS r3Seeds, [r3Forward1Edges[at..at + $part], r3Forward2Edges[at..at + $part], r3Forward3Edges[at..at + $part], r3Forward4Edges[at..at + $part]] AS r3Edges, CASE WHEN at = 0 THEN [r3Forward1Rows, r3Forward2Rows, r3Forward3Rows, r3Forward4Rows] END AS r3Rows, [r3ToIds[at..at + $part], r3ViaIds[at..at + $part]] AS r3Tests, r3MetNodes[at..at + $part] AS r3Met, CASE WHEN at = 0 THEN null END AS r3Assumed, r3AheadNodes[at..at + $part] AS r3AheadNodes, [[n IN r4From[at..at + $part] | n.id], [n IN r4AnyTo[at..at + $part] | n.id], [n IN r4AnyVia[at..at + $part] | n.id]] AS r4Seeds, [r4Forward1Edges[at..at + $part], r4Forward2Edges[at..at + $part], r4Forward3Edges[at..at + $part], r4Forward4Edges[at..at + $part]] AS r4Edges, CASE WHEN at = 0 THEN [r4Forward1Rows, r4Forward2Rows, r4Forward3Rows, r4Forward4Rows] END AS r4Rows, [r4ToIds[at..at + $part], r4ViaIds[at..at + $part]] AS r4Tests, r4MetNodes[at..at + $part] AS r4Met, CASE WHEN at = 0 THEN null END AS r4Assumed, r4AheadNodes[at..at + $part] AS r4AheadNodes
// $ids = ["municipality:0301"]
// $asOf = "2015-06-01"
// $ends = 10001
// $jurisdiction = "EU"
// $asOf2 = "2015-06-01"
// $ends2 = 1
// $asOf3 = "2015-06-01"
// $ends3 = 1
// $cap = 10001
// $asOf4 = "2015-06-01"
// $asOf5 = "2015-06-01"
// $asOf6 = "2015-06-01"
// $asOf7 = "2015-06-01"
// $asOf8 = "2015-06-01"
// $asOf9 = "2015-06-01"
// $asOf10 = "2015-06-01"
// $asOf11 = "2015-06-01"
// $jurisdiction2 = "EU"
// $jurisdiction3 = "EU"
// $ahead = 40
// $ids2 = ["municipality:1151"]
// $asOf12 = "2015-06-01"
// $ends4 = 10001
// $jurisdiction4 = "EU"
// $asOf13 = "2015-06-01"
// $ends5 = 1
// $asOf14 = "2015-06-01"
// $ends6 = 1
// $cap2 = 10001
// $asOf15 = "2015-06-01"
// $asOf16 = "2015-06-01"
// $asOf17 = "2015-06-01"
// $asOf18 = "2015-06-01"
// $asOf19 = "2015-06-01"
// $asOf20 = "2015-06-01"
// $asOf21 = "2015-06-01"
// $asOf22 = "2015-06-01"
// $jurisdiction5 = "EU"
// $jurisdiction6 = "EU"
// $ahead2 = 40
// $ids3 = ["municipality:4601"]
// $asOf23 = "2015-06-01"
// $ends7 = 10001
// $jurisdiction7 = "EU"
// $asOf24 = "2015-06-01"
// $ends8 = 1
// $asOf25 = "2015-06-01"
// $ends9 = 1
// $cap3 = 10001
// $asOf26 = "2015-06-01"
// $asOf27 = "2015-06-01"
// $asOf28 = "2015-06-01"
// $asOf29 = "2015-06-01"
// $asOf30 = "2015-06-01"
// $asOf31 = "2015-06-01"
// $asOf32 = "2015-06-01"
// $asOf33 = "2015-06-01"
// $jurisdiction8 = "EU"
// $jurisdiction9 = "EU"
// $ahead3 = 40
// $ids4 = ["municipality:5612"]
// $asOf34 = "2015-06-01"
// $ends10 = 10001
// $jurisdiction10 = "EU"
// $asOf35 = "2015-06-01"
// $ends11 = 1
// $asOf36 = "2015-06-01"
// $ends12 = 1
// $cap4 = 10001
// $asOf37 = "2015-06-01"
// $asOf38 = "2015-06-01"
// $asOf39 = "2015-06-01"
// $asOf40 = "2015-06-01"
// $asOf41 = "2015-06-01"
// $asOf42 = "2015-06-01"
// $asOf43 = "2015-06-01"
// $asOf44 = "2015-06-01"
// $jurisdiction11 = "EU"
// $jurisdiction12 = "EU"
// $ahead4 = 40
// $ids5 = ["municipality:1505"]
// $asOf45 = "2015-06-01"
// $ends13 = 10001
// $jurisdiction13 = "EU"
// $asOf46 = "2015-06-01"
// $ends14 = 1
// $asOf47 = "2015-06-01"
// $ends15 = 1
// $cap5 = 10001
// $asOf48 = "2015-06-01"
// $asOf49 = "2015-06-01"
// $asOf50 = "2015-06-01"
// $asOf51 = "2015-06-01"
// $asOf52 = "2015-06-01"
// $asOf53 = "2015-06-01"
// $asOf54 = "2015-06-01"
// $asOf55 = "2015-06-01"
// $jurisdiction14 = "EU"
// $jurisdiction15 = "EU"
// $ahead5 = 40
// $part = 36

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect([node.id, node.name_texts, node.onlyIf_texts]) AS r0Nodes
}
CALL () {
  UNWIND $ids2 AS id2
  MATCH (node2:Entity {id: id2})
  RETURN collect([node2.id, node2.name_texts, node2.onlyIf_texts]) AS r1Nodes
}
CALL () {
  UNWIND $ids3 AS id3
  MATCH (node3:Entity {id: id3})
  RETURN collect([node3.id, node3.name_texts, node3.onlyIf_texts]) AS r2Nodes
}
CALL () {
  UNWIND $ids4 AS id4
  MATCH (node4:Entity {id: id4})
  RETURN collect([node4.id, node4.name_texts, node4.onlyIf_texts]) AS r3Nodes
}
CALL () {
  UNWIND $ids5 AS id5
  MATCH (node5:Entity {id: id5})
  RETURN collect([node5.id, node5.name_texts, node5.onlyIf_texts]) AS r4Nodes
}
UNWIND range(0, reduce(most = 0, items IN [size(r0Nodes), size(r1Nodes), size(r2Nodes), size(r3Nodes), size(r4Nodes)] | CASE WHEN items > most THEN items ELSE most END), $part) AS at
RETURN r0Nodes[at..at + $part] AS r0Nodes, r1Nodes[at..at + $part] AS r1Nodes, r2Nodes[at..at + $part] AS r2Nodes, r3Nodes[at..at + $part] AS r3Nodes, r4Nodes[at..at + $part] AS r4Nodes
// $ids = variable @r0Nodes = ["resource:norge-digitalt","framework:inspire","municipality:0301","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
// $ids2 = variable @r1Nodes = ["resource:norge-digitalt","framework:inspire","municipality:1151","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
// $ids3 = variable @r2Nodes = ["resource:norge-digitalt","framework:inspire","municipality:4601","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
// $ids4 = variable @r3Nodes = ["resource:norge-digitalt","framework:inspire","municipality:5612","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
// $ids5 = variable @r4Nodes = ["resource:norge-digitalt","framework:inspire","municipality:1505","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
// $part = 100
