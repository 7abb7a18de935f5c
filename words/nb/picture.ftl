# Bilder av svar.

picture-zoom-in = Større
picture-zoom-out = Mindre
picture-zoom-all = Hele bildet
picture-none = Det er ingenting å tegne: svaret har ingenting å vise.
picture-grouped = { $n } er samlet i grupper, for at bildet skal kunne leses. Listen har alle.
picture-open = vis hver av dem
picture-open-some = vis { $n } av { $of }
picture-close = vist nederst – samle igjen
picture-rest = { $n } av { $of } er vist nederst – samle igjen
picture-stays = samlet
picture-legend = Tegnforklaring
picture-keys-title = Taster i bildet
picture-key-right = følg en relasjon mot høyre
picture-key-left = gå tilbake, eller mot venstre
picture-key-up = neste eller forrige av dem du kunne fulgt, ellers i kolonnen
picture-key-middle = sett det i midten og framhev det som henger sammen med det, eller vis en gruppe
picture-key-page = gå til siden om det
picture-key-sources = vis kildene til relasjonene
picture-key-escape = lukk kildene, eller slutt å framheve
picture-key-keys = vis tastene
picture-scroll = Bilde som kan rulles
picture-no-sources = Det har ingen kilder på denne siden.
picture-group-sources = Vis gruppen med Enter for å se kildene til hver.
picture-sources = Kilder
picture-about = Alt om dette
picture-close-sources = Lukk
picture-centred = Står i midten. Trykk Enter igjen for å gå til siden om det.
picture-lane-ACTORS = Aktører
picture-lane-SERVICES = Tjenester
picture-lane-CAPABILITIES = Kapabiliteter og mål
picture-lane-RESOURCES = Delte ressurser
picture-lane-SPECIFICATIONS = Spesifikasjoner
picture-lane-FRAMEWORKS = Rammebetingelser
picture-certainty-FACT = faktum
picture-certainty-DEDUCTION = slutning
picture-certainty-UNCERTAIN = usikkert
picture-mark-ADDED = kommer til
picture-mark-LOST = faller bort
picture-mark-CHANGED = endres
picture-things = { $n } ting

picture-relations =
    { $n } { $n ->
        [one] relasjon
       *[other] relasjoner
    }

picture-within = { $things } i { $place }
