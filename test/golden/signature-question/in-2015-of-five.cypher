CALL () {
  UNWIND $ids AS id
  MATCH (end:Entity {id: id})
  WHERE (end.validFrom IS NULL OR end.validFrom <= $asOf) AND (end.validTo IS NULL OR end.validTo > $asOf)
  WITH DISTINCT end LIMIT $ends
  RETURN collect(end) AS r0From
}
CALL (r0From) {
  UNWIND r0From AS near
  MATCH (near)-[edge:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|PARTICIPATES_IN]->(far)
  WITH edge, far LIMIT $cap
  WITH edge, far, (((edge.validFrom IS NULL OR edge.validFrom <= $asOf2) AND (edge.validTo IS NULL OR edge.validTo > $asOf2)) AND ((far.validFrom IS NULL OR far.validFrom <= $asOf3) AND (far.validTo IS NULL OR far.validTo > $asOf3))) AS holds
  RETURN collect(CASE WHEN holds THEN [edge.key, edge.certainty] END) AS r0Forward1Edges, collect(DISTINCT CASE WHEN holds THEN far END) AS r0Forward1Nodes, count(*) AS r0Forward1Rows
}
CALL (r0Forward1Nodes) {
  UNWIND r0Forward1Nodes AS near2
  MATCH (near2)-[edge2:CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY|INVOLVES]->(far2)
  WITH edge2, far2 LIMIT $cap
  WITH edge2, far2, (((edge2.validFrom IS NULL OR edge2.validFrom <= $asOf4) AND (edge2.validTo IS NULL OR edge2.validTo > $asOf4)) AND ((far2.validFrom IS NULL OR far2.validFrom <= $asOf5) AND (far2.validTo IS NULL OR far2.validTo > $asOf5))) AS holds2
  RETURN collect(CASE WHEN holds2 THEN [edge2.key, edge2.certainty] END) AS r0Forward2Edges, collect(DISTINCT CASE WHEN holds2 THEN far2 END) AS r0Forward2Nodes, count(*) AS r0Forward2Rows
}
CALL (r0Forward2Nodes) {
  UNWIND r0Forward2Nodes AS near3
  MATCH (near3)-[edge3:PROVIDES|USES|SETS_TERMS_FOR|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far3)
  WITH edge3, far3 LIMIT $cap
  WITH edge3, far3, (((edge3.validFrom IS NULL OR edge3.validFrom <= $asOf6) AND (edge3.validTo IS NULL OR edge3.validTo > $asOf6)) AND ((far3.validFrom IS NULL OR far3.validFrom <= $asOf7) AND (far3.validTo IS NULL OR far3.validTo > $asOf7))) AS holds3
  RETURN collect(CASE WHEN holds3 THEN [edge3.key, edge3.certainty] END) AS r0Forward3Edges, collect(DISTINCT CASE WHEN holds3 THEN far3 END) AS r0Forward3Nodes, count(*) AS r0Forward3Rows
}
CALL (r0Forward3Nodes) {
  UNWIND r0Forward3Nodes AS near4
  MATCH (near4)-[edge4:GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far4)
  WITH edge4, far4 LIMIT $cap
  WITH edge4, far4, (((edge4.validFrom IS NULL OR edge4.validFrom <= $asOf8) AND (edge4.validTo IS NULL OR edge4.validTo > $asOf8)) AND ((far4.validFrom IS NULL OR far4.validFrom <= $asOf9) AND (far4.validTo IS NULL OR far4.validTo > $asOf9))) AS holds4
  RETURN collect(CASE WHEN holds4 THEN [edge4.key, edge4.certainty] END) AS r0Forward4Edges, collect(DISTINCT CASE WHEN holds4 THEN far4 END) AS r0Forward4Nodes, count(*) AS r0Forward4Rows
}
CALL (r0From, r0Forward1Nodes, r0Forward2Nodes, r0Forward3Nodes, r0Forward4Nodes) {
  UNWIND r0From + r0Forward1Nodes + r0Forward2Nodes + r0Forward3Nodes + r0Forward4Nodes AS node
  RETURN collect(DISTINCT node) AS r0All
}
CALL (r0All) {
  UNWIND r0All AS passed
  WITH passed, ((passed:Framework) AND passed.jurisdiction = $jurisdiction) AS isTo, ((passed:SharedResource)) AS isVia
  RETURN collect(CASE WHEN isTo THEN passed.id END) AS r0ToIds, collect(CASE WHEN isVia THEN passed.id END) AS r0ViaIds
}
CALL () {
  UNWIND $ids2 AS id
  MATCH (end2:Entity {id: id})
  WHERE (end2.validFrom IS NULL OR end2.validFrom <= $asOf10) AND (end2.validTo IS NULL OR end2.validTo > $asOf10)
  WITH DISTINCT end2 LIMIT $ends2
  RETURN collect(end2) AS r1From
}
CALL (r1From) {
  UNWIND r1From AS near5
  MATCH (near5)-[edge5:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|PARTICIPATES_IN]->(far5)
  WITH edge5, far5 LIMIT $cap2
  WITH edge5, far5, (((edge5.validFrom IS NULL OR edge5.validFrom <= $asOf11) AND (edge5.validTo IS NULL OR edge5.validTo > $asOf11)) AND ((far5.validFrom IS NULL OR far5.validFrom <= $asOf12) AND (far5.validTo IS NULL OR far5.validTo > $asOf12))) AS holds5
  RETURN collect(CASE WHEN holds5 THEN [edge5.key, edge5.certainty] END) AS r1Forward1Edges, collect(DISTINCT CASE WHEN holds5 THEN far5 END) AS r1Forward1Nodes, count(*) AS r1Forward1Rows
}
CALL (r1Forward1Nodes) {
  UNWIND r1Forward1Nodes AS near6
  MATCH (near6)-[edge6:CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY|INVOLVES]->(far6)
  WITH edge6, far6 LIMIT $cap2
  WITH edge6, far6, (((edge6.validFrom IS NULL OR edge6.validFrom <= $asOf13) AND (edge6.validTo IS NULL OR edge6.validTo > $asOf13)) AND ((far6.validFrom IS NULL OR far6.validFrom <= $asOf14) AND (far6.validTo IS NULL OR far6.validTo > $asOf14))) AS holds6
  RETURN collect(CASE WHEN holds6 THEN [edge6.key, edge6.certainty] END) AS r1Forward2Edges, collect(DISTINCT CASE WHEN holds6 THEN far6 END) AS r1Forward2Nodes, count(*) AS r1Forward2Rows
}
CALL (r1Forward2Nodes) {
  UNWIND r1Forward2Nodes AS near7
  MATCH (near7)-[edge7:PROVIDES|USES|SETS_TERMS_FOR|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far7)
  WITH edge7, far7 LIMIT $cap2
  WITH edge7, far7, (((edge7.validFrom IS NULL OR edge7.validFrom <= $asOf15) AND (edge7.validTo IS NULL OR edge7.validTo > $asOf15)) AND ((far7.validFrom IS NULL OR far7.validFrom <= $asOf16) AND (far7.validTo IS NULL OR far7.validTo > $asOf16))) AS holds7
  RETURN collect(CASE WHEN holds7 THEN [edge7.key, edge7.certainty] END) AS r1Forward3Edges, collect(DISTINCT CASE WHEN holds7 THEN far7 END) AS r1Forward3Nodes, count(*) AS r1Forward3Rows
}
CALL (r1Forward3Nodes) {
  UNWIND r1Forward3Nodes AS near8
  MATCH (near8)-[edge8:GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far8)
  WITH edge8, far8 LIMIT $cap2
  WITH edge8, far8, (((edge8.validFrom IS NULL OR edge8.validFrom <= $asOf17) AND (edge8.validTo IS NULL OR edge8.validTo > $asOf17)) AND ((far8.validFrom IS NULL OR far8.validFrom <= $asOf18) AND (far8.validTo IS NULL OR far8.validTo > $asOf18))) AS holds8
  RETURN collect(CASE WHEN holds8 THEN [edge8.key, edge8.certainty] END) AS r1Forward4Edges, collect(DISTINCT CASE WHEN holds8 THEN far8 END) AS r1Forward4Nodes, count(*) AS r1Forward4Rows
}
CALL (r1From, r1Forward1Nodes, r1Forward2Nodes, r1Forward3Nodes, r1Forward4Nodes) {
  UNWIND r1From + r1Forward1Nodes + r1Forward2Nodes + r1Forward3Nodes + r1Forward4Nodes AS node2
  RETURN collect(DISTINCT node2) AS r1All
}
CALL (r1All) {
  UNWIND r1All AS passed2
  WITH passed2, ((passed2:Framework) AND passed2.jurisdiction = $jurisdiction2) AS isTo2, ((passed2:SharedResource)) AS isVia2
  RETURN collect(CASE WHEN isTo2 THEN passed2.id END) AS r1ToIds, collect(CASE WHEN isVia2 THEN passed2.id END) AS r1ViaIds
}
CALL () {
  UNWIND $ids3 AS id
  MATCH (end3:Entity {id: id})
  WHERE (end3.validFrom IS NULL OR end3.validFrom <= $asOf19) AND (end3.validTo IS NULL OR end3.validTo > $asOf19)
  WITH DISTINCT end3 LIMIT $ends3
  RETURN collect(end3) AS r2From
}
CALL (r2From) {
  UNWIND r2From AS near9
  MATCH (near9)-[edge9:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|PARTICIPATES_IN]->(far9)
  WITH edge9, far9 LIMIT $cap3
  WITH edge9, far9, (((edge9.validFrom IS NULL OR edge9.validFrom <= $asOf20) AND (edge9.validTo IS NULL OR edge9.validTo > $asOf20)) AND ((far9.validFrom IS NULL OR far9.validFrom <= $asOf21) AND (far9.validTo IS NULL OR far9.validTo > $asOf21))) AS holds9
  RETURN collect(CASE WHEN holds9 THEN [edge9.key, edge9.certainty] END) AS r2Forward1Edges, collect(DISTINCT CASE WHEN holds9 THEN far9 END) AS r2Forward1Nodes, count(*) AS r2Forward1Rows
}
CALL (r2Forward1Nodes) {
  UNWIND r2Forward1Nodes AS near10
  MATCH (near10)-[edge10:CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY|INVOLVES]->(far10)
  WITH edge10, far10 LIMIT $cap3
  WITH edge10, far10, (((edge10.validFrom IS NULL OR edge10.validFrom <= $asOf22) AND (edge10.validTo IS NULL OR edge10.validTo > $asOf22)) AND ((far10.validFrom IS NULL OR far10.validFrom <= $asOf23) AND (far10.validTo IS NULL OR far10.validTo > $asOf23))) AS holds10
  RETURN collect(CASE WHEN holds10 THEN [edge10.key, edge10.certainty] END) AS r2Forward2Edges, collect(DISTINCT CASE WHEN holds10 THEN far10 END) AS r2Forward2Nodes, count(*) AS r2Forward2Rows
}
CALL (r2Forward2Nodes) {
  UNWIND r2Forward2Nodes AS near11
  MATCH (near11)-[edge11:PROVIDES|USES|SETS_TERMS_FOR|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far11)
  WITH edge11, far11 LIMIT $cap3
  WITH edge11, far11, (((edge11.validFrom IS NULL OR edge11.validFrom <= $asOf24) AND (edge11.validTo IS NULL OR edge11.validTo > $asOf24)) AND ((far11.validFrom IS NULL OR far11.validFrom <= $asOf25) AND (far11.validTo IS NULL OR far11.validTo > $asOf25))) AS holds11
  RETURN collect(CASE WHEN holds11 THEN [edge11.key, edge11.certainty] END) AS r2Forward3Edges, collect(DISTINCT CASE WHEN holds11 THEN far11 END) AS r2Forward3Nodes, count(*) AS r2Forward3Rows
}
CALL (r2Forward3Nodes) {
  UNWIND r2Forward3Nodes AS near12
  MATCH (near12)-[edge12:GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far12)
  WITH edge12, far12 LIMIT $cap3
  WITH edge12, far12, (((edge12.validFrom IS NULL OR edge12.validFrom <= $asOf26) AND (edge12.validTo IS NULL OR edge12.validTo > $asOf26)) AND ((far12.validFrom IS NULL OR far12.validFrom <= $asOf27) AND (far12.validTo IS NULL OR far12.validTo > $asOf27))) AS holds12
  RETURN collect(CASE WHEN holds12 THEN [edge12.key, edge12.certainty] END) AS r2Forward4Edges, collect(DISTINCT CASE WHEN holds12 THEN far12 END) AS r2Forward4Nodes, count(*) AS r2Forward4Rows
}
CALL (r2From, r2Forward1Nodes, r2Forward2Nodes, r2Forward3Nodes, r2Forward4Nodes) {
  UNWIND r2From + r2Forward1Nodes + r2Forward2Nodes + r2Forward3Nodes + r2Forward4Nodes AS node3
  RETURN collect(DISTINCT node3) AS r2All
}
CALL (r2All) {
  UNWIND r2All AS passed3
  WITH passed3, ((passed3:Framework) AND passed3.jurisdiction = $jurisdiction3) AS isTo3, ((passed3:SharedResource)) AS isVia3
  RETURN collect(CASE WHEN isTo3 THEN passed3.id END) AS r2ToIds, collect(CASE WHEN isVia3 THEN passed3.id END) AS r2ViaIds
}
CALL () {
  UNWIND $ids4 AS id
  MATCH (end4:Entity {id: id})
  WHERE (end4.validFrom IS NULL OR end4.validFrom <= $asOf28) AND (end4.validTo IS NULL OR end4.validTo > $asOf28)
  WITH DISTINCT end4 LIMIT $ends4
  RETURN collect(end4) AS r3From
}
CALL (r3From) {
  UNWIND r3From AS near13
  MATCH (near13)-[edge13:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|PARTICIPATES_IN]->(far13)
  WITH edge13, far13 LIMIT $cap4
  WITH edge13, far13, (((edge13.validFrom IS NULL OR edge13.validFrom <= $asOf29) AND (edge13.validTo IS NULL OR edge13.validTo > $asOf29)) AND ((far13.validFrom IS NULL OR far13.validFrom <= $asOf30) AND (far13.validTo IS NULL OR far13.validTo > $asOf30))) AS holds13
  RETURN collect(CASE WHEN holds13 THEN [edge13.key, edge13.certainty] END) AS r3Forward1Edges, collect(DISTINCT CASE WHEN holds13 THEN far13 END) AS r3Forward1Nodes, count(*) AS r3Forward1Rows
}
CALL (r3Forward1Nodes) {
  UNWIND r3Forward1Nodes AS near14
  MATCH (near14)-[edge14:CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY|INVOLVES]->(far14)
  WITH edge14, far14 LIMIT $cap4
  WITH edge14, far14, (((edge14.validFrom IS NULL OR edge14.validFrom <= $asOf31) AND (edge14.validTo IS NULL OR edge14.validTo > $asOf31)) AND ((far14.validFrom IS NULL OR far14.validFrom <= $asOf32) AND (far14.validTo IS NULL OR far14.validTo > $asOf32))) AS holds14
  RETURN collect(CASE WHEN holds14 THEN [edge14.key, edge14.certainty] END) AS r3Forward2Edges, collect(DISTINCT CASE WHEN holds14 THEN far14 END) AS r3Forward2Nodes, count(*) AS r3Forward2Rows
}
CALL (r3Forward2Nodes) {
  UNWIND r3Forward2Nodes AS near15
  MATCH (near15)-[edge15:PROVIDES|USES|SETS_TERMS_FOR|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far15)
  WITH edge15, far15 LIMIT $cap4
  WITH edge15, far15, (((edge15.validFrom IS NULL OR edge15.validFrom <= $asOf33) AND (edge15.validTo IS NULL OR edge15.validTo > $asOf33)) AND ((far15.validFrom IS NULL OR far15.validFrom <= $asOf34) AND (far15.validTo IS NULL OR far15.validTo > $asOf34))) AS holds15
  RETURN collect(CASE WHEN holds15 THEN [edge15.key, edge15.certainty] END) AS r3Forward3Edges, collect(DISTINCT CASE WHEN holds15 THEN far15 END) AS r3Forward3Nodes, count(*) AS r3Forward3Rows
}
CALL (r3Forward3Nodes) {
  UNWIND r3Forward3Nodes AS near16
  MATCH (near16)-[edge16:GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far16)
  WITH edge16, far16 LIMIT $cap4
  WITH edge16, far16, (((edge16.validFrom IS NULL OR edge16.validFrom <= $asOf35) AND (edge16.validTo IS NULL OR edge16.validTo > $asOf35)) AND ((far16.validFrom IS NULL OR far16.validFrom <= $asOf36) AND (far16.validTo IS NULL OR far16.validTo > $asOf36))) AS holds16
  RETURN collect(CASE WHEN holds16 THEN [edge16.key, edge16.certainty] END) AS r3Forward4Edges, collect(DISTINCT CASE WHEN holds16 THEN far16 END) AS r3Forward4Nodes, count(*) AS r3Forward4Rows
}
CALL (r3From, r3Forward1Nodes, r3Forward2Nodes, r3Forward3Nodes, r3Forward4Nodes) {
  UNWIND r3From + r3Forward1Nodes + r3Forward2Nodes + r3Forward3Nodes + r3Forward4Nodes AS node4
  RETURN collect(DISTINCT node4) AS r3All
}
CALL (r3All) {
  UNWIND r3All AS passed4
  WITH passed4, ((passed4:Framework) AND passed4.jurisdiction = $jurisdiction4) AS isTo4, ((passed4:SharedResource)) AS isVia4
  RETURN collect(CASE WHEN isTo4 THEN passed4.id END) AS r3ToIds, collect(CASE WHEN isVia4 THEN passed4.id END) AS r3ViaIds
}
CALL () {
  UNWIND $ids5 AS id
  MATCH (end5:Entity {id: id})
  WHERE (end5.validFrom IS NULL OR end5.validFrom <= $asOf37) AND (end5.validTo IS NULL OR end5.validTo > $asOf37)
  WITH DISTINCT end5 LIMIT $ends5
  RETURN collect(end5) AS r4From
}
CALL (r4From) {
  UNWIND r4From AS near17
  MATCH (near17)-[edge17:PROVIDES|USES|SETS_TERMS_FOR|RESPONSIBLE_FOR|PARTICIPATES_IN]->(far17)
  WITH edge17, far17 LIMIT $cap5
  WITH edge17, far17, (((edge17.validFrom IS NULL OR edge17.validFrom <= $asOf38) AND (edge17.validTo IS NULL OR edge17.validTo > $asOf38)) AND ((far17.validFrom IS NULL OR far17.validFrom <= $asOf39) AND (far17.validTo IS NULL OR far17.validTo > $asOf39))) AS holds17
  RETURN collect(CASE WHEN holds17 THEN [edge17.key, edge17.certainty] END) AS r4Forward1Edges, collect(DISTINCT CASE WHEN holds17 THEN far17 END) AS r4Forward1Nodes, count(*) AS r4Forward1Rows
}
CALL (r4Forward1Nodes) {
  UNWIND r4Forward1Nodes AS near18
  MATCH (near18)-[edge18:CONCERNS|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|NAMED_IN|SERVES|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY|INVOLVES]->(far18)
  WITH edge18, far18 LIMIT $cap5
  WITH edge18, far18, (((edge18.validFrom IS NULL OR edge18.validFrom <= $asOf40) AND (edge18.validTo IS NULL OR edge18.validTo > $asOf40)) AND ((far18.validFrom IS NULL OR far18.validFrom <= $asOf41) AND (far18.validTo IS NULL OR far18.validTo > $asOf41))) AS holds18
  RETURN collect(CASE WHEN holds18 THEN [edge18.key, edge18.certainty] END) AS r4Forward2Edges, collect(DISTINCT CASE WHEN holds18 THEN far18 END) AS r4Forward2Nodes, count(*) AS r4Forward2Rows
}
CALL (r4Forward2Nodes) {
  UNWIND r4Forward2Nodes AS near19
  MATCH (near19)-[edge19:PROVIDES|USES|SETS_TERMS_FOR|GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO|DEPENDS_ON|INTEROPERATES_WITH|CONFORMS_TO|PROFILE_OF|SUPPORTED_BY]->(far19)
  WITH edge19, far19 LIMIT $cap5
  WITH edge19, far19, (((edge19.validFrom IS NULL OR edge19.validFrom <= $asOf42) AND (edge19.validTo IS NULL OR edge19.validTo > $asOf42)) AND ((far19.validFrom IS NULL OR far19.validFrom <= $asOf43) AND (far19.validTo IS NULL OR far19.validTo > $asOf43))) AS holds19
  RETURN collect(CASE WHEN holds19 THEN [edge19.key, edge19.certainty] END) AS r4Forward3Edges, collect(DISTINCT CASE WHEN holds19 THEN far19 END) AS r4Forward3Nodes, count(*) AS r4Forward3Rows
}
CALL (r4Forward3Nodes) {
  UNWIND r4Forward3Nodes AS near20
  MATCH (near20)-[edge20:GOVERNED_BY|IMPLEMENTS|FULFILS|EMBODIES|TRANSPOSES|BUILDS_ON|FOLLOWS_FROM|NAMED_IN|SERVES|REFERS_TO]->(far20)
  WITH edge20, far20 LIMIT $cap5
  WITH edge20, far20, (((edge20.validFrom IS NULL OR edge20.validFrom <= $asOf44) AND (edge20.validTo IS NULL OR edge20.validTo > $asOf44)) AND ((far20.validFrom IS NULL OR far20.validFrom <= $asOf45) AND (far20.validTo IS NULL OR far20.validTo > $asOf45))) AS holds20
  RETURN collect(CASE WHEN holds20 THEN [edge20.key, edge20.certainty] END) AS r4Forward4Edges, collect(DISTINCT CASE WHEN holds20 THEN far20 END) AS r4Forward4Nodes, count(*) AS r4Forward4Rows
}
CALL (r4From, r4Forward1Nodes, r4Forward2Nodes, r4Forward3Nodes, r4Forward4Nodes) {
  UNWIND r4From + r4Forward1Nodes + r4Forward2Nodes + r4Forward3Nodes + r4Forward4Nodes AS node5
  RETURN collect(DISTINCT node5) AS r4All
}
CALL (r4All) {
  UNWIND r4All AS passed5
  WITH passed5, ((passed5:Framework) AND passed5.jurisdiction = $jurisdiction5) AS isTo5, ((passed5:SharedResource)) AS isVia5
  RETURN collect(CASE WHEN isTo5 THEN passed5.id END) AS r4ToIds, collect(CASE WHEN isVia5 THEN passed5.id END) AS r4ViaIds
}
RETURN [[n IN r0From | n.id]] AS r0Seeds, [r0Forward1Edges, r0Forward2Edges, r0Forward3Edges, r0Forward4Edges] AS r0Edges, [r0Forward1Rows, r0Forward2Rows, r0Forward3Rows, r0Forward4Rows] AS r0Rows, [r0ToIds, r0ViaIds] AS r0Tests, null AS r0Met, null AS r0Assumed, [[n IN r1From | n.id]] AS r1Seeds, [r1Forward1Edges, r1Forward2Edges, r1Forward3Edges, r1Forward4Edges] AS r1Edges, [r1Forward1Rows, r1Forward2Rows, r1Forward3Rows, r1Forward4Rows] AS r1Rows, [r1ToIds, r1ViaIds] AS r1Tests, null AS r1Met, null AS r1Assumed, [[n IN r2From | n.id]] AS r2Seeds, [r2Forward1Edges, r2Forward2Edges, r2Forward3Edges, r2Forward4Edges] AS r2Edges, [r2Forward1Rows, r2Forward2Rows, r2Forward3Rows, r2Forward4Rows] AS r2Rows, [r2ToIds, r2ViaIds] AS r2Tests, null AS r2Met, null AS r2Assumed, [[n IN r3From | n.id]] AS r3Seeds, [r3Forward1Edges, r3Forward2Edges, r3Forward3Edges, r3Forward4Edges] AS r3Edges, [r3Forward1Rows, r3Forward2Rows, r3Forward3Rows, r3Forward4Rows] AS r3Rows, [r3ToIds, r3ViaIds] AS r3Tests, null AS r3Met, null AS r3Assumed, [[n IN r4From | n.id]] AS r4Seeds, [r4Forward1Edges, r4Forward2Edges, r4Forward3Edges, r4Forward4Edges] AS r4Edges, [r4Forward1Rows, r4Forward2Rows, r4Forward3Rows, r4Forward4Rows] AS r4Rows, [r4ToIds, r4ViaIds] AS r4Tests, null AS r4Met, null AS r4Assumed, COUNT { (:SamgrafDated) } AS dateMarks
// $ids = ["municipality:0301"]
// $asOf = "2015-06-01"
// $ends = 10001
// $cap = 10001
// $asOf2 = "2015-06-01"
// $asOf3 = "2015-06-01"
// $asOf4 = "2015-06-01"
// $asOf5 = "2015-06-01"
// $asOf6 = "2015-06-01"
// $asOf7 = "2015-06-01"
// $asOf8 = "2015-06-01"
// $asOf9 = "2015-06-01"
// $jurisdiction = "EU"
// $ids2 = ["municipality:1151"]
// $asOf10 = "2015-06-01"
// $ends2 = 10001
// $cap2 = 10001
// $asOf11 = "2015-06-01"
// $asOf12 = "2015-06-01"
// $asOf13 = "2015-06-01"
// $asOf14 = "2015-06-01"
// $asOf15 = "2015-06-01"
// $asOf16 = "2015-06-01"
// $asOf17 = "2015-06-01"
// $asOf18 = "2015-06-01"
// $jurisdiction2 = "EU"
// $ids3 = ["municipality:4601"]
// $asOf19 = "2015-06-01"
// $ends3 = 10001
// $cap3 = 10001
// $asOf20 = "2015-06-01"
// $asOf21 = "2015-06-01"
// $asOf22 = "2015-06-01"
// $asOf23 = "2015-06-01"
// $asOf24 = "2015-06-01"
// $asOf25 = "2015-06-01"
// $asOf26 = "2015-06-01"
// $asOf27 = "2015-06-01"
// $jurisdiction3 = "EU"
// $ids4 = ["municipality:5612"]
// $asOf28 = "2015-06-01"
// $ends4 = 10001
// $cap4 = 10001
// $asOf29 = "2015-06-01"
// $asOf30 = "2015-06-01"
// $asOf31 = "2015-06-01"
// $asOf32 = "2015-06-01"
// $asOf33 = "2015-06-01"
// $asOf34 = "2015-06-01"
// $asOf35 = "2015-06-01"
// $asOf36 = "2015-06-01"
// $jurisdiction4 = "EU"
// $ids5 = ["municipality:1505"]
// $asOf37 = "2015-06-01"
// $ends5 = 10001
// $cap5 = 10001
// $asOf38 = "2015-06-01"
// $asOf39 = "2015-06-01"
// $asOf40 = "2015-06-01"
// $asOf41 = "2015-06-01"
// $asOf42 = "2015-06-01"
// $asOf43 = "2015-06-01"
// $asOf44 = "2015-06-01"
// $asOf45 = "2015-06-01"
// $jurisdiction5 = "EU"
