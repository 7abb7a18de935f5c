# Katalogen over det som finst, som lenkja data.

catalog-title = Samgraf: data og tenester som blir delte
catalog-description = Datasett, datatenester, offentlege tenester og hendingar som er registrerte i Samgraf, og Samgraf sjølv.
catalog-graph = Korleis aktørar, delte ressursar, lover og tenester heng saman
catalog-api = Samgraf, GraphQL
catalog-theme = Forvaltning og offentleg sektor
catalog-result = Resultat av: { $name }
