# Hvordan en aktør står til en ressurs: tre slags ja og to slags nei.

standing-must = { $condition ->
    [NONE] { $name } skal bruke { $resource }: det følger av en plikt.
   *[other] { $name } skal bruke { $resource }: det følger av en plikt, på ett vilkår: { $condition }.
}
standing-should = { $name } bør bruke { $resource }.
standing-does = { $day ->
    [NONE] En kilde viser at { $name } bruker { $resource }.
   *[other] En kilde viste { $day } at { $name } brukte { $resource }.
}
standing-expected = Oppgaver som alle har, tilsier at { $name } bruker { $resource }; det er ikke registrert at den gjør det.
standing-may = { $name } kan bruke { $resource }; om det er i bruk, er ikke registrert.
standing-not-found = { $day ->
    [NONE] Det er sett etter { $resource } hos { $name }, uten at det ble funnet.
   *[other] { $day } ble det sett etter { $resource } hos { $name }, uten at det ble funnet.
}
standing-never-looked = Ingen har undersøkt om { $name } bruker { $resource }.

standing-counts = { $name } skal bruke { NUMERAL($must) }{ $does ->
    [0] { "" }
   *[other] , det er vist at den bruker { NUMERAL($does) } til
}{ $others ->
    [0] { "" }
   *[other] , og { NUMERAL($others) } til følger av oppgaver, råd eller adgang
}.
standing-counts-missed = { CAPITAL(NUMERAL($missed)) } ble sett etter uten å bli funnet.
standing-counts-unknown = { CAPITAL(NUMERAL($unknown)) } har ingen sett etter.

## Hvordan to aktører står til en ressurs.

standing-both-must = { $condition ->
    [NONE] Både { $own } og { $other } skal bruke { $resource }: det følger av en plikt.
   *[other] Både { $own } og { $other } skal bruke { $resource }: det følger av en plikt, på ett vilkår: { $condition }.
}
standing-pairs = { $own } og { $other } er like i { NUMERAL($alike) } av { NUMERAL($all) } { $all ->
    [one] delt ressurs
   *[other] delte ressurser
}.
standing-pairs-chosen = { CAPITAL(NUMERAL($n)) } er valgt av den ene og ikke funnet hos den andre.
standing-pairs-rule = { CAPITAL(NUMERAL($n)) } følger av en regel, en oppgave eller en adgang som bare den ene har.
standing-pairs-unknown = { CAPITAL(NUMERAL($n)) } er ikke undersøkt for den ene eller for begge, så ingen forskjell er kjent.
standing-pairs-must = { $conditional ->
    [0] Av dem de er like i, skal begge bruke { NUMERAL($must) }.
   *[other] Av dem de er like i, skal begge bruke { NUMERAL($must) }, { NUMERAL($conditional) } av dem bare på et vilkår.
}

## Hvordan de som det sammenlignes med, står til noe som én mangler.

standing-peers-must = { $which ->
    [ALL] Alle de { $all } skal bruke det.
   *[SOME] { CAPITAL(NUMERAL($n)) } av de { $all } skal bruke det.
}
standing-peers-do = { CAPITAL(NUMERAL($n)) } av de { $all } har valgt det, så vidt en kilde viser.
standing-peers-missed = Hos { NUMERAL($n) } ble det sett etter uten å bli funnet.
standing-peers-unknown = For { NUMERAL($n) } er det ikke undersøkt.
standing-own-missed = Hos { $name } ble det sett etter uten å bli funnet.
standing-own-unknown = For { $name } er det ikke undersøkt.
