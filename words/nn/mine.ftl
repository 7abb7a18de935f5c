# Sida som samlar alt om éin kommune.

mine-title = Kommunen min
mine-choose = Kva kommune?
mine-open = Vis kommunen

mine-undated = For { NUMERAL($n) } av dei er det ikkje kjent når det tok til å gjelde, så vi veit ikkje om det gjeld denne dagen.

mine-week = veke { $week }
mine-follow = Følg
mine-send = Send vidare
mine-report = Meld feil
mine-news = Nytt denne veka
mine-news-none = Ingenting nytt er ført sidan førre veke.
mine-news-more = { CAPITAL(NUMERAL($n)) } til står i endringsloggen.
mine-news-cut = Det er ført meir denne veka enn det som er vist her.
mine-news-bound = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] ny plikt
       *[other] nye plikter
    } for { $name } i { $act }.
mine-news-now = { $what } bind no { $name }.
mine-news-over = Gjeld ikkje lenger: { $said }.
mine-news-came = Nytt: { $said }.
mine-news-went = Teke bort: { $said }.
mine-news-changed = Endra: { $said }.
mine-news-peers = { CAPITAL(NUMERAL($n)) } av dei { $all } likaste kommunane har teke i bruk { $what }.
mine-news-ends = { $what } blir avvikla { $date }.
mine-news-moved = { $what } er flytt til { $date }.

mine-heading-next = Neste for { $name }: { $what } bind frå { $date }
mine-heading-stands = { $must ->
        [0] { $chosen ->
            [0] { $duties ->
                [0] Lite er kjent om { $name } enno
               *[other] { CAPITAL(NUMERAL($duties)) } { $duties ->
                    [one] plikt
                   *[other] plikter
                } bind { $name }
            }
           *[other] { $name } har valt { NUMERAL($chosen) } { $chosen ->
                [one] delt ressurs
               *[other] delte ressursar
            }
        }
       *[other] { $name } må bruke { NUMERAL($must) } { $must ->
            [one] delt ressurs
           *[other] delte ressursar
        } og har valt { NUMERAL($chosen) }
    }
mine-heading-offers = { CAPITAL(NUMERAL($users)) } brukar { $what }{ $duties ->
        [0] { "" }
        [one] . Éi plikt bind { $name }
       *[other] . { CAPITAL(NUMERAL($duties)) } plikter bind { $name }
    }
mine-heading-field = { CAPITAL(NUMERAL($members)) } { $members ->
        [one] aktør
       *[other] aktørar
    } i { $name } tilbyr { NUMERAL($n) } { $n ->
        [one] delt ressurs
       *[other] delte ressursar
    }

mine-calendar = Det som kjem
mine-calendar-none = Ingen dag framover er kjend.
mine-calendar-more = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] dag til
       *[other] dagar til
    }
mine-calendar-act = { $n ->
        [one] { $act }, { $articles }
       *[other] { $act }, { NUMERAL($n) } plikter
    }
mine-calendar-binds = Bind.
mine-calendar-ends = Blir avvikla.
mine-calendar-starts = Tek til.
mine-calendar-applies = Gjeld dei ho rettar seg mot; ikkje knytt til nokon aktør enno.

mine-must-title = { $must ->
        [0] { $name } bør bruke { NUMERAL($should) }
       *[other] { $name } må bruke { NUMERAL($must) }{ $should ->
            [0] { "" }
           *[other] {" "}og bør bruke { NUMERAL($should) }
        }
    }
mine-must-how = Korleis
mine-must-rule = Regel
mine-must-must = Må
mine-must-should = Bør
mine-must-more = { CAPITAL(NUMERAL($n)) } til
mine-chosen-title = { $name } har valt { NUMERAL($n, none: "ingen") }, så langt kjeldene viser
mine-dots-chosen = Har valt
mine-dots-gaps = Andre brukar det; ikkje funne hos { $name }

