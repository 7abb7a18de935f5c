# Tal på ting, til og med tolv med bokstavar, inne i ei setning.

count-things = { $n ->
    [0] ingen ting
    [one] éin ting
   *[other] { language-number } ting
}

count-relations = { $n ->
    [0] ingen relasjonar
    [one] éin relasjon
   *[other] { language-number } relasjonar
}

count-such-relations = { $n ->
    [0] ingen slike relasjonar
    [one] éin slik relasjon
   *[other] { language-number } slike relasjonar
}

count-steps = { $n ->
    [0] ingen ledd
    [one] eitt ledd
   *[other] { language-number } ledd
}

count-groups = { $n ->
    [0] ingen grupper
    [one] éi gruppe
   *[other] { language-number } grupper
}

count-functions = { $n ->
    [0] ingen funksjonar
    [one] éin funksjon
   *[other] { language-number } funksjonar
}

# Med tal.
count-people = { $n ->
    [0] ingen { $many }
    [one] éin { $one }
   *[other] { $n } { $many }
}

count-few = { $n ->
    [one] éin
   *[other] { language-number }
}

count-of-kind = { $n ->
    [0] ingen { $many }
    [one] { $gender ->
        [FEMININE] éi
        [NEUTER] eitt
       *[other] éin
    } { $one }
   *[other] { language-number } { $many }
}

count-of-kind-in-figures = { $n ->
    [0] ingen { $many }
    [one] { $gender ->
        [FEMININE] éi
        [NEUTER] eitt
       *[other] éin
    } { $one }
   *[other] { $n } { $many }
}
