# Reglar: kva som skal gjelde for grafen, og om det gjer det, med kor mykje av det som er kjent.

policy-verdict-PASS = Halden
policy-verdict-FAIL = Broten
policy-verdict-UNKNOWN = Ikkje kjent
policy-verdict-NO_SUBJECTS = Ingen å halde han
policy-standing-FAILED = Bryt han

policy-explain-PASS = { $subjects ->
    [one] Den einaste som skal halde han, er kjend for å gjere det.
   *[other] Alle { $subjects } som skal halde han, er kjende for å gjere det.
}
policy-explain-excepted = { $excepted ->
    [one] Éin som bryt han, er unnateken.
   *[other] { $excepted } som bryt han, er unnatekne.
}
policy-explain-FAIL = { $failed ->
    [one] Éin av { $subjects } bryt han.
   *[other] { $failed } av { $subjects } bryt han.
}
policy-explain-UNKNOWN = { $subjects ->
    [one] Den einaste som skal halde han, er ikkje kjend for å bryte han.
   *[other] Ingen av { $subjects } er kjende for å bryte han.
}
policy-explain-rest = { $passed ->
    [0] Ingen er kjende for å halde han
    [one] Éin er kjend for å halde han
   *[other] { $passed } er kjende for å halde han
}{ $unknown ->
    [0] .
    [one] , og for éin veit vi det ikkje.
   *[other] , og for { $unknown } veit vi det ikkje.
}
policy-explain-NO_SUBJECTS = Det finst ingen som skal halde han, så han er korkje halden eller broten.
policy-explain-known = Det han spør om, er kjent for { $known } av { $subjects }.
policy-explain-complete = Han sluttar av kva ei liste manglar, som var fullstendig { $day } ifølgje { $by }.
policy-explain-lapsed = { $n ->
    [one] Eitt unntak har gått ut og gjeld ikkje lenger.
   *[other] { $n } unntak har gått ut og gjeld ikkje lenger.
}

policy-stands-PASS = halden
policy-stands-FAIL = broten
policy-stands-UNKNOWN = ikkje kjend
policy-stands-NO_SUBJECTS = utan nokon å gjelde for
policy-shift = Regelen «{ $name }»: { $was } no, { $is } etterpå.
policy-shift-as-before = Regelen «{ $name }»: { $is }, no og etterpå.
policy-shift-breaks = { $n ->
    [one] Éin til ville bryte han.
   *[other] { $n } til ville bryte han.
}
policy-shift-mends = { $n ->
    [one] Éin som bryt han, ville slutte med det.
   *[other] { $n } som bryt han, ville slutte med det.
}
policy-shift-broken = Ville bryte han: { $names }
policy-shifts = Kva det ville gjere med reglane
policy-shifts-none = Alle reglane ville stå som dei gjer.
policy-shifts-unseen = Kva det ville gjere med reglane, er ikkje undersøkt: Noko er avvist, det er for mange endringar til éin førespurnad, eller du ser ikkje alt.

policy-title = Reglar
policy-lead = Lovnader som blir prøvde: Kvar regel er eit spørsmål og kva som skal gjelde for svaret. Det som ikkje er registrert, bryt ingen regel, og det vi ikkje veit, blir ikkje rekna som halde.
policy-count = { $n ->
    [one] Éin regel
   *[other] { $n } reglar
}
policy-as-of = Per { $day }
policy-column-policy = Regel
policy-column-verdict = Utfall
policy-column-known = Kjent
policy-column-failed = Broten av
policy-of = { $known } av { $subjects }
policy-because = Dette byggjer han på
policy-owner = Svarar for han
policy-since = Sidan
policy-exceptions = Unntak
policy-exception-in-force = Til { $day }; { $owner } svarar for det.
policy-exception-lapsed = Gjekk ut { $day } og gjeld ikkje lenger; { $owner } svara for det.
policy-declared = Dette er sagt å vere fullstendig
policy-declared-by = { $by }, { $day }
policy-things-FAILED = Bryt han: { $n }
policy-things-PASSED = Held han: { $n }
policy-things-UNKNOWN = Ikkje kjent: { $n }
policy-things-EXCEPTED = Unnatekne: { $n }
policy-outlived = tok slutt { $day }, men relasjonen til den har ikkje teke slutt
policy-more = { $n ->
    [one] og éin til
   *[other] og { $n } til
}
policy-back = Alle reglane
