# Siden om en ting.

thing-unsure =
    { NUMERAL($n) } til er { $n ->
        [one] usikker
       *[other] usikre
    }

thing-glance-some = Bildet viser de { NUMERAL($n) } slagene som det er flest av. Resten står under.
thing-glance = Hvor mye som er registrert av hvert slag
thing-about = Om { $name }
thing-facts = Fakta
thing-names = Navn på andre språk
thing-also-called = Også kalt
thing-id = Identifikator
thing-valid = Gyldig

thing-page-day =
    Siden viser det som { $isPast ->
        [yes] var
       *[no] er
    } gyldig { $date }.

thing-today = Vis det som er gyldig i dag
thing-known-from = Kjent fra
thing-general = Bygger på allmennkunnskap og må bekreftes
thing-relations = Relasjoner
thing-no-relations = Ingen relasjoner er registrert.
thing-only-relation = Vis bare disse
thing-all-relations = Vis alle relasjonene
thing-history = Historie
thing-no-history = Ingen endringer har en kjent dato.

thing-history-undated =
    Det er ikke kjent når { NUMERAL($n) } { $n ->
        [one] relasjon
       *[other] relasjoner
    } begynte eller sluttet å gjelde. { $n ->
        [one] Den
       *[other] De
    } er ikke med her.

thing-CAME = kom til
thing-WENT = falt bort
thing-questions = Spør videre om { $name }
thing-around = Det nærmeste rundt
thing-around-some = Bildet viser noen relasjoner av hvert slag.
thing-description = Beskrivelse
thing-yes = ja
thing-not-recorded = Ikke registrert
thing-no = nei
thing-mine = Se alt samlet på én side
thing-opens = Åpne
thing-of-people = { $name } er { $what } med { $people }.
thing-of-people-claims = { $name } er { $what } med { $people }, og { $claims }.
thing-is = { $name } er { $what }.
thing-is-claims = { $name } er { $what } som { $claims }.

thing-relations-all =
    { CAPITAL(NUMERAL($total)) } { $total ->
        [one] relasjon
       *[other] relasjoner
    } er registrert.

thing-relations-shown =
    { CAPITAL(NUMERAL($shown)) } av { NUMERAL($total) } { $total ->
        [one] relasjon
       *[other] relasjoner
    } vises.

thing-one-of =
    { $gender ->
        [NEUTER] et { $noun }
       *[other] en { $noun }
    }

thing-versions = Filer som er tatt inn
# $number (number)
# $came (number)
# $changed (number)
# $unchanged (number)
# $gone (number)
# $read (number)
# $left (number)
thing-version =
    Versjon { $number }, { $date }, av { $by }: { $came } nye, { $changed } endret, { $unchanged } som før, { $gone } ikke lenger i filen{ $isEnded ->
        [yes] {" "}og opphørt
       *[no] {""}
    }. { $read } verdier, { $left } ikke forstått.{ $isUndone ->
        [yes] {" "}Den er tatt tilbake.
       *[no] {""}
    }

thing-due = Neste versjon ventes { $date }.
thing-overdue = Neste versjon skulle ha kommet { $date }.
thing-take-in = Ta inn den neste
