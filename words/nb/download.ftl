# Svar som tabeller.

download-title = Svar som tabeller
download-intro = Hvert svar har en adresse som regneark og verktøy for innsikt kan lese og hente på nytt. Velg et svar, og last det ned.
download-needed = må fylles ut
download-csv = Last ned CSV
download-xlsx = Last ned Excel
download-more = Beskrivelse for programmer (OpenAPI)
download-files = Alt på én gang
download-files-intro = Alt som er åpent, som filer for andre verktøy. Slik det er i dag.
download-archimate = ArchiMate-modell, som Archi åpner
download-turtle = Lenkede data (Turtle)
download-quads = Lenkede data med kilden til hver opplysning (N-Quads)
download-catalog = Katalog etter DCAT-AP-NO og CPSV-AP-NO
download-names = Der det spørres om en id, kan du også skrive et navn.
