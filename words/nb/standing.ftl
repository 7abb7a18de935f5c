# Hvordan en aktør står til en ressurs: tre slags ja og to slags nei.

standing-must = { $name } skal bruke { $resource }: det følger av en plikt.
standing-should = { $name } bør bruke { $resource }.
standing-does = { $day ->
    [NONE] { $name } bruker { $resource }: en kilde viser det.
   *[other] { $name } bruker { $resource }, sist sett { $day }: en kilde viser det.
}
standing-expected = Oppgaver som alle har, tilsier at { $name } bruker { $resource }; det er ikke registrert at den gjør det.
standing-may = { $name } kan bruke { $resource }; om det er i bruk, er ikke registrert.
standing-not-found = { $day ->
    [NONE] Det er sett etter { $resource } hos { $name }, uten at det ble funnet.
   *[other] { $day } ble det sett etter { $resource } hos { $name }, uten at det ble funnet.
}
standing-never-looked = Ingen har undersøkt om { $name } bruker { $resource }.

standing-counts = { $unknown ->
    [0] { $name } skal bruke { NUMERAL($must) }, det er vist at den bruker { NUMERAL($does) } til, og { NUMERAL($others) } følger av oppgaver, råd eller adgang. { CAPITAL(NUMERAL($missed)) } ble sett etter og ikke funnet.
   *[other] { $name } skal bruke { NUMERAL($must) }, det er vist at den bruker { NUMERAL($does) } til, og { NUMERAL($others) } følger av oppgaver, råd eller adgang. { CAPITAL(NUMERAL($missed)) } ble sett etter og ikke funnet, og { NUMERAL($unknown) } har ingen sett etter.
}
