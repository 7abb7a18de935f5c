# En vei fra noe til noe annet, som én setning: «Byen bruker innloggingen, som er regulert av loven.» Etter den står hvor
# sikker den er, der det er mindre enn det en kilde sier.

path-claim = { $from } { $says } { $to }
path-further = { $path }, som { $says } { $to }
path-sentence = { $path }.

path-only-if = Dette gjelder bare: { $condition }.

## Alt i den er like usikkert.

path-whole-DEDUCTION = { $n ->
    [one] Dette er en slutning.
   *[other] Alle leddene er slutninger.
}
path-whole-UNCERTAIN = { $n ->
    [one] Dette er usikkert og må bekreftes.
   *[other] Alle leddene er usikre og må bekreftes.
}
path-whole-draft = { $n ->
    [one] Dette er ifølge et utkast fra { $of }, og må bekreftes.
   *[other] Alle leddene er ifølge et utkast fra { $of }, og må bekreftes.
}

## Noe i den er mindre sikkert enn resten.

path-doubted = at { $claim }
path-doubt-DEDUCTION = { $claims } (slutning)
path-doubt-UNCERTAIN = { $claims } (usikkert)
path-doubt-draft = { $claims } (utkast fra { $of })
path-weakest = Minst sikkert: { $doubts }.
