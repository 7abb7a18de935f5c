# Hva om noe var annerledes.

whatif-heading = Hva om …
whatif-hint = Prøv hva som skjer med svaret. Ingenting blir lagret.
whatif-without = Hva om dette ikke fantes?
whatif-retire = Hva om dette ble avviklet?
whatif-retire-on = Dagen den avvikles
whatif-with = Hva om dette var slik?
whatif-with-from = Fra (hvem eller hva)
whatif-with-relation = Relasjon
whatif-with-to = Til (hvem eller hva)
whatif-try-this = Prøv dette
whatif-add = Legg til
whatif-remove = Fjern
whatif-remove-all = Fjern alle antakelsene
whatif-assumed = Antakelser
whatif-without1 = Uten { $name }
whatif-difference = Hva antakelsene endrer
whatif-same = Antakelsene endrer ikke dette svaret.
whatif-fewer = Svaret går fra { NUMERAL($before) } til { $after }.
whatif-gone = Faller bort
whatif-come = Kommer til
whatif-both = Står igjen
whatif-partial = Bare første side er sammenlignet, siden svaret går over flere sider.
whatif-ineffective = Har ingen virkning denne dagen:
whatif-retired = { CAPITAL($name) } avvikles { $date }
