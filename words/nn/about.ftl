# Sida om tenesta.

about-title = Om Samgraf
about-general = Samgraf viser korleis det heng saman: { $name }. Kven som brukar kva, kva som bind dei, og kva som følgjer viss noko endrar seg.
about-certainty = Kvar setning seier kor sikker ho er. Eit faktum står i ei namngitt kjelde. Ei slutning følgjer av noko som har ei kjelde. Det usikre må stadfestast. Det som ikkje er registrert, kan likevel finnast.
about-days = Svara gjeld i dag viss du ikkje vel ein annan dag. Kjeldene står ved kvar setning, med utgivar, lisens og dagen dei vart lesne.
about-same = Du kan stille dei same spørsmåla gjennom API-et, og få dei same tala.
about-licence = Programmet er fritt tilgjengeleg under lisensen Apache 2.0. Opplysningane har lisensen til kjelda si; han står ved kjelda.
about-recorded = Sist registrert { $day }.
about-operator = Tenesta blir driven av { $name }.
