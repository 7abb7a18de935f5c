# Kvifor det ikkje er nokon veg: kva som er gjennomsøkt, kva som ville lukke gapet, og kva argument som skjuler ein.

## Kva argument som skjuler ein veg, utan å røpe kva som er på han.

absence-hidden-AS_OF-day = Den næraste dagen det finst ein veg, er { $day }.
absence-hidden-AS_OF = Det finst ein veg ein annan dag.
absence-hidden-CERTAINTY = Om ein godtek mindre sikre relasjonar, finst det ein veg.
absence-hidden-AS_OF_AND_CERTAINTY-day = Om ein godtek mindre sikre relasjonar, er { $day } den næraste dagen det finst ein veg.
absence-hidden-AS_OF_AND_CERTAINTY = Om ein godtek mindre sikre relasjonar, finst det ein veg ein annan dag.
absence-hidden-UNDATED = Det finst ein veg når relasjonar utan dato blir rekna med.
absence-hidden-VERDICTS = Det finst ein veg når også relasjonar med andre utfall av etterprøvinga blir rekna med.
absence-hidden-VIA = Det finst ein veg, men ikkje gjennom noko av det han skulle gå gjennom.
absence-hidden-AVOID = Det finst ein veg, men han går gjennom det som skulle unngåast.
absence-hidden-RELATIONS = { $n ->
    [one] Det finst ein veg når også { absence-relations } blir følgd.
   *[other] Det finst ein veg når også { absence-relations } blir følgde.
}
absence-hidden-CHAINS = Det finst ein veg, men ledda heng ikkje saman: det som står til slutt, gjeld ikkje det som står først.
absence-hidden-MIN_HOPS = Det finst ein kortare veg enn det vart spurt etter.
absence-hidden-DIRECT = Dei er knytte direkte saman, utan noko imellom.
absence-hidden-PERMISSION = Det finst opplysningar som du ikkje har tilgang til; om dei gir ein veg, blir ikkje sagt.

## Langs kva det er søkt, og kor langt.

absence-relations = { $n ->
    [one] relasjonen { $relations }
   *[other] relasjonane { $relations }
}
absence-along-usual = Langs relasjonane som blir følgde som standard,
absence-along = Langs { absence-relations }
absence-along-several = Langs dei { language-number } relasjonane som er nemnde,
absence-at-most = høgst { $relations }
absence-between = { $least } til { $relations }
absence-exactly = nøyaktig { $relations }
absence-proved = { $along } er ingen veg registrert frå { $from } til { $to } på { $length }.
absence-unsure = { $along } er det ikkje funne nokon veg frå { $from } til { $to } på { $length }, men ikkje alt er gjennomsøkt.
absence-on-record = I alt er { $relations } registrerte.

## Kor langt det fører frå kvar ende.

absence-reach = Frå { $from } { $whence ->
    [none] kjem ein ikkje vidare
   *[some] kan ein nå { $reached }
}, og { $whither ->
    [none] ingenting
   *[some] { $leading }
} fører til { $to }.

## Kva som ville lukke gapet.

absence-link = Éin relasjon av forma «{ $fromKind } { $says } { $toKind }» ville vere nok, til dømes mellom { $from } og { $to }. Frå før er { $relations } registrerte.

## Ingenting passar med eit argument.

absence-unmatched = Ingenting passar med { absence-argument }{ $when ->
    [another] {" "}den dagen det er spurt om
   *[today] {""}
}.
absence-argument = { $argument ->
    [from] det som er oppgitt som start (from)
    [to] det som er oppgitt som mål (to)
   *[via] det vegen skal gå om (via)
}
absence-near = Meinte du { $values }?
