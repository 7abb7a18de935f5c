# Maps: of ecosystems, of capabilities, and of the country.

map-title = Maps

map-intro =
    { CAPITAL(NUMERAL($pictures)) } { $pictures ->
        [one] picture
       *[other] pictures
    } of { $graph }, drawn from the answers each time the page is loaded.

map-picture = Picture
map-scroll = Picture that can be scrolled
map-change = Choose something else
map-file = The picture as SVG
map-legend = Legend
map-all = All
map-none = none
map-weakest = Weakest evidence
map-source = Source: Samgraf
map-as-of = as of
map-ecosystem-title = The ecosystem map
map-ecosystem-about = Which ecosystems work together, and in how many exchanges.
map-ecosystem-lead = { $ecosystems } ecosystems and { $exchanges } exchanges among them and their participants are on record.
map-ecosystem-table = Exchanges between ecosystems, by kind
map-ecosystem-between = Between
map-ecosystem-total = In all
map-ecosystem-inside = within

map-ecosystem-exchanges =
    { $n } { $n ->
        [one] exchange
       *[other] exchanges
    }

map-ecosystem-chosen = The exchanges
map-ecosystem-rule = An exchange counts for two ecosystems when both of them, or someone who belongs to them, take part in it. An organisation belongs to the ecosystem that it is a member of, or to that of its sector. The national ecosystem is what the sectors have in common: a small part of each of their ecosystems.
map-ecosystem-drawn = The picture shows the flows within the national ecosystem and from it to others. The table has all.
map-ecosystem-frameworks = { $n } frameworks of the EU
map-ecosystem-resources = { $n } shared resources of the EU
map-ecosystem-national = The national ecosystem
map-ecosystem-participants = Participants
map-ecosystem-kind = Kind of exchange
map-ecosystem-exchange = Exchange
map-ecosystem-others = and others who are not named
map-capability-title = The capability map
map-capability-about = What supports the national capabilities, how much and how surely.
map-capability-country = in the country
map-capability-by = Show by
map-capability-only = Only
map-capability-tiles = The capabilities as tiles
map-capability-matrix = The capabilities as a matrix
map-capability-capability = Capability
map-capability-everywhere = In all
map-capability-gaps = What is lacking
map-capability-lacks = Lacks
map-capability-measures = Measures
map-capability-strongest = Strongest evidence
map-capability-gap-kinds-NO_RESOURCE = no resource
map-capability-gap-kinds-ONLY_DEDUCED = only deductions
map-capability-gap-kinds-ONE_PROVIDER = one provider
map-capability-gap-kinds-RED_IN_SECTORS = red in several sectors

map-capability-resources =
    { $n } { $n ->
        [one] resource
       *[other] resources
    }

map-capability-gap = gap { $n }, { $colour }
map-capability-gap-of = gap: { $colour }
map-capability-colours-GREEN = green
map-capability-colours-YELLOW = yellow
map-capability-colours-RED = red
map-capability-colours-UNDEFINED_BY_RULE = no colour
map-capability-fill = Fill: number of resources, or the colour of the gap where coverage is assessed
map-capability-outline = Outline: the weakest evidence that the tile rests on
map-capability-note = That something is not on record does not mean that it does not exist.
map-country-all = In all
map-country-title = The map
map-country-title-of = Which { $many } use { $name }?
map-country-about = Which { $many } use a shared resource, by which obligation and how surely.
map-country-choose = Choose a resource
map-country-resource = Resource
map-country-near = Compare with { $one }
map-country-nobody = none chosen
map-country-show = Show
map-country-lead = { $users } of { $all } { $many } use { $name }, as far as is on record or follows from rules.
map-country-lead-list = { $n } shared resources are used by { $many }, as far as is on record or follows from rules.
map-country-counts = { CAPITAL($many) } by obligation and evidence
map-country-obligation = Obligation
map-country-no-obligation = no obligation on record
map-country-not-used = not on record
map-country-number = { CAPITAL($many) }
map-country-by-county = By region
map-country-county = { $name }: { $users } of { $all }
map-country-credit = Simplified boundaries.
map-country-alike = { CAPITAL($many) } most like { $name }
map-country-uses = uses
map-country-note = That nothing is on record is no proof that the { $one } does not use the resource.
map-country-off = { CAPITAL($many) } with no place on the map:
