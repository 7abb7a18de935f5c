# Ein veg frå noko til noko anna, som éi setning: «Byen brukar innlogginga, som er regulert av lova.» Etter den står kor
# sikker han er, der det er mindre enn det ei kjelde seier.

path-claim = { $from } { $says } { $to }
path-further = { $path }, som { $says } { $to }
path-sentence = { $path }.

path-only-if = Dette gjeld berre: { $condition }.

## Alt i han er like usikkert.

path-whole-DEDUCTION = { $n ->
    [one] Dette er ei slutning.
   *[other] Alle ledda er slutningar.
}
path-whole-UNCERTAIN = { $n ->
    [one] Dette er usikkert og må stadfestast.
   *[other] Alle ledda er usikre og må stadfestast.
}
path-whole-draft = { $n ->
    [one] Dette er ifølgje eit utkast frå { $of }, og må stadfestast.
   *[other] Alle ledda er ifølgje eit utkast frå { $of }, og må stadfestast.
}

## Noko i han er mindre sikkert enn resten.

path-doubted = at { $claim }
path-doubt-DEDUCTION = { $claims } (slutning)
path-doubt-UNCERTAIN = { $claims } (usikkert)
path-doubt-draft = { $claims } (utkast frå { $of })
path-weakest = Minst sikkert: { $doubts }.
