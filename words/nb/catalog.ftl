# Katalogen over det som finnes, som lenkede data.

catalog-title = Samgraf: data og tjenester som deles
catalog-description = Datasett, datatjenester, offentlige tjenester og hendelser som er registrert i Samgraf, og Samgraf selv.
catalog-graph = Hvordan aktører, delte ressurser, lover og tjenester henger sammen
catalog-api = Samgraf, GraphQL
catalog-theme = Forvaltning og offentlig sektor
catalog-result = Resultat av: { $name }
