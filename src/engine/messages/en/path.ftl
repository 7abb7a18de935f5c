# A path from one thing to another, as one sentence: “Utopia uses the login, which is governed by the law.” After it stands
# how certain it is, where that is less than what a source states.

# $from (string): what it begins at.
# $says (string): what it does to the next, by the words of the model: “uses”.
# $to (string)
path-claim = { $from } { $says } { $to }

# The path so far, and what its end does to the next.
# $path (string)
# $says (string)
# $to (string)
path-further = { $path }, which { $says } { $to }

# $path (string)
path-sentence = { $path }.

# On what conditions it holds: each begins with where, when, in or for whom.
# $condition (string)
path-only-if = This holds only: { $condition }.

## All of it is as uncertain: it has one step, or each of its steps is.

# $n (number): how many steps.
path-whole-DEDUCTION = { $n ->
    [one] This is deduced.
   *[other] Every step is deduced.
}
# $n (number)
path-whole-UNCERTAIN = { $n ->
    [one] This is uncertain and must be verified.
   *[other] Every step is uncertain and must be verified.
}
# $n (number)
# $of (string): whose draft it is.
path-whole-draft = { $n ->
    [one] This is according to a draft from { $of } and must be verified.
   *[other] Every step is according to a draft from { $of } and must be verified.
}

## Some of it is less certain than the rest.

# One of the claims that are doubted; they stand as a list: “that A uses B and that B rests on C”.
# $claim (string)
path-doubted = that { $claim }
# $claims (string): the list of them.
path-doubt-DEDUCTION = { $claims } (deduced)
# $claims (string)
path-doubt-UNCERTAIN = { $claims } (uncertain)
# $claims (string)
# $of (string): whose draft it is.
path-doubt-draft = { $claims } (a draft from { $of })
# $doubts (string)
path-weakest = Least certain: { $doubts }.
