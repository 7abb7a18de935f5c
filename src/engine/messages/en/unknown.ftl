# What nobody has looked at or written down, told apart from what is missing.

unknown-assessments = No assessment of the capabilities is recorded. That none is red means that they were not assessed, and not that all is well.
# $some (number): how many are assessed.
# $all (number): how many there are.
unknown-some-assessments = { $some } of the { $all } capabilities { $some ->
    [one] is
   *[other] are
} assessed. That the others have no colour means that nobody assessed them, and not that all is well.
unknown-rests-on-nothing = What is asked about rests on nothing that is recorded here. Ask about those that belong to it.
# $some (number): of all that are asked about.
# $all (number)
unknown-groups-not-read = { $some } of the { $all } asked about are left out: they belong to groups that are farther away than what was read, so that what they have by these is not known. Ask with more hops.
# $some (number): how many of those compared with have a use on record.
# $all (number): how many there are.
# $those (string): what they are.
# $own (number): how many resources the one that is compared has uses of.
unknown-uses = Uses are recorded for { $some } of the { $all } { $those } compared with, and { $own ->
    [0] no resource is
    [one] one resource is
   *[other] { $own } resources are
} recorded as used here. What is not recorded may be in use all the same.

## How much of an answer is particular to whom it is about.

# $name (string): whom it is about.
# $all (number): how much there is in all.
# $peers (number): how many it is compared with.
# $one (string): what they are, where it is known which.
# $many (string)
unknown-nothing-particular = Nothing is particular to { $name }: { $peers ->
    [one] the { $one } compared with has
   *[other] at least half of the { $peers } { $many } compared with have
} { $all ->
    [one] this
   *[other] all of this
} too.

# $some (number): how much of it few have.
# $allSpelt (string): the same number in words.
# $someSpelt (string)
# $which (one | all | some): whether there is one thing, all of several are such, or some.
# $peers (number): how many it is compared with.
# $one (string): what they are.
# $many (string)
unknown-particular = { $which ->
    [one] This is something that { unknown-fewest }.
    [all] All { $allSpelt } of these are things that { unknown-fewest }.
   *[some] Of these { $allSpelt }, { $someSpelt } { $some ->
        [one] is something
       *[other] are things
    } that { unknown-fewest }.
}
# What the fewest of those compared with have, as the end of a sentence.
# $peers (number)
# $one (string)
# $many (string)
unknown-fewest = { $peers ->
    [one] the { $one } compared with does not have
   *[other] fewer than half of the { $peers } { $many } compared with have
}
