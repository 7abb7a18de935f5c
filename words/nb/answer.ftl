# Det svarene selv sier: overskrifter, punkter, mellomtitler.

answer-lead-connections =
    { $n ->
        [0] Vi finner ingen delt ressurs som knytter { $from } til { $to }.
        [one] { CAPITAL(NUMERAL($n)) } delt ressurs knytter { $from } til { $to }.
       *[other] { CAPITAL(NUMERAL($n)) } delte ressurser knytter { $from } til { $to }{ answer-lead-connections-most }.
    }

answer-lead-retire = { CAPITAL($counted) } { $loses } hvis { $what }.
answer-lead-retired = { $name } fases ut
answer-lead-repealed = { $name } oppheves

answer-lead-gaps =
    { $n ->
        [0] Alle de { NUMERAL($total) } kapabilitetene har en kjent ressurs { $where }{ answer-lead-gaps-single }.
       *[other] { CAPITAL(NUMERAL($n)) } av { NUMERAL($total) } { $total ->
            [one] kapabilitet
           *[other] kapabiliteter
        } mangler kjent ressurs { $where }{ answer-lead-gaps-single }.
    }

answer-lead-peers =
    { $n ->
        [0] { $name } bruker alt som minst { $share } av de likeste { $theMany } bruker, så langt kildene viser.
       *[other] { $name } mangler, så langt kildene viser, { NUMERAL($n) } { $n ->
            [one] ressurs
           *[other] ressurser
        } som minst { $share } av de likeste { $theMany } bruker: { $names }.
    }

answer-lead-bound =
    Det er registrert at { $what ->
        [act] bestemmelser i { $name }
       *[duty] { $name }
    } gjelder for { $names }.

answer-lead-changes = { CAPITAL(NUMERAL($came)) } kom til rundt { $name }, { NUMERAL($went) } falt bort og { NUMERAL($changed) } ble endret.
answer-lead-dependents = { CAPITAL($counted) } mister noe uten { $name }.

answer-lead-dependencies =
    { $n ->
        [0] { $who ->
            [members] For dem som hører til { $name }, er ingenting
           *[itself] For { $name } er ingenting
        } kjent som uerstattelig.
        [one] { answer-lead-dependencies-loser } har ingen kjent erstatning for { $most }.
       *[other] { answer-lead-dependencies-loser } har ingen kjent erstatning for { NUMERAL($n) } ting. Mest henger på { $most }.
    }

answer-lead-absence =
    { $n ->
        [0] Vi finner ingenting som knytter { $from } til { $to }.
       *[other] { $from } er knyttet til { $to } på { NUMERAL($n) } { $n ->
            [one] måte
           *[other] måter
        }.
    }

answer-loses-FUNCTION = mister en funksjon
answer-loses-COVERAGE = får svakere støtte
answer-loses-DUTY = blir oppfylt på færre måter
answer-loses-LEGAL_BASIS = mister rettslig grunnlag
answer-fold-which = som
answer-fold-example = Én av dem, med kilder:
answer-fold-rest = Vis { NUMERAL($n) } til
answer-fold-edit = Endre spørsmålet
answer-fold-all = Svaret med kilder
answer-fold-alone = { NUMERAL($n) } uten noe annet
answer-ways-reach-from = Dit kommer en fra { $name }
answer-ways-reach-to = Herfra fører noe til { $name }
answer-ways-away = { NUMERAL($n, one: "ett") } skritt unna
answer-ways-apart = De to sidene møtes ikke. Tallene er hvor mange ting som ligger så langt unna hver av dem.
answer-ways-through = går gjennom
answer-ways-leads = leder til
answer-ways-some = Bildet viser { NUMERAL($shown) } av { NUMERAL($all) }. Alle står under.
answer-points-carries = Flest veier går gjennom { $name }: { NUMERAL($n) }.
answer-points-uncertain = Mest usikkert: at { $claim }.

answer-points-left =
    { $n ->
        [0] Minst å falle tilbake på har { $name }: ingenting annet er kjent.
       *[other] Minst å falle tilbake på har { $name }: { NUMERAL($n) } { $n ->
            [one] annen er kjent
           *[other] andre er kjent
        }.
    }

answer-points-same = Ingenting skiller dem: alle har like mye annet å falle tilbake på.

answer-points-substitute =
    Nærmest å ta over er { $name }, med { NUMERAL($capabilities) } { $capabilities ->
        [one] felles kapabilitet
       *[other] felles kapabiliteter
    }. Det betyr ikke at den kan ta over.

answer-ways-not-here =
    { $n ->
        [one] Veien gjennom én av dem
       *[other] Veiene gjennom { NUMERAL($n) } av dem
    } vises ikke her.

