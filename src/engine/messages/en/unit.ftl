# What an answer is counted in.

unit-path =
    { NUMERAL($n) } { $n ->
        [one] path
       *[other] paths
    }

unit-resource =
    { NUMERAL($n) } { $n ->
        [one] shared resource
       *[other] shared resources
    }

unit-use =
    { NUMERAL($n) } { $n ->
        [one] resource
       *[other] resources
    }

unit-consequence =
    { NUMERAL($n) } { $n ->
        [one] consequence
       *[other] consequences
    }

unit-change =
    { NUMERAL($n) } { $n ->
        [one] change
       *[other] changes
    }

unit-sentence =
    { NUMERAL($n) } { $n ->
        [one] sentence
       *[other] sentences
    }

unit-capability =
    { NUMERAL($n) } { $n ->
        [one] capability
       *[other] capabilities
    }

unit-gap =
    { NUMERAL($n) } { $n ->
        [one] gap
       *[other] gaps
    }

unit-bound =
    { NUMERAL($n) } { $n ->
        [one] actor or group
       *[other] actors and groups
    }
