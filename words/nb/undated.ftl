# Hva relasjoner uten dato betyr for et svar om dager.

undated-steps = { $n ->
    [0] ingen ledd er uten dato, så det er ikke kjent om de gjelder den dagen.
    [one] ett ledd er uten dato, så det er ikke kjent om det gjelder den dagen.
   *[other] { language-number } ledd er uten dato, så det er ikke kjent om de gjelder den dagen.
}

undated-difference = { $n ->
    [0] ingen relasjoner er uten dato. De regnes med på begge dagene så lenge begge endene finnes, så endringer i dem selv vises ikke.
    [one] én relasjon er uten dato. Den regnes med på begge dagene så lenge begge endene finnes, så en endring i den selv vises ikke.
   *[other] { language-number } relasjoner er uten dato. De regnes med på begge dagene så lenge begge endene finnes, så endringer i dem selv vises ikke.
}

undated-history = { $n ->
    [0] ingen relasjoner er uten dato, så det er ikke kjent når de begynte eller sluttet å gjelde.
    [one] én relasjon er uten dato, så det er ikke kjent når den begynte eller sluttet å gjelde.
   *[other] { language-number } relasjoner er uten dato, så det er ikke kjent når de begynte eller sluttet å gjelde.
}
