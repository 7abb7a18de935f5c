# Det ingen har sett på eller skrevet ned, holdt fra hverandre fra det som mangler.

unknown-assessments = Ingen vurdering av kapabilitetene er registrert. At ingen er røde, betyr derfor at de ikke er vurdert, og ikke at de er i orden.
unknown-some-assessments = { $some } av de { $all } kapabilitetene er vurdert. At de andre ikke har noen farge, betyr at ingen har vurdert dem, og ikke at de er i orden.
unknown-rests-on-nothing = Det det spørres om, hviler ikke selv på noe som er registrert her: en sektor eller et land mister ingenting slik. Spør om dem som hører til, for eksempel aktørene i sektoren.
unknown-groups-not-read = { $some } av { $all } det spørres om, er utelatt: de er med i grupper som ligger lenger unna enn det som er lest, så det er ikke kjent hva de har gjennom dem. Spør over flere ledd.
unknown-uses = Bruk er registrert hos { $some } av { $all } { $those } i sammenligningen, og her er det { $own ->
    [0] ikke registrert bruk
    [one] registrert bruk av én ressurs
   *[other] registrert bruk av { $own } ressurser
}. Det som ikke er registrert, kan være i bruk likevel.

unknown-nothing-particular = Ingenting er særskilt for { $name }: { $all ->
    [one] dette
   *[other] alt dette
} har også { $peers ->
    [one] { $one } i sammenligningen
   *[other] minst halvparten av de { $peers } { $many } i sammenligningen
}.

unknown-particular = { $which ->
    [one] Dette er noe som { unknown-fewest }.
    [all] Alle disse { $allSpelt } er slikt som { unknown-fewest }.
   *[some] { CAPITAL($someSpelt) } av de { $allSpelt } er slikt som { unknown-fewest }.
}
unknown-fewest = { $peers ->
    [one] { $one } i sammenligningen ikke har
   *[other] færre enn halvparten av de { $peers } sammenlignbare { $many } har
}
