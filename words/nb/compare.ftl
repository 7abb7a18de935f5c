# To svar side om side.

compare-title = Sammenlign
compare-intro = Skriv navnet på to ting av samme slag, for eksempel to kommuner. Adressen til et svar kan også limes inn.
compare-a = Den første
compare-b = Den andre
compare-submit = Sammenlign
compare-only-a = Bare i det første
compare-only-b = Bare i det andre
compare-both = I begge

compare-lead =
    { $a } og { $b } har { NUMERAL($both) } { $both ->
        [one] opplysning
       *[other] opplysninger
    } felles. { CAPITAL(NUMERAL($onlyA)) } gjelder bare { $a }, og { NUMERAL($onlyB) } bare { $b }.

compare-only = Bare { $name }
compare-with = Sammenlign { $name } med noe annet
compare-other = Med hva?
compare-other-day = Eller med seg selv en annen dag
compare-by = Hva skal sammenlignes?
compare-recorded = Alt som er registrert
compare-others = Sammenlign noe annet
compare-first = det første
compare-second = det andre
compare-names = Der setningene gjelder ulike ting, står navnet fra det første svaret foran skråstreken og navnet fra det andre bak.
compare-other-certainty = Samme påstand, ulik sikkerhet:
compare-in-a = i det første
compare-in-b = i det andre
compare-other-sources = Samme påstand, ulike kilder: { $onlyA } bare i det første, { $onlyB } bare i det andre
compare-bad = Adressen fører ikke til et svar her. Kopier lenken fra et svar, og lim den inn.
compare-cut = Bare første side av hvert svar er sammenlignet.

## Hvordan to aktører står til det som er delt.

compare-both-must = Det begge skal bruke
compare-both-do = Det begge bruker, så vidt en kilde viser
compare-both-alike = Det samme gjelder begge, uten at bruk er registrert
compare-by-rule = Det som følger av en regel, en oppgave eller en adgang som bare den ene har
compare-chosen = Det den ene bruker, og som ikke ble funnet hos den andre
compare-not-looked-up = Ikke undersøkt for den ene eller for begge
compare-rest = Annet som er registrert
