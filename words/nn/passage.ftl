# Eit sitat der det står i kjelda.

passage-title = Sitatet der det står
passage-link = Sjå sitatet der det står
passage-intro = Dette er avsnittet i kjelda, slik det er arkivert. Sitatet er merkt.
passage-none = Avsnittet er ikkje arkivert. Sjå sjølve kjelda.
passage-version = Utgåve
passage-read = Lese
passage-stood = Orda stod slik { $day }.
passage-source = Kjelde
passage-where = Der det vart funne
