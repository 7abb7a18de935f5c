# How an actor stands to a resource: three kinds of yes and two of no.
# $name (string): the actor.
# $resource (string): the resource.
# $day (string): when it was last seen or looked for, NONE where that is not known.
# $condition (string): what has to be so before it must, NONE where there is no condition.

standing-must = { $condition ->
    [NONE] { $name } must use { $resource }: a duty says so.
   *[other] { $name } must use { $resource }: a duty says so, on a condition: { $condition }.
}
standing-should = { $name } should use { $resource }.
standing-does = { $day ->
    [NONE] A source shows that { $name } uses { $resource }.
   *[other] On { $day }, a source showed that { $name } used { $resource }.
}
standing-expected = Tasks that all of its kind have suggest that { $name } uses { $resource }; it is not recorded that it does.
standing-may = { $name } may use { $resource }; whether it does is not recorded.
standing-not-found = { $day ->
    [NONE] { $resource } was looked for at { $name }, and not found.
   *[other] On { $day }, { $resource } was looked for at { $name }, and not found.
}
standing-never-looked = Nobody has looked whether { $name } uses { $resource }.

# How many resources are what.
# $must, $does, $others (number)
standing-counts = { $name } must use { NUMERAL($must, none: "none") }{ $does ->
    [0] { "" }
   *[other] , is shown to use { NUMERAL($does) } more
}{ $others ->
    [0] { "" }
   *[other] , and { NUMERAL($others) } more follow from tasks, advice or access
}.
# $missed (number)
standing-counts-missed = { CAPITAL(NUMERAL($missed)) } { $missed ->
    [one] was
   *[other] were
} looked for and not found.
# $unknown (number)
standing-counts-unknown = Nobody has looked for { NUMERAL($unknown) }.

## How two actors stand to a resource. What sets them apart is told of each by the sentences above.

# $own, $other, $resource (string)
standing-both-must = { $condition ->
    [NONE] Both { $own } and { $other } must use { $resource }: a duty says so.
   *[other] Both { $own } and { $other } must use { $resource }: a duty says so, on a condition: { $condition }.
}
# How two stand to all.
# $own, $other (string)
# $all, $alike (number)
standing-pairs = { $own } and { $other } are alike in { NUMERAL($alike, none: "none") } of { NUMERAL($all) } shared { $all ->
    [one] resource
   *[other] resources
}.
# $n (number)
standing-pairs-chosen = { CAPITAL(NUMERAL($n)) } { $n ->
    [one] was
   *[other] were
} chosen by one of them and not found at the other.
# $n (number)
standing-pairs-rule = { CAPITAL(NUMERAL($n)) } { $n ->
    [one] follows
   *[other] follow
} from a rule, a task or access of one alone.
# $n (number)
standing-pairs-unknown = { CAPITAL(NUMERAL($n)) } { $n ->
    [one] was
   *[other] were
} not looked up for one of them, or for both: no difference is known.
# $must, $conditional (number)
standing-pairs-must = { $conditional ->
    [0] Both must use { NUMERAL($must) } of those in which they are alike.
   *[other] Both must use { NUMERAL($must) } of those in which they are alike, { NUMERAL($conditional) } of these only on a condition.
}

## How those compared stand to what one lacks.

# $n, $all (number)
# $which (ALL | SOME): whether these are all of them.
standing-peers-must = { $which ->
    [ALL] All { $all } must.
   *[SOME] { CAPITAL(NUMERAL($n)) } of the { $all } must.
}
# $n, $all (number)
standing-peers-do = { CAPITAL(NUMERAL($n)) } of the { $all } { $n ->
    [one] has
   *[other] have
} chosen it, as a source shows.
# $n (number)
standing-peers-missed = At { NUMERAL($n) }, it was looked for and not found.
# $n (number)
standing-peers-unknown = For { NUMERAL($n) }, nobody has looked.
# $name (string)
standing-own-missed = At { $name }, it was looked for and not found.
# $name (string)
standing-own-unknown = Nobody has looked for { $name }.
