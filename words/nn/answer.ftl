# Det svara sjølve seier: overskrifter, punkt, mellomtitlar.

answer-lead-connections =
    { $n ->
        [0] Vi finn ingen delt ressurs som knyter { $from } til { $to }.
        [one] { CAPITAL(NUMERAL($n)) } delt ressurs knyter { $from } til { $to }.
       *[other] { CAPITAL(NUMERAL($n)) } delte ressursar knyter { $from } til { $to }{ answer-lead-connections-most }.
    }

answer-lead-retire = { CAPITAL($counted) } { $loses } viss { $what }.
answer-lead-retired = { $name } blir fasa ut
answer-lead-repealed = { $name } blir oppheva

answer-lead-gaps =
    { $n ->
        [0] Alle dei { NUMERAL($total) } kapabilitetane har ein kjend ressurs { $where }{ answer-lead-gaps-single }.
       *[other] { CAPITAL(NUMERAL($n)) } av { NUMERAL($total) } { $total ->
            [one] kapabilitet
           *[other] kapabilitetar
        } manglar kjend ressurs { $where }{ answer-lead-gaps-single }.
    }

answer-lead-peers =
    { $n ->
        [0] { $name } brukar alt som minst { $share } av dei likaste { $theMany } brukar, så langt kjeldene viser.
       *[other] { $name } manglar, så langt kjeldene viser, { NUMERAL($n) } { $n ->
            [one] ressurs
           *[other] ressursar
        } som minst { $share } av dei likaste { $theMany } brukar: { $names }.
    }

answer-lead-bound =
    Det er registrert at { $what ->
        [act] føresegner i { $name }
       *[duty] { $name }
    } gjeld for { $names }.

answer-lead-changes = { CAPITAL(NUMERAL($came)) } kom til rundt { $name }, { NUMERAL($went) } fall bort og { NUMERAL($changed) } vart endra.
answer-lead-dependents = { CAPITAL($counted) } mistar noko utan { $name }.

answer-lead-dependencies =
    { $n ->
        [0] { $who ->
            [members] For dei som høyrer til { $name }, er ingenting
           *[itself] For { $name } er ingenting
        } kjent som uerstatteleg.
        [one] { answer-lead-dependencies-loser } har inga kjend erstatning for { $most }.
       *[other] { answer-lead-dependencies-loser } har inga kjend erstatning for { NUMERAL($n) } ting. Mest heng på { $most }.
    }

answer-lead-absence =
    { $n ->
        [0] Vi finn ingenting som knyter { $from } til { $to }.
       *[other] { $from } er knytt til { $to } på { NUMERAL($n) } { $n ->
            [one] måte
           *[other] måtar
        }.
    }

answer-loses-FUNCTION = mistar ein funksjon
answer-loses-COVERAGE = får svakare støtte
answer-loses-DUTY = blir oppfylt på færre måtar
answer-loses-LEGAL_BASIS = mistar rettsleg grunnlag
answer-fold-which = som
answer-fold-example = Éin av dei, med kjelder:
answer-fold-rest = Vis { NUMERAL($n) } til
answer-fold-edit = Endre spørsmålet
answer-fold-all = Svaret med kjelder
answer-fold-alone = { NUMERAL($n) } utan noko anna
answer-ways-reach-from = Dit kjem ein frå { $name }
answer-ways-reach-to = Herfrå fører noko til { $name }
answer-ways-away = { NUMERAL($n, one: "eitt") } steg unna
answer-ways-apart = Dei to sidene møtest ikkje. Tala er kor mange ting som ligg så langt unna kvar av dei.
answer-ways-through = går gjennom
answer-ways-leads = leier til
answer-ways-some = Biletet viser { NUMERAL($shown) } av { NUMERAL($all) }. Alle står under.
answer-points-carries = Flest vegar går gjennom { $name }: { NUMERAL($n) }.
answer-points-uncertain = Mest usikkert: at { $claim }.

answer-points-left =
    { $n ->
        [0] Minst å falle tilbake på har { $name }: ingenting anna er kjent.
       *[other] Minst å falle tilbake på har { $name }: { NUMERAL($n) } { $n ->
            [one] annan er kjend
           *[other] andre er kjende
        }.
    }

answer-points-same = Ingenting skil dei: alle har like mykje anna å falle tilbake på.

answer-points-substitute =
    Nærmast å ta over er { $name }, med { NUMERAL($capabilities) } { $capabilities ->
        [one] felles kapabilitet
       *[other] felles kapabilitetar
    }. Det tyder ikkje at den kan ta over.

answer-ways-not-here =
    { $n ->
        [one] Vegen gjennom éin av dei er ikkje vist her.
       *[other] Vegane gjennom { NUMERAL($n) } av dei er ikkje viste her.
    }

