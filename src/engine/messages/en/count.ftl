# Numbers of things, up to twelve spelt out, within a sentence.

count-things = { $n ->
    [0] no things
    [one] one thing
   *[other] { language-number } things
}

count-relations = { $n ->
    [0] no relations
    [one] one relation
   *[other] { language-number } relations
}

count-such-relations = { $n ->
    [0] no such relations
    [one] one such relation
   *[other] { language-number } such relations
}

count-steps = { $n ->
    [0] no steps
    [one] one step
   *[other] { language-number } steps
}

count-groups = { $n ->
    [0] no groups
    [one] one group
   *[other] { language-number } groups
}

count-functions = { $n ->
    [0] no functions
    [one] one function
   *[other] { language-number } functions
}

# In figures. $one, $many (strings): what one of them is called, and several are.
count-people = { $n ->
    [0] no { $many }
    [one] one { $one }
   *[other] { $n } { $many }
}

# A number of things that go without saying, as at the end of “of these three, two …”.
count-few = { $n ->
    [one] one
   *[other] { language-number }
}

# A number of things of a kind, by the words that the model has for the kind.
# $one (string): the kind.
# $many (string): several of them.
# $gender (MASCULINE | FEMININE | NEUTER | NONE): of the noun; NONE where the model says nothing of it.
# $n (number)
count-of-kind = { $n ->
    [0] no { $many }
    [one] one { $one }
   *[other] { language-number } { $many }
}

# The same with the number in figures.
# $one (string)
# $many (string)
# $gender (MASCULINE | FEMININE | NEUTER | NONE)
# $n (number)
count-of-kind-in-figures = { $n ->
    [0] no { $many }
    [one] one { $one }
   *[other] { $n } { $many }
}
