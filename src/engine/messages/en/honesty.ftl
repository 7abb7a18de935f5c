# How far an answer goes.

honesty-within =
    within { NUMERAL($n) } { $n ->
        [one] relation
       *[other] relations
    }

honesty-heading = How far the answer goes
honesty-whole = The whole answer is shown.

# $all (string): what there is in all, with its number.
honesty-page = Showing { NUMERAL($shown) } of { $all }.

honesty-cut = The answer is cut.
honesty-ABSENT_IN_GRAPH = Everything within the bounds was searched. Nothing of the kind is on record.
honesty-NOT_FOUND_WITHIN_BOUNDS = Not found before a limit was reached. It may exist.
honesty-UNKNOWN = It is not known: another graph that was to be asked was not, or left something out.
honesty-NOTHING_MATCHES = Nothing on record matches what you asked for.
honesty-hidden = Without the date and the certainty that you asked for, { $counted } more would be here.
honesty-none-hidden = The date and the certainty that you asked for hide nothing.

honesty-undated =
    It is not known when { NUMERAL($n) } { $n ->
        [one] statement
       *[other] statements
    } took effect or ended.

honesty-all-dated = All statements have a known date.
honesty-unused = “{ $part }” in the address is not used, since the question itself says which day it is about.
honesty-access = You see what is open to everyone.
honesty-access-known = You see what is open, and what you have access to.
honesty-why = Why not, and what would connect them
honesty-missing = This would be enough
honesty-missing-any = Any one of these would be enough
honesty-missing-one = A relation of the form “{ $from } { $relation } { $to }”.

honesty-missing-count =
    On record already: { NUMERAL($n) } { $n ->
        [one] such relation
       *[other] such relations
    }.

honesty-for-example = For example
honesty-hidden-by = This hides an answer
honesty-nothing = No single relation of the kinds that are known here would be enough.
honesty-did-you-mean = Did you mean

# $within (string): how far was searched, honesty-within.
honesty-whole-within = The whole answer { $within } is shown.

honesty-page-within = Showing { NUMERAL($shown) } of { $all } { $within }.
honesty-ABSENT_IN_GRAPH-within = Everything { $within } was searched. Nothing of the kind is on record there.
