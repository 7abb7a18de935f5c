# Søkjesida, og forslaga under søkjefeltet.

search-label = Søk
search-submit = Søk
search-title = Søk: { $text }
search-found = { CAPITAL(NUMERAL($n, one: "eitt")) } treff på «{ $text }».
search-none = Ingen treff på «{ $text }».
search-none-next = Prøv eit kortare ord, ein annan skrivemåte eller eit nummer, til dømes 4601 eller 32014R0910.
search-read-as = Meinte du å spørje:
search-read-none = Vi les det som «{ $question }», men finn ikkje «{ $text }».
search-empty = Skriv minst eitt ord i søkjefeltet.
search-suggestions = Forslag

search-count =
    { $n ->
        [0] Ingen forslag.
       *[other] { CAPITAL(NUMERAL($n, one: "eitt")) } forslag. Bruk piltastane for å velje.
    }
