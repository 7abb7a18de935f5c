# Hva den som følger et svar, får vite om det som er endret.

follow-was = Før: { $heading }
follow-came = { $n ->
    [one] Én har kommet til:
   *[other] { CAPITAL(NUMERAL($n)) } har kommet til:
}
follow-gone = { $n ->
    [one] Én er ikke lenger med:
   *[other] { CAPITAL(NUMERAL($n)) } er ikke lenger med:
}
follow-changed = { $n ->
    [one] Én er endret:
   *[other] { CAPITAL(NUMERAL($n)) } er endret:
}
follow-instead = { $after } Før: { $before }
follow-unseen = { $n ->
    [one] Én til er borte, og vises ikke.
   *[other] { CAPITAL(NUMERAL($n)) } til er borte, og vises ikke.
}
follow-part = Ikke alt som er endret, er nevnt her; siden har hele svaret.
follow-none = Det er ikke lenger noe svar på denne adressen.

follow-title = Følg dette svaret
follow-lead = Du får vite i setninger hva som er endret, og bare når noe er det.
follow-now = I dag er svaret: { $heading }
follow-feed = Med en nyhetsleser
follow-feed-how = Legg denne adressen inn i nyhetsleseren din (Atom):
follow-mail = På e-post
follow-mail-to = E-postadressen din
follow-mail-every = Hvor ofte
follow-mail-CHANGE = Så snart noe er endret
follow-mail-DAY = Én gang om dagen, de dagene noe er endret
follow-mail-WEEK = Hver mandag, de ukene noe er endret
follow-mail-send = Send meg bekreftelsen
follow-mail-sent = Vi har sendt et brev til { $to }. Ingenting mer blir sendt før du har åpnet adressen i det.
follow-mail-wrong = Det er ikke en e-postadresse.
follow-mail-subject = Bekreft at du følger: { $title }
follow-mail-confirm = Åpne denne adressen for å få vite når svaret endrer seg. Har du ikke bedt om det, trenger du ikke gjøre noe: Ingenting mer blir sendt.
follow-mail-end = Åpne denne adressen for å slutte:
follow-confirmed = Du følger: { $title }
follow-confirmed-lead = Du får vite det når svaret endrer seg.
follow-ended = Du følger ikke lenger: { $title }
follow-unknown = Det er ingenting her som du følger. Kanskje er det avsluttet allerede.
follow-program = Fra et eget program
follow-program-how = Send dette med en nøkkel; da blir hver endring sendt til adressen din, signert slik Standard Webhooks sier. Resten står i håndboken.
follow-nothing = Et svar kan følges: Åpne et spørsmål eller en ting, og velg «Følg» der.
follow-link = Følg
