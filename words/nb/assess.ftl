# Skjemaer som fylles ut fra grafen. Det skjemaet selv sier, står i skjemaet.

assess-title = Vurderinger
assess-intro = Et skjema som fylles ut med det som er registrert. Hver setning sier hvor den er fra og hvor sikker den er; det som ikke er kjent, sies å ikke være kjent. Vurderingen er deres.
assess-of = Hva gjelder det?
assess-name = Tittel
assess-name-note = Det forslaget, rettsakten eller prosjektet heter.
assess-text = Kravet, med egne ord
assess-text-note = Lim inn teksten i forslaget. Den gjengis som deres ord, og blir ikke lagret.
assess-body = Virksomheten som gjør vurderingen
assess-chosen = Rettsakter, spesifikasjoner, løsninger og tjenester som er valgt
assess-chosen-note = Én på hver linje: et navn eller en ID.
assess-without = Planlagt endring: det som blir borte
assess-without-note = Én på hver linje. Det som hviler på det, fortelles også.
assess-fill = Fyll ut skjemaet
assess-again = Velg noe annet
assess-taken = Ta med det du har skrevet
assess-taken-note = Det du skriver, blir med i dokumentet du tar med, og lagres ikke noe annet sted.
assess-as-docx = Word-dokument
assess-as-html = Nettside
assess-as-json = Data (JSON)
assess-as-md = Tekst
assess-answer = Deres svar
assess-status = Hvor skjemaet står
assess-sources = Kilder
assess-questions = Spørsmålene som ble stilt
assess-questions-note = Hvert av dem kan stilles på nytt i API-et.
assess-change-without = Skal bort: { $what }
assess-change-with = Skal komme til: { $what }
assess-drawn = Laget { $day } av det som var registrert for { $of }.
assess-counts =
    { $fields } felt: { $filled } med noe registrert eller skrevet, { $notKnown } der ingenting er registrert, { $left } som dere fyller ut.
assess-judged = Det som står her, er opplysninger; hva de betyr, er det en person som vurderer.
assess-person = Fylles ut av en person alene.
assess-nothing-chosen = Det er ikke valgt noe som dette kan spørres om, så det er ikke kjent.
assess-nothing-recorded = Det er ikke registrert noe som svarer på dette.
assess-unanswered = Spørsmålet ble ikke besvart, så det er ikke kjent: { $message }
assess-cut = Noe er utelatt, så det kan være mer: { $why }
assess-more =
    { $n ->
        [one] Spørsmålet har ett svar til, som ikke er tatt med her.
       *[other] Spørsmålet har { $n } svar til, som ikke er tatt med her.
    }
assess-source = kilde { $numbers }
assess-sources-of = kilde { $numbers }
assess-question = spørsmål { $number }
assess-written = skrevet av den som spør
assess-said-by-form = sagt av skjemaet
assess-not-recorded = ikke registrert
assess-certainty-FACT = faktum
assess-certainty-DEDUCTION = slutning
assess-certainty-UNCERTAIN = usikkert
assess-no-source = ingen kilde er oppgitt
assess-read-on = lest { $day }
