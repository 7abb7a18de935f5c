CALL () {
  CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS entity
  WITH entity WHERE (entity:ActorGroup) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity, CASE WHEN entity.searchName CONTAINS $word OR entity.searchName CONTAINS $word2 THEN 8 WHEN entity.searchName CONTAINS $word3 THEN 5 WHEN entity.searchText CONTAINS $word4 OR entity.searchText CONTAINS $word5 THEN 3 WHEN entity.searchText CONTAINS $word6 THEN 2 WHEN entity.searchNear CONTAINS $word7 OR entity.searchNear CONTAINS $word8 OR entity.searchNear CONTAINS $word9 OR entity.searchNear CONTAINS $word10 OR entity.searchNear CONTAINS $word11 OR entity.searchNear CONTAINS $word12 OR entity.searchNear CONTAINS $word13 OR entity.searchNear CONTAINS $word14 OR entity.searchNear CONTAINS $word15 THEN 1 ELSE 0 END AS wordScore
  WHERE wordScore > 0
  WITH entity, wordScore + CASE WHEN entity.name_sort = $whole THEN 10 WHEN entity.name_sort STARTS WITH $whole2 THEN 4 ELSE 0 END AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect({id: entity.id, name: entity.name, k: [score, entity.id]}) AS r0
}
CALL () {
  CALL db.index.fulltext.queryNodes('search', $query2) YIELD node AS entity2
  WITH entity2 WHERE (entity2:ActorGroup) AND ((entity2.validFrom IS NULL OR entity2.validFrom <= $asOf2) AND (entity2.validTo IS NULL OR entity2.validTo > $asOf2))
  WITH entity2, CASE WHEN entity2.searchName CONTAINS $word16 OR entity2.searchName CONTAINS $word17 THEN 8 WHEN entity2.searchName CONTAINS $word18 THEN 5 WHEN entity2.searchText CONTAINS $word19 OR entity2.searchText CONTAINS $word20 THEN 3 WHEN entity2.searchText CONTAINS $word21 THEN 2 WHEN entity2.searchNear CONTAINS $word22 OR entity2.searchNear CONTAINS $word23 OR entity2.searchNear CONTAINS $word24 OR entity2.searchNear CONTAINS $word25 OR entity2.searchNear CONTAINS $word26 OR entity2.searchNear CONTAINS $word27 OR entity2.searchNear CONTAINS $word28 OR entity2.searchNear CONTAINS $word29 OR entity2.searchNear CONTAINS $word30 THEN 1 ELSE 0 END AS wordScore2
  WHERE wordScore2 > 0
  WITH entity2, wordScore2 + CASE WHEN entity2.name_sort = $whole3 THEN 10 WHEN entity2.name_sort STARTS WITH $whole4 THEN 4 ELSE 0 END AS score2
  RETURN count(entity2) AS r0Total
}
RETURN r0, r0Total
// $query = "+(searchName:kommuner searchText:kommuner searchName:kommun searchText:kommun searchName:kommuner* searchText:kommuner* searchNear:kommuner searchNear:ommuner searchNear:kmmuner searchNear:komuner searchNear:komuner searchNear:kommner searchNear:kommuer searchNear:kommunr searchNear:kommune)"
// $asOf = variable @today
// $word = " kommuner "
// $word2 = " kommun "
// $word3 = " kommuner"
// $word4 = " kommuner "
// $word5 = " kommun "
// $word6 = " kommuner"
// $word7 = " kommuner "
// $word8 = " ommuner "
// $word9 = " kmmuner "
// $word10 = " komuner "
// $word11 = " komuner "
// $word12 = " kommner "
// $word13 = " kommuer "
// $word14 = " kommunr "
// $word15 = " kommune "
// $whole = "kommuner"
// $whole2 = "kommuner"
// $limit = 21
// $query2 = "+(searchName:kommuner searchText:kommuner searchName:kommun searchText:kommun searchName:kommuner* searchText:kommuner* searchNear:kommuner searchNear:ommuner searchNear:kmmuner searchNear:komuner searchNear:komuner searchNear:kommner searchNear:kommuer searchNear:kommunr searchNear:kommune)"
// $asOf2 = variable @today
// $word16 = " kommuner "
// $word17 = " kommun "
// $word18 = " kommuner"
// $word19 = " kommuner "
// $word20 = " kommun "
// $word21 = " kommuner"
// $word22 = " kommuner "
// $word23 = " ommuner "
// $word24 = " kmmuner "
// $word25 = " komuner "
// $word26 = " komuner "
// $word27 = " kommner "
// $word28 = " kommuer "
// $word29 = " kommunr "
// $word30 = " kommune "
// $whole3 = "kommuner"
// $whole4 = "kommuner"
