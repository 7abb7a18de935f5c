# Det som blir brukt overalt.

language-quoted = «{ $text }»

# Frå to og oppover; til og med tolv med bokstavar.
language-number = { $n ->
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
