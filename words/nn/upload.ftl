# Sida for import av filer.

upload-title = Importer ei fil
upload-intro = Eit rekneark, ein ArchiMate-modell eller ein katalog (DCAT-AP-NO, CPSV-AP-NO) blir lesen, og du får sjå kva som ville bli oppretta og endra, før noko skjer.
upload-file = Fil: Excel, CSV, ArchiMate, Turtle, JSON-LD eller RDF/XML, opptil 1 MB
upload-other-file = Fil: { $name } er vald. Vel ei anna om du vil.
upload-kind = Kva radene er
upload-as-the-file-says = Det fila sjølv seier
upload-certainty = Kor sikkert det er
upload-certainties-FACT = Fakta
upload-certainties-DEDUCTION = Slutningar
upload-certainties-UNCERTAIN = Usikkert
upload-match = Når noko har same namn som noko som finst
upload-matches-key = Spør
upload-matches-name = Det er det same
upload-title-of = Tittel på kjelda
upload-title-note = Fila blir kjelda til det ho seier. Utan tittel heiter ho det fila heiter.
upload-actor = Verksemda som har dette
upload-actor-note = Identifikator, som organisation:nve. Utan han gjeld verksemda som nøkkelen er gitt til.
upload-more-choices = Fleire val
upload-mapping = Kva tyder desse kolonnane?
upload-not-taken = Ta han ikkje med
upload-key = Nøkkel
upload-key-note = Den du har fått av dei som driv tenesta. Han blir ikkje lagra.
upload-look = Sjå kva som ville skje
upload-make = Importer
upload-propose = Foreslå
upload-refused = Avvist
upload-not-understood = Ikkje forstått
upload-columns = Kva kolonnane blei lesne som
upload-rows = Rad for rad
upload-template = Last ned ein mal for informasjonssystem (Excel)
upload-statuses-CREATED = Nytt
upload-statuses-CHANGED = Endra
upload-statuses-UNCHANGED = Uendra
upload-statuses-REFUSED = Avvist
upload-statuses-REFERRED = Vist til
upload-faults-BAD_INPUT = Fila eller skjemaet kunne ikkje lesast.
upload-faults-UNAUTHENTICATED = Nøkkelen manglar eller gjeld ikkje.
upload-faults-FORBIDDEN = Nøkkelen gir ikkje lov til dette. Du kan foreslå i staden.
upload-faults-TOO_COMPLEX = Fila har for mykje på éin gong.
upload-faults-TOO_LARGE = Fila er for stor.
upload-left-column-row = Rad
upload-left-column-column = Kolonne
upload-left-column-value = Verdi
upload-left-column-why = Kvifor
upload-row-column-row = Rad
upload-row-column-what = Kva
upload-row-column-status = Status
upload-row-column-relations = Relasjonar
upload-more = Og { $n } til.
upload-and-more = og { $n } til
upload-made = Importert: { $created } nye, { $changed } endra, { $unchanged } uendra.
upload-would-make = Ingenting er skrive enno. Fila ville gi { $created } nye og { $changed } endra, og { $unchanged } er slik frå før.
upload-proposed = Foreslått. Forslaget har nummeret { $id }, og nokon med ansvar for det tek stilling til det.

upload-refused-lead =
    Ingenting er skrive, for { $n ->
        [one] éin ting
       *[other] { $n } ting
    } blei avvist.

upload-cells = { $read } verdiar blei lesne: { $taken } som dei står, { $mapped } omsette, { $notUnderstood } ikkje forstått.
upload-kept = { $n ->
    [one] Éin av dei har ikkje noko felt her; han blir teken vare på saman med det han gjeld, og følgjer med ut igjen som lenkja data.
   *[other] { $n } av dei har ikkje noko felt her; dei blir tekne vare på saman med det dei gjeld, og følgjer med ut igjen som lenkja data.
}
upload-why-UNKNOWN_COLUMN = Kolonnen er ikkje kjend.
upload-why-ROW_NUMBER = Det er nummeret på rada.
upload-why-TOTAL = Det er summen av radene over.
upload-why-NO_PROPERTY = Dette er ikkje noko som kan seiast om det, eller det viser til noko det ikkje kan vise til.
upload-why-NO_KIND = Typen { $of } blir ikkje lesen.
upload-why-NO_TYPE = Fila seier ikkje kva det er.
upload-why-REFERRED = Det gjeld { $of }, som fila berre viser til.
upload-why-NOT_THERE = Det gjeld noko som ikkje finst her, og som ei slik fil ikkje opprettar.
upload-why-NAMELESS = Rada har verken namn eller identifikator.
upload-why-NO_TITLE = Det har ikkje noko namn, eller det kan vere noko anna.
upload-why-ROW_NOT_TAKEN = Rada blei ikkje teken med.
upload-why-SAME_ROW = Rada er den same som rad { $of }.
upload-why-MAY_BE = Namnet er det same som namnet på { $of }, og det kan vere den.
upload-why-ONE_TOO_MANY = Det er plass til berre éin verdi.
upload-why-OF_NOTHING = Verdien gjeld ein relasjon som rada ikkje har.
upload-why-OF_THE_DATA = Seier kven som får dataa. Det lukkar inga oppføring her.
upload-why-NOT_IN_LIST = Verdien står ikkje i kodelista: { $of }.
upload-why-NOT_YES_OR_NO = Verdien er verken ja eller nei.
upload-why-NOT_A_NUMBER = Verdien er ikkje eit tal.
upload-why-NOT_A_DAY = Verdien er ikkje ein dato. Skriv 25.11.2026 eller 2026-11-25.
upload-why-NOT_FOUND = Ingenting her heiter det.
upload-why-SEVERAL = Det kan vere fleire: { $of }.
upload-why-BREAKS_SHAPE = Det bryt med ein regel i profilen ({ $of }).
upload-why-NO_TEXT = Det har meir enn { $of } teikn, eller eit halvt teikn.
upload-lists = Kodelister
upload-yes = ja
upload-no = nei

# What a row of totals is called, in small letters, with commas between.
upload-totals = sum, sum totalt, totalt, total, i alt, delsum, til saman

upload-values = Kva tyder desse verdiane?
upload-value-kept = Som han er
upload-guess-HEADING = gjetta av overskrifta

# $fit (number)
# $of (number)
upload-guess-VALUES = gjetta av verdiane: { $fit } av { $of } passar

upload-rows-left = Rader som er utelatne
upload-take = Dersom rader blir avviste
upload-takes-all = Importer ingenting
upload-takes-understood = Importer dei andre
upload-sheets-left = Ark som ikkje er lesne, sidan radene der ikkje har slike namn: { $names }.
upload-rest = Last ned det som ikkje vart forstått (Excel)

# $n (number)
upload-gone = Kjelda hadde { $n } som ikkje står i denne fila: { $names }.
upload-where-gone = Det kjelda hadde før, og som ikkje står i fila
upload-gones-keep = Blir ståande
upload-gones-end = Tek slutt i dag
upload-weighs-false = Blir ikkje sett på
upload-weighs-true = Blir sett på

upload-undo = Ta denne importen tilbake
upload-undone = Versjon { $number } er teken tilbake.
upload-not-undone = Versjon { $number } vart ikkje teken tilbake: det han lét etter seg, er endra sidan.
upload-read-by = Fila vart lesen slik versjon { $number } av kjelda vart.
upload-source = Kjelda som dette er neste versjon av
upload-source-note = Identifikator, som source:nve-system. Utan han heiter kjelda det tittelen eller fila heiter.
upload-due = Den neste er venta
upload-due-note = Ein dag, som 2027-11-25. Han står på sida om kjelda.
