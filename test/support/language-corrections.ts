/** What reading the sample changed: as it was, as it is, and why. */
export const CORRECTED: readonly (readonly [was: string, is: string, why: string])[] = [
  [
    'Utsira bruker KOSTRA. Svakeste ledd: at Utsira bruker KOSTRA, er utledet, ikke sagt i en kilde.',
    'Utsira bruker KOSTRA. Dette er en slutning.',
    'the only step was said twice',
  ],
  [
    'SDG-forordningen: artikkel 8 gjelder ikke lenger når …',
    '«SDG-forordningen: artikkel 8» gjelder ikke lenger når …',
    'a title without quotation marks',
  ],
  [
    'Langs USES og FULFILS har grafen ingen vei …',
    'Langs relasjonene «bruker» og «bidrar til å oppfylle» har grafen ingen vei …',
    'English within Norwegian',
  ],
  [
    'Én relasjon av formen … mellom Utsira og Altinn 3 plattform.',
    'Én relasjon av formen … mellom Utsira og Altinn 3-plattformen.',
    'a compound written apart',
  ],
  [
    'ID-porten er tilboden av Digitaliseringsdirektoratet.',
    'ID-porten er eit tilbod frå Digitaliseringsdirektoratet.',
    'a participle that cannot agree with names of unknown gender',
  ],
  [
    'DCAT-AP blir følgd av Felles datakatalog.',
    'DCAT-AP ligg til grunn for «Felles datakatalog».',
    'the same; and a name made of common words',
  ],
  [
    'Digitaliseringsdirektoratet arbeider mot Alle har et tilbud om en elektronisk identitet.',
    'Digitaliseringsdirektoratet arbeider for å nå målet «Alle har et tilbud om en elektronisk identitet».',
    '«arbeider mot» says the opposite',
  ],
  ['Frå den eine enden når ein éin node …', 'Frå den eine enden kan ein nå éin node …', 'hard to read'],
  [
    'The obligation follows from Services Directive.',
    'The obligation follows from the Services Directive.',
    'a common noun without its article',
  ],
  [
    'digitaliseringsrundskrivet: innlogging',
    'Digitalisation Circular: login',
    'a Norwegian title within English, where there is an English one',
  ],
  [
    'A loses a function when eFormidling goes.',
    'A loses a function when eFormidling goes away.',
    'unidiomatic',
  ],
  [
    '(nn) «Søke om studiefinansiering for høyere utdanning» blir støtta av ID-porten.',
    '«Søkje om studiefinansiering for høgare utdanning» blir støtta av ID-porten.',
    'a Bokmål title within Nynorsk, where there is none of its own',
  ],
  [
    'Fra den ene enden kan man nå én sektor, og ett land fører til den andre.',
    'Fra statlig sektor kommer man ikke videre, og ingenting fører til Norge.',
    'the ends themselves were counted',
  ],
  [
    'eIDAS-node (Norge) tilbys av Digitaliseringsdirektoratet.',
    '«eIDAS-node (Norge)» tilbys av Digitaliseringsdirektoratet.',
    'a noun without its article as a subject',
  ],
  [
    'The Norwegian Courts loses a function when GDPR is repealed.',
    'The Norwegian Courts lose a function when the GDPR is repealed.',
    'a verb in the singular with a plural name; a name without its article',
  ],
];
