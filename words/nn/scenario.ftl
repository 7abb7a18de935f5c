# Eit kva om med namn: teke vare på, vist før og etter, samanlikna, følgt og sendt til dei det råkar.

scenario-keep = Ta vare på som scenario
scenario-keep-lead = Eit scenario er eit «kva om» med namn og adresse. Den som opnar det, ser svaret slik det er den dagen, før og etter.
scenario-name = Namn på scenarioet
scenario-keep-note = Scenarioet er ditt: nøkkelen din kan avslutte det. Namnet på nøkkelen din blir vist på scenarioet.
scenario-keep-press = Ta vare på
scenario-keep-back = Tilbake til svaret
scenario-nothing = Eit «kva om» kan takast vare på: Opne eit spørsmål, anta noko der, og vel «Ta vare på som scenario».
scenario-kept = Scenarioet «{ $name }», laga { $date } av { $by }
scenario-change = Endre antakingane
scenario-next = Gå vidare
scenario-compare = Adressa til eit anna scenario eller svar
scenario-compare-press = Samanlikn
scenario-compare-none = Det er ikkje noko scenario eller svar på den adressa.
scenario-hit-link = Kven råkar dette?
scenario-hit = Scenarioet råkar { $counted }
scenario-hit-none = Scenarioet råkar ingen vi kjenner til
scenario-hit-lead = Send kvar av dei si adresse. Det dei svarer, blir forslag som står samla under scenarioet.
scenario-hit-closed = Denne tenaren tek ikkje imot svar i skjema.
scenario-hit-ask = Stemmer det?
scenario-hit-say = Sei noko anna
scenario-hit-part = Det kan vere fleire enn dei som er nemnde her.
scenario-back = Tilbake til scenarioet
scenario-answers = { $n ->
    [0] Det har ikkje kome nokon svar enno.
    [one] Det har kome eitt svar.
   *[other] Det har kome { NUMERAL($n) } svar.
}
scenario-ground = Du blir spurd på grunn av scenarioet «{ $name }».
