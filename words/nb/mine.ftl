# Siden som samler alt om én kommune.

mine-title = Min kommune
mine-choose = Hvilken kommune?
mine-open = Vis kommunen

mine-undated = For { NUMERAL($n) } av dem er det ikke kjent når det begynte å gjelde, så vi vet ikke om det gjelder denne dagen.

mine-week = uke { $week }
mine-follow = Følg
mine-send = Send videre
mine-report = Meld feil
mine-news = Nytt denne uken
mine-news-none = Ingenting nytt er ført siden forrige uke.
mine-news-more = { CAPITAL(NUMERAL($n)) } til står i endringsloggen.
mine-news-cut = Det er ført mer denne uken enn det som vises her.
mine-news-bound = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] ny plikt
       *[other] nye plikter
    } for { $name } i { $act }.
mine-news-now = { $what } binder nå { $name }.
mine-news-over = Gjelder ikke lenger: { $said }.
mine-news-came = Nytt: { $said }.
mine-news-went = Tatt bort: { $said }.
mine-news-changed = Endret: { $said }.
mine-news-peers = { CAPITAL(NUMERAL($n)) } av de { $all } likeste kommunene har tatt i bruk { $what }.
mine-news-ends = { $what } avvikles { $date }.
mine-news-moved = { $what } er flyttet til { $date }.

mine-heading-next = Neste for { $name }: { $what } binder fra { $date }
mine-heading-stands = { $must ->
        [0] { $chosen ->
            [0] { $duties ->
                [0] Lite er kjent om { $name } ennå
               *[other] { CAPITAL(NUMERAL($duties)) } { $duties ->
                    [one] plikt
                   *[other] plikter
                } binder { $name }
            }
           *[other] { $name } har valgt { NUMERAL($chosen) } { $chosen ->
                [one] delt ressurs
               *[other] delte ressurser
            }
        }
       *[other] { $name } må bruke { NUMERAL($must) } { $must ->
            [one] delt ressurs
           *[other] delte ressurser
        } og har valgt { NUMERAL($chosen) }
    }
mine-heading-offers = { CAPITAL(NUMERAL($users)) } bruker { $what }{ $duties ->
        [0] { "" }
        [one] . Én plikt binder { $name }
       *[other] . { CAPITAL(NUMERAL($duties)) } plikter binder { $name }
    }
mine-heading-field = { CAPITAL(NUMERAL($members)) } { $members ->
        [one] aktør
       *[other] aktører
    } i { $name } tilbyr { NUMERAL($n) } { $n ->
        [one] delt ressurs
       *[other] delte ressurser
    }

mine-calendar = Det som kommer
mine-calendar-none = Ingen dag framover er kjent.
mine-calendar-more = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] dag til
       *[other] dager til
    }
mine-calendar-act = { $n ->
        [one] { $act }, { $articles }
       *[other] { $act }, { NUMERAL($n) } plikter
    }
mine-calendar-binds = Binder.
mine-calendar-ends = Avvikles.
mine-calendar-starts = Begynner.
mine-calendar-applies = Gjelder dem den retter seg mot; ikke knyttet til noen aktør ennå.

mine-must-title = { $must ->
        [0] { $name } bør bruke { NUMERAL($should) }
       *[other] { $name } må bruke { NUMERAL($must) }{ $should ->
            [0] { "" }
           *[other] {" "}og bør bruke { NUMERAL($should) }
        }
    }
mine-must-how = Hvordan
mine-must-rule = Regel
mine-must-must = Må
mine-must-should = Bør
mine-must-more = { CAPITAL(NUMERAL($n)) } til
mine-chosen-title = { $name } har valgt { NUMERAL($n, none: "ingen") }, så langt kildene viser
mine-dots-chosen = Har valgt
mine-dots-gaps = Andre bruker det; ikke funnet hos { $name }

