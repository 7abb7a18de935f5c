# Kart: over økosystem, kapabilitetar og landet.

map-title = Kart
map-intro = { CAPITAL(NUMERAL($pictures, one: "eitt")) } bilete av { $graph }, teikna av svara kvar gong sida blir lasta.
map-scroll = Bilete som kan rullast
map-change = Vel noko anna
map-file = Biletet som SVG
map-all = Alle
map-weakest = Svakaste belegg
map-source = Kjelde: Samgraf
map-as-of = per
map-flows-title = Økosystemkartet
map-flows-about = Kva økosystem som verkar saman, og i kor mange utvekslingar.
map-flows-lead = { $groups } økosystem og { $exchanges } utvekslingar mellom dei og deltakarane deira er registrerte.
map-flows-table = Utvekslingar mellom økosystem, etter samhandlingsform
map-flows-between = Mellom
map-flows-total = I alt

map-flows-exchanges =
    { $n } { $n ->
        [one] utveksling
       *[other] utvekslingar
    }

map-flows-chosen = Utvekslingane
map-flows-rule = Ei utveksling blir talt for to økosystem når begge, eller nokon som høyrer til dei, deltek i henne. Ei verksemd høyrer til økosystemet ho er medlem av, eller til økosystemet til sektoren. Det nasjonale økosystemet er det sektorane har felles: ein liten del av kvart av økosystema deira.
map-flows-drawn = Biletet viser straumane innanfor det nasjonale økosystemet og frå det til andre. Tabellen har alle.
map-flows-listed = { $n } { $things } frå { $of }
map-flows-core = Det nasjonale økosystemet
map-flows-participants = Deltakarar
map-flows-kind = Samhandlingsform
map-flows-others = og andre som ikkje er namngitte
map-capability-title = Kapabilitetskartet
map-capability-about = Kva som støttar dei nasjonale kapabilitetane, kor mykje og kor sikkert.
map-capability-country = i landet
map-capability-by = Vis etter
map-capability-only = Berre
map-capability-matrix = Kapabilitetane som matrise
map-capability-everywhere = I alt
map-capability-gaps = Det som manglar
map-capability-measures = Tiltak
map-capability-gap-kinds-none = ingen ressurs
map-capability-gap-kinds-one-provider = éin tilbydar
map-capability-gap = gap { $n }, { $colour }
map-capability-colours-GREEN = grønt
map-capability-colours-YELLOW = gult
map-capability-colours-RED = raudt
map-capability-colours-UNDEFINED_BY_RULE = utan farge
map-capability-assessments = Det som er målt
map-capability-assessed = { $name }{ $measured ->
    [OF_WANTED] : { $current } av { $target }
    [LEVEL] : { $current }
    [VALUE] : { $value }
   *[NONE] { "" }
}{ $scale ->
    [NONE] { "" }
   *[other] { " " }på skalaen { $scale }
}{ $by ->
    [NONE] { $on ->
        [NONE] { "" }
       *[other] { " " }({ $on })
    }
   *[other] { " " }({ $by }{ $on ->
        [NONE] { "" }
       *[other] , { $on }
    })
}.
map-capability-note = At noko ikkje er registrert, betyr ikkje at det ikkje finst.
map-country-all = I alt
map-country-title = Noregskartet
map-country-title-of = Kva kommunar brukar { $name }?
map-country-about = Kva kommunar som brukar ein delt ressurs, etter kva plikt og kor sikkert.
map-country-resource = Ressurs
map-country-near = Samanlikn med kommune
map-country-nobody = ingen vald
map-country-show = Vis
map-country-lead = { $users } av { $all } kommunar brukar { $name }, så langt kjeldene viser.
map-country-lead-list = { $n } delte ressursar blir brukte av kommunar, så langt kjeldene viser.
map-country-counts = Kommunar etter plikt og belegg
map-country-obligation = Plikt
map-country-no-obligation = utan registrert plikt
map-country-not-used = ikkje registrert
map-country-by-region = Etter fylke
map-country-in-region = { $name }: { $users } av { $all }
map-country-credit = Kommunegrenser 2024: © Kartverket, CC BY 4.0, forenkla.
map-country-alike = Kommunar som liknar mest på { $name }
map-country-note = At ingenting er registrert, er ikkje bevis for at kommunen ikkje brukar ressursen.
map-country-off = Kommunar utan plass på kartet, sidan grensene er frå 2024:
