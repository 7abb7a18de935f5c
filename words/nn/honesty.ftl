# Kor langt eit svar rekk.

honesty-within =
    innan { NUMERAL($n) } { $n ->
        [one] relasjon
       *[other] relasjonar
    }

honesty-heading = Kor langt svaret rekk
honesty-whole = Heile svaret er vist.
honesty-page = Viser { NUMERAL($shown) } av { $all }.
honesty-cut = Svaret er kutta.
honesty-ABSENT_IN_GRAPH = Alt innanfor grensene er undersøkt. Ingenting slikt er registrert.
honesty-NOT_FOUND_WITHIN_BOUNDS = Ikkje funne før ei grense vart nådd. Det kan finnast.
honesty-UNKNOWN = Det er ikkje kjent: Ein annan graf som skulle spørjast, blei ikkje spurd eller utelét noko.
honesty-NOTHING_MATCHES = Ingenting som er registrert, passar til det du spurde om.
honesty-hidden = { CAPITAL($counted) } til ville kome med utan krava til dato og sikkerheit.
honesty-none-hidden = Krava til dato og sikkerheit skjuler ingenting.

honesty-undated =
    Det er ikkje kjent når { NUMERAL($n, one: "éi") } { $n ->
        [one] opplysning
       *[other] opplysningar
    } tok til eller slutta å gjelde.

honesty-all-dated = Alle opplysningane har ein kjend dato.
honesty-unused = «{ $part }» i adressa er ikkje brukt, for spørsmålet seier sjølv kva dag det gjeld.
honesty-access = Du ser det som er ope for alle.
honesty-access-known = Du ser det som er ope, og det du har tilgang til.
honesty-why = Kvifor ikkje, og kva som ville knytt dei saman
honesty-missing = Dette ville vore nok
honesty-missing-any = Éin av desse ville vore nok
honesty-missing-one = Ein relasjon av forma «{ $from } { $relation } { $to }».

honesty-missing-count =
    Frå før er { NUMERAL($n) } { $n ->
        [one] slik relasjon
       *[other] slike relasjonar
    } { $n ->
        [one] registrert
       *[other] registrerte
    }.

honesty-for-example = Til dømes
honesty-hidden-by = Dette skjuler eit svar
honesty-nothing = Ingen enkelt relasjon av dei slaga som finst her, ville vore nok.
honesty-did-you-mean = Meinte du
honesty-whole-within = Heile svaret { $within } er vist.
honesty-page-within = Viser { NUMERAL($shown) } av { $all } { $within }.
honesty-ABSENT_IN_GRAPH-within = Alt { $within } er undersøkt. Ingenting slikt er registrert der.
