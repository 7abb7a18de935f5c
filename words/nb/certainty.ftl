# Hvor sikker en påstand er.

certainty-FACT = Faktum
certainty-DEDUCTION = Slutning
certainty-UNCERTAIN = Usikkert
certainty-means-FACT = En navngitt kilde sier det.
certainty-means-DEDUCTION = Det følger av noe som har en kilde, men ingen kilde sier akkurat dette.
certainty-means-UNCERTAIN = Ingenting vi har lest, støtter det. Det må bekreftes.
