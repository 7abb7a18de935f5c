# Siden som samler alt om én kommune.

mine-title = Min kommune
mine-choose = Hvilken kommune?
mine-open = Vis kommunen
mine-heading = { $name } i det digitale Norge

mine-lead =
    { $name } skal bruke { NUMERAL($must) } { $must ->
        [one] delt ressurs
       *[other] delte ressurser
    } og bør bruke { NUMERAL($should) } til.

mine-undated = For { NUMERAL($n) } av dem er det ikke kjent når det begynte å gjelde, så vi vet ikke om det gjelder denne dagen.
mine-must = Det vi skal bruke
mine-should = Det vi bør bruke
mine-other = Annet vi bruker
mine-chosen = Det { $name } har valgt, så vidt en kilde viser
mine-never-looked = Ikke undersøkt for { $name }.
mine-peers = Det kommuner som ligner på oss, bruker, men som ikke er registrert hos oss
mine-no-peers = Så langt det er registrert, mangler { $name } ingen ressurs som minst { $share } av kommunene som ligner på den, bruker.
mine-particular = Det som er særskilt for oss
mine-having = { $share } av kommunene i sammenligningen har det samme
mine-suppliers = Det som avhenger av én eneste tilbyder
mine-supplier = { CAPITAL(NUMERAL($n)) } av de { NUMERAL($total) } ressursene har { $name } som eneste registrerte tilbyder:
mine-eu = EU-krav som gjelder for oss
mine-eu-all = Alle { $within } er med.
mine-eu-some = De nærmeste { $within } er med; se alle med spørsmålet under.
mine-only-deduced = Et ledd som bare er en slutning, er merket «Slutning».
mine-none = Ingenting er registrert.
mine-printed = Vist { $date }. Hver kilde sier hvilken dag opplysningen er fra.
mine-not-one = Dette er ikke en kommune. Velg en kommune.
