# Om andre grafar som eit spørsmål går vidare i: om dei blei spurde, og kva som gjer at noko er det same i to av dei.

elsewhere-asked = { $name } blei spurd.
elsewhere-asked-at = { $name } blei spurd, slik grafen er med innføring { $sequence } i endringsloggen.
elsewhere-not-asked = { $name } blei ikkje spurd: { $why } Det som blir sagt her, gjeld ikkje den grafen.

elsewhere-UNREACHABLE = Grafen kan ikkje nåast.
elsewhere-TOO_SLOW = Han svara ikkje i tide.
elsewhere-TOO_LARGE = Svaret er større enn det som blir lese.
elsewhere-NOT_UNDERSTOOD = Svaret er ikkje til å forstå.
elsewhere-OTHER_VERSION = Han er av ein annan versjon.
elsewhere-REFUSED = Han avviste spørsmålet.
elsewhere-TOO_DEAR = Spørsmålet ville ta meir der enn han tillèt.
elsewhere-TOO_MANY = Det er meir felles enn det kan spørjast om.

elsewhere-same = { $name } er det same i begge grafane: { $by }.

elsewhere-alike = At begge rettar seg etter det, gjer dei like; ingen av dei kviler på den andre for det.

## På sider, der andre grafar er sette opp.

elsewhere-one = ting i ein annan graf
elsewhere-many = ting i andre grafar
elsewhere-heading = Andre grafar
elsewhere-which = Spør òg
elsewhere-hint = Det som er i { $name }, blir skrive med nøkkelen til grafen framføre, som { $id }.
elsewhere-not-by-name = Det som er i { $name }, finn du ikkje ved namn her: Skriv id-en med nøkkelen til grafen framføre, som { $id }, eller adressa det har på nettet.
elsewhere-too = Det er òg spurt i: { $graphs }.
elsewhere-here = denne grafen
elsewhere-step = Ifølgje { $name }
elsewhere-border = Grense
elsewhere-start = Over grensene
elsewhere-only-alike = Over grensa er dette berre likskap: Begge sider rettar seg etter det same, og ingen av dei kviler på den andre.
