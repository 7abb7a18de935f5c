# Kvifor eit svar ikkje er heilt, og kva ein kan spørje om i staden.

cut-whole = Alt innanfor { $relations } er med; det som er lenger unna, er utelate.
cut-not-whole = Noko er utelate, så tal og lister kan vere ufullstendige.
cut-groups = Svaret viser { $groups }, men det finst fleire: auk talet (first), eller avgrens utvalet (where).
cut-layer = Det er fleire enn { $relations } i same avstand ({ $read } er lesne): start frå færre, eller nemn kva relasjonar som skal følgjast.
cut-elsewhere = Ein annan graf blei ikkje spurd, eller utelét noko.
cut-paths = Det er for mange vegar å leite gjennom: senk grensa for lengda (maxHops), eller nemn kva relasjonar som skal følgjast.
