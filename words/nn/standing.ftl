# Korleis ein aktør står til ein ressurs: tre slags ja og to slags nei.

standing-must = { $condition ->
    [NONE] { $name } skal bruke { $resource }: det følgjer av ei plikt.
   *[other] { $name } skal bruke { $resource }: det følgjer av ei plikt, på eitt vilkår: { $condition }.
}
standing-should = { $name } bør bruke { $resource }.
standing-does = { $day ->
    [NONE] Ei kjelde viser at { $name } brukar { $resource }.
   *[other] Ei kjelde viste { $day } at { $name } brukte { $resource }.
}
standing-expected = Oppgåver som alle har, tilseier at { $name } brukar { $resource }; det er ikkje registrert at han gjer det.
standing-may = { $name } kan bruke { $resource }; om det er i bruk, er ikkje registrert.
standing-not-found = { $day ->
    [NONE] Det er sett etter { $resource } hos { $name }, utan at det vart funne.
   *[other] { $day } vart det sett etter { $resource } hos { $name }, utan at det vart funne.
}
standing-never-looked = Ingen har undersøkt om { $name } brukar { $resource }.

standing-counts = { $name } skal bruke { NUMERAL($must) }{ $does ->
    [0] { "" }
   *[other] , det er vist at han brukar { NUMERAL($does) } til
}{ $others ->
    [0] { "" }
   *[other] , og { NUMERAL($others) } til følgjer av oppgåver, råd eller tilgang
}.
standing-counts-missed = { CAPITAL(NUMERAL($missed)) } vart sett etter utan å bli funne.
standing-counts-unknown = { CAPITAL(NUMERAL($unknown)) } har ingen sett etter.

## Korleis to aktørar står til ein ressurs.

standing-both-must = { $condition ->
    [NONE] Både { $own } og { $other } skal bruke { $resource }: det følgjer av ei plikt.
   *[other] Både { $own } og { $other } skal bruke { $resource }: det følgjer av ei plikt, på eitt vilkår: { $condition }.
}
standing-pairs = { $own } og { $other } er like i { NUMERAL($alike) } av { NUMERAL($all) } { $all ->
    [one] delt ressurs
   *[other] delte ressursar
}.
standing-pairs-chosen = { CAPITAL(NUMERAL($n)) } er vald av den eine og ikkje funnen hos den andre.
standing-pairs-rule = { CAPITAL(NUMERAL($n)) } følgjer av ein regel, ei oppgåve eller ein tilgang som berre den eine har.
standing-pairs-unknown = { CAPITAL(NUMERAL($n)) } er ikkje undersøkt for den eine eller for begge, så ingen skilnad er kjend.
standing-pairs-must = { $conditional ->
    [0] Av dei dei er like i, skal begge bruke { NUMERAL($must) }.
   *[other] Av dei dei er like i, skal begge bruke { NUMERAL($must) }, { NUMERAL($conditional) } av dei berre på eit vilkår.
}

## Korleis dei som det blir samanlikna med, står til noko som éin manglar.

standing-peers-must = { $which ->
    [ALL] Alle dei { $all } skal bruke det.
   *[SOME] { CAPITAL(NUMERAL($n)) } av dei { $all } skal bruke det.
}
standing-peers-do = { CAPITAL(NUMERAL($n)) } av dei { $all } har valt det, så vidt ei kjelde viser.
standing-peers-missed = Hos { NUMERAL($n) } vart det sett etter utan å bli funne.
standing-peers-unknown = For { NUMERAL($n) } er det ikkje undersøkt.
standing-own-missed = Hos { $name } vart det sett etter utan å bli funne.
standing-own-unknown = For { $name } er det ikkje undersøkt.