mine-offers = { $name } tilbyr { NUMERAL($n) } som andre kan bruke
mine-offers-members = Det medlemmene i { $name } tilbyr
mine-offers-note = { $used ->
        [0] Vi kjenner ingen brukere av { $total ->
            [one] den ene
           *[other] noen av de { NUMERAL($total) }
        }.
       *[other] { $shown ->
            [one] Den ene med flest brukere.
           *[other] De { NUMERAL($shown) } med flest brukere.
        } { CAPITAL(NUMERAL($used)) } av { NUMERAL($total) } har kjente brukere.
    }

mine-basis = Grunnlaget
mine-duties = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] plikt
       *[other] plikter
    } i { NUMERAL($acts) } { $acts ->
        [one] lov eller forskrift
       *[other] lover og forskrifter
    } binder { $name }
mine-part-must = Må og bør bruke
mine-part-chosen = Valgt: en kilde viser at det er i bruk
mine-part-expected = Antatt eller tillatt: ingen kilde viser det her
mine-part-unknown = Sett etter og ikke funnet
mine-part-never = Ingen har sett etter
mine-next = Spør videre

mine-ask-title = Stemmer det?
mine-ask-lead = { CAPITAL(NUMERAL($n)) } { $n ->
        [one] rad
       *[other] rader
    }. Svarene går til dem som holder orden på opplysningene.
mine-ask-more = { CAPITAL(NUMERAL($n)) } til
mine-ask-ja = Ja
mine-ask-nei = Nei
mine-ask-vet-ikke = Vet ikke
mine-ask-proof = Hvordan vet du det?
mine-ask-proof-of = Hvordan vet du det: { $said }
mine-ask-send = Send svarene
mine-ask-note = Et ja blir et faktum med deg som kilde når det er godtatt. Et nei sier at noen så etter og ikke fant det. «Vet ikke» endrer ingenting. Ikke skriv personopplysninger.
mine-ask-MUST = Følger av en plikt.
mine-ask-SHOULD = Følger av et råd.
mine-ask-DOES = En kilde peker på det.
mine-ask-EXPECTED = Antatt, siden alle har oppgaven.
mine-ask-MAY = Har adgang; ingen vet om det er i bruk.
mine-ask-NOT_FOUND = Sett etter, og ikke funnet.
mine-ask-NEVER_LOOKED = Ingen har sett etter.
mine-ask-gap = Ingen har sett etter. { CAPITAL(NUMERAL($n)) } av { $all } lignende kommuner bruker det.
mine-ask-offer-FACT = En kilde sier det.
mine-ask-offer-DEDUCTION = Sluttet av noe som er sett.
mine-ask-offer-UNCERTAIN = Fra et utkast eller en usikker kilde.
mine-ask-fault-none = Ingenting er besvart. Velg ja eller nei i minst én rad.
mine-ask-fault-key = Skriv nøkkelen du har fått. Den som er skrevet inn, mangler eller gjelder ikke.
mine-ask-fault-rows = Et svar gjelder noe det ikke spørres om her. Åpne siden på nytt.
mine-ask-back = Tilbake til siden
mine-ask-known = Alt dette er allerede ført slik
mine-ask-made = Takk: ja til { NUMERAL($yes, none: "ingen") }, nei til { NUMERAL($no, none: "ingen") }{ $rated ->
        [0] { "" }
       *[other] , { NUMERAL($rated) } vurdert
    }
mine-ask-number = Det er forslag nummer { $number }.
mine-rate-title = Hvor godt er hver kapabilitet dekket?
mine-rate-lead = { CAPITAL(NUMERAL($n)) } kapabiliteter, fra 1 (lav) til 5 (full). Vurder dem du kjenner; resten blir som det er.
mine-rate-none = Ikke vurdert.
mine-rate-now = Nå { $n }.
mine-rate-level = Nivå { $n } av 5
mine-ask-source = Svar fra { $by } om { $name }, { $date }
mine-ask-survey = Det { $by } så etter og ikke fant hos { $name }, { $date }
mine-ask-rating = Dekningen i { $name }, slik { $by } vurderte den { $date }
mine-printed = Vist { $date }. Hver kilde sier hvilken dag opplysningen er fra.