answer-ways-more =
    Og { NUMERAL($n) } { $n ->
        [one] veg
       *[other] vegar
    } til.

answer-change-dated = Linja viser det som har ein kjend dag. Det som berre er kjent frå ein dag, står i svaret under.
answer-change-ended = Slutta å gjelde
answer-change-of-began = { $name } tok til å gjelde
answer-change-of-ended = { $name } slutta å gjelde
answer-change-of-came = { $name } kom til.
answer-change-of-went = { $name } fall bort.
answer-change-of-changed = { $name } vart endra.
answer-change-came = Kom til
answer-change-went = Fall bort
answer-change-changed = Vart endra
answer-change-more = Og { NUMERAL($n) } til.

answer-change-absent =
    { $name } { $isPast ->
        [yes] var
       *[no] er
    } ikkje gyldig { $day }.

answer-change-distance =
    Avstanden gjekk frå { NUMERAL($before) } til { NUMERAL($after) } { $after ->
        [one] relasjon
       *[other] relasjonar
    }.

answer-retire-counts = Kor mange som mistar noko
answer-retire-kind = Kven eller kva
answer-retire-consequence = Følgje
answer-retire-wholly = Mistar alt
answer-retire-only-recorded = Mistar det einaste registrerte
answer-retire-partly = Mistar noko
answer-retire-substitutes = Det som har mest til felles med denne
answer-retire-weights = Kor mykje det blir brukt og kostar
answer-retire-capabilities = Felles kapabilitetar
answer-retire-specifications = Felles spesifikasjonar
answer-retire-users = Felles brukarar
answer-retire-name = Namn
answer-bound-kinds = Kven det gjeld for
answer-bound-map = Kommunane det gjeld for
answer-bound-addressee = Ho rettar seg mot «{ $said }».
answer-bound-only-if = Vilkår: «{ $said }»
answer-impact-title = Kor mykje anna har kommunen å byggje på?

answer-impact-left =
    { NUMERAL($n) } { $n ->
        [one] annan delt ressurs
       *[other] andre delte ressursar
    } att

answer-consequence-FUNCTION = Mistar ein funksjon, blir svekt eller sluttar å verke
answer-consequence-COVERAGE = Mistar støtte eller får svakare støtte
answer-consequence-DUTY = Plikter som blir oppfylte på færre måtar, eller kanskje ikkje lenger
answer-consequence-LEGAL_BASIS = Mistar rettsleg grunnlag, heilt eller delvis
answer-extent-WHOLLY = Heilt avhengig
answer-extent-ONLY_RECORDED = Har ikkje noko anna registrert
answer-extent-PARTLY = Mistar noko, men har anna att
answer-dependencies-lost-FUNCTION = ein funksjon
answer-dependencies-lost-COVERAGE = støtte
answer-dependencies-lost-DUTY = ein måte å bli oppfylt på
answer-dependencies-lost-LEGAL_BASIS = rettsleg grunnlag

answer-dependencies-one =
    Utan { $thing } mistar { $name } { $lost }, og inga erstatning er kjend{ $others ->
        [0] {""}
        [one] . Det same gjeld éin til
       *[other] . Det same gjeld { NUMERAL($others) } til
    }.

answer-dependencies-many = Utan { $thing } mistar { NUMERAL($n) } i { $name } { $lost }, og inga erstatning er kjend.
answer-dependencies-note = Talet er kor mange som mistar noko: { $name }, og det som ligg mellom. At noko anna ikkje er registrert, tyder ikkje at det ikkje finst.
answer-dependencies-note-many = Talet er kor mange i { $name } som mistar noko. At noko anna ikkje er registrert, tyder ikkje at det ikkje finst.
answer-gaps-lacks-none = { CAPITAL($capability) } manglar kjend ressurs { $where }.

answer-gaps-lacks-one-provider =
    { CAPITAL($capability) } kviler på { $provider } åleine, med { NUMERAL($n) } { $n ->
        [one] ressurs
       *[other] ressursar
    }.

answer-gaps-lacks-deduced =
    At { $capability } har { NUMERAL($n) } { $n ->
        [one] ressurs
       *[other] ressursar
    } { $where }, er berre utleidd eller usikkert.

