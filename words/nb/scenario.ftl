# Et hva om med navn: tatt vare på, vist før og etter, sammenlignet, fulgt og sendt til dem det rammer.

scenario-keep = Ta vare på som scenario
scenario-keep-lead = Et scenario er et «hva om» med navn og adresse. Den som åpner det, ser svaret slik det er den dagen, før og etter.
scenario-name = Navn på scenarioet
scenario-keep-note = Scenarioet er ditt: nøkkelen din kan avslutte det. Navnet på nøkkelen din vises på scenarioet.
scenario-keep-press = Ta vare på
scenario-keep-back = Tilbake til svaret
scenario-nothing = Et «hva om» kan tas vare på: Åpne et spørsmål, anta noe der, og velg «Ta vare på som scenario».
scenario-kept = Scenarioet «{ $name }», laget { $date } av { $by }
scenario-change = Endre antakelsene
scenario-next = Gå videre
scenario-compare = Adressen til et annet scenario eller svar
scenario-compare-press = Sammenlign
scenario-compare-none = Det er ikke noe scenario eller svar på den adressen.
scenario-hit-link = Hvem rammer dette?
scenario-hit = Scenarioet rammer { $counted }
scenario-hit-none = Scenarioet rammer ingen vi kjenner til
scenario-hit-lead = Send hver av dem sin adresse. Det de svarer, blir forslag som står samlet under scenarioet.
scenario-hit-closed = Denne tjeneren tar ikke imot svar i skjemaer.
scenario-hit-ask = Stemmer det?
scenario-hit-say = Si noe annet
scenario-hit-part = Det kan være flere enn dem som er nevnt her.
scenario-back = Tilbake til scenarioet
scenario-answers = { $n ->
    [0] Det har ikke kommet noen svar ennå.
    [one] Det har kommet ett svar.
   *[other] Det har kommet { NUMERAL($n) } svar.
}
scenario-ground = Du blir spurt på grunn av scenarioet «{ $name }».
