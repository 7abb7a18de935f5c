# Hvorfor et svar ikke er helt, og hva man kan spørre om i stedet.

cut-whole = Alt innenfor { $relations } er med; det som er lenger unna, er utelatt.
cut-not-whole = Noe er utelatt, så tall og lister kan være ufullstendige.
cut-groups = Svaret viser { $groups }, men det finnes flere: øk antallet (first), eller avgrens utvalget (where).
cut-layer = Det er flere enn { $relations } i samme avstand ({ $read } er lest): start fra færre, eller nevn hvilke relasjoner som skal følges.
cut-elsewhere = En annen graf ble ikke spurt, eller utelot noe.
cut-paths = Det er for mange veier å lete gjennom: senk grensen for lengden (maxHops), eller nevn hvilke relasjoner som skal følges.
