# What Norway says otherwise than the engine does.

start-reaches-title = The EU to { $name }
start-reaches-text = So many shared resources connect { $name } to EU frameworks.
start-flows = The ecosystems and the exchanges between them
