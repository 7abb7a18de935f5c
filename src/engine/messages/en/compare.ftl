# Two answers side by side.

compare-title = Compare
compare-intro = Write the names of two things of the same kind. The address of an answer can be pasted too.
compare-a = The first
compare-b = The second
compare-submit = Compare
compare-only-a = Only in the first
compare-only-b = Only in the second
compare-both = In both

# What is the same in $a and
# $b, and what is of one of them alone.
compare-lead =
    { $a } and { $b } have { $both ->
        [0] nothing
        [one] { NUMERAL($both) } statement
       *[other] { NUMERAL($both) } statements
    } on record in common. { CAPITAL(NUMERAL($onlyA, none: "none")) } { $onlyA ->
        [one] is
       *[other] are
    } of { $a } alone, and { NUMERAL($onlyB, none: "none") } of { $b } alone.

compare-only = Only { $name }
compare-with = Compare { $name } with something else
compare-other = With what?
compare-other-day = Or with itself on another day
compare-by = What is to be compared?
compare-recorded = All that is recorded
compare-others = Compare something else
compare-first = the first
compare-second = the second
compare-names = Where the sentences are about different things, the name from the first answer stands before the slash and the one from the second after it.
compare-other-certainty = Same claim, different certainty:
compare-in-a = in the first
compare-in-b = in the second
compare-other-sources = Same claim, different sources: { $onlyA } only in the first, { $onlyB } only in the second
compare-bad = The address does not lead to an answer here. Copy the link of an answer and paste it.
compare-cut = Only the first page of each answer is compared.

## How two actors stand to what is shared.

compare-both-must = What both must use
compare-both-do = What both are shown to use
compare-both-alike = The same is so of both, without a record of use
compare-by-rule = What follows from a rule, a task or access of one alone
compare-chosen = What one uses, and was not found at the other
compare-not-looked-up = Not looked up for one of them, or for both
compare-rest = What else is recorded
