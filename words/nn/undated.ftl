# Kva relasjonar utan dato vil seie for eit svar om dagar.

undated-steps = { $n ->
    [0] ingen ledd er utan dato, så det er ikkje kjent om dei gjeld den dagen.
    [one] eitt ledd er utan dato, så det er ikkje kjent om det gjeld den dagen.
   *[other] { language-number } ledd er utan dato, så det er ikkje kjent om dei gjeld den dagen.
}

undated-difference = { $n ->
    [0] ingen relasjonar er utan dato. Dei blir rekna med begge dagane så lenge begge endane finst, så endringar i dei sjølve blir ikkje viste.
    [one] éin relasjon er utan dato. Han blir rekna med begge dagane så lenge begge endane finst, så ei endring i han sjølv blir ikkje vist.
   *[other] { language-number } relasjonar er utan dato. Dei blir rekna med begge dagane så lenge begge endane finst, så endringar i dei sjølve blir ikkje viste.
}

undated-history = { $n ->
    [0] ingen relasjonar er utan dato, så det er ikkje kjent når dei byrja eller slutta å gjelde.
    [one] éin relasjon er utan dato, så det er ikkje kjent når han byrja eller slutta å gjelde.
   *[other] { language-number } relasjonar er utan dato, så det er ikkje kjent når dei byrja eller slutta å gjelde.
}
