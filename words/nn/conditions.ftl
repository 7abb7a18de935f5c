# Dagen og sikkerheita eit svar gjeld.

conditions-heading = Dato og sikkerheit
conditions-date = Slik det var eller blir denne dagen
conditions-date-hint = Lat feltet stå tomt for i dag.
conditions-certainty = Ta med
conditions-all = Alt, også det usikre
conditions-DEDUCTION = Fakta og slutningar
conditions-FACT = Berre fakta
conditions-dated = Berre det som har ein kjend dato
conditions-apply = Bruk
conditions-reset = Nullstill
conditions-ticks = Dagar da noko endra seg
conditions-today = i dag
conditions-difference = Sjå kva som endra seg frå { $from } til { $to }
conditions-as-of = Svaret gjeld { $date }.
conditions-future = Dagen ligg fram i tid. Svaret byggjer på det som er vedteke og registrert til no.
