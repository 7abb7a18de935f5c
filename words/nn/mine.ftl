# Sida som samlar alt om éin kommune.

mine-title = Kommunen min
mine-choose = Kva kommune?
mine-open = Vis kommunen
mine-heading = { $name } i det digitale Noreg

mine-lead =
    { $name } skal bruke { NUMERAL($must) } { $must ->
        [one] delt ressurs
       *[other] delte ressursar
    } og bør bruke { NUMERAL($should) } til.

mine-undated = For { NUMERAL($n) } av dei er det ikkje kjent når det tok til å gjelde, så vi veit ikkje om det gjeld denne dagen.
mine-must = Det vi skal bruke
mine-should = Det vi bør bruke
mine-other = Anna vi brukar
mine-chosen = Det { $name } har valt, så langt ei kjelde viser
mine-never-looked = Ikkje undersøkt for { $name }.
mine-peers = Det kommunar som liknar på oss, brukar, men som ikkje er registrert hos oss
mine-no-peers = Så langt det er registrert, manglar { $name } ingen ressurs som minst { $share } av kommunane som liknar på han, brukar.
mine-particular = Det som er særskilt for oss
mine-having = { $share } av kommunane i samanlikninga har det same
mine-suppliers = Det som er avhengig av éin einaste tilbydar
mine-supplier = { CAPITAL(NUMERAL($n)) } av dei { NUMERAL($total) } ressursane har { $name } som einaste registrerte tilbydar:
mine-eu = EU-krav som gjeld for oss
mine-eu-all = Alle { $within } er med.
mine-eu-some = Dei næraste { $within } er med; sjå alle med spørsmålet under.
mine-only-deduced = Eit ledd som berre er ei slutning, er merkt «Slutning».
mine-none = Ingenting er registrert.
mine-printed = Vist { $date }. Kvar kjelde seier kva dag opplysninga er frå.
mine-not-one = Dette er ikkje ein kommune. Vel ein kommune.
