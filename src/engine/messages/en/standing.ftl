# How an actor stands to a resource: three kinds of yes and two of no.
# $name (string): the actor.
# $resource (string): the resource.
# $day (string): when it was last seen or looked for, empty where that is not known.

standing-must = { $name } must use { $resource }: a duty says so.
standing-should = { $name } should use { $resource }.
standing-does = { $day ->
    [NONE] { $name } uses { $resource }: a source shows it.
   *[other] { $name } uses { $resource }, last seen on { $day }: a source shows it.
}
standing-expected = Tasks that all of its kind have suggest that { $name } uses { $resource }; it is not recorded that it does.
standing-may = { $name } may use { $resource }; whether it does is not recorded.
standing-not-found = { $day ->
    [NONE] { $resource } was looked for at { $name }, and not found.
   *[other] On { $day }, { $resource } was looked for at { $name }, and not found.
}
standing-never-looked = Nobody has looked whether { $name } uses { $resource }.

# How many resources are what.
# $must, $does, $others, $missed, $unknown (number)
standing-counts = { $unknown ->
    [0] { $name } must use { NUMERAL($must) }, is shown to use { NUMERAL($does) } more, and { NUMERAL($others) } follow from tasks, advice or access. { CAPITAL(NUMERAL($missed)) } were looked for and not found.
   *[other] { $name } must use { NUMERAL($must) }, is shown to use { NUMERAL($does) } more, and { NUMERAL($others) } follow from tasks, advice or access. { CAPITAL(NUMERAL($missed)) } were looked for and not found, and nobody has looked for { NUMERAL($unknown) }.
}
