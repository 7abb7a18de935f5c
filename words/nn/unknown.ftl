# Det ingen har sett på eller skrive ned, halde frå kvarandre frå det som manglar.

unknown-assessments = Inga vurdering av kapabilitetane er registrert. At ingen er raude, tyder difor at dei ikkje er vurderte, og ikkje at dei er i orden.
unknown-some-assessments = { $some } av dei { $all } kapabilitetane er { $some ->
    [one] vurdert
   *[other] vurderte
}. At dei andre ikkje har nokon farge, tyder at ingen har vurdert dei, og ikkje at dei er i orden.
unknown-rests-on-nothing = Det det blir spurt om, kviler ikkje sjølv på noko som er registrert her: ein sektor eller eit land mistar ingenting slik. Spør om dei som høyrer til, til dømes aktørane i sektoren.
unknown-groups-not-read = { $some } av { $all } det blir spurt om, er utelatne: dei er med i grupper som ligg lenger unna enn det som er lese, så det er ikkje kjent kva dei har gjennom dei. Spør over fleire ledd.
unknown-uses = Bruk er registrert hos { $some } av { $all } { $those } i samanlikninga, og her er det { $own ->
    [0] ikkje registrert bruk
    [one] registrert bruk av éin ressurs
   *[other] registrert bruk av { $own } ressursar
}. Det som ikkje er registrert, kan vere i bruk likevel.

unknown-nothing-particular = Ingenting er særskilt for { $name }: { $all ->
    [one] dette
   *[other] alt dette
} har òg { $peers ->
    [one] { $one } i samanlikninga
   *[other] minst halvparten av dei { $peers } { $many } i samanlikninga
}.

unknown-particular = { $which ->
    [one] Dette er noko som { unknown-fewest }.
    [all] Alle desse { $allSpelt } er slikt som { unknown-fewest }.
   *[some] { CAPITAL($someSpelt) } av dei { $allSpelt } er slikt som { unknown-fewest }.
}
unknown-fewest = { $peers ->
    [one] { $one } i samanlikninga ikkje har
   *[other] færre enn halvparten av dei { $peers } samanliknbare { $many } har
}
