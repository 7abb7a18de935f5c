# Det som gikk galt, og hva man kan gjøre.

fault-title = Vi kom ikke fram til et svar
fault-choose = Hvilken mener du?
fault-fill = Fyll ut spørsmålet
fault-next = Hva du kan gjøre
fault-to-start = Gå til spørsmålene
fault-again = Prøv igjen
fault-without-what-if = Still spørsmålet uten antakelser
fault-detail = Hva serveren sa (på engelsk)
fault-missing-slot = Feltet «{ $slot }» er tomt. Fyll det ut for å få svar.
fault-unknown-id = Ingenting er registrert med identifikatoren «{ $id }».
fault-elsewhen-title = Ikke gyldig den dagen

fault-elsewhen =
    { CAPITAL($name) } finnes her, men { $isPast ->
        [yes] var
       *[no] er
    } ikke gyldig { $day }.

fault-unset = Vedtatt, men fra en dag som ikke er fastsatt.
fault-see-unset = Se det som er vedtatt

fault-to-day =
    Gå til { $day }, da det { $isPast ->
        [yes] var
       *[no] er
    } gyldig

fault-page-on = Siden om { $name }, { $day }
fault-unknown-next = Se etter skrivefeil, eller søk etter navnet.
fault-other-kind = { CAPITAL($name) } er { $is }, men her spørres det etter { $wanted }.
fault-unread = Vi forsto ikke denne delen av adressen: «{ $part }».
fault-without-part = Still spørsmålet uten den delen
fault-no-hit = Vi fant ikke noe som heter «{ $text }».

fault-search-day =
    Søket gjelder det som { $isPast ->
        [yes] var
       *[no] er
    } gyldig { $day }.

fault-choose-text = «{ $text }» kan bety flere ting. Velg ett:
fault-bad-date = «{ $text }» er ikke en dag i kalenderen. Skriv dagen slik: 1.1.2028.
fault-date-order = Den første dagen må komme før den andre.
fault-no-page = Vi har ingen slik side.
fault-empty = Grafen er tom. Last inn data først, med kommandoen «npm run seed».
fault-network = Serveren svarer ikke. Det du ser, er det forrige svaret. Prøv igjen om litt.
fault-codes-NOT_FOUND = Noe du spurte om, finnes ikke her med den dagen, den sikkerheten og de antakelsene du valgte. Velg en annen dag, ta med alt, eller søk etter navnet.
fault-codes-COST_LIMIT = Spørsmålet er for stort til å besvares på én gang. Velg noe smalere, for eksempel én virksomhet, eller ta bare med fakta.
fault-codes-BAD_INPUT = Noe i spørsmålet passer ikke sammen. Se over feltene, dagen og antakelsene.
fault-codes-BAD_CURSOR = Denne siden av svaret finnes ikke lenger. Begynn på første side.
fault-codes-TIMEOUT = Svaret tok for lang tid. Gjør spørsmålet smalere, eller prøv igjen.
fault-codes-QUOTA_SPENT = Du har spurt om så mye som én kan her på så kort tid. Prøv igjen om et minutt, eller i morgen hvis du fortsatt ser dette.
fault-codes-OVERLOADED = Mange spør akkurat nå. Prøv igjen om litt.
fault-codes-STORE_UNAVAILABLE = Databasen svarer ikke akkurat nå. Prøv igjen om litt.
fault-codes-UNAUTHENTICATED = Nøkkelen du sendte, ble ikke godtatt. Spør uten nøkkel, eller be om en ny.
fault-codes-OPERATION_NOT_LISTED = Denne serveren svarer bare på spørringer som er godkjent på forhånd. Be den som driver serveren, om å godkjenne spørringene til utforskeren.
fault-codes-TOO_COMPLEX = Spørsmålet er for sammensatt til å besvares på én gang. Ta bort noe, for eksempel en antakelse.
fault-codes-FORBIDDEN = Nøkkelen du sendte, gir ikke tilgang til dette. Spør uten nøkkel, eller be om en som gjør det.
fault-codes-CREDENTIALS_UNAVAILABLE = Serveren får ikke kontrollert nøkler akkurat nå. Prøv igjen om litt, eller spør uten nøkkel.
fault-codes-OTHER = Noe gikk galt på serveren. Prøv igjen om litt.
fault-elsewhen-today = { CAPITAL($name) } finnes her, men er ikke gyldig i dag.
fault-valid = Gyldig.
fault-valid-from = Gyldig fra { $from }.
fault-valid-to = Gyldig til { $to }.
fault-valid-from-to = Gyldig fra { $from } til { $to }.
fault-search-today = Søket gjelder det som er gyldig i dag.
fault-bare-page = Siden kunne ikke vises. Prøv igjen om litt, eller
fault-front-page = gå til forsiden