answer-ways-more =
    Og { NUMERAL($n) } { $n ->
        [one] vei
       *[other] veier
    } til.

answer-change-dated = Linjen viser det som har en kjent dag. Det som bare er kjent fra en dag, står i svaret under.
answer-change-ended = Sluttet å gjelde
answer-change-of-began = { $name } begynte å gjelde
answer-change-of-ended = { $name } sluttet å gjelde
answer-change-of-came = { $name } kom til.
answer-change-of-went = { $name } falt bort.
answer-change-of-changed = { $name } ble endret.
answer-change-came = Kom til
answer-change-went = Falt bort
answer-change-changed = Ble endret
answer-change-more = Og { NUMERAL($n) } til.

answer-change-absent =
    { $name } { $isPast ->
        [yes] var
       *[no] er
    } ikke gyldig { $day }.

answer-change-distance =
    Avstanden gikk fra { NUMERAL($before) } til { NUMERAL($after) } { $after ->
        [one] relasjon
       *[other] relasjoner
    }.

answer-retire-counts = Hvor mange som mister noe
answer-retire-kind = Hvem eller hva
answer-retire-consequence = Følge
answer-retire-wholly = Mister alt
answer-retire-only-recorded = Mister det eneste registrerte
answer-retire-partly = Mister noe
answer-retire-substitutes = Det som har mest til felles med den
answer-retire-weights = Hvor mye det brukes og koster
answer-retire-capabilities = Felles kapabiliteter
answer-retire-specifications = Felles spesifikasjoner
answer-retire-users = Felles brukere
answer-retire-name = Navn
answer-bound-kinds = Hvem det gjelder for
answer-bound-map = Kommunene det gjelder for
answer-bound-addressee = Den retter seg mot «{ $said }».
answer-bound-only-if = Vilkår: «{ $said }»
answer-impact-title = Hvor mye annet har kommunen å bygge på?

answer-impact-left =
    { NUMERAL($n) } { $n ->
        [one] annen delt ressurs
       *[other] andre delte ressurser
    } igjen

answer-consequence-FUNCTION = Mister en funksjon, svekkes eller slutter å virke
answer-consequence-COVERAGE = Mister støtte eller får svakere støtte
answer-consequence-DUTY = Plikter som blir oppfylt på færre måter, eller kanskje ikke lenger
answer-consequence-LEGAL_BASIS = Mister rettslig grunnlag, helt eller delvis
answer-extent-WHOLLY = Helt avhengig
answer-extent-ONLY_RECORDED = Har ikke noe annet registrert
answer-extent-PARTLY = Mister noe, men har annet igjen
answer-dependencies-lost-FUNCTION = en funksjon
answer-dependencies-lost-COVERAGE = støtte
answer-dependencies-lost-DUTY = en måte å bli oppfylt på
answer-dependencies-lost-LEGAL_BASIS = rettslig grunnlag

answer-dependencies-one =
    Uten { $thing } mister { $name } { $lost }, og ingen erstatning er kjent{ $others ->
        [0] {""}
        [one] . Det samme gjelder én til
       *[other] . Det samme gjelder { NUMERAL($others) } til
    }.

answer-dependencies-many = Uten { $thing } mister { NUMERAL($n) } i { $name } { $lost }, og ingen erstatning er kjent.
answer-dependencies-note = Tallet er hvor mange som mister noe: { $name }, og det som ligger mellom. At noe annet ikke er registrert, betyr ikke at det ikke finnes.
answer-dependencies-note-many = Tallet er hvor mange i { $name } som mister noe. At noe annet ikke er registrert, betyr ikke at det ikke finnes.
answer-gaps-lacks-none = { CAPITAL($capability) } mangler kjent ressurs { $where }.

answer-gaps-lacks-one-provider =
    { CAPITAL($capability) } hviler på { $provider } alene, med { NUMERAL($n) } { $n ->
        [one] ressurs
       *[other] ressurser
    }.

answer-gaps-lacks-deduced =
    At { $capability } har { NUMERAL($n) } { $n ->
        [one] ressurs
       *[other] ressurser
    } { $where }, er bare utledet eller usikkert.

