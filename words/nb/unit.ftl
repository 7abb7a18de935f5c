# Det et svar telles i.

unit-path =
    { NUMERAL($n) } { $n ->
        [one] vei
       *[other] veier
    }

unit-resource =
    { NUMERAL($n) } { $n ->
        [one] delt ressurs
       *[other] delte ressurser
    }

unit-use =
    { NUMERAL($n) } { $n ->
        [one] ressurs
       *[other] ressurser
    }

unit-consequence =
    { NUMERAL($n) } { $n ->
        [one] følge
       *[other] følger
    }

unit-change =
    { NUMERAL($n) } { $n ->
        [one] endring
       *[other] endringer
    }

unit-sentence =
    { NUMERAL($n) } { $n ->
        [one] setning
       *[other] setninger
    }

unit-capability =
    { NUMERAL($n) } { $n ->
        [one] kapabilitet
       *[other] kapabiliteter
    }

unit-gap =
    { NUMERAL($n) } { $n ->
        [one] mangel
       *[other] mangler
    }

unit-bound =
    { NUMERAL($n) } { $n ->
        [one] aktør eller gruppe
       *[other] aktører og grupper
    }
