# Siden for import av filer.

upload-title = Importer en fil
upload-intro = Et regneark, en ArchiMate-modell eller en katalog (DCAT-AP-NO, CPSV-AP-NO) blir lest, og du får se hva som ville bli opprettet og endret, før noe skjer.
upload-file = Fil: Excel, CSV, ArchiMate, Turtle, JSON-LD eller RDF/XML, opptil 1 MB
upload-other-file = Fil: { $name } er valgt. Velg en annen om du vil.
upload-kind = Hva radene er
upload-as-the-file-says = Det filen selv sier
upload-certainty = Hvor sikkert det er
upload-certainties-FACT = Fakta
upload-certainties-DEDUCTION = Slutninger
upload-certainties-UNCERTAIN = Usikkert
upload-match = Når noe har samme navn som noe som finnes
upload-matches-key = Spør
upload-matches-name = Det er det samme
upload-title-of = Tittel på kilden
upload-title-note = Filen blir kilden til det den sier. Uten tittel heter den det filen heter.
upload-actor = Virksomheten som har dette
upload-actor-note = Identifikator, som organisation:nve. Uten den gjelder virksomheten som nøkkelen er gitt til.
upload-more-choices = Flere valg
upload-mapping = Hva betyr disse kolonnene?
upload-not-taken = Ta den ikke med
upload-key = Nøkkel
upload-key-note = Den du har fått av dem som driver tjenesten. Den blir ikke lagret.
upload-look = Se hva som ville skje
upload-make = Importer
upload-propose = Foreslå
upload-refused = Avvist
upload-not-understood = Ikke forstått
upload-columns = Hva kolonnene ble lest som
upload-rows = Rad for rad
upload-template = Last ned en mal for informasjonssystemer (Excel)
upload-statuses-CREATED = Nytt
upload-statuses-CHANGED = Endret
upload-statuses-UNCHANGED = Uendret
upload-statuses-REFUSED = Avvist
upload-statuses-REFERRED = Vist til
upload-faults-BAD_INPUT = Filen eller skjemaet kunne ikke leses.
upload-faults-UNAUTHENTICATED = Nøkkelen mangler eller gjelder ikke.
upload-faults-FORBIDDEN = Nøkkelen gir ikke lov til dette. Du kan foreslå i stedet.
upload-faults-TOO_COMPLEX = Filen har for mye på én gang.
upload-faults-TOO_LARGE = Filen er for stor.
upload-left-column-row = Rad
upload-left-column-column = Kolonne
upload-left-column-value = Verdi
upload-left-column-why = Hvorfor
upload-row-column-row = Rad
upload-row-column-what = Hva
upload-row-column-status = Status
upload-row-column-relations = Relasjoner
upload-more = Og { $n } til.
upload-and-more = og { $n } til
upload-made = Importert: { $created } nye, { $changed } endret, { $unchanged } uendret.
upload-would-make = Ingenting er skrevet ennå. Filen ville gi { $created } nye og { $changed } endrede, og { $unchanged } er slik fra før.
upload-proposed = Foreslått. Forslaget har nummeret { $id }, og noen med ansvar for det tar stilling til det.

upload-refused-lead =
    Ingenting er skrevet, for { $n ->
        [one] én ting
       *[other] { $n } ting
    } ble avvist.

upload-cells = { $read } verdier ble lest: { $taken } som de står, { $mapped } oversatt, { $notUnderstood } ikke forstått.
upload-kept = { $n ->
    [one] Én av dem har ikke noe felt her; den blir tatt vare på sammen med det den gjelder, og følger med ut igjen som lenkede data.
   *[other] { $n } av dem har ikke noe felt her; de blir tatt vare på sammen med det de gjelder, og følger med ut igjen som lenkede data.
}
upload-why-UNKNOWN_COLUMN = Kolonnen er ikke kjent.
upload-why-ROW_NUMBER = Det er radens nummer.
upload-why-TOTAL = Det er summen av radene over.
upload-why-NO_PROPERTY = Dette er ikke noe som kan sies om det, eller det viser til noe det ikke kan vise til.
upload-why-NO_KIND = Typen { $of } leses ikke.
upload-why-NO_TYPE = Filen sier ikke hva det er.
upload-why-REFERRED = Det gjelder { $of }, som filen bare viser til.
upload-why-NOT_THERE = Det gjelder noe som ikke finnes her, og som en slik fil ikke oppretter.
upload-why-NAMELESS = Raden har verken navn eller identifikator.
upload-why-NO_TITLE = Det har ikke noe navn, eller det kan være noe annet.
upload-why-ROW_NOT_TAKEN = Raden ble ikke tatt med.
upload-why-SAME_ROW = Raden er den samme som rad { $of }.
upload-why-MAY_BE = Navnet er det samme som navnet på { $of }, og det kan være den.
upload-why-ONE_TOO_MANY = Det er plass til bare én verdi.
upload-why-OF_NOTHING = Verdien gjelder en relasjon som raden ikke har.
upload-why-OF_THE_DATA = Sier hvem som får dataene. Det lukker ingen oppføring her.
upload-why-NOT_IN_LIST = Verdien står ikke i kodelisten: { $of }.
upload-why-NOT_YES_OR_NO = Verdien er verken ja eller nei.
upload-why-NOT_A_NUMBER = Verdien er ikke et tall.
upload-why-NOT_A_DAY = Verdien er ikke en dato. Skriv 25.11.2026 eller 2026-11-25.
upload-why-NOT_FOUND = Ingenting her heter det.
upload-why-SEVERAL = Det kan være flere: { $of }.
upload-why-BREAKS_SHAPE = Det bryter med en regel i profilen ({ $of }).
upload-why-NO_TEXT = Det har mer enn { $of } tegn, eller et halvt tegn.
upload-lists = Kodelister
upload-yes = ja
upload-no = nei

# What a row of totals is called, in small letters, with commas between.
upload-totals = sum, sum totalt, totalt, total, i alt, delsum, til sammen

upload-values = Hva betyr disse verdiene?
upload-value-kept = Som den er
upload-guess-HEADING = gjettet av overskriften

# $fit (number)
# $of (number)
upload-guess-VALUES = gjettet av verdiene: { $fit } av { $of } passer

upload-rows-left = Rader som er utelatt
upload-take = Hvis rader blir avvist
upload-takes-all = Importer ingenting
upload-takes-understood = Importer de andre
upload-sheets-left = Ark som ikke er lest, siden radene der ikke har slike navn: { $names }.
upload-rest = Last ned det som ikke ble forstått (Excel)

# $n (number)
upload-gone = Kilden hadde { $n } som ikke står i denne filen: { $names }.
upload-where-gone = Det kilden hadde før, og som ikke står i filen
upload-gones-keep = Blir stående
upload-gones-end = Opphører i dag
upload-weighs-false = Ses det ikke på
upload-weighs-true = Ses det på

upload-undo = Ta denne importen tilbake
upload-undone = Versjon { $number } er tatt tilbake.
upload-not-undone = Versjon { $number } ble ikke tatt tilbake: det den etterlot, er endret siden.
upload-read-by = Filen ble lest slik versjon { $number } av kilden ble.
upload-source = Kilden som dette er neste versjon av
upload-source-note = Identifikator, som source:nve-systemer. Uten den heter kilden det tittelen eller filen heter.
upload-due = Den neste ventes
upload-due-note = En dag, som 2027-11-25. Den står på siden om kilden.