answer-gaps-lacks-red = { CAPITAL($capability) } er vurdert som rød i minst to sektorer.
answer-gaps-kinds-none = Mangler kjent ressurs
answer-gaps-kinds-one-provider = Hviler på én tilbyder
answer-gaps-kinds-deduced = Bygger bare på slutninger og usikre opplysninger
answer-gaps-kinds-red = Vurdert som rød i minst to sektorer
answer-gaps-resources = Ressurser
answer-gaps-note = At noe ikke er registrert, betyr ikke at det ikke finnes.
answer-dots-must = Skal bruke
answer-dots-should = Bør bruke
answer-dots-uses = Bruker også
answer-dots-lacks = Ikke registrert hos { $name }
answer-dots-of = av { $n }
answer-dots-none = ikke registrert (kan likevel finnes)
answer-peers-gap = Så langt det er registrert, bruker { $share } av de sammenlignbare { $theMany } { $name }.
answer-peers-users = Blant dem er { $names }.
answer-peers-mandatory = Ressursen er obligatorisk.
answer-peers-recommended = Ressursen er anbefalt.
answer-peers-peers = Sammenlignet med disse { $theMany }
answer-peers-resources = I bruk hos dem, men ikke registrert her
answer-peers-resource = Ressurs
answer-peers-share = Andel
answer-peers-likeness = Likhet fra 0 til 1
answer-peers-note = At bruk ikke er registrert, er ikke bevis for at { $theOne } ikke bruker ressursen.

answer-lead-connections-most =
    { $most ->
        [0] {""}
       *[other] , { NUMERAL($most) } av dem til { $name }
    }

answer-lead-retire-none = Det er ikke registrert noen følger hvis { $what }. Det viser ikke at det ikke får noen.
answer-lead-alone = { CAPITAL(NUMERAL($n)) } har ingen kjent erstatning.

answer-lead-gaps-single =
    { $single ->
        [0] {""}
       *[other] , og { NUMERAL($single) } har bare én tilbyder
    }

answer-lead-obligations-none = Vi finner ingen krav fra EU som gjelder for { $name }.

answer-lead-obligations-acts =
    { CAPITAL(NUMERAL($acts)) } { $acts ->
        [one] EU-rettsakt
       *[other] EU-rettsakter
    } gjelder for { $name }.

answer-lead-obligations-duties =
    { CAPITAL(NUMERAL($duties)) } { $duties ->
        [one] plikt
       *[other] plikter
    } gjelder for { $name }.

answer-lead-obligations-both =
    { CAPITAL(NUMERAL($acts)) } { $acts ->
        [one] EU-rettsakt
       *[other] EU-rettsakter
    } og { NUMERAL($duties) } { $duties ->
        [one] plikt
       *[other] plikter
    } gjelder for { $name }.

answer-lead-bound-none =
    Vi finner ingen som det er registrert at { $what ->
        [act] bestemmelser i { $name }
       *[duty] { $name }
    } gjelder for.

answer-lead-bound-members = Det omfatter { $members }.
answer-lead-changes-none = Ingenting med kjent dato endret seg rundt { $name }.
answer-lead-dependents-none = Ingen er registrert som avhengige av { $name }.

answer-lead-dependencies-loser =
    { $who ->
        [members] Noen i { $name }
       *[itself] { CAPITAL($name) }
    }

answer-others =
    { NUMERAL($n) } { $n ->
        [one] til
       *[other] andre
    }

answer-fold-facts =
    { NUMERAL($n, one: "ett") } { $n ->
        [one] faktum
       *[other] fakta
    }

answer-fold-deductions =
    { NUMERAL($n) } { $n ->
        [one] slutning
       *[other] slutninger
    }

answer-fold-uncertain =
    { NUMERAL($n) } { $n ->
        [one] usikker
       *[other] usikre
    }

answer-points-facts-all = Alt bygger på fakta: en kilde sier det.
answer-points-sure = { CAPITAL($sure) }.

answer-points-sure-shown = Av de { NUMERAL($total) } som vises: { $sure }.
answer-bound-named = nevnt selv
answer-bound-through = blant { $name }

answer-bound-unjoined-all =
    { CAPITAL(NUMERAL($n)) } { $n ->
        [one] plikt følger av det, og den er ikke koblet til grupper.
       *[other] plikter følger av det, og ingen av dem er koblet til grupper.
    }

answer-bound-unjoined =
    { CAPITAL(NUMERAL($n)) } av { NUMERAL($all) } { $all ->
        [one] plikt
       *[other] plikter
    } er ikke koblet til grupper.

answer-bound-addressed =
    { $n ->
        [one] Den
       *[other] De
    } retter seg mot { $said }{ $others ->
        [0] {""}
       *[other] {" "}og { NUMERAL($others) } til
    }.

answer-impact-step =
    { NUMERAL($n) } { $n ->
        [one] kommune
       *[other] kommuner
    } har { NUMERAL($from) } igjen

answer-impact-steps =
    { NUMERAL($n) } { $n ->
        [one] kommune
       *[other] kommuner
    } har { NUMERAL($from) }–{ NUMERAL($to) } igjen

answer-where-in = i { $name }
answer-where-for = for { $name }