mine-offers = { $name } tilbyr { NUMERAL($n) } som andre kan bruke
mine-offers-members = Det medlemmene i { $name } tilbyr
mine-offers-note = { $used ->
        [0] Vi kjenner ingen brukarar av { $total ->
            [one] den eine
           *[other] nokon av dei { NUMERAL($total) }
        }.
       *[other] { $shown ->
            [one] Den eine med flest brukarar.
           *[other] Dei { NUMERAL($shown) } med flest brukarar.
        } { CAPITAL(NUMERAL($used)) } av { NUMERAL($total) } har kjende brukarar.
    }

mine-basis = Grunnlaget
mine-duties = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] plikt
       *[other] plikter
    } i { NUMERAL($acts) } { $acts ->
        [one] lov eller forskrift
       *[other] lover og forskrifter
    } bind { $name }
mine-part-must = Må og bør bruke
mine-part-chosen = Valt: ei kjelde viser at det er i bruk
mine-part-expected = Venta eller tillate: inga kjelde viser det her
mine-part-unknown = Sett etter og ikkje funne
mine-part-never = Ingen har sett etter
mine-next = Spør vidare

mine-ask-title = Stemmer det?
mine-ask-lead = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] rad
       *[other] rader
    }. Svara går til dei som held orden på opplysningane.
mine-ask-more = { CAPITAL(NUMERAL($n)) } til
mine-ask-ja = Ja
mine-ask-nei = Nei
mine-ask-vet-ikke = Veit ikkje
mine-ask-proof = Korleis veit du det?
mine-ask-proof-of = Korleis veit du det: { $said }
mine-ask-send = Send svara
mine-ask-note = Eit ja blir eit faktum med deg som kjelde når det er godteke. Eit nei seier at nokon såg etter og ikkje fann det. «Veit ikkje» endrar ingenting. Ikkje skriv personopplysningar.
mine-ask-MUST = Følgjer av ei plikt.
mine-ask-SHOULD = Følgjer av eit råd.
mine-ask-DOES = Ei kjelde peikar på det.
mine-ask-EXPECTED = Venta, sidan alle har oppgåva.
mine-ask-MAY = Har tilgjenge; ingen veit om det er i bruk.
mine-ask-NOT_FOUND = Sett etter, og ikkje funne.
mine-ask-NEVER_LOOKED = Ingen har sett etter.
mine-ask-gap = Ingen har sett etter. { CAPITAL(NUMERAL($n)) } av { $all } liknande kommunar brukar det.
mine-ask-offer-FACT = Ei kjelde seier det.
mine-ask-offer-DEDUCTION = Slutta av noko som er sett.
mine-ask-offer-UNCERTAIN = Frå eit utkast eller ei usikker kjelde.
mine-ask-fault-none = Ingenting er svara på. Vel ja eller nei i minst éi rad.
mine-ask-fault-key = Skriv nøkkelen du har fått. Den som er skriven inn, manglar eller gjeld ikkje.
mine-ask-fault-rows = Eit svar gjeld noko som det ikkje blir spurt om her. Opne sida på nytt.
mine-ask-back = Tilbake til sida
mine-ask-known = Alt dette er alt ført slik
mine-ask-made = Takk: ja til { NUMERAL($yes, none: "ingen") }, nei til { NUMERAL($no, none: "ingen") }{ $rated ->
        [0] { "" }
       *[other] , { NUMERAL($rated) } vurdert
    }
mine-ask-number = Det er framlegg nummer { $number }.
mine-rate-title = Kor godt er kvar kapabilitet dekt?
mine-rate-lead = { CAPITAL(NUMERAL($n)) } kapabilitetar, frå 1 (låg) til 5 (full). Vurder dei du kjenner; resten blir som det er.
mine-rate-none = Ikkje vurdert.
mine-rate-now = No { $n }.
mine-rate-level = Nivå { $n } av 5
mine-ask-source = Svar frå { $by } om { $name }, { $date }
mine-ask-survey = Det { $by } såg etter og ikkje fann hos { $name }, { $date }
mine-ask-rating = Dekninga i { $name }, slik { $by } vurderte henne { $date }
mine-printed = Vist { $date }. Kvar kjelde seier kva dag opplysninga er frå.
