# As the list of themes of the EU calls it.

catalog-theme = Government and public sector
