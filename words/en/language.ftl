# How names in English stand within sentences, as far as Norway has others than the engine knows.

language-own-nouns = Cadastre, Framework
language-behind-nouns = Norway
language-own-first-nouns = Law, Survey
language-customary = CNCF, EIF, GDPR, IETF, W3C, Norwegian Armed Forces, Norwegian Courts
language-proper = Norges
language-plurals = Courts, Forces, Vocabularies, ecosystems, services
