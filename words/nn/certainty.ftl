# Kor sikker ein påstand er.

certainty-FACT = Faktum
certainty-DEDUCTION = Slutning
certainty-UNCERTAIN = Usikkert
certainty-means-FACT = Ei namngitt kjelde seier det.
certainty-means-DEDUCTION = Det følgjer av noko som har ei kjelde, men inga kjelde seier akkurat dette.
certainty-means-UNCERTAIN = Ingenting vi har lese, støttar det. Det må stadfestast.
