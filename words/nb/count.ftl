# Antall, til og med tolv med bokstaver, inne i en setning.

count-things = { $n ->
    [0] ingen ting
    [one] én ting
   *[other] { language-number } ting
}

count-relations = { $n ->
    [0] ingen relasjoner
    [one] én relasjon
   *[other] { language-number } relasjoner
}

count-such-relations = { $n ->
    [0] ingen slike relasjoner
    [one] én slik relasjon
   *[other] { language-number } slike relasjoner
}

count-steps = { $n ->
    [0] ingen ledd
    [one] ett ledd
   *[other] { language-number } ledd
}

count-groups = { $n ->
    [0] ingen grupper
    [one] én gruppe
   *[other] { language-number } grupper
}

count-functions = { $n ->
    [0] ingen funksjoner
    [one] én funksjon
   *[other] { language-number } funksjoner
}

# Med tall.
count-people = { $n ->
    [0] ingen { $many }
    [one] én { $one }
   *[other] { $n } { $many }
}

count-few = { $n ->
    [one] én
   *[other] { language-number }
}

count-of-kind = { $n ->
    [0] ingen { $many }
    [one] { $gender ->
        [FEMININE] én
        [NEUTER] ett
       *[other] én
    } { $one }
   *[other] { language-number } { $many }
}

count-of-kind-in-figures = { $n ->
    [0] ingen { $many }
    [one] { $gender ->
        [FEMININE] én
        [NEUTER] ett
       *[other] én
    } { $one }
   *[other] { $n } { $many }
}
