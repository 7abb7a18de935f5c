# Hvorfor det ikke er noen vei: hva som er gjennomsøkt, hva som ville lukke gapet, og hvilket argument som skjuler en.

## Hvilket argument som skjuler en vei, uten å røpe hva som er på den.

absence-hidden-AS_OF-day = Den nærmeste dagen det finnes en vei, er { $day }.
absence-hidden-AS_OF = Det finnes en vei på en annen dag.
absence-hidden-CERTAINTY = Om mindre sikre relasjoner godtas, finnes det en vei.
absence-hidden-AS_OF_AND_CERTAINTY-day = Om mindre sikre relasjoner godtas, er { $day } den nærmeste dagen det finnes en vei.
absence-hidden-AS_OF_AND_CERTAINTY = Om mindre sikre relasjoner godtas, finnes det en vei på en annen dag.
absence-hidden-UNDATED = Det finnes en vei når relasjoner uten dato regnes med.
absence-hidden-VERDICTS = Det finnes en vei når også relasjoner med andre utfall av etterprøvingen regnes med.
absence-hidden-VIA = Det finnes en vei, men ikke gjennom noe av det den skulle gå gjennom.
absence-hidden-AVOID = Det finnes en vei, men den går gjennom det som skulle unngås.
absence-hidden-RELATIONS = Det finnes en vei når også { absence-relations } følges.
absence-hidden-CHAINS = Det finnes en vei, men leddene henger ikke sammen: det som står til slutt, gjelder ikke det som står først.
absence-hidden-MIN_HOPS = Det finnes en kortere vei enn det ble spurt etter.
absence-hidden-DIRECT = De er knyttet direkte sammen, uten noe imellom.
absence-hidden-PERMISSION = Det finnes opplysninger som du ikke har tilgang til; om de gir en vei, blir ikke sagt.

## Langs hva det er søkt, og hvor langt.

absence-relations = { $n ->
    [one] relasjonen { $relations }
   *[other] relasjonene { $relations }
}
absence-along-usual = Langs relasjonene som følges som standard,
absence-along = Langs { absence-relations }
absence-along-several = Langs de { language-number } relasjonene som er nevnt,
absence-at-most = høyst { $relations }
absence-between = { $least } til { $relations }
absence-exactly = nøyaktig { $relations }
absence-proved = { $along } er ingen vei registrert fra { $from } til { $to } på { $length }.
absence-unsure = { $along } er det ikke funnet noen vei fra { $from } til { $to } på { $length }, men ikke alt er gjennomsøkt.
absence-on-record = I alt er { $relations } registrert.

## Hvor langt det fører fra hver ende.

absence-reach = Fra { $from } { $whence ->
    [none] kommer man ikke videre
   *[some] kan man nå { $reached }
}, og { $whither ->
    [none] ingenting
   *[some] { $leading }
} fører til { $to }.

## Hva som ville lukke gapet.

absence-link = Én relasjon av formen «{ $fromKind } { $says } { $toKind }» ville være nok, for eksempel mellom { $from } og { $to }. Fra før er { $relations } registrert.

## Ingenting passer med et argument.

absence-unmatched = Ingenting passer med { absence-argument }{ $when ->
    [another] {" "}den dagen det er spurt om
   *[today] {""}
}.
absence-argument = { $argument ->
    [from] det som er oppgitt som start (from)
    [to] det som er oppgitt som mål (to)
   *[via] det veien skal gå om (via)
}
absence-near = Mente du { $values }?
