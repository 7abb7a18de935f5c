# Bilete av svar.

picture-zoom-in = Større
picture-zoom-out = Mindre
picture-zoom-all = Heile biletet
picture-none = Det er ingenting å teikne: svaret har ingenting å vise.
picture-grouped = { $n } er samla i grupper, for at biletet skal kunne lesast. Lista har alle.
picture-open = vis kvar av dei
picture-open-some = vis { $n } av { $of }
picture-close = vist nedst – samle igjen
picture-rest = { $n } av { $of } er vist nedst – samle igjen
picture-stays = samla
picture-legend = Teiknforklaring
picture-keys-title = Tastar i biletet
picture-key-right = følg ein relasjon mot høgre
picture-key-left = gå tilbake, eller mot venstre
picture-key-up = neste eller førre av dei du kunne følgt, elles i kolonnen
picture-key-middle = set det i midten og framhev det som heng saman med det, eller vis ei gruppe
picture-key-page = gå til sida om det
picture-key-sources = vis kjeldene til relasjonane
picture-key-escape = lukk kjeldene, eller slutt å framheve
picture-key-keys = vis tastane
picture-scroll = Bilete som kan rullast
picture-no-sources = Det har ingen kjelder på denne sida.
picture-group-sources = Vis gruppa med Enter for å sjå kjeldene til kvar.
picture-sources = Kjelder
picture-about = Alt om dette
picture-close-sources = Lukk
picture-centred = Står i midten. Trykk Enter igjen for å gå til sida om det.
picture-lane-ACTORS = Aktørar
picture-lane-SERVICES = Tenester
picture-lane-CAPABILITIES = Kapabilitetar og mål
picture-lane-RESOURCES = Delte ressursar
picture-lane-SPECIFICATIONS = Spesifikasjonar
picture-lane-FRAMEWORKS = Rammevilkår
picture-certainty-FACT = faktum
picture-certainty-DEDUCTION = slutning
picture-certainty-UNCERTAIN = usikkert
picture-mark-ADDED = kjem til
picture-mark-LOST = fell bort
picture-mark-CHANGED = blir endra
picture-things = { $n } ting

picture-relations =
    { $n } { $n ->
        [one] relasjon
       *[other] relasjonar
    }

picture-within = { $things } i { $place }
