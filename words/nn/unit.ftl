# Det eit svar blir talt i.

unit-path =
    { NUMERAL($n) } { $n ->
        [one] veg
       *[other] vegar
    }

unit-resource =
    { NUMERAL($n) } { $n ->
        [one] delt ressurs
       *[other] delte ressursar
    }

unit-use =
    { NUMERAL($n) } { $n ->
        [one] ressurs
       *[other] ressursar
    }

unit-consequence =
    { NUMERAL($n, one: "éi") } { $n ->
        [one] følgje
       *[other] følgjer
    }

unit-change =
    { NUMERAL($n, one: "éi") } { $n ->
        [one] endring
       *[other] endringar
    }

unit-sentence =
    { NUMERAL($n, one: "éi") } { $n ->
        [one] setning
       *[other] setningar
    }

unit-capability =
    { NUMERAL($n) } { $n ->
        [one] kapabilitet
       *[other] kapabilitetar
    }

unit-gap =
    { NUMERAL($n) } { $n ->
        [one] mangel
       *[other] manglar
    }

unit-bound =
    { NUMERAL($n) } { $n ->
        [one] aktør eller éi gruppe
       *[other] aktørar og grupper
    }
