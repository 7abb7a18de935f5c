# Dagen og sikkerheten et svar gjelder.

conditions-heading = Dato og sikkerhet
conditions-date = Slik det var eller blir denne dagen
conditions-date-hint = La feltet stå tomt for i dag.
conditions-certainty = Ta med
conditions-all = Alt, også det usikre
conditions-DEDUCTION = Fakta og slutninger
conditions-FACT = Bare fakta
conditions-dated = Bare det som har en kjent dato
conditions-apply = Bruk
conditions-reset = Nullstill
conditions-ticks = Dager da noe endret seg
conditions-today = i dag
conditions-difference = Se hva som endret seg fra { $from } til { $to }
conditions-as-of = Svaret gjelder { $date }.
conditions-future = Dagen ligger fram i tid. Svaret bygger på det som er vedtatt og registrert til nå.
