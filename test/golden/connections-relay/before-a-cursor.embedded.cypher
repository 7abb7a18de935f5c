CALL () {
  MATCH (municipality:Municipality)
  WHERE (municipality.validFrom IS NULL OR municipality.validFrom <= $asOf) AND (municipality.validTo IS NULL OR municipality.validTo > $asOf)
  WITH municipality
  WHERE municipality.name_sort <= $from AND CASE WHEN municipality.name_sort = $from THEN ((municipality.id < $from2)) ELSE true END
  WITH municipality ORDER BY municipality.name_sort DESC, municipality.id DESC LIMIT $limit
  RETURN collect([municipality.name, [municipality.name_sort, municipality.id]]) AS r0
}
RETURN r0
// $asOf = variable @today
// $from = "alvdal"
// $from2 = "municipality:3428"
// $limit = 2
