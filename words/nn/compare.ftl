# To svar side om side.

compare-title = Samanlikn
compare-intro = Skriv namnet på to ting av same slag, til dømes to kommunar. Adressa til eit svar kan òg limast inn.
compare-a = Den første
compare-b = Den andre
compare-submit = Samanlikn
compare-only-a = Berre i det første
compare-only-b = Berre i det andre
compare-both = I begge

compare-lead =
    { $a } og { $b } har { NUMERAL($both, one: "éi") } { $both ->
        [one] opplysning
       *[other] opplysningar
    } felles. { CAPITAL(NUMERAL($onlyA)) } gjeld berre { $a }, og { NUMERAL($onlyB) } berre { $b }.

compare-only = Berre { $name }
compare-with = Samanlikn { $name } med noko anna
compare-other = Med kva?
compare-other-day = Eller med seg sjølv ein annan dag
compare-by = Kva skal samanliknast?
compare-recorded = Alt som er registrert
compare-others = Samanlikn noko anna
compare-first = det første
compare-second = det andre
compare-names = Der setningane gjeld ulike ting, står namnet frå det første svaret framfor skråstreken og namnet frå det andre bak.
compare-other-certainty = Same påstand, ulik sikkerheit:
compare-in-a = i det første
compare-in-b = i det andre
compare-other-sources = Same påstand, ulike kjelder: { $onlyA } berre i det første, { $onlyB } berre i det andre
compare-bad = Adressa fører ikkje til eit svar her. Kopier lenkja frå eit svar, og lim henne inn.
compare-cut = Berre første side av kvart svar er samanlikna.

## Korleis to aktørar står til det som er delt.

compare-both-must = Det begge skal bruke
compare-both-do = Det begge brukar, så vidt ei kjelde viser
compare-both-alike = Det same gjeld begge, utan at bruk er registrert
compare-by-rule = Det som følgjer av ein regel, ei oppgåve eller ein tilgang som berre den eine har
compare-chosen = Det den eine brukar, og som ikkje vart funne hos den andre
compare-not-looked-up = Ikkje undersøkt for den eine eller for begge
compare-rest = Anna som er registrert
