# Regler: hva som skal gjelde for grafen, og om det gjør det, med hvor mye av det som er kjent.

policy-verdict-PASS = Holdt
policy-verdict-FAIL = Brutt
policy-verdict-UNKNOWN = Ikke kjent
policy-verdict-NO_SUBJECTS = Ingen å holde den
policy-standing-FAILED = Bryter den

policy-explain-PASS = { $subjects ->
    [one] Den eneste som skal holde den, er kjent for å gjøre det.
   *[other] Alle { $subjects } som skal holde den, er kjent for å gjøre det.
}
policy-explain-excepted = { $excepted ->
    [one] Én som bryter den, er unntatt.
   *[other] { $excepted } som bryter den, er unntatt.
}
policy-explain-FAIL = { $failed ->
    [one] Én av { $subjects } bryter den.
   *[other] { $failed } av { $subjects } bryter den.
}
policy-explain-UNKNOWN = { $subjects ->
    [one] Den eneste som skal holde den, er ikke kjent for å bryte den.
   *[other] Ingen av { $subjects } er kjent for å bryte den.
}
policy-explain-rest = { $passed ->
    [0] Ingen er kjent for å holde den
    [one] Én er kjent for å holde den
   *[other] { $passed } er kjent for å holde den
}{ $unknown ->
    [0] .
    [one] , og for én vet vi det ikke.
   *[other] , og for { $unknown } vet vi det ikke.
}
policy-explain-NO_SUBJECTS = Det finnes ingen som skal holde den, så den er verken holdt eller brutt.
policy-explain-known = Det den spør om, er kjent for { $known } av { $subjects }.
policy-explain-complete = Den slutter av hva en liste mangler, som var fullstendig { $day } ifølge { $by }.
policy-explain-lapsed = { $n ->
    [one] Ett unntak er utløpt og gjelder ikke lenger.
   *[other] { $n } unntak er utløpt og gjelder ikke lenger.
}

policy-stands-PASS = holdt
policy-stands-FAIL = brutt
policy-stands-UNKNOWN = ikke kjent
policy-stands-NO_SUBJECTS = uten noen å gjelde for
policy-shift = Regelen «{ $name }»: { $was } nå, { $is } etterpå.
policy-shift-as-before = Regelen «{ $name }»: { $is }, nå og etterpå.
policy-shift-breaks = { $n ->
    [one] Én til ville bryte den.
   *[other] { $n } til ville bryte den.
}
policy-shift-mends = { $n ->
    [one] Én som bryter den, ville slutte med det.
   *[other] { $n } som bryter den, ville slutte med det.
}
policy-shift-broken = Ville bryte den: { $names }
policy-shifts = Hva det ville gjøre med reglene
policy-shifts-none = Alle reglene ville stå som de gjør.
policy-shifts-unseen = Hva det ville gjøre med reglene, er ikke undersøkt: Noe er avvist, det er for mange endringer til én forespørsel, eller du ser ikke alt.

policy-title = Regler
policy-lead = Løfter som blir prøvd: Hver regel er et spørsmål og hva som skal gjelde for svaret. Det som ikke er registrert, bryter ingen regel, og det vi ikke vet, regnes ikke som holdt.
policy-count = { $n ->
    [one] Én regel
   *[other] { $n } regler
}
policy-as-of = Per { $day }
policy-column-policy = Regel
policy-column-verdict = Utfall
policy-column-known = Kjent
policy-column-failed = Brutt av
policy-of = { $known } av { $subjects }
policy-because = Dette bygger den på
policy-owner = Svarer for den
policy-since = Siden
policy-exceptions = Unntak
policy-exception-in-force = Til { $day }; { $owner } svarer for det.
policy-exception-lapsed = Utløp { $day } og gjelder ikke lenger; { $owner } svarte for det.
policy-declared = Dette er sagt å være fullstendig
policy-declared-by = { $by }, { $day }
policy-things-FAILED = Bryter den: { $n }
policy-things-PASSED = Holder den: { $n }
policy-things-UNKNOWN = Ikke kjent: { $n }
policy-things-EXCEPTED = Unntatt: { $n }
policy-outlived = opphørte { $day }, men relasjonen til den har ikke opphørt
policy-more = { $n ->
    [one] og én til
   *[other] og { $n } til
}
policy-back = Alle reglene
