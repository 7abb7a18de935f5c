# Kva om noko var annleis.

whatif-heading = Kva om …
whatif-hint = Prøv kva som skjer med svaret. Ingenting blir lagra.
whatif-without = Kva om dette ikkje fanst?
whatif-retire = Kva om dette vart avvikla?
whatif-retire-on = Dagen han blir avvikla
whatif-with = Kva om dette var slik?
whatif-with-from = Frå (kven eller kva)
whatif-with-relation = Relasjon
whatif-with-to = Til (kven eller kva)
whatif-try-this = Prøv dette
whatif-add = Legg til
whatif-remove = Fjern
whatif-remove-all = Fjern alle antakingane
whatif-assumed = Antakingar
whatif-without1 = Utan { $name }
whatif-difference = Kva antakingane endrar
whatif-same = Antakingane endrar ikkje dette svaret.
whatif-fewer = Svaret går frå { NUMERAL($before) } til { $after }.
whatif-gone = Fell bort
whatif-come = Kjem til
whatif-both = Står att
whatif-partial = Berre første side er samanlikna, sidan svaret går over fleire sider.
whatif-ineffective = Har ingen verknad denne dagen:
whatif-retired = { CAPITAL($name) } blir avvikla { $date }
