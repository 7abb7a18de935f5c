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
  WITH near WHERE near:Actor OR near:Ecosystem
  MATCH (near)-[edge:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, edge {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts, far {.validFrom, .validTo} AS found
  WITH edge, far, facts, found, (((facts.validFrom IS NULL OR facts.validFrom <= $asOf4) AND (facts.validTo IS NULL OR facts.validTo > $asOf4)) AND ((found.validFrom IS NULL OR found.validFrom <= $asOf5) AND (found.validTo IS NULL OR found.validTo > $asOf5))) AS holds
  RETURN collect(CASE WHEN holds THEN [facts.key, facts.certainty, facts.kind, facts.validFrom, facts.validTo, facts.draftOf, facts.role, facts.status, facts.obligation, facts.onlyIf_texts, facts.criticality] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows
}
CALL (r0Forward1Nodes) {
  UNWIND r0Forward1Nodes AS near2
  MATCH (near2)-[edge2:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, edge2 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts2, far2 {.validFrom, .validTo} AS found2
  WITH edge2, far2, facts2, found2, (((facts2.validFrom IS NULL OR facts2.validFrom <= $asOf6) AND (facts2.validTo IS NULL OR facts2.validTo > $asOf6)) AND ((found2.validFrom IS NULL OR found2.validFrom <= $asOf7) AND (found2.validTo IS NULL OR found2.validTo > $asOf7))) AS holds2
  RETURN collect(CASE WHEN holds2 THEN [facts2.key, facts2.certainty, facts2.kind, facts2.validFrom, facts2.validTo, facts2.draftOf, facts2.role, facts2.status, facts2.obligation, facts2.onlyIf_texts, facts2.criticality] END) AS r0Forward2Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Forward2Nodes, count(*) AS r0Forward2Rows
}
CALL (r0Forward2Nodes) {
  UNWIND r0Forward2Nodes AS near3
  MATCH (near3)-[edge3:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far3)
  WITH edge3, far3 LIMIT $cap
  WITH edge3, far3, edge3 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts3, far3 {.validFrom, .validTo} AS found3
  WITH edge3, far3, facts3, found3, (((facts3.validFrom IS NULL OR facts3.validFrom <= $asOf8) AND (facts3.validTo IS NULL OR facts3.validTo > $asOf8)) AND ((found3.validFrom IS NULL OR found3.validFrom <= $asOf9) AND (found3.validTo IS NULL OR found3.validTo > $asOf9))) AS holds3
  RETURN collect(CASE WHEN holds3 THEN [facts3.key, facts3.certainty, facts3.kind, facts3.validFrom, facts3.validTo, facts3.draftOf, facts3.role, facts3.status, facts3.obligation, facts3.onlyIf_texts, facts3.criticality] END) AS r0Forward3Edges, collect(DISTINCT CASE WHEN holds3 THEN far3 END) AS r0Forward3Nodes, count(*) AS r0Forward3Rows
}
CALL (r0Forward3Nodes) {
  UNWIND r0Forward3Nodes AS near4
  MATCH (near4)-[edge4:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far4)
  WITH edge4, far4 LIMIT $cap
  WITH edge4, far4, edge4 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts4, far4 {.validFrom, .validTo, .jurisdiction} AS found4
  WITH edge4, far4, facts4, found4, (((facts4.validFrom IS NULL OR facts4.validFrom <= $asOf10) AND (facts4.validTo IS NULL OR facts4.validTo > $asOf10)) AND ((found4.validFrom IS NULL OR found4.validFrom <= $asOf11) AND (found4.validTo IS NULL OR found4.validTo > $asOf11)) AND (far4:Framework) AND found4.jurisdiction = $jurisdiction2) AS holds4
  RETURN collect(CASE WHEN holds4 THEN [facts4.key, facts4.certainty, facts4.kind, facts4.validFrom, facts4.validTo, facts4.draftOf, facts4.role, facts4.status, facts4.obligation, facts4.onlyIf_texts, facts4.criticality] END) AS r0Forward4Edges, collect(DISTINCT CASE WHEN holds4 THEN far4 END) AS r0Forward4Nodes, count(*) AS r0Forward4Rows
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
  WITH met {.id, .type, .certainty} AS facts5
  RETURN collect([facts5.id, facts5.type, facts5.certainty]) AS r0MetNodes
}
CALL (r0All) {
  RETURN size(r0All) <= $ahead AS r0Few
}
CALL (r0All, r0Few) {
  WITH r0All, r0Few
  WHERE r0Few
  UNWIND r0All AS node2
  RETURN collect(node2 {.id, .name_texts, .onlyIf_texts}) AS r0AheadNodes
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
  WITH near5 WHERE near5:Actor OR near5:Ecosystem
  MATCH (near5)-[edge5:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far5)
  WITH edge5, far5 LIMIT $cap2
  WITH edge5, far5, edge5 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts6, far5 {.validFrom, .validTo} AS found5
  WITH edge5, far5, facts6, found5, (((facts6.validFrom IS NULL OR facts6.validFrom <= $asOf15) AND (facts6.validTo IS NULL OR facts6.validTo > $asOf15)) AND ((found5.validFrom IS NULL OR found5.validFrom <= $asOf16) AND (found5.validTo IS NULL OR found5.validTo > $asOf16))) AS holds5
  RETURN collect(CASE WHEN holds5 THEN [facts6.key, facts6.certainty, facts6.kind, facts6.validFrom, facts6.validTo, facts6.draftOf, facts6.role, facts6.status, facts6.obligation, facts6.onlyIf_texts, facts6.criticality] END) AS r1Forward1Edges, collect(DISTINCT CASE WHEN holds5 THEN far5 END) AS r1Forward1Nodes, count(*) AS r1Forward1Rows
}
CALL (r1Forward1Nodes) {
  UNWIND r1Forward1Nodes AS near6
  MATCH (near6)-[edge6:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far6)
  WITH edge6, far6 LIMIT $cap2
  WITH edge6, far6, edge6 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts7, far6 {.validFrom, .validTo} AS found6
  WITH edge6, far6, facts7, found6, (((facts7.validFrom IS NULL OR facts7.validFrom <= $asOf17) AND (facts7.validTo IS NULL OR facts7.validTo > $asOf17)) AND ((found6.validFrom IS NULL OR found6.validFrom <= $asOf18) AND (found6.validTo IS NULL OR found6.validTo > $asOf18))) AS holds6
  RETURN collect(CASE WHEN holds6 THEN [facts7.key, facts7.certainty, facts7.kind, facts7.validFrom, facts7.validTo, facts7.draftOf, facts7.role, facts7.status, facts7.obligation, facts7.onlyIf_texts, facts7.criticality] END) AS r1Forward2Edges, collect(DISTINCT CASE WHEN holds6 THEN far6 END) AS r1Forward2Nodes, count(*) AS r1Forward2Rows
}
CALL (r1Forward2Nodes) {
  UNWIND r1Forward2Nodes AS near7
  MATCH (near7)-[edge7:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far7)
  WITH edge7, far7 LIMIT $cap2
  WITH edge7, far7, edge7 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts8, far7 {.validFrom, .validTo} AS found7
  WITH edge7, far7, facts8, found7, (((facts8.validFrom IS NULL OR facts8.validFrom <= $asOf19) AND (facts8.validTo IS NULL OR facts8.validTo > $asOf19)) AND ((found7.validFrom IS NULL OR found7.validFrom <= $asOf20) AND (found7.validTo IS NULL OR found7.validTo > $asOf20))) AS holds7
  RETURN collect(CASE WHEN holds7 THEN [facts8.key, facts8.certainty, facts8.kind, facts8.validFrom, facts8.validTo, facts8.draftOf, facts8.role, facts8.status, facts8.obligation, facts8.onlyIf_texts, facts8.criticality] END) AS r1Forward3Edges, collect(DISTINCT CASE WHEN holds7 THEN far7 END) AS r1Forward3Nodes, count(*) AS r1Forward3Rows
}
CALL (r1Forward3Nodes) {
  UNWIND r1Forward3Nodes AS near8
  MATCH (near8)-[edge8:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far8)
  WITH edge8, far8 LIMIT $cap2
  WITH edge8, far8, edge8 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts9, far8 {.validFrom, .validTo, .jurisdiction} AS found8
  WITH edge8, far8, facts9, found8, (((facts9.validFrom IS NULL OR facts9.validFrom <= $asOf21) AND (facts9.validTo IS NULL OR facts9.validTo > $asOf21)) AND ((found8.validFrom IS NULL OR found8.validFrom <= $asOf22) AND (found8.validTo IS NULL OR found8.validTo > $asOf22)) AND (far8:Framework) AND found8.jurisdiction = $jurisdiction5) AS holds8
  RETURN collect(CASE WHEN holds8 THEN [facts9.key, facts9.certainty, facts9.kind, facts9.validFrom, facts9.validTo, facts9.draftOf, facts9.role, facts9.status, facts9.obligation, facts9.onlyIf_texts, facts9.criticality] END) AS r1Forward4Edges, collect(DISTINCT CASE WHEN holds8 THEN far8 END) AS r1Forward4Nodes, count(*) AS r1Forward4Rows
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
  WITH met2 {.id, .type, .certainty} AS facts10
  RETURN collect([facts10.id, facts10.type, facts10.certainty]) AS r1MetNodes
}
CALL (r1All) {
  RETURN size(r1All) <= $ahead2 AS r1Few
}
CALL (r1All, r1Few) {
  WITH r1All, r1Few
  WHERE r1Few
  UNWIND r1All AS node4
  RETURN collect(node4 {.id, .name_texts, .onlyIf_texts}) AS r1AheadNodes
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
  WITH near9 WHERE near9:Actor OR near9:Ecosystem
  MATCH (near9)-[edge9:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far9)
  WITH edge9, far9 LIMIT $cap3
  WITH edge9, far9, edge9 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts11, far9 {.validFrom, .validTo} AS found9
  WITH edge9, far9, facts11, found9, (((facts11.validFrom IS NULL OR facts11.validFrom <= $asOf26) AND (facts11.validTo IS NULL OR facts11.validTo > $asOf26)) AND ((found9.validFrom IS NULL OR found9.validFrom <= $asOf27) AND (found9.validTo IS NULL OR found9.validTo > $asOf27))) AS holds9
  RETURN collect(CASE WHEN holds9 THEN [facts11.key, facts11.certainty, facts11.kind, facts11.validFrom, facts11.validTo, facts11.draftOf, facts11.role, facts11.status, facts11.obligation, facts11.onlyIf_texts, facts11.criticality] END) AS r2Forward1Edges, collect(DISTINCT CASE WHEN holds9 THEN far9 END) AS r2Forward1Nodes, count(*) AS r2Forward1Rows
}
CALL (r2Forward1Nodes) {
  UNWIND r2Forward1Nodes AS near10
  MATCH (near10)-[edge10:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far10)
  WITH edge10, far10 LIMIT $cap3
  WITH edge10, far10, edge10 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts12, far10 {.validFrom, .validTo} AS found10
  WITH edge10, far10, facts12, found10, (((facts12.validFrom IS NULL OR facts12.validFrom <= $asOf28) AND (facts12.validTo IS NULL OR facts12.validTo > $asOf28)) AND ((found10.validFrom IS NULL OR found10.validFrom <= $asOf29) AND (found10.validTo IS NULL OR found10.validTo > $asOf29))) AS holds10
  RETURN collect(CASE WHEN holds10 THEN [facts12.key, facts12.certainty, facts12.kind, facts12.validFrom, facts12.validTo, facts12.draftOf, facts12.role, facts12.status, facts12.obligation, facts12.onlyIf_texts, facts12.criticality] END) AS r2Forward2Edges, collect(DISTINCT CASE WHEN holds10 THEN far10 END) AS r2Forward2Nodes, count(*) AS r2Forward2Rows
}
CALL (r2Forward2Nodes) {
  UNWIND r2Forward2Nodes AS near11
  MATCH (near11)-[edge11:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far11)
  WITH edge11, far11 LIMIT $cap3
  WITH edge11, far11, edge11 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts13, far11 {.validFrom, .validTo} AS found11
  WITH edge11, far11, facts13, found11, (((facts13.validFrom IS NULL OR facts13.validFrom <= $asOf30) AND (facts13.validTo IS NULL OR facts13.validTo > $asOf30)) AND ((found11.validFrom IS NULL OR found11.validFrom <= $asOf31) AND (found11.validTo IS NULL OR found11.validTo > $asOf31))) AS holds11
  RETURN collect(CASE WHEN holds11 THEN [facts13.key, facts13.certainty, facts13.kind, facts13.validFrom, facts13.validTo, facts13.draftOf, facts13.role, facts13.status, facts13.obligation, facts13.onlyIf_texts, facts13.criticality] END) AS r2Forward3Edges, collect(DISTINCT CASE WHEN holds11 THEN far11 END) AS r2Forward3Nodes, count(*) AS r2Forward3Rows
}
CALL (r2Forward3Nodes) {
  UNWIND r2Forward3Nodes AS near12
  MATCH (near12)-[edge12:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far12)
  WITH edge12, far12 LIMIT $cap3
  WITH edge12, far12, edge12 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts14, far12 {.validFrom, .validTo, .jurisdiction} AS found12
  WITH edge12, far12, facts14, found12, (((facts14.validFrom IS NULL OR facts14.validFrom <= $asOf32) AND (facts14.validTo IS NULL OR facts14.validTo > $asOf32)) AND ((found12.validFrom IS NULL OR found12.validFrom <= $asOf33) AND (found12.validTo IS NULL OR found12.validTo > $asOf33)) AND (far12:Framework) AND found12.jurisdiction = $jurisdiction8) AS holds12
  RETURN collect(CASE WHEN holds12 THEN [facts14.key, facts14.certainty, facts14.kind, facts14.validFrom, facts14.validTo, facts14.draftOf, facts14.role, facts14.status, facts14.obligation, facts14.onlyIf_texts, facts14.criticality] END) AS r2Forward4Edges, collect(DISTINCT CASE WHEN holds12 THEN far12 END) AS r2Forward4Nodes, count(*) AS r2Forward4Rows
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
  WITH met3 {.id, .type, .certainty} AS facts15
  RETURN collect([facts15.id, facts15.type, facts15.certainty]) AS r2MetNodes
}
CALL (r2All) {
  RETURN size(r2All) <= $ahead3 AS r2Few
}
CALL (r2All, r2Few) {
  WITH r2All, r2Few
  WHERE r2Few
  UNWIND r2All AS node6
  RETURN collect(node6 {.id, .name_texts, .onlyIf_texts}) AS r2AheadNodes
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
  WITH near13 WHERE near13:Actor OR near13:Ecosystem
  MATCH (near13)-[edge13:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far13)
  WITH edge13, far13 LIMIT $cap4
  WITH edge13, far13, edge13 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts16, far13 {.validFrom, .validTo} AS found13
  WITH edge13, far13, facts16, found13, (((facts16.validFrom IS NULL OR facts16.validFrom <= $asOf37) AND (facts16.validTo IS NULL OR facts16.validTo > $asOf37)) AND ((found13.validFrom IS NULL OR found13.validFrom <= $asOf38) AND (found13.validTo IS NULL OR found13.validTo > $asOf38))) AS holds13
  RETURN collect(CASE WHEN holds13 THEN [facts16.key, facts16.certainty, facts16.kind, facts16.validFrom, facts16.validTo, facts16.draftOf, facts16.role, facts16.status, facts16.obligation, facts16.onlyIf_texts, facts16.criticality] END) AS r3Forward1Edges, collect(DISTINCT CASE WHEN holds13 THEN far13 END) AS r3Forward1Nodes, count(*) AS r3Forward1Rows
}
CALL (r3Forward1Nodes) {
  UNWIND r3Forward1Nodes AS near14
  MATCH (near14)-[edge14:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far14)
  WITH edge14, far14 LIMIT $cap4
  WITH edge14, far14, edge14 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts17, far14 {.validFrom, .validTo} AS found14
  WITH edge14, far14, facts17, found14, (((facts17.validFrom IS NULL OR facts17.validFrom <= $asOf39) AND (facts17.validTo IS NULL OR facts17.validTo > $asOf39)) AND ((found14.validFrom IS NULL OR found14.validFrom <= $asOf40) AND (found14.validTo IS NULL OR found14.validTo > $asOf40))) AS holds14
  RETURN collect(CASE WHEN holds14 THEN [facts17.key, facts17.certainty, facts17.kind, facts17.validFrom, facts17.validTo, facts17.draftOf, facts17.role, facts17.status, facts17.obligation, facts17.onlyIf_texts, facts17.criticality] END) AS r3Forward2Edges, collect(DISTINCT CASE WHEN holds14 THEN far14 END) AS r3Forward2Nodes, count(*) AS r3Forward2Rows
}
CALL (r3Forward2Nodes) {
  UNWIND r3Forward2Nodes AS near15
  MATCH (near15)-[edge15:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far15)
  WITH edge15, far15 LIMIT $cap4
  WITH edge15, far15, edge15 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts18, far15 {.validFrom, .validTo} AS found15
  WITH edge15, far15, facts18, found15, (((facts18.validFrom IS NULL OR facts18.validFrom <= $asOf41) AND (facts18.validTo IS NULL OR facts18.validTo > $asOf41)) AND ((found15.validFrom IS NULL OR found15.validFrom <= $asOf42) AND (found15.validTo IS NULL OR found15.validTo > $asOf42))) AS holds15
  RETURN collect(CASE WHEN holds15 THEN [facts18.key, facts18.certainty, facts18.kind, facts18.validFrom, facts18.validTo, facts18.draftOf, facts18.role, facts18.status, facts18.obligation, facts18.onlyIf_texts, facts18.criticality] END) AS r3Forward3Edges, collect(DISTINCT CASE WHEN holds15 THEN far15 END) AS r3Forward3Nodes, count(*) AS r3Forward3Rows
}
CALL (r3Forward3Nodes) {
  UNWIND r3Forward3Nodes AS near16
  MATCH (near16)-[edge16:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far16)
  WITH edge16, far16 LIMIT $cap4
  WITH edge16, far16, edge16 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts19, far16 {.validFrom, .validTo, .jurisdiction} AS found16
  WITH edge16, far16, facts19, found16, (((facts19.validFrom IS NULL OR facts19.validFrom <= $asOf43) AND (facts19.validTo IS NULL OR facts19.validTo > $asOf43)) AND ((found16.validFrom IS NULL OR found16.validFrom <= $asOf44) AND (found16.validTo IS NULL OR found16.validTo > $asOf44)) AND (far16:Framework) AND found16.jurisdiction = $jurisdiction11) AS holds16
  RETURN collect(CASE WHEN holds16 THEN [facts19.key, facts19.certainty, facts19.kind, facts19.validFrom, facts19.validTo, facts19.draftOf, facts19.role, facts19.status, facts19.obligation, facts19.onlyIf_texts, facts19.criticality] END) AS r3Forward4Edges, collect(DISTINCT CASE WHEN holds16 THEN far16 END) AS r3Forward4Nodes, count(*) AS r3Forward4Rows
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
  WITH met4 {.id, .type, .certainty} AS facts20
  RETURN collect([facts20.id, facts20.type, facts20.certainty]) AS r3MetNodes
}
CALL (r3All) {
  RETURN size(r3All) <= $ahead4 AS r3Few
}
CALL (r3All, r3Few) {
  WITH r3All, r3Few
  WHERE r3Few
  UNWIND r3All AS node8
  RETURN collect(node8 {.id, .name_texts, .onlyIf_texts}) AS r3AheadNodes
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
  WITH near17 WHERE near17:Actor OR near17:Ecosystem
  MATCH (near17)-[edge17:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|RUNS|MANAGES]->(far17)
  WITH edge17, far17 LIMIT $cap5
  WITH edge17, far17, edge17 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts21, far17 {.validFrom, .validTo} AS found17
  WITH edge17, far17, facts21, found17, (((facts21.validFrom IS NULL OR facts21.validFrom <= $asOf48) AND (facts21.validTo IS NULL OR facts21.validTo > $asOf48)) AND ((found17.validFrom IS NULL OR found17.validFrom <= $asOf49) AND (found17.validTo IS NULL OR found17.validTo > $asOf49))) AS holds17
  RETURN collect(CASE WHEN holds17 THEN [facts21.key, facts21.certainty, facts21.kind, facts21.validFrom, facts21.validTo, facts21.draftOf, facts21.role, facts21.status, facts21.obligation, facts21.onlyIf_texts, facts21.criticality] END) AS r4Forward1Edges, collect(DISTINCT CASE WHEN holds17 THEN far17 END) AS r4Forward1Nodes, count(*) AS r4Forward1Rows
}
CALL (r4Forward1Nodes) {
  UNWIND r4Forward1Nodes AS near18
  MATCH (near18)-[edge18:IN_GROUP|PROVIDES|USES|SETS_TERMS_FOR|PARTICIPATES_IN|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|SUPPLIED_BY|MANAGES|CALLS|PROCESSES|AGREED_WITH|REALISES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF]->(far18)
  WITH edge18, far18 LIMIT $cap5
  WITH edge18, far18, edge18 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts22, far18 {.validFrom, .validTo} AS found18
  WITH edge18, far18, facts22, found18, (((facts22.validFrom IS NULL OR facts22.validFrom <= $asOf50) AND (facts22.validTo IS NULL OR facts22.validTo > $asOf50)) AND ((found18.validFrom IS NULL OR found18.validFrom <= $asOf51) AND (found18.validTo IS NULL OR found18.validTo > $asOf51))) AS holds18
  RETURN collect(CASE WHEN holds18 THEN [facts22.key, facts22.certainty, facts22.kind, facts22.validFrom, facts22.validTo, facts22.draftOf, facts22.role, facts22.status, facts22.obligation, facts22.onlyIf_texts, facts22.criticality] END) AS r4Forward2Edges, collect(DISTINCT CASE WHEN holds18 THEN far18 END) AS r4Forward2Nodes, count(*) AS r4Forward2Rows
}
CALL (r4Forward2Nodes) {
  UNWIND r4Forward2Nodes AS near19
  MATCH (near19)-[edge19:PROVIDES|USES|SETS_TERMS_FOR|INFLUENCES|CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|CALLS|PROCESSES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far19)
  WITH edge19, far19 LIMIT $cap5
  WITH edge19, far19, edge19 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts23, far19 {.validFrom, .validTo} AS found19
  WITH edge19, far19, facts23, found19, (((facts23.validFrom IS NULL OR facts23.validFrom <= $asOf52) AND (facts23.validTo IS NULL OR facts23.validTo > $asOf52)) AND ((found19.validFrom IS NULL OR found19.validFrom <= $asOf53) AND (found19.validTo IS NULL OR found19.validTo > $asOf53))) AS holds19
  RETURN collect(CASE WHEN holds19 THEN [facts23.key, facts23.certainty, facts23.kind, facts23.validFrom, facts23.validTo, facts23.draftOf, facts23.role, facts23.status, facts23.obligation, facts23.onlyIf_texts, facts23.criticality] END) AS r4Forward3Edges, collect(DISTINCT CASE WHEN holds19 THEN far19 END) AS r4Forward3Nodes, count(*) AS r4Forward3Rows
}
CALL (r4Forward3Nodes) {
  UNWIND r4Forward3Nodes AS near20
  MATCH (near20)-[edge20:SET_IN|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|AMENDS|REPLACES|LAID_DOWN_UNDER|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far20)
  WITH edge20, far20 LIMIT $cap5
  WITH edge20, far20, edge20 {.key, .certainty, .kind, .validFrom, .validTo, .draftOf, .role, .status, .obligation, .onlyIf_texts, .criticality} AS facts24, far20 {.validFrom, .validTo, .jurisdiction} AS found20
  WITH edge20, far20, facts24, found20, (((facts24.validFrom IS NULL OR facts24.validFrom <= $asOf54) AND (facts24.validTo IS NULL OR facts24.validTo > $asOf54)) AND ((found20.validFrom IS NULL OR found20.validFrom <= $asOf55) AND (found20.validTo IS NULL OR found20.validTo > $asOf55)) AND (far20:Framework) AND found20.jurisdiction = $jurisdiction14) AS holds20
  RETURN collect(CASE WHEN holds20 THEN [facts24.key, facts24.certainty, facts24.kind, facts24.validFrom, facts24.validTo, facts24.draftOf, facts24.role, facts24.status, facts24.obligation, facts24.onlyIf_texts, facts24.criticality] END) AS r4Forward4Edges, collect(DISTINCT CASE WHEN holds20 THEN far20 END) AS r4Forward4Nodes, count(*) AS r4Forward4Rows
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
  WITH met5 {.id, .type, .certainty} AS facts25
  RETURN collect([facts25.id, facts25.type, facts25.certainty]) AS r4MetNodes
}
CALL (r4All) {
  RETURN size(r4All) <= $ahead5 AS r4Few
}
CALL (r4All, r4Few) {
  WITH r4All, r4Few
  WHERE r4Few
  UNWIND r4All AS node10
  RETURN collect(node10 {.id, .name_texts, .onlyIf_texts}) AS r4AheadNodes
}
RETURN [[n IN r0From | n.id], [n IN r0AnyTo | n.id], [n IN r0AnyVia | n.id]] AS r0Seeds, [r0Forward1Edges, r0Forward2Edges, r0Forward3Edges, r0Forward4Edges] AS r0Edges, [r0Forward1Rows, r0Forward2Rows, r0Forward3Rows, r0Forward4Rows] AS r0Rows, [r0ToIds, r0ViaIds] AS r0Tests, r0MetNodes AS r0Met, null AS r0Assumed, r0AheadNodes, [[n IN r1From | n.id], [n IN r1AnyTo | n.id], [n IN r1AnyVia | n.id]] AS r1Seeds, [r1Forward1Edges, r1Forward2Edges, r1Forward3Edges, r1Forward4Edges] AS r1Edges, [r1Forward1Rows, r1Forward2Rows, r1Forward3Rows, r1Forward4Rows] AS r1Rows, [r1ToIds, r1ViaIds] AS r1Tests, r1MetNodes AS r1Met, null AS r1Assumed, r1AheadNodes, [[n IN r2From | n.id], [n IN r2AnyTo | n.id], [n IN r2AnyVia | n.id]] AS r2Seeds, [r2Forward1Edges, r2Forward2Edges, r2Forward3Edges, r2Forward4Edges] AS r2Edges, [r2Forward1Rows, r2Forward2Rows, r2Forward3Rows, r2Forward4Rows] AS r2Rows, [r2ToIds, r2ViaIds] AS r2Tests, r2MetNodes AS r2Met, null AS r2Assumed, r2AheadNodes, [[n IN r3From | n.id], [n IN r3AnyTo | n.id], [n IN r3AnyVia | n.id]] AS r3Seeds, [r3Forward1Edges, r3Forward2Edges, r3Forward3Edges, r3Forward4Edges] AS r3Edges, [r3Forward1Rows, r3Forward2Rows, r3Forward3Rows, r3Forward4Rows] AS r3Rows, [r3ToIds, r3ViaIds] AS r3Tests, r3MetNodes AS r3Met, null AS r3Assumed, r3AheadNodes, [[n IN r4From | n.id], [n IN r4AnyTo | n.id], [n IN r4AnyVia | n.id]] AS r4Seeds, [r4Forward1Edges, r4Forward2Edges, r4Forward3Edges, r4Forward4Edges] AS r4Edges, [r4Forward1Rows, r4Forward2Rows, r4Forward3Rows, r4Forward4Rows] AS r4Rows, [r4ToIds, r4ViaIds] AS r4Tests, r4MetNodes AS r4Met, null AS r4Assumed, r4AheadNodes, COUNT { (:SamgrafDated) } AS dateMarks
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

CALL () {
  UNWIND $ids AS id
  MATCH (node:Entity {id: id})
  RETURN collect(node {.id, .name_texts, .onlyIf_texts}) AS r0Nodes
}
CALL () {
  UNWIND $ids2 AS id2
  MATCH (node2:Entity {id: id2})
  RETURN collect(node2 {.id, .name_texts, .onlyIf_texts}) AS r1Nodes
}
CALL () {
  UNWIND $ids3 AS id3
  MATCH (node3:Entity {id: id3})
  RETURN collect(node3 {.id, .name_texts, .onlyIf_texts}) AS r2Nodes
}
CALL () {
  UNWIND $ids4 AS id4
  MATCH (node4:Entity {id: id4})
  RETURN collect(node4 {.id, .name_texts, .onlyIf_texts}) AS r3Nodes
}
CALL () {
  UNWIND $ids5 AS id5
  MATCH (node5:Entity {id: id5})
  RETURN collect(node5 {.id, .name_texts, .onlyIf_texts}) AS r4Nodes
}
RETURN r0Nodes, r1Nodes, r2Nodes, r3Nodes, r4Nodes, COUNT { (:SamgrafDated) } AS dateMarks
// $ids = variable @r0Nodes = ["resource:norge-digitalt","framework:inspire","municipality:0301","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
// $ids2 = variable @r1Nodes = ["resource:norge-digitalt","framework:inspire","municipality:1151","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
// $ids3 = variable @r2Nodes = ["resource:norge-digitalt","framework:inspire","municipality:4601","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
// $ids4 = variable @r3Nodes = ["resource:norge-digitalt","framework:inspire","municipality:5612","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
// $ids5 = variable @r4Nodes = ["resource:norge-digitalt","framework:inspire","municipality:1505","resource:imi","framework:services-directive","framework:tjenesteforskriften","framework:tjenesteloven"]
