CALL () {
  CALL db.index.fulltext.queryNodes('search', $query) YIELD node AS entity
  WITH entity WHERE (entity:ActorGroup) AND ((entity.validFrom IS NULL OR entity.validFrom <= $asOf) AND (entity.validTo IS NULL OR entity.validTo > $asOf))
  WITH entity, CASE WHEN any(form IN $exact WHERE entity.searchName CONTAINS form) THEN 8
  WHEN entity.searchName CONTAINS $prefix THEN 5
  WHEN any(form IN $synonyms WHERE entity.searchName CONTAINS form) THEN 4
  WHEN any(form IN $exact WHERE entity.searchText CONTAINS form) THEN 3
  WHEN entity.searchText CONTAINS $prefix OR any(form IN $synonyms WHERE entity.searchText CONTAINS form) THEN 2
  WHEN any(form IN $near WHERE entity.searchNear CONTAINS form) THEN 1 ELSE 0 END AS wordScore WHERE wordScore > 0
  WITH entity, (wordScore + CASE WHEN entity.searchName CONTAINS $whole THEN 10 WHEN entity.searchName CONTAINS $begins THEN 4 ELSE 0 END + CASE WHEN entity.searchName CONTAINS ' #1 ' THEN 2 WHEN entity.searchName CONTAINS ' #2 ' THEN 1 ELSE 0 END) * CASE WHEN entity:Source THEN $light
  WHEN entity:Survey THEN $light2 ELSE $weight END AS score
  RETURN collect({node: entity, score: score}) AS hits
}
CALL (hits) {
  UNWIND hits AS hit
  WITH hit.node AS entity, hit.score AS score
  WITH entity, score
  WITH entity, score ORDER BY score DESC, entity.id LIMIT $limit
  RETURN collect(entity {.id, .name, k: [score, entity.id]}) AS r0
}
CALL (hits) {
  RETURN size(hits) AS r0Total
}
RETURN r0, r0Total, COUNT { (:SamgrafDated) } AS dateMarks
// $query = "+(searchName:kommuner searchText:kommuner searchName:kommun searchText:kommun searchName:kommuner* searchText:kommuner* searchNear:kommuner searchNear:ommuner searchNear:kmmuner searchNear:komuner searchNear:kommner searchNear:kommuer searchNear:kommunr searchNear:kommune searchNear:kommun searchNear:ommun searchNear:kmmun searchNear:komun searchNear:kommn searchNear:kommu)"
// $asOf = variable @today
// $exact = [" kommuner "," kommun "]
// $prefix = " kommuner"
// $synonyms = []
// $near = [" kommuner "," ommuner "," kmmuner "," komuner "," kommner "," kommuer "," kommunr "," kommune "," kommun "," ommun "," kmmun "," komun "," kommn "," kommu "]
// $whole = " =kommuner "
// $begins = " =kommuner"
// $light = 1
// $light2 = 3
// $weight = 10
// $limit = 21
