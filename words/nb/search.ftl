# Søkesiden, og forslagene under søkefeltet.

search-label = Søk
search-submit = Søk
search-title = Søk: { $text }
search-found = { CAPITAL(NUMERAL($n, one: "ett")) } treff på «{ $text }».
search-none = Ingen treff på «{ $text }».
search-none-next = Prøv et kortere ord, en annen skrivemåte eller et nummer, for eksempel 4601 eller 32014R0910.
search-read-as = Mente du å spørre:
search-read-none = Vi leser det som «{ $question }», men finner ikke «{ $text }».
search-empty = Skriv minst ett ord i søkefeltet.
search-suggestions = Forslag

search-count =
    { $n ->
        [0] Ingen forslag.
       *[other] { CAPITAL(NUMERAL($n, one: "ett")) } forslag. Bruk piltastene for å velge.
    }
