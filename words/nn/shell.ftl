# Det som står rundt kvar side.

shell-brand = Samgraf
shell-intro = Vel eit spørsmål, fyll inn det du lurer på, og les svaret som setningar. Kvar setning seier kor sikker ho er, og kva kjelde ho byggjer på.
shell-skip = Gå til hovudinnhaldet
shell-skip-to-picture = Gå til biletet
shell-nav-label = Hovudmeny
shell-nav-questions = Spørsmål
shell-nav-search = Søk
shell-nav-mine = Kommunen min
shell-nav-compare = Samanlikn
shell-nav-tables = Svar som tabellar
shell-nav-imports = Importer ei fil
shell-nav-maps = Kart
shell-nav-api = For utviklarar
shell-language = Språk
shell-footer = Svara byggjer på opne kjelder. Det som ikkje er registrert, kan likevel finnast.
shell-legend = Slik les du svaret
shell-weakest = Minst sikkert
shell-show-in-picture = Vis i biletet
shell-close-picture = Lukk biletet
shell-drop-choice = Vis alt igjen
shell-picture = Bilete av svaret
shell-table = Tabell
shell-next = Neste side
shell-first = Første side
shell-pages = Sider
shell-own-language = Nynorsk
