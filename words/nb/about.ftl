# Siden om tjenesten.

about-title = Om Samgraf
about-general = Samgraf viser hvordan det henger sammen: { $name }. Hvem som bruker hva, hva som binder dem, og hva som følger hvis noe endrer seg.
about-certainty = Hver setning sier hvor sikker den er. Et faktum står i en navngitt kilde. En slutning følger av noe som har en kilde. Det usikre må bekreftes. Det som ikke er registrert, kan likevel finnes.
about-days = Svarene gjelder i dag hvis du ikke velger en annen dag. Kildene står ved hver setning, med utgiver, lisens og dagen de ble lest.
about-same = Du kan stille de samme spørsmålene gjennom API-et, og få de samme tallene.
about-licence = Programmet er fritt tilgjengelig under lisensen Apache 2.0. Opplysningene har lisensen til kilden sin; den står ved kilden.
about-recorded = Sist registrert { $day }.
about-operator = Tjenesten drives av { $name }.
