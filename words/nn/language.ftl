# Det som blir brukt overalt.

language-quoted = «{ $text }»

# Eit tal slik det står i ei setning: med bokstavar til og med tolv.
language-number =
    { $n ->
        [0] ingen
        [1] éin
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

# Namn som er substantiv utan artikkel, og som inga setning kan begynne med, endar på eitt av desse, om ingen av preposisjonane står i dei.
language-bare-nouns = katalog, node, kart, profil, protokoll, konsultasjon, integrasjonar, løysingar, tenester, typar
language-prepositions = av, for, i, om, til

# Siste ord i «har medlemmen» framfor fleire: det som blir ståande, det som går ut / det som kjem i staden; det første som passar. Ord som byrjar slik, er ikkje substantiv.
language-noun-endings = lemm-en/ene, ing-a/ane, -en/ane, -et/a, -a/ene
language-no-nouns = brukt, ann

# Korte ord som ein tekst blir kjend att på; dei første har bokmål òg.
language-words =
    og, av, om, som, til, på, med, ved, er, å, kan, skal, eller, etter,
    ikkje, frå, ein, eit, dei, noko, kva, vere, vert, teneste, tenester, offentleg, offentlege, kommunar, verksemder

# Namn på bokmål er òg namn på nynorsk der dei ikkje har eit eige.
language-names-of = nb
