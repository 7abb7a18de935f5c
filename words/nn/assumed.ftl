# Det som er tenkt i eit «kva om».

assumed-gone = Tenkt borte: { $what }.
assumed-untrue = Tenkt borte: at { $claim }.
assumed-true = Tenkt: { $claim }.
assumed-retired = Tenkt avvikla { $day }: { $what }.
assumed-record = Tenkt; ikkje registrert.
