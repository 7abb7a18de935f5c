# Kva som følgjer når noko fell bort eller blir endra: kven som mistar kva, når, og kva som er att.

loss-sentence = { $subject } { $loses } { $when }.
loss-unknown-extent = { $subject } blir råka { $when }; det er ikkje kjent kor mykje.
loss-by-change = { $subject } blir råka når { $what } blir endra.

## Når.

loss-when-gone = når { $what } fell bort
loss-when-repealed = når { $what } blir oppheva

## Det som mistar noko, der det er meir enn eit namn.

loss-of-obligation = plikta «{ $name }»
loss-of-recommendation = tilrådinga «{ $name }»
loss-of-obligations-in = plikter i { $framework }

## Kva det mistar: alt, alt som er registrert, eller ein del.

loss-FUNCTION-WHOLLY = sluttar å verke
loss-FUNCTION-ONLY_RECORDED = kan slutte å verke
loss-FUNCTION-PARTLY = blir svekt
loss-COVERAGE-WHOLLY = mistar all støtte
loss-COVERAGE-ONLY_RECORDED = mistar den einaste registrerte støtta si
loss-COVERAGE-PARTLY = får svakare støtte
loss-DUTY-WHOLLY = blir ikkje lenger oppfylt
loss-DUTY-ONLY_RECORDED = blir kanskje ikkje lenger oppfylt
loss-DUTY-PARTLY = blir oppfylt på færre måtar
loss-ADVICE-WHOLLY = blir ikkje lenger følgd
loss-ADVICE-ONLY_RECORDED = blir kanskje ikkje lenger følgd
loss-ADVICE-PARTLY = blir følgd på færre måtar
loss-DUTIES-WHOLLY = blir ikkje lenger oppfylte
loss-DUTIES-ONLY_RECORDED = blir kanskje ikkje lenger oppfylte
loss-DUTIES-PARTLY = blir oppfylte på færre måtar
loss-LEGAL_BASIS-WHOLLY = gjeld ikkje lenger
loss-LEGAL_BASIS-ONLY_RECORDED = mistar den einaste registrerte rettslege ramma si
loss-LEGAL_BASIS-PARTLY = mistar ei av fleire rettslege rammer
loss-USE = mistar ein funksjon
loss-functions = mistar { $functions }
loss-foundation = mistar rettsgrunnlaget for opprettinga

## Kva som er att.

loss-none-left-FUNCTION = Ingen andre er registrerte i same rolle.
loss-left-FUNCTION = { $n ->
    [one] éin annan har framleis same rolle.
   *[other] { language-number } andre har framleis same rolle.
}

loss-none-left-USE = Ingen annan bruk er registrert.
loss-left-USE = { $n ->
    [one] éin annan ressurs står att, men det er ikkje kjent om han kan gjere det same.
   *[other] { language-number } andre ressursar står att, men det er ikkje kjent om dei kan gjere det same.
}

loss-none-left-COVERAGE = Inga anna støtte er registrert.
loss-left-COVERAGE = { $n ->
    [one] éin annan gir framleis støtte.
   *[other] { language-number } andre gir framleis støtte.
}

loss-none-left-DUTY = Ingen andre måtar er registrerte.
loss-left-DUTY = { $n ->
    [one] éin annan måte står att.
   *[other] { language-number } andre måtar står att.
}

loss-none-left-OWN_DUTIES = Ingen andre måtar er registrerte.
loss-left-OWN_DUTIES = { $n ->
    [one] éin annan ressurs er registrert for rammeverket, men det er ikkje kjent om han gjeld dei same pliktene.
   *[other] { language-number } andre ressursar er registrerte for rammeverket, men det er ikkje kjent om dei gjeld dei same pliktene.
}

loss-none-left-LEGAL_BASIS = Ingen andre rettslege rammer er registrerte.
loss-left-LEGAL_BASIS = { $n ->
    [one] éi anna rettsleg ramme står att.
   *[other] { language-number } andre rettslege rammer står att.
}

## Kor mykje det blir brukt og kostar, og kva som er delvis utsett.

loss-weight = { $figure }{ $by ->
    [NONE] { $on ->
        [NONE] {""}
       *[other] {" "}({ $on })
    }
   *[other] {" "}({ $hand ->
        [SECOND] på andre hand:{" "}
       *[FIRST] {""}
    }{ $by }{ $on ->
        [NONE] {""}
       *[other] , { $on }
    })
}.
loss-at-risk = Det som kviler på { $through }, er delvis utsett: { $resting }. Kor mykje av det som blir råka, er ikkje kjent.
loss-and-more = { $n } til
