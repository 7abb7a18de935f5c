# What follows when something is lost or changed: who loses what, when, and what is left.

# Who loses what, and when: “the city loses a function when the login goes away”.
# $subject (string)
# $loses (string)
# $when (string)
loss-sentence = { $subject } { $loses } { $when }.
# $subject (string)
# $when (string)
# $number (one | many): of the subject.
loss-unknown-extent = { $number ->
    [many] { $subject } are affected { $when }; how much is not known.
   *[one] { $subject } is affected { $when }; how much is not known.
}
# $subject (string)
# $what (string): what is changed.
# $number (one | many): of the subject.
# $numberOfWhat (one | many)
loss-by-change = { $number ->
    [many] { $subject } are affected
   *[one] { $subject } is affected
} when { $numberOfWhat ->
    [many] { $what } change
   *[one] { $what } changes
}.

## When.

# $what (string)
# $number (one | many): of what goes.
loss-when-gone = { $number ->
    [many] when { $what } go away
   *[one] when { $what } goes away
}
# $what (string)
# $number (one | many): of what goes.
loss-when-repealed = { $number ->
    [many] when { $what } are repealed
   *[one] when { $what } is repealed
}

## What loses, where that is more than a name.

# $name (string): of the obligation.
loss-of-obligation = the obligation “{ $name }”
# $name (string): of an obligation that only recommends.
loss-of-recommendation = the recommendation “{ $name }”
# $framework (string)
loss-of-obligations-in = obligations in { $framework }

## What it loses: all of it, all that is on record, or a part. After it stands when.

loss-FUNCTION-WHOLLY = no longer works
loss-FUNCTION-ONLY_RECORDED = may no longer work
loss-FUNCTION-PARTLY = is weakened
loss-COVERAGE-WHOLLY = loses all support
loss-COVERAGE-ONLY_RECORDED = loses its only recorded support
loss-COVERAGE-PARTLY = loses some of its support
# A single obligation.
loss-DUTY-WHOLLY = is no longer met
loss-DUTY-ONLY_RECORDED = may no longer be met
loss-DUTY-PARTLY = is met in fewer ways
# An obligation that only recommends.
loss-ADVICE-WHOLLY = is no longer followed
loss-ADVICE-ONLY_RECORDED = may no longer be followed
loss-ADVICE-PARTLY = is followed in fewer ways
# The obligations in a framework: the verb is in the plural.
loss-DUTIES-WHOLLY = are no longer met
loss-DUTIES-ONLY_RECORDED = may no longer be met
loss-DUTIES-PARTLY = are met in fewer ways
loss-LEGAL_BASIS-WHOLLY = no longer applies
loss-LEGAL_BASIS-ONLY_RECORDED = loses its only recorded legal framework
loss-LEGAL_BASIS-PARTLY = loses one of several legal frameworks
# It loses what it used something for.
loss-USE = loses a function
# $functions (string): a number of functions.
loss-functions = loses { $functions }
# It exists by that law.
loss-foundation = loses the legal basis of its establishment

## What is left: what is said if nothing is, and if something is ($n, from one on).

loss-none-left-FUNCTION = No other is recorded in the same role.
loss-left-FUNCTION = { $n ->
    [one] one other still has the same role.
   *[other] { language-number } others still have the same role.
}

loss-none-left-USE = No other use is recorded.
loss-left-USE = { $n ->
    [one] one other resource remains, but it is not known whether it can do the same.
   *[other] { language-number } other resources remain, but it is not known whether they can do the same.
}

loss-none-left-COVERAGE = No other support is recorded.
loss-left-COVERAGE = { $n ->
    [one] one other still provides support.
   *[other] { language-number } others still provide support.
}

loss-none-left-DUTY = No other way is recorded.
loss-left-DUTY = { $n ->
    [one] one other way is left.
   *[other] { language-number } other ways are left.
}

loss-none-left-OWN_DUTIES = No other way is recorded.
loss-left-OWN_DUTIES = { $n ->
    [one] one other resource is recorded for the framework, but it is not known whether it is for the same duties.
   *[other] { language-number } other resources are recorded for the framework, but it is not known whether they are for the same duties.
}

loss-none-left-LEGAL_BASIS = No other legal framework is recorded.
loss-left-LEGAL_BASIS = { $n ->
    [one] one other legal framework is left.
   *[other] { language-number } other legal frameworks are left.
}

## How much it is used and costs, by what figures say; and what is at risk in part.

# A figure, who said it and when: “The login has two million users (its owner, 2025).”
# $figure (string): a statement, without its full stop.
# $by (string): who said it, NONE where that is not known.
# $on (string): a day or a year, NONE where that is not known.
# $hand (FIRST | SECOND): SECOND: who said it did not count it.
loss-weight = { $figure }{ $by ->
    [NONE] { $on ->
        [NONE] {""}
       *[other] {" "}({ $on })
    }
   *[other] {" "}({ $hand ->
        [SECOND] second hand:{" "}
       *[FIRST] {""}
    }{ $by }{ $on ->
        [NONE] {""}
       *[other] , { $on }
    })
}.
# $through (string): what is only weakened, the first few.
# $resting (string): how many of each kind rest on it.
loss-at-risk = What rests on { $through } is partly at risk: { $resting }. How much of it is affected is not known.
# How many more there are, at the end of a list.
loss-and-more = { $n } more
