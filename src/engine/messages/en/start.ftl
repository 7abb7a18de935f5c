# The start page.

start-lead = { $places } { $many }, { $resources } shared resources and { $frameworks } acts and guidelines: who uses what, what binds them, and how sure that is.
start-stories = Three answers to begin with
start-stops-title = If { $name } stops
start-stops-text = So many are on record as depending on { $name }.
start-reaches-title = What reaches { $name }
start-reaches-text = So many shared resources connect { $name } to frameworks.
start-lacks-text = So many capabilities have no recorded resource in the life event.
start-flows = The exchanges among those who take part
start-capabilities = The capabilities and what supports them
start-map = { $n } of { $all } { $many } are on record with { $name }
start-opens = Drawn from what is on record today.
