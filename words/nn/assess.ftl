# Skjema som blir fylte ut frå grafen. Det skjemaet sjølv seier, står i skjemaet.

assess-title = Vurderingar
assess-intro = Eit skjema som blir fylt ut med det som er registrert. Kvar setning seier kvar ho er frå og kor sikker ho er; det som ikkje er kjent, blir sagt å ikkje vere kjent. Vurderinga er dykkar.
assess-of = Kva gjeld det?
assess-name = Tittel
assess-name-note = Det framlegget, rettsakta eller prosjektet heiter.
assess-text = Kravet, med eigne ord
assess-text-note = Lim inn teksten i framlegget. Han blir attgjeven som dykkar ord, og blir ikkje lagra.
assess-body = Verksemda som gjer vurderinga
assess-chosen = Rettsakter, spesifikasjonar, løysingar og tenester som er valde
assess-chosen-note = Éin på kvar linje: eit namn eller ein ID.
assess-without = Planlagd endring: det som blir borte
assess-without-note = Éin på kvar linje. Det som kviler på det, blir òg fortalt.
assess-fill = Fyll ut skjemaet
assess-again = Vel noko anna
assess-taken = Ta med det du har skrive
assess-taken-note = Det du skriv, blir med i dokumentet du tek med, og blir ikkje lagra nokon annan stad.
assess-as-docx = Word-dokument
assess-as-html = Nettside
assess-as-json = Data (JSON)
assess-as-md = Tekst
assess-answer = Dykkar svar
assess-status = Kvar skjemaet står
assess-sources = Kjelder
assess-questions = Spørsmåla som vart stilte
assess-questions-note = Kvart av dei kan stillast på nytt i API-et.
assess-change-without = Skal bort: { $what }
assess-change-with = Skal kome til: { $what }
assess-drawn = Laga { $day } av det som var registrert for { $of }.
assess-counts =
    { $fields } felt: { $filled } med noko registrert eller skrive, { $notKnown } der ingenting er registrert, { $left } som de fyller ut.
assess-judged = Det som står her, er opplysningar; kva dei tyder, er det ein person som vurderer.
assess-person = Blir fylt ut av ein person åleine.
assess-nothing-chosen = Det er ikkje valt noko som dette kan spørjast om, så det er ikkje kjent.
assess-nothing-recorded = Det er ikkje registrert noko som svarar på dette.
assess-unanswered = Spørsmålet vart ikkje svara på, så det er ikkje kjent: { $message }
assess-cut = Noko er utelate, så det kan vere meir: { $why }
assess-more =
    { $n ->
        [one] Spørsmålet har eitt svar til, som ikkje er teke med her.
       *[other] Spørsmålet har { $n } svar til, som ikkje er tekne med her.
    }
assess-source = kjelde { $numbers }
assess-sources-of = kjelde { $numbers }
assess-question = spørsmål { $number }
assess-written = skrive av den som spør
assess-said-by-form = sagt av skjemaet
assess-not-recorded = ikkje registrert
assess-certainty-FACT = faktum
assess-certainty-DEDUCTION = slutning
assess-certainty-UNCERTAIN = usikkert
assess-no-source = inga kjelde er oppgjeven
assess-read-on = lesen { $day }
