# Startsida.

start-lead = { $places } kommunar, { $resources } delte ressursar og { $frameworks } regelverk og føringar: kven brukar kva, kva som bind dei, og kor sikkert det er.
start-stories = Tre svar å byrje med
start-stops-title = Viss { $name } stoppar
start-stops-text = Så mange er registrerte som avhengige av { $name }.
start-reaches-title = EU til { $name }
start-reaches-text = Så mange delte ressursar knyter { $name } til EUs rammeverk.
start-lacks-text = Så mange kapabilitetar har ingen registrert ressurs i livshendinga.
start-flows = Økosystema og utvekslingane mellom dei
start-capabilities = Kapabilitetane og det som støttar dei
start-map = { $n } av { $all } kommunar er registrerte med { $name }
start-opens = Teikna av det som er registrert i dag.
