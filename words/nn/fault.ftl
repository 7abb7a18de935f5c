# Det som gjekk gale, og kva ein kan gjere.

fault-title = Vi kom ikkje fram til eit svar
fault-choose = Kven eller kva meiner du?
fault-fill = Fyll ut spørsmålet
fault-next = Kva du kan gjere
fault-to-start = Gå til spørsmåla
fault-again = Prøv igjen
fault-without-what-if = Still spørsmålet utan antakingar
fault-detail = Kva tenaren sa (på engelsk)
fault-missing-slot = Feltet «{ $slot }» er tomt. Fyll det ut for å få svar.
fault-unknown-id = Ingenting er registrert med identifikatoren «{ $id }».
fault-elsewhen-title = Ikkje gyldig den dagen

fault-elsewhen =
    { CAPITAL($name) } finnes her, men { $isPast ->
        [yes] var
       *[no] er
    } ikkje gyldig { $day }.

fault-unset = Vedteke, men frå ein dag som ikkje er fastsett.
fault-see-unset = Sjå det som er vedteke

fault-to-day =
    Gå til { $day }, da det { $isPast ->
        [yes] var
       *[no] er
    } gyldig

fault-page-on = Sida om { $name }, { $day }
fault-unknown-next = Sjå etter skrivefeil, eller søk etter namnet.
fault-other-kind = { CAPITAL($name) } er { $is }, men her blir det spurt etter { $wanted }.
fault-unread = Vi forstod ikkje denne delen av adressa: «{ $part }».
fault-without-part = Still spørsmålet utan den delen
fault-no-hit = Vi fann ikkje noko som heiter «{ $text }».

fault-search-day =
    Søket gjeld det som { $isPast ->
        [yes] var
       *[no] er
    } gyldig { $day }.

fault-choose-text = «{ $text }» kan bety fleire ting. Vel eitt:
fault-bad-date = «{ $text }» er ikkje ein dag i kalenderen. Skriv dagen slik: 1.1.2028.
fault-date-order = Den første dagen må kome før den andre.
fault-no-page = Vi har inga slik side.
fault-empty = Grafen er tom. Last inn data først, med kommandoen «npm run seed».
fault-network = Tenaren svarer ikkje. Det du ser, er det førre svaret. Prøv igjen om litt.
fault-codes-NOT_FOUND = Noko du spurde om, finst ikkje her med den dagen, den sikkerheita og dei antakingane du valde. Vel ein annan dag, ta med alt, eller søk etter namnet.
fault-codes-COST_LIMIT = Spørsmålet er for stort til å få svar på éin gong. Vel noko smalare, til dømes éi verksemd, eller ta berre med fakta.
fault-codes-BAD_INPUT = Noko i spørsmålet passar ikkje saman. Sjå over felta, dagen og antakingane.
fault-codes-BAD_CURSOR = Denne sida av svaret finst ikkje lenger. Begynn på første side.
fault-codes-TIMEOUT = Svaret tok for lang tid. Gjer spørsmålet smalare, eller prøv igjen.
fault-codes-QUOTA_SPENT = Du har spurt om så mykje som éin kan her på så kort tid. Prøv igjen om eit minutt, eller i morgon om du framleis ser dette.
fault-codes-OVERLOADED = Mange spør akkurat no. Prøv igjen om litt.
fault-codes-STORE_UNAVAILABLE = Databasen svarer ikkje akkurat no. Prøv igjen om litt.
fault-codes-UNAUTHENTICATED = Nøkkelen du sende, vart ikkje godteken. Spør utan nøkkel, eller be om ein ny.
fault-codes-OPERATION_NOT_LISTED = Denne tenaren svarer berre på spørjingar som er godkjende på førehand. Be den som driv tenaren, om å godkjenne spørjingane til utforskaren.
fault-codes-TOO_COMPLEX = Spørsmålet er for samansett til å svarast på éin gong. Ta bort noko, til dømes ei antaking.
fault-codes-FORBIDDEN = Nøkkelen du sende, gir ikkje tilgang til dette. Spør utan nøkkel, eller be om ein som gjer det.
fault-codes-CREDENTIALS_UNAVAILABLE = Tenaren får ikkje kontrollert nøklar akkurat no. Prøv igjen om litt, eller spør utan nøkkel.
fault-codes-OTHER = Noko gjekk gale på tenaren. Prøv igjen om litt.
fault-elsewhen-today = { CAPITAL($name) } finnes her, men er ikkje gyldig i dag.
fault-valid = Gyldig.
fault-valid-from = Gyldig frå { $from }.
fault-valid-to = Gyldig til { $to }.
fault-valid-from-to = Gyldig frå { $from } til { $to }.
fault-search-today = Søket gjeld det som er gyldig i dag.
fault-bare-page = Sida kunne ikkje visast. Prøv igjen om litt, eller
fault-front-page = gå til framsida
