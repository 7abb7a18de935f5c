# Det som brukes overalt.

language-quoted = «{ $text }»

# Et tall slik det står i en setning: med bokstaver til og med tolv.
language-number =
    { $n ->
        [0] ingen
        [1] én
        [2] to
        [3] tre
        [4] fire
        [5] fem
        [6] seks
        [7] sju
        [8] åtte
        [9] ni
        [10] ti
        [11] elleve
        [12] tolv
       *[other] { $n }
    }

language-at-least = minst { $number }

# Navn som er substantiv uten artikkel, og som ingen setning kan begynne med, ender på et av disse, om ingen av preposisjonene står i dem.
language-bare-nouns = katalog, node, kart, profil, protokoll, konsultasjon, integrasjoner, løsninger, tjenester, typer
language-prepositions = av, for, i, om, til

# Siste ord i «har medlemmet» foran flere: det som blir stående, det som går ut / det som kommer i stedet; det første som passer. Ord som begynner slik, er ikke substantiv.
language-noun-endings = -et/ene, -en/ene
language-no-nouns = brukt, ann

# Korte ord som en tekst kjennes igjen på; de første har nynorsk også.
language-words =
    og, av, om, som, til, på, med, ved, er, å, kan, skal, eller, etter,
    ikke, fra, en, et, de, noe, hva, være, tjeneste, tjenester, offentlig, offentlige, kommuner, virksomheter
