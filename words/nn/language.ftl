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
