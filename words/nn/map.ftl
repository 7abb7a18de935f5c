# Kart: over økosystem, kapabilitetar og landet.

map-title = Kart
map-intro = { CAPITAL(NUMERAL($pictures, one: "eitt")) } bilete av { $graph }, teikna av svara kvar gong sida blir lasta.
map-picture = Bilete
map-scroll = Bilete som kan rullast
map-change = Vel noko anna
map-file = Biletet som SVG
map-legend = Teiknforklaring
map-all = Alle
map-none = ingen
map-weakest = Svakaste belegg
map-source = Kjelde: Samgraf
map-as-of = per
map-ecosystem-title = Økosystemkartet
map-ecosystem-about = Kva økosystem som verkar saman, og i kor mange utvekslingar.
map-ecosystem-lead = { $ecosystems } økosystem og { $exchanges } utvekslingar mellom dei og deltakarane deira er registrerte.
map-ecosystem-table = Utvekslingar mellom økosystem, etter samhandlingsform
map-ecosystem-between = Mellom
map-ecosystem-total = I alt
map-ecosystem-inside = internt

map-ecosystem-exchanges =
    { $n } { $n ->
        [one] utveksling
       *[other] utvekslingar
    }

map-ecosystem-chosen = Utvekslingane
map-ecosystem-rule = Ei utveksling blir talt for to økosystem når begge, eller nokon som høyrer til dei, deltek i henne. Ei verksemd høyrer til økosystemet ho er medlem av, eller til økosystemet til sektoren. Det nasjonale økosystemet er det sektorane har felles: ein liten del av kvart av økosystema deira.
map-ecosystem-drawn = Biletet viser straumane innanfor det nasjonale økosystemet og frå det til andre. Tabellen har alle.
map-ecosystem-frameworks = { $n } rammevilkår frå EU
map-ecosystem-resources = { $n } delte ressursar frå EU
map-ecosystem-national = Det nasjonale økosystemet
map-ecosystem-participants = Deltakarar
map-ecosystem-kind = Samhandlingsform
map-ecosystem-exchange = Utveksling
map-ecosystem-others = og andre som ikkje er namngitte
map-capability-title = Kapabilitetskartet
map-capability-about = Kva som støttar dei nasjonale kapabilitetane, kor mykje og kor sikkert.
map-capability-country = i landet
map-capability-by = Vis etter
map-capability-only = Berre
map-capability-tiles = Kapabilitetane som ruter
map-capability-matrix = Kapabilitetane som matrise
map-capability-capability = Kapabilitet
map-capability-everywhere = I alt
map-capability-gaps = Det som manglar
map-capability-lacks = Manglar
map-capability-measures = Tiltak
map-capability-strongest = Sterkaste belegg
map-capability-gap-kinds-NO_RESOURCE = ingen ressurs
map-capability-gap-kinds-ONLY_DEDUCED = berre slutningar
map-capability-gap-kinds-ONE_PROVIDER = éin tilbydar
map-capability-gap-kinds-RED_IN_SECTORS = raudt i fleire sektorar

map-capability-resources =
    { $n } { $n ->
        [one] ressurs
       *[other] ressursar
    }

map-capability-gap = gap { $n }, { $colour }
map-capability-gap-of = gap: { $colour }
map-capability-colours-GREEN = grønt
map-capability-colours-YELLOW = gult
map-capability-colours-RED = raudt
map-capability-colours-UNDEFINED_BY_RULE = utan farge
map-capability-fill = Fyll: talet på ressursar, eller fargen på gapet der dekninga er vurdert
map-capability-outline = Omriss: det svakaste belegget som ruta kviler på
map-capability-note = At noko ikkje er registrert, betyr ikkje at det ikkje finst.
map-country-all = I alt
map-country-title = Noregskartet
map-country-title-of = Kva kommunar brukar { $name }?
map-country-about = Kva kommunar som brukar ein delt ressurs, etter kva plikt og kor sikkert.
map-country-choose = Vel ein ressurs
map-country-resource = Ressurs
map-country-near = Samanlikn med kommune
map-country-nobody = ingen vald
map-country-show = Vis
map-country-lead = { $users } av { $all } kommunar brukar { $name }, så langt det er registrert eller følgjer av reglar.
map-country-lead-list = { $n } delte ressursar blir brukte av kommunar, så langt det er registrert eller følgjer av reglar.
map-country-counts = Kommunar etter plikt og belegg
map-country-obligation = Plikt
map-country-no-obligation = utan registrert plikt
map-country-not-used = ikkje registrert
map-country-number = Kommunar
map-country-by-county = Etter fylke
map-country-county = { $name }: { $users } av { $all }
map-country-credit = Kommunegrenser 2024: © Kartverket, CC BY 4.0, forenkla.
map-country-alike = Kommunar som liknar mest på { $name }
map-country-uses = brukar
map-country-note = At ingenting er registrert, er ikkje bevis for at kommunen ikkje brukar ressursen.
map-country-off = Kommunar utan plass på kartet, sidan grensene er frå 2024:
