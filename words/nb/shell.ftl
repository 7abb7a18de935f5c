# Det som står rundt hver side.

shell-brand = Samgraf
shell-intro = Velg et spørsmål, fyll inn det du lurer på, og les svaret som setninger. Hver setning sier hvor sikker den er, og hvilken kilde den bygger på.
shell-skip = Gå til hovedinnholdet
shell-skip-to-picture = Gå til bildet
shell-nav-label = Hovedmeny
shell-nav-questions = Spørsmål
shell-nav-search = Søk
shell-nav-mine = Min kommune
shell-nav-compare = Sammenlign
shell-nav-tables = Svar som tabeller
shell-nav-imports = Importer en fil
shell-nav-maps = Kart
shell-nav-api = For utviklere
shell-language = Språk
shell-footer = Svarene bygger på åpne kilder. Det som ikke er registrert, kan likevel finnes.
shell-legend = Slik leser du svaret
shell-weakest = Minst sikkert
shell-show-in-picture = Vis i bildet
shell-close-picture = Lukk bildet
shell-drop-choice = Vis alt igjen
shell-picture = Bilde av svaret
shell-table = Tabell
shell-next = Neste side
shell-first = Første side
shell-pages = Sider
shell-own-language = Bokmål
