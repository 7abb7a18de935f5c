# Startsiden.

start-lead = { $places } kommuner, { $resources } delte ressurser og { $frameworks } regelverk og føringer: hvem bruker hva, hva som binder dem, og hvor sikkert det er.
start-stories = Tre svar å begynne med
start-stops-title = Hvis { $name } stopper
start-stops-text = Så mange er registrert som avhengige av { $name }.
start-reaches-title = EU til { $name }
start-reaches-text = Så mange delte ressurser knytter { $name } til EUs rammeverk.
start-lacks-text = Så mange kapabiliteter har ingen registrert ressurs i livshendelsen.
start-flows = Økosystemene og utvekslingene mellom dem
start-capabilities = Kapabilitetene og det som støtter dem
start-map = { $n } av { $all } kommuner er registrert med { $name }
start-opens = Tegnet av det som er registrert i dag.
