# Kart: over økosystemer, kapabiliteter og landet.

map-title = Kart

map-intro =
    { CAPITAL(NUMERAL($pictures, one: "ett")) } { $pictures ->
        [one] bilde
       *[other] bilder
    } av { $graph }, tegnet av svarene hver gang siden lastes.

map-scroll = Bilde som kan rulles
map-change = Velg noe annet
map-file = Bildet som SVG
map-all = Alle
map-weakest = Svakeste belegg
map-source = Kilde: Samgraf
map-as-of = per
map-flows-title = Økosystemkartet
map-flows-about = Hvilke økosystemer som virker sammen, og i hvor mange utvekslinger.
map-flows-lead = { $groups } økosystemer og { $exchanges } utvekslinger mellom dem og deltakerne deres er registrert.
map-flows-table = Utvekslinger mellom økosystemer, etter samhandlingsform
map-flows-between = Mellom
map-flows-total = I alt

map-flows-exchanges =
    { $n } { $n ->
        [one] utveksling
       *[other] utvekslinger
    }

map-flows-chosen = Utvekslingene
map-flows-rule = En utveksling telles for to økosystemer når begge, eller noen som hører til dem, deltar i den. En virksomhet hører til økosystemet den er medlem av, eller til sektorens. Det nasjonale økosystemet er det sektorene har felles: en liten del av hvert av økosystemene deres.
map-flows-drawn = Bildet viser strømmene innen det nasjonale økosystemet og fra det til andre. Tabellen har alle.
map-flows-listed = { $n } { $things } fra { $of }
map-flows-core = Det nasjonale økosystemet
map-flows-participants = Deltakere
map-flows-kind = Samhandlingsform
map-flows-others = og andre som ikke er navngitt
map-capability-title = Kapabilitetskartet
map-capability-about = Hva som støtter de nasjonale kapabilitetene, hvor mye og hvor sikkert.
map-capability-country = i landet
map-capability-by = Vis etter
map-capability-only = Bare
map-capability-matrix = Kapabilitetene som matrise
map-capability-everywhere = I alt
map-capability-gaps = Det som mangler
map-capability-measures = Tiltak
map-capability-gap-kinds-none = ingen ressurs
map-capability-gap-kinds-one-provider = én tilbyder
map-capability-gap = gap { $n }, { $colour }
map-capability-colours-GREEN = grønt
map-capability-colours-YELLOW = gult
map-capability-colours-RED = rødt
map-capability-colours-UNDEFINED_BY_RULE = uten farge
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
map-capability-note = At noe ikke er registrert, betyr ikke at det ikke finnes.
map-country-all = I alt
map-country-title = Norgeskartet
map-country-title-of = Hvilke kommuner bruker { $name }?
map-country-about = Hvilke kommuner som bruker en delt ressurs, etter hvilken plikt og hvor sikkert.
map-country-resource = Ressurs
map-country-near = Sammenlign med kommune
map-country-nobody = ingen valgt
map-country-show = Vis
map-country-lead = { $users } av { $all } kommuner bruker { $name }, så langt kildene viser.
map-country-lead-list = { $n } delte ressurser brukes av kommuner, så langt kildene viser.
map-country-counts = Kommuner etter plikt og belegg
map-country-obligation = Plikt
map-country-no-obligation = uten registrert plikt
map-country-not-used = ikke registrert
map-country-by-region = Etter fylke
map-country-in-region = { $name }: { $users } av { $all }
map-country-credit = Kommunegrenser 2024: © Kartverket, CC BY 4.0, forenklet.
map-country-alike = Kommuner som ligner mest på { $name }
map-country-note = At ingenting er registrert, er ikke bevis for at kommunen ikke bruker ressursen.
map-country-off = Kommuner uten plass på kartet, siden grensene er fra 2024:
