# Hvor langt et svar rekker.

honesty-within =
    innen { NUMERAL($n) } { $n ->
        [one] relasjon
       *[other] relasjoner
    }

honesty-heading = Hvor langt svaret rekker
honesty-whole = Hele svaret vises.
honesty-page = Viser { NUMERAL($shown) } av { $all }.
honesty-cut = Svaret er kuttet.
honesty-ABSENT_IN_GRAPH = Alt innenfor grensene er undersøkt. Ingenting slikt er registrert.
honesty-NOT_FOUND_WITHIN_BOUNDS = Ikke funnet før en grense ble nådd. Det kan finnes.
honesty-UNKNOWN = Det er ikke kjent: En annen graf som skulle spørres, ble ikke spurt eller utelot noe.
honesty-NOTHING_MATCHES = Ingenting som er registrert, passer til det du spurte om.
honesty-hidden = { CAPITAL($counted) } til ville kommet med uten kravene til dato og sikkerhet.
honesty-none-hidden = Kravene til dato og sikkerhet skjuler ingenting.

honesty-undated =
    Det er ikke kjent når { NUMERAL($n) } { $n ->
        [one] opplysning
       *[other] opplysninger
    } begynte eller sluttet å gjelde.

honesty-all-dated = Alle opplysningene har en kjent dato.
honesty-unused = «{ $part }» i adressen er ikke brukt, for spørsmålet sier selv hvilken dag det gjelder.
honesty-access = Du ser det som er åpent for alle.
honesty-access-known = Du ser det som er åpent, og det du har tilgang til.
honesty-why = Hvorfor ikke, og hva som ville knyttet dem sammen
honesty-missing = Dette ville vært nok
honesty-missing-any = Én av disse ville vært nok
honesty-missing-one = En relasjon av formen «{ $from } { $relation } { $to }».

honesty-missing-count =
    Fra før er { NUMERAL($n) } { $n ->
        [one] slik relasjon
       *[other] slike relasjoner
    } registrert.

honesty-for-example = For eksempel
honesty-hidden-by = Dette skjuler et svar
honesty-nothing = Ingen enkelt relasjon av de slagene som finnes her, ville vært nok.
honesty-did-you-mean = Mente du
honesty-whole-within = Hele svaret { $within } vises.
honesty-page-within = Viser { NUMERAL($shown) } av { $all } { $within }.
honesty-ABSENT_IN_GRAPH-within = Alt { $within } er undersøkt. Ingenting slikt er registrert der.
