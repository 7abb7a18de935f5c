# Kva den som følgjer eit svar, får vite om det som er endra.

follow-was = Før: { $heading }
follow-came = { $n ->
    [one] Éin har komme til:
   *[other] { CAPITAL(NUMERAL($n)) } har komme til:
}
follow-gone = { $n ->
    [one] Éin er ikkje lenger med:
   *[other] { CAPITAL(NUMERAL($n)) } er ikkje lenger med:
}
follow-changed = { $n ->
    [one] Éin er endra:
   *[other] { CAPITAL(NUMERAL($n)) } er endra:
}
follow-instead = { $after } Før: { $before }
follow-unseen = { $n ->
    [one] Éin til er borte, og blir ikkje vist.
   *[other] { CAPITAL(NUMERAL($n)) } til er borte, og blir ikkje viste.
}
follow-part = Ikkje alt som er endra, er nemnt her; sida har heile svaret.
follow-none = Det er ikkje lenger noko svar på denne adressa.

follow-title = Følg dette svaret
follow-lead = Du får vite i setningar kva som er endra, og berre når noko er det.
follow-now = I dag er svaret: { $heading }
follow-feed = Med ein nyheitslesar
follow-feed-how = Legg denne adressa inn i nyheitslesaren din (Atom):
follow-mail = På e-post
follow-mail-to = E-postadressa di
follow-mail-every = Kor ofte
follow-mail-CHANGE = Så snart noko er endra
follow-mail-DAY = Éin gong om dagen, dei dagane noko er endra
follow-mail-WEEK = Kvar måndag, dei vekene noko er endra
follow-mail-send = Send meg stadfestinga
follow-mail-sent = Vi har sendt eit brev til { $to }. Ingenting meir blir sendt før du har opna adressa i det.
follow-mail-wrong = Det er ikkje ei e-postadresse.
follow-mail-subject = Stadfest at du følgjer: { $title }
follow-mail-confirm = Opne denne adressa for å få vite når svaret endrar seg. Har du ikkje bede om det, treng du ikkje gjere noko: Ingenting meir blir sendt.
follow-mail-end = Opne denne adressa for å slutte:
follow-confirmed = Du følgjer: { $title }
follow-confirmed-lead = Du får vite det når svaret endrar seg.
follow-ended = Du følgjer ikkje lenger: { $title }
follow-unknown = Det er ingenting her som du følgjer. Kanskje er det avslutta alt.
follow-program = Frå eit eige program
follow-program-how = Send dette med ein nøkkel; då blir kvar endring send til adressa di, signert slik Standard Webhooks seier. Resten står i handboka.
follow-nothing = Eit svar kan følgjast: Opne eit spørsmål eller ein ting, og vel «Følg» der.
follow-link = Følg
