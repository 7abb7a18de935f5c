# Why there is no path: what was searched, what would close the gap, and which argument hides one.

## Which argument hides a path, without revealing what is on it.

# $day (string): the nearest day with a path, in words.
absence-hidden-AS_OF-day = The nearest day with a path is { $day }.
absence-hidden-AS_OF = There is a path on another day.
absence-hidden-CERTAINTY = There is a path if less certain relations are accepted.
# $day (string)
absence-hidden-AS_OF_AND_CERTAINTY-day = If less certain relations are accepted, the nearest day with a path is { $day }.
absence-hidden-AS_OF_AND_CERTAINTY = If less certain relations are accepted, there is a path on another day.
absence-hidden-UNDATED = There is a path if relations without dates are included.
absence-hidden-VERDICTS = There is a path if relations with other verdicts are included.
absence-hidden-VIA = There is a path, but not through any of what it was to pass through.
absence-hidden-AVOID = There is a path, but it passes through what was to be avoided.
# $n (number): how many relations.
# $relations (string): their phrases, in quotation marks.
absence-hidden-RELATIONS = { $n ->
    [one] There is a path if { absence-relations } is followed as well.
   *[other] There is a path if { absence-relations } are followed as well.
}
absence-hidden-CHAINS = There is a path, but its steps make no chain: what is at the end does not concern what is at the start.
absence-hidden-MIN_HOPS = There is a shorter path than was asked for.
absence-hidden-DIRECT = They are joined directly, with nothing in between.
absence-hidden-PERMISSION = There are facts that you may not see; whether they give a path is not told.

## Along what was searched, and how far.

# Relations by their phrases: the relations “uses” and “is a member of”.
# $n (number)
# $relations (string)
absence-relations = { $n ->
    [one] the relation { $relations }
   *[other] the relations { $relations }
}
# The relations searched are those followed by default.
absence-along-usual = Along the relations followed by default,
# $n (number)
# $relations (string)
absence-along = Along { absence-relations },
# There are too many to name.
# $n (number)
absence-along-several = Along the { language-number } relations named,
# $relations (string): a number of relations.
absence-at-most = at most { $relations }
# $least (string): a number.
# $relations (string)
absence-between = { $least } to { $relations }
# $relations (string)
absence-exactly = exactly { $relations }
# All was searched.
# $along (string): along what, as above.
# $from (string)
# $to (string)
# $length (string): how far, as above.
absence-proved = { $along } no path of { $length } from { $from } to { $to } is on record.
# Not all was searched.
# $along (string)
# $from (string)
# $to (string)
# $length (string)
absence-unsure = { $along } no path of { $length } from { $from } to { $to } was found, but not everything was searched.
# $relations (string): a number of such relations.
absence-on-record = On record in all: { $relations }.

## How far each end leads.

# $from (string)
# $reached (string): how many things; empty for none.
# $to (string)
# $leading (string): how many things; empty for none.
# $n (number): how many lead to the end.
# $whence (some | none): whether anything is reached.
# $whither (some | none): whether anything leads to the end.
absence-reach = A search from { $from } reaches { $whence ->
    [none] nothing
   *[some] { $reached }
}, and { $whither ->
    [none] nothing leads
   *[some] { $leading } { $n ->
        [one] leads
       *[other] lead
    }
} to { $to }.

## What would close the gap.

# $fromKind (string)
# $says (string): the phrase of the relation.
# $toKind (string)
# $from (string)
# $to (string)
# $relations (string): a number of such relations.
absence-link = One relation of the form “{ $fromKind } { $says } { $toKind }” would be enough, for example between { $from } and { $to }. On record already: { $relations }.

## An argument matches nothing.

# $when (today | another): whether it is of another day than today.
# $argument (from | to | via)
absence-unmatched = Nothing matches { absence-argument }{ $when ->
    [another] {" "}on the day asked about
   *[today] {""}
}.
# What an argument says, with the argument's own name.
# $argument (from | to | via)
absence-argument = { $argument ->
    [from] the start that was given (from)
    [to] the end that was given (to)
   *[via] what the path is to pass through (via)
}
# $values (string): a list of what may have been meant.
absence-near = Did you mean { $values }?
