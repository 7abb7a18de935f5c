# Korleis ein aktør står til ein ressurs: tre slags ja og to slags nei.

standing-must = { $name } skal bruke { $resource }: det følgjer av ei plikt.
standing-should = { $name } bør bruke { $resource }.
standing-does = { $day ->
    [NONE] { $name } brukar { $resource }: ei kjelde viser det.
   *[other] { $name } brukar { $resource }, sist sett { $day }: ei kjelde viser det.
}
standing-expected = Oppgåver som alle har, tilseier at { $name } brukar { $resource }; det er ikkje registrert at han gjer det.
standing-may = { $name } kan bruke { $resource }; om det er i bruk, er ikkje registrert.
standing-not-found = { $day ->
    [NONE] Det er sett etter { $resource } hos { $name }, utan at det vart funne.
   *[other] { $day } vart det sett etter { $resource } hos { $name }, utan at det vart funne.
}
standing-never-looked = Ingen har undersøkt om { $name } brukar { $resource }.

standing-counts = { $unknown ->
    [0] { $name } skal bruke { NUMERAL($must) }, det er vist at han brukar { NUMERAL($does) } til, og { NUMERAL($others) } følgjer av oppgåver, råd eller høve. { CAPITAL(NUMERAL($missed)) } vart sett etter og ikkje funne.
   *[other] { $name } skal bruke { NUMERAL($must) }, det er vist at han brukar { NUMERAL($does) } til, og { NUMERAL($others) } følgjer av oppgåver, råd eller høve. { CAPITAL(NUMERAL($missed)) } vart sett etter og ikkje funne, og { NUMERAL($unknown) } har ingen sett etter.
}
