# Maps: of exchanges, of capabilities, and of the country.

map-title = Maps

map-intro =
    { CAPITAL(NUMERAL($pictures)) } { $pictures ->
        [one] picture
       *[other] pictures
    } of { $graph }, drawn from the answers each time the page is loaded.

map-scroll = Picture that can be scrolled
map-change = Choose something else
map-file = The picture as SVG
map-all = All
map-weakest = Weakest evidence
map-source = Source: Samgraf
map-as-of = as of
map-flows-title = The map of exchanges
map-flows-about = Who works together, and in how many exchanges.
map-flows-lead = { $groups } groups and { $exchanges } exchanges among them and their participants are on record.
map-flows-table = Exchanges, by kind
map-flows-between = Between
map-flows-total = In all

map-flows-exchanges =
    { $n } { $n ->
        [one] exchange
       *[other] exchanges
    }

map-flows-chosen = The exchanges
map-flows-rule = An exchange counts for two groups when both of them, or someone who belongs to them, take part in it.
map-flows-drawn = The picture shows the flows within the middle and from it to others. The table has all.
map-flows-listed = { $n } { $things } of { $of }
map-flows-core = What all have in common
map-flows-participants = Participants
map-flows-kind = Kind of exchange
map-flows-others = and others who are not named
map-capability-title = The capability map
map-capability-about = What supports the national capabilities, how much and how surely.
map-capability-country = in the country
map-capability-by = Show by
map-capability-only = Only
map-capability-matrix = The capabilities as a matrix
map-capability-everywhere = In all
map-capability-gaps = What is lacking
map-capability-measures = Measures
map-capability-gap-kinds-none = no resource
map-capability-gap-kinds-one-provider = one provider
map-capability-gap = gap { $n }, { $colour }
map-capability-colours-GREEN = green
map-capability-colours-YELLOW = yellow
map-capability-colours-RED = red
map-capability-colours-UNDEFINED_BY_RULE = no colour
map-capability-assessments = What was measured
# What a measurement of a capability says.
# $name (string): what was measured.
# $measured (OF_WANTED | LEVEL | VALUE | NONE): a step of those wanted, a step alone, a figure, or no figure at all.
# $current (number): the step reached.
# $target (number): the step wanted.
# $value (string): the figure.
# $scale (string): what it is counted on, or NONE.
# $by (string): who measured, or NONE.
# $on (string): a day or a year, or NONE.
map-capability-assessed = { $name }{ $measured ->
    [OF_WANTED] : { $current } of { $target }
    [LEVEL] : { $current }
    [VALUE] : { $value }
   *[NONE] { "" }
}{ $scale ->
    [NONE] { "" }
   *[other] { " " }on the scale { $scale }
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
map-capability-note = That something is not on record does not mean that it does not exist.
map-country-all = In all
map-country-title = The map
map-country-title-of = Which { $many } use { $name }?
map-country-about = Which { $many } use a shared resource, by which obligation and how surely.
map-country-resource = Resource
map-country-near = Compare with { $one }
map-country-nobody = none chosen
map-country-show = Show
map-country-lead = { $users } of { $all } { $many } use { $name }, as far as is on record or follows from rules.
map-country-lead-list = { $n } shared resources are used by { $many }, as far as is on record or follows from rules.
map-country-counts = { CAPITAL($many) } by obligation and evidence
map-country-obligation = Duty
map-country-no-obligation = no obligation on record
map-country-not-used = not on record
map-country-by-region = By region
map-country-in-region = { $name }: { $users } of { $all }
map-country-credit = Simplified boundaries.
map-country-alike = { CAPITAL($many) } most like { $name }
map-country-note = That nothing is on record is no proof that the { $one } does not use the resource.
map-country-off = { CAPITAL($many) } with no place on the map:
