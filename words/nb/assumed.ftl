# Det som er tenkt i et «hva om».

assumed-gone = Antatt borte: { $what }.
assumed-untrue = Antatt borte: at { $claim }.
assumed-true = Antatt: { $claim }.
assumed-retired = Antatt avviklet { $day }: { $what }.
assumed-record = Antatt; ikke registrert.
