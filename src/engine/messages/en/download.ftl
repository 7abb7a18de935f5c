# Answers as tables.

download-title = Answers as tables
download-intro = Each answer has an address that spreadsheets and dashboards can read and fetch again. Choose one, and download it.
download-needed = required
download-csv = Download CSV
download-xlsx = Download Excel
download-more = Description for programs (OpenAPI)
download-files = Everything at once
download-files-intro = All that is open, as files for other tools. As it is today.
download-archimate = ArchiMate model, which Archi opens
download-turtle = Linked data (Turtle)
download-quads = Linked data with the source of each fact (N-Quads)
download-catalog = Catalogue as linked data
download-names = Where an id is asked for, you can write a name as well.
