# Kart: over økosystemer, kapabiliteter og landet.

map-title = Kart

map-intro =
    { CAPITAL(NUMERAL($pictures, one: "ett")) } { $pictures ->
        [one] bilde
       *[other] bilder
    } av { $graph }, tegnet av svarene hver gang siden lastes.

map-picture = Bilde
map-scroll = Bilde som kan rulles
map-change = Velg noe annet
map-file = Bildet som SVG
map-legend = Tegnforklaring
map-all = Alle
map-none = ingen
map-weakest = Svakeste belegg
map-source = Kilde: Samgraf
map-as-of = per
map-ecosystem-title = Økosystemkartet
map-ecosystem-about = Hvilke økosystemer som virker sammen, og i hvor mange utvekslinger.
map-ecosystem-lead = { $ecosystems } økosystemer og { $exchanges } utvekslinger mellom dem og deltakerne deres er registrert.
map-ecosystem-table = Utvekslinger mellom økosystemer, etter samhandlingsform
map-ecosystem-between = Mellom
map-ecosystem-total = I alt
map-ecosystem-inside = innad

map-ecosystem-exchanges =
    { $n } { $n ->
        [one] utveksling
       *[other] utvekslinger
    }

map-ecosystem-chosen = Utvekslingene
map-ecosystem-rule = En utveksling telles for to økosystemer når begge, eller noen som hører til dem, deltar i den. En virksomhet hører til økosystemet den er medlem av, eller til sektorens. Det nasjonale økosystemet er det sektorene har felles: en liten del av hvert av økosystemene deres.
map-ecosystem-drawn = Bildet viser strømmene innen det nasjonale økosystemet og fra det til andre. Tabellen har alle.
map-ecosystem-frameworks = { $n } rammebetingelser fra EU
map-ecosystem-resources = { $n } delte ressurser fra EU
map-ecosystem-national = Det nasjonale økosystemet
map-ecosystem-participants = Deltakere
map-ecosystem-kind = Samhandlingsform
map-ecosystem-exchange = Utveksling
map-ecosystem-others = og andre som ikke er navngitt
map-capability-title = Kapabilitetskartet
map-capability-about = Hva som støtter de nasjonale kapabilitetene, hvor mye og hvor sikkert.
map-capability-country = i landet
map-capability-by = Vis etter
map-capability-only = Bare
map-capability-tiles = Kapabilitetene som ruter
map-capability-matrix = Kapabilitetene som matrise
map-capability-capability = Kapabilitet
map-capability-everywhere = I alt
map-capability-gaps = Det som mangler
map-capability-lacks = Mangler
map-capability-measures = Tiltak
map-capability-strongest = Sterkeste belegg
map-capability-gap-kinds-NO_RESOURCE = ingen ressurs
map-capability-gap-kinds-ONLY_DEDUCED = bare slutninger
map-capability-gap-kinds-ONE_PROVIDER = én tilbyder
map-capability-gap-kinds-RED_IN_SECTORS = rødt i flere sektorer

map-capability-resources =
    { $n } { $n ->
        [one] ressurs
       *[other] ressurser
    }

map-capability-gap = gap { $n }, { $colour }
map-capability-gap-of = gap: { $colour }
map-capability-colours-GREEN = grønt
map-capability-colours-YELLOW = gult
map-capability-colours-RED = rødt
map-capability-colours-UNDEFINED_BY_RULE = uten farge
map-capability-fill = Fyll: antall ressurser, eller gapets farge der dekningen er vurdert
map-capability-outline = Omriss: det svakeste belegget som ruten hviler på
map-capability-note = At noe ikke er registrert, betyr ikke at det ikke finnes.
map-country-all = I alt
map-country-title = Norgeskartet
map-country-title-of = Hvilke kommuner bruker { $name }?
map-country-about = Hvilke kommuner som bruker en delt ressurs, etter hvilken plikt og hvor sikkert.
map-country-choose = Velg en ressurs
map-country-resource = Ressurs
map-country-near = Sammenlign med kommune
map-country-nobody = ingen valgt
map-country-show = Vis
map-country-lead = { $users } av { $all } kommuner bruker { $name }, så langt det er registrert eller følger av regler.
map-country-lead-list = { $n } delte ressurser brukes av kommuner, så langt det er registrert eller følger av regler.
map-country-counts = Kommuner etter plikt og belegg
map-country-obligation = Plikt
map-country-no-obligation = uten registrert plikt
map-country-not-used = ikke registrert
map-country-number = Kommuner
map-country-by-county = Etter fylke
map-country-county = { $name }: { $users } av { $all }
map-country-credit = Kommunegrenser 2024: © Kartverket, CC BY 4.0, forenklet.
map-country-alike = Kommuner som ligner mest på { $name }
map-country-uses = bruker
map-country-note = At ingenting er registrert, er ikke bevis for at kommunen ikke bruker ressursen.
map-country-off = Kommuner uten plass på kartet, siden grensene er fra 2024:
