# Svar som tabellar.

download-title = Svar som tabellar
download-intro = Kvart svar har ei adresse som rekneark og verktøy for innsikt kan lese og hente på nytt. Vel eit svar, og last det ned.
download-needed = må fyllast ut
download-csv = Last ned CSV
download-xlsx = Last ned Excel
download-more = Omtale for program (OpenAPI)
download-files = Alt på éin gong
download-files-intro = Alt som er ope, som filer for andre verktøy. Slik det er i dag.
download-archimate = ArchiMate-modell, som Archi opnar
download-turtle = Lenkja data (Turtle)
download-quads = Lenkja data med kjelda til kvar opplysning (N-Quads)
download-catalog = Katalog etter DCAT-AP-NO og CPSV-AP-NO
download-names = Der det blir spurt om ein id, kan du òg skrive eit namn.