answer-gaps-lacks-red = { CAPITAL($capability) } er vurdert som raud i minst to sektorar.
answer-gaps-kinds-none = Manglar kjend ressurs
answer-gaps-kinds-one-provider = Kviler på éin tilbydar
answer-gaps-kinds-deduced = Byggjer berre på slutningar og usikre opplysningar
answer-gaps-kinds-red = Vurdert som raud i minst to sektorar
answer-gaps-resources = Ressursar
answer-gaps-note = At noko ikkje er registrert, tyder ikkje at det ikkje finst.
answer-dots-must = Skal bruke
answer-dots-should = Bør bruke
answer-dots-uses = Brukar også
answer-dots-lacks = Ikkje registrert hos { $name }
answer-dots-of = av { $n }
answer-dots-none = ikkje registrert (kan likevel finnast)
answer-peers-gap = Så langt det er registrert, brukar { $share } av dei samanliknbare { $theMany } { $name }.
answer-peers-users = Mellom dei er { $names }.
answer-peers-mandatory = Ressursen er obligatorisk.
answer-peers-recommended = Ressursen er tilrådd.
answer-peers-peers = Samanlikna med desse { $theMany }
answer-peers-resources = I bruk hos dei, men ikkje registrert her
answer-peers-resource = Ressurs
answer-peers-share = Del
answer-peers-likeness = Likskap frå 0 til 1
answer-peers-note = At bruk ikkje er registrert, er ikkje prov for at { $theOne } ikkje brukar ressursen.

answer-lead-connections-most =
    { $most ->
        [0] {""}
       *[other] , { NUMERAL($most) } av dei til { $name }
    }

answer-lead-retire-none = Det er ikkje registrert nokon følgjer viss { $what }. Det viser ikkje at det ikkje får nokon.
answer-lead-alone = { CAPITAL(NUMERAL($n)) } har inga kjend erstatning.

answer-lead-gaps-single =
    { $single ->
        [0] {""}
       *[other] , og { NUMERAL($single) } har berre éin tilbydar
    }

answer-lead-obligations-none = Vi finn ingen krav frå EU som gjeld for { $name }.

answer-lead-obligations-acts =
    { CAPITAL(NUMERAL($acts, one: "éi")) } { $acts ->
        [one] EU-rettsakt
       *[other] EU-rettsakter
    } gjeld for { $name }.

answer-lead-obligations-duties =
    { CAPITAL(NUMERAL($duties, one: "éi")) } { $duties ->
        [one] plikt
       *[other] plikter
    } gjeld for { $name }.

answer-lead-obligations-both =
    { CAPITAL(NUMERAL($acts, one: "éi")) } { $acts ->
        [one] EU-rettsakt
       *[other] EU-rettsakter
    } og { NUMERAL($duties, one: "éi") } { $duties ->
        [one] plikt
       *[other] plikter
    } gjeld for { $name }.

answer-lead-bound-none =
    Vi finn ingen som det er registrert at { $what ->
        [act] føresegner i { $name }
       *[duty] { $name }
    } gjeld for.

answer-lead-bound-members = Det omfattar { $members }.
answer-lead-changes-none = Ingenting med kjend dato endra seg rundt { $name }.
answer-lead-dependents-none = Ingen er registrerte som avhengige av { $name }.

answer-lead-dependencies-loser =
    { $who ->
        [members] Nokon i { $name }
       *[itself] { CAPITAL($name) }
    }

answer-others =
    { NUMERAL($n) } { $n ->
        [one] til
       *[other] andre
    }

answer-fold-facts =
    { NUMERAL($n, one: "eitt") } { $n ->
        [one] faktum
       *[other] fakta
    }

answer-fold-deductions =
    { NUMERAL($n, one: "éi") } { $n ->
        [one] slutning
       *[other] slutningar
    }

answer-fold-uncertain =
    { NUMERAL($n) } { $n ->
        [one] usikker
       *[other] usikre
    }

answer-points-facts-all = Alt byggjer på fakta: ei kjelde seier det.
answer-points-sure = { CAPITAL($sure) }.

answer-points-sure-shown = Av dei { NUMERAL($total) } som er viste: { $sure }.
answer-bound-named = nemnd sjølv
answer-bound-through = blant { $name }

answer-bound-unjoined-all =
    { CAPITAL(NUMERAL($n, one: "éi")) } { $n ->
        [one] plikt følgjer av det, og ho er ikkje kopla til grupper.
       *[other] plikter følgjer av det, og ingen av dei er kopla til grupper.
    }

answer-bound-unjoined =
    { CAPITAL(NUMERAL($n)) } av { NUMERAL($all, one: "éi") } { $all ->
        [one] plikt
       *[other] plikter
    } er ikkje kopla til grupper.

answer-bound-addressed =
    { $n ->
        [one] Ho
       *[other] Dei
    } rettar seg mot { $said }{ $others ->
        [0] {""}
       *[other] {" "}og { NUMERAL($others) } til
    }.

answer-impact-step =
    { NUMERAL($n) } { $n ->
        [one] kommune
       *[other] kommunar
    } har { NUMERAL($from) } att

answer-impact-steps =
    { NUMERAL($n) } { $n ->
        [one] kommune
       *[other] kommunar
    } har { NUMERAL($from) }–{ NUMERAL($to) } att

answer-where-in = i { $name }
answer-where-for = for { $name }
