# Om andre grafer som et spørsmål går videre i: om de ble spurt, og hva som gjør at noe er det samme i to av dem.

elsewhere-asked = { $name } ble spurt.
elsewhere-asked-at = { $name } ble spurt, slik grafen er med innføring { $sequence } i endringsloggen.
elsewhere-not-asked = { $name } ble ikke spurt: { $why } Det som sies her, gjelder ikke den grafen.

elsewhere-UNREACHABLE = Grafen kan ikke nås.
elsewhere-TOO_SLOW = Den svarte ikke i tide.
elsewhere-TOO_LARGE = Svaret er større enn det som leses.
elsewhere-NOT_UNDERSTOOD = Svaret er ikke til å forstå.
elsewhere-OTHER_VERSION = Den er av en annen versjon.
elsewhere-REFUSED = Den avviste spørsmålet.
elsewhere-TOO_DEAR = Spørsmålet ville ta mer der enn den tillater.
elsewhere-TOO_MANY = Det er mer felles enn det kan spørres om.

elsewhere-same = { $name } er det samme i begge grafene: { $by }.

elsewhere-alike = At begge retter seg etter det, gjør dem like; ingen av dem hviler på den andre for det.

## På sider, der andre grafer er satt opp.

elsewhere-one = ting i en annen graf
elsewhere-many = ting i andre grafer
elsewhere-heading = Andre grafer
elsewhere-which = Spør også
elsewhere-hint = Det som er i { $name }, skrives med nøkkelen til grafen foran, som { $id }.
elsewhere-not-by-name = Det som er i { $name }, finner du ikke ved navn her: Skriv id-en med nøkkelen til grafen foran, som { $id }, eller adressen det har på nettet.
elsewhere-too = Det er også spurt i: { $graphs }.
elsewhere-here = denne grafen
elsewhere-step = Ifølge { $name }
elsewhere-border = Grense
elsewhere-start = Over grensene
elsewhere-only-alike = Over grensen er dette bare likhet: Begge sider retter seg etter det samme, og ingen av dem hviler på den andre.
