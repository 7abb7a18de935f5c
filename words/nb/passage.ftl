# Et sitat der det står i kilden.

passage-title = Sitatet der det står
passage-link = Se sitatet der det står
passage-intro = Dette er avsnittet i kilden, slik det er arkivert. Sitatet er merket.
passage-none = Avsnittet er ikke arkivert. Se selve kilden.
passage-version = Utgave
passage-read = Lest
passage-stood = Ordene sto slik { $day }.
passage-source = Kilde
passage-where = Der det ble funnet
