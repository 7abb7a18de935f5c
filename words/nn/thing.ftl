# Sida om ein ting.

thing-unsure =
    { NUMERAL($n) } til er { $n ->
        [one] usikker
       *[other] usikre
    }

thing-glance-some = Biletet viser dei { NUMERAL($n) } slaga som det er flest av. Resten står under.
thing-glance = Kor mykje som er registrert av kvart slag
thing-about = Om { $name }
thing-facts = Fakta
thing-names = Namn på andre språk
thing-also-called = Også kalla
thing-id = Identifikator
thing-valid = Gyldig

thing-page-day =
    Sida viser det som { $isPast ->
        [yes] var
       *[no] er
    } gyldig { $date }.

thing-today = Vis det som er gyldig i dag
thing-known-from = Kjend frå
thing-general = Byggjer på allmennkunnskap og må stadfestast
thing-relations = Relasjonar
thing-no-relations = Ingen relasjonar er registrerte.
thing-only-relation = Vis berre desse
thing-all-relations = Vis alle relasjonane
thing-history = Historie
thing-no-history = Ingen endringar har ein kjend dato.

thing-history-undated =
    Det er ikkje kjent når { NUMERAL($n) } { $n ->
        [one] relasjon
       *[other] relasjonar
    } tok til eller slutta å gjelde. { $n ->
        [one] Han
       *[other] Dei
    } er ikkje med her.

thing-CAME = kom til
thing-WENT = fall bort
thing-questions = Spør vidare om { $name }
thing-around = Det næraste rundt
thing-around-some = Biletet viser nokre relasjonar av kvart slag.
thing-description = Beskriving
thing-yes = ja
thing-not-recorded = Ikkje registrert
thing-no = nei
thing-mine = Sjå alt samla på éi side
thing-opens = Opne
thing-of-people = { $name } er { $what } med { $people }.
thing-of-people-claims = { $name } er { $what } med { $people }, og { $claims }.
thing-is = { $name } er { $what }.
thing-is-claims = { $name } er { $what } som { $claims }.

thing-relations-all =
    { CAPITAL(NUMERAL($total)) } { $total ->
        [one] relasjon er registrert
       *[other] relasjonar er registrerte
    }.

thing-relations-shown =
    { CAPITAL(NUMERAL($shown)) } av { NUMERAL($total) } { $total ->
        [one] relasjon
       *[other] relasjonar
    } er viste.

thing-one-of =
    { $gender ->
        [NEUTER] eit { $noun }
        [FEMININE] ei { $noun }
       *[other] ein { $noun }
    }

thing-versions = Filer som er tekne inn
# $number (number)
# $came (number)
# $changed (number)
# $unchanged (number)
# $gone (number)
# $read (number)
# $left (number)
thing-version =
    Versjon { $number }, { $date }, av { $by }: { $came } nye, { $changed } endra, { $unchanged } som før, { $gone } ikkje lenger i fila{ $isEnded ->
        [yes] {" "}og opphøyrde
       *[no] {""}
    }. { $read } verdiar, { $left } ikkje forståtte.{ $isUndone ->
        [yes] {" "}Han er teken tilbake.
       *[no] {""}
    }

thing-due = Neste versjon er venta { $date }.
thing-overdue = Neste versjon skulle ha kome { $date }.
thing-take-in = Ta inn den neste
