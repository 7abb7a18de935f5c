# Ord som skiller spørsmål i søkefeltet fra hverandre: ordene for ett spørsmål i hver melding, med mellomrom.
# * står for alle endelser. Et ord som også er et småord, som «hvem», skiller bare spørsmål som har like mange andre ord.

ask-small = hva hvem hvilke hvilken hvilket hvor hvordan hvorfor når hvis dersom er var blir ble bli som det den de dette en et ei i på av for fra om å vi oss vår våre jeg min mitt mine meg kan kunne må skal skulle vil ville har hadde finnes fins til og med egentlig dag vis fortell stilles stiller gjør gjøre hverandre slags ting
ask-between = til og med mot fra
ask-eu = eu eus
ask-thing = hva hvem er om betyr bruk bruker brukt brukes
ask-knytter = knytt* kobl* forbind* delte felles ressurs* mellom sammenheng
ask-fases-ut = skjer fases fase faset ut avvikl* forsvinn* ryk* stopp* nede ned legges opphev* konsekvens* uten svikt*
ask-krav = lov* regel* regl* regelverk* krav* plikt* rettsakt* bundet gjelder følge
ask-gjelder-for = hvem gjelder omfatt* bind* rett*
ask-ligner = hva bruker lign* nabo* andre sammenlignbar*
ask-avhengig = hvem avheng* mest
ask-hviler-pa = hva avheng* hviler bygger treng* helt forutset*
ask-mangler = mangl* kapabilitet* hull
ask-endret = endr* nytt nye skjedd siden forandr*
ask-hvorfor-ikke = hvorfor ikke
ask-compare = sammenlign* sammenlikn* forskjell* skiller
