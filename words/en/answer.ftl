# What Norway says otherwise than the engine does.

answer-gaps-lacks-red = { CAPITAL($capability) } is assessed as red in two sectors or more.
answer-gaps-kinds-red = Assessed as red in two sectors or more
answer-lead-obligations-none = We find no EU requirements that reach { $name }.

answer-lead-obligations-acts =
    { CAPITAL(NUMERAL($acts)) } { $acts ->
        [one] EU act reaches
       *[other] EU acts reach
    } { $name }.

answer-lead-obligations-both =
    { CAPITAL(NUMERAL($acts)) } { $acts ->
        [one] EU act
       *[other] EU acts
    } and { NUMERAL($duties) } { $duties ->
        [one] obligation
       *[other] obligations
    } reach { $name }.
