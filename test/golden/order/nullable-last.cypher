CALL () {
  CALL () {
    MATCH (capability:Capability)
    WHERE capability.order IS NULL
    WITH capability ORDER BY capability.id DESC LIMIT $limit
    RETURN capability {.name, .order} AS row
    UNION ALL
    MATCH (capability2:Capability)
    WHERE capability2.order IS NOT NULL AND capability2.id IS NOT NULL AND capability2.access IS NOT NULL
    WITH capability2 ORDER BY capability2.order DESC, capability2.id DESC LIMIT $limit2
    RETURN capability2 {.name, .order} AS row
  }
  WITH row LIMIT $limit3
  RETURN collect(row) AS r0
}
CALL () {
  CALL () {
    MATCH (capability3:Capability)
    WHERE capability3.order IS NULL
    WITH capability3 ORDER BY capability3.id LIMIT $limit4
    RETURN capability3 {.name, .order} AS row2
    UNION ALL
    MATCH (capability4:Capability)
    WHERE capability4.order IS NOT NULL AND capability4.id IS NOT NULL AND capability4.access IS NOT NULL
    WITH capability4 ORDER BY capability4.order, capability4.id LIMIT $limit5
    RETURN capability4 {.name, .order} AS row2
  }
  WITH row2 LIMIT $limit6
  RETURN collect(row2) AS r1
}
RETURN r0, r1, COUNT { (:SamgrafDated) } AS dateMarks
// $limit = 3
// $limit2 = 3
// $limit3 = 3
// $limit4 = 3
// $limit5 = 3
// $limit6 = 3
