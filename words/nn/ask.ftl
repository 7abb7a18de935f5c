# Ord som skil spørsmål i søkjefeltet frå kvarandre: orda for eitt spørsmål i kvar melding, med mellomrom.
# * står for alle endingar. Eit ord som òg er eit småord, som «kven», skil berre spørsmål som har like mange andre ord.

ask-small = kva kven kor korleis kvifor når viss dersom er var blir vart bli som det den dei dette ein eit ei i på av for frå om å vi oss vår våre eg min mitt mine meg kan kunne må skal skulle vil ville har hadde finst til og med eigentleg dag vis fortel stilte stiller gjer gjere kvarandre slags ting
ask-between = til og med mot frå
ask-eu = eu eus
ask-thing = kva kven er om tyder bruk brukar brukt brukast
ask-knytter = knyt* kopl* delte felles ressurs* mellom samanheng
ask-fases-ut = skjer fasast fase fasa ut avvikl* forsvinn* ryk* stopp* nede ned leggjast opphev* konsekvens* utan svikt*
ask-krav = lov* regel* regl* regelverk* krav* plikt* rettsakt* bunde gjeld følgje
ask-gjelder-for = kven gjeld omfatt* bind* rett*
ask-ligner = kva brukar lign* likn* nabo* andre samanliknbar*
ask-avhengig = kven avheng* mest
ask-hviler-pa = kva avheng* kviler byggjer treng* heilt føreset*
ask-mangler = mangl* kapabilitet* hol
ask-endret = endr* nytt nye skjedd sidan
ask-hvorfor-ikke = kvifor ikkje
ask-compare = samanlikn* skilnad* forskjell* skil
