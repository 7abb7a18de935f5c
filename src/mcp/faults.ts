import type { Lang, Said } from './words';

/** What is wrong with a call and what to do about it. `where` is the argument. */
const FAULTS = {
  noDay: {
    nb: '{where} er ikke en gyldig dato; skriv ÅÅÅÅ-MM-DD, for eksempel 2026-11-25',
    nn: '{where} er ikkje ein gyldig dato; skriv ÅÅÅÅ-MM-DD, til dømes 2026-11-25',
    en: '{where} is not a valid date; write YYYY-MM-DD, such as 2026-11-25',
  },
  emptyId: {
    nb: '{where} er tom; gi en id, for eksempel municipality:0301 (find_things finner den)',
    nn: '{where} er tom; gi ein id, til dømes municipality:0301 (find_things finn han)',
    en: '{where} is empty; give an id, such as municipality:0301 (find_things finds it)',
  },
  longId: {
    nb: '{where} er for lang til å være en id; find_things finner id-er',
    nn: '{where} er for lang til å vere ein id; find_things finn id-ar',
    en: '{where} is too long for an id; find_things finds ids',
  },
  noIds: {
    nb: '{where} er tom; gi minst én id, for eksempel resource:id-porten (find_things finner den)',
    nn: '{where} er tom; gi minst éin id, til dømes resource:id-porten (find_things finn han)',
    en: '{where} is empty; give at least one id, such as resource:id-porten (find_things finds it)',
  },
  manyIds: {
    nb: '{where} tar høyst {most} id-er; spør en gang til om de andre',
    nn: '{where} tek høgst {most} id-ar; spør ein gong til om dei andre',
    en: '{where} takes at most {most} ids; ask again for the others',
  },
  emptyText: {
    nb: '{where} er tom; gi et ord, et navn eller et nummer å lete etter',
    nn: '{where} er tom; gi eit ord, eit namn eller eit nummer å leite etter',
    en: '{where} is empty; give a word, a name or a number to look for',
  },
  longText: {
    nb: '{where} tar høyst {most} tegn; gi færre ord',
    nn: '{where} tek høgst {most} teikn; gi færre ord',
    en: '{where} takes at most {most} characters; give fewer words',
  },
  noName: {
    nb: '{where} er ikke navnet på noe slag eller noen relasjon; samgraf://guide har dem',
    nn: '{where} er ikkje namnet på noko slag eller nokon relasjon; samgraf://guide har dei',
    en: '{where} is not the name of a kind or a relation; samgraf://guide lists them',
  },
  noKinds: {
    nb: '{where} er tom; utelat den',
    nn: '{where} er tom; utelat han',
    en: '{where} is empty; leave it out',
  },
  atLeast: {
    nb: '{where} må være minst {least}',
    nn: '{where} må vere minst {least}',
    en: '{where} must be at least {least}',
  },
  atMost: {
    nb: '{where} må være høyst {most}',
    nn: '{where} må vere høgst {most}',
    en: '{where} must be at most {most}',
  },
  takesAtMost: {
    nb: '{where} tar høyst {most}',
    nn: '{where} tek høgst {most}',
    en: '{where} takes at most {most}',
  },
  goOn: {
    nb: '{where} må være høyst {most}; gå heller videre med after',
    nn: '{where} må vere høgst {most}; gå heller vidare med after',
    en: '{where} must be at most {most}; go on with after instead',
  },
  noCursorHere: {
    nb: '{where} er ikke noe sted å gå videre fra; gi next fra forrige svar',
    nn: '{where} er ikkje nokon stad å gå vidare frå; gi next frå førre svar',
    en: '{where} is not a cursor; give next from the previous answer',
  },
  noRelation: {
    nb: '{where} må se ut som «municipality:1151 USES resource:id-porten»',
    nn: '{where} må sjå ut som «municipality:1151 USES resource:id-porten»',
    en: '{where} must look like "municipality:1151 USES resource:id-porten"',
  },
  level: {
    nb: '{where} må være 1, 2 eller 3',
    nn: '{where} må vere 1, 2 eller 3',
    en: '{where} must be 1, 2 or 3',
  },
  unknownArgument: {
    nb: 'Det finnes ikke noe argument {names}',
    nn: 'Det finst ikkje noko argument {names}',
    en: 'There is no argument {names}',
  },
  missing: { nb: '{where} mangler', nn: '{where} manglar', en: '{where} is missing' },
  type: {
    nb: '{where} må ha typen {type}',
    nn: '{where} må ha typen {type}',
    en: '{where} must be of type {type}',
  },
  oneOf: {
    nb: '{where} må være en av {values}',
    nn: '{where} må vere ein av {values}',
    en: '{where} must be one of {values}',
  },
  takes: { nb: '{tool} tar {names}.', nn: '{tool} tek {names}.', en: '{tool} takes {names}.' },
  noCursor: {
    nb: 'after hører ikke til dette spørsmålet.',
    nn: 'after høyrer ikkje til dette spørsmålet.',
    en: 'after is not a cursor of this question.',
  },
  giveNext: {
    nb: 'Gi next fra forrige svar, eller utelat after.',
    nn: 'Gi next frå førre svar, eller utelat after.',
    en: 'Give next from the previous answer, or leave after out.',
  },
  budget: {
    nb: 'Svaret får ikke plass i {budget} token.',
    nn: 'Svaret får ikkje plass i {budget} token.',
    en: 'The answer does not fit in {budget} tokens.',
  },
  raise: {
    nb: 'Øk budget (høyst 8000), eller spør om mindre.',
    nn: 'Auk budget (høgst 8000), eller spør om mindre.',
    en: 'Raise budget (at most 8000), or ask for less.',
  },
  daysSwapped: {
    nb: 'since ({since}) må være før until ({until}).',
    nn: 'since ({since}) må vere før until ({until}).',
    en: 'since ({since}) must be before until ({until}).',
  },
  swap: { nb: 'Bytt om dagene.', nn: 'Byt om dagane.', en: 'Swap the days.' },
  noDays: {
    nb: 'since og until må være med for å sammenligne to dager.',
    nn: 'since og until må vere med for å samanlikne to dagar.',
    en: 'since and until are both needed to compare two days.',
  },
  giveDays: {
    nb: 'Gi begge som ÅÅÅÅ-MM-DD, eller bare en id for hele historien.',
    nn: 'Gi begge som ÅÅÅÅ-MM-DD, eller berre ein id for heile historia.',
    en: 'Give both as YYYY-MM-DD, or an id alone for its whole history.',
  },
  idOrEnds: {
    nb: 'Gi enten id, eller from og to.',
    nn: 'Gi anten id, eller from og to.',
    en: 'Give either id, or from and to.',
  },
  asThese: {
    nb: 'For eksempel {"id": "framework:eidas"} eller {"from": "municipality:0301", "to": "framework:eidas", "since": …, "until": …}.',
    nn: 'Til dømes {"id": "framework:eidas"} eller {"from": "municipality:0301", "to": "framework:eidas", "since": …, "until": …}.',
    en: 'For example {"id": "framework:eidas"} or {"from": "municipality:0301", "to": "framework:eidas", "since": …, "until": …}.',
  },
  noGraphql: {
    nb: 'document er ikke GraphQL: {detail}',
    nn: 'document er ikkje GraphQL: {detail}',
    en: 'document is not GraphQL: {detail}',
  },
  sendQuery: {
    nb: 'Send én GraphQL-spørring, for eksempel { municipality(number: "0301") { name } }.',
    nn: 'Send éi GraphQL-spørjing, til dømes { municipality(number: "0301") { name } }.',
    en: 'Send one GraphQL query, such as { municipality(number: "0301") { name } }.',
  },
  onlyReads: {
    nb: 'Dette verktøyet bare leser: {operation} avvises, uansett hvem som spør.',
    nn: 'Dette verktøyet berre les: {operation} blir avvist, uansett kven som spør.',
    en: 'This tool only reads: a {operation} is refused, whoever asks.',
  },
  changeElsewhere: {
    nb: 'Send en spørring. Endringer gjøres med GraphQL-API-et, ikke gjennom MCP.',
    nn: 'Send ei spørjing. Endringar blir gjorde med GraphQL-API-et, ikkje gjennom MCP.',
    en: 'Send a query. Changes are made with the GraphQL API, not through MCP.',
  },
  operations: {
    nb: 'Dokumentet har {count} operasjoner; det må ha nøyaktig én.',
    nn: 'Dokumentet har {count} operasjonar; det må ha nøyaktig éin.',
    en: 'The document has {count} operations; it must have exactly one.',
  },
  sendOne: { nb: 'Send én spørring.', nn: 'Send éi spørjing.', en: 'Send one query.' },
  noSuch: {
    nb: '«{value}» er verken en id, et slag eller en relasjon.',
    nn: '«{value}» er verken ein id, eit slag eller ein relasjon.',
    en: '"{value}" is neither an id nor a kind or relation.',
  },
  seeGuide: {
    nb: 'find_things finner id-en til et navn; en id har kolon, for eksempel municipality:0301. samgraf://guide har slag og relasjoner.',
    nn: 'find_things finn id-en til eit namn; ein id har kolon, til dømes municipality:0301. samgraf://guide har slag og relasjonar.',
    en: 'find_things finds the id of a name; an id has a colon, such as municipality:0301. samgraf://guide lists kinds and relations.',
  },
  noPrompt: {
    nb: 'Det finnes ingen prompt {name}. Det finnes {names}.',
    nn: 'Det finst ingen prompt {name}. Det finst {names}.',
    en: 'There is no prompt {name}. There are {names}.',
  },
  badValue: {
    nb: '{where} ({about}) mangler, er tom eller er for lang.',
    nn: '{where} ({about}) manglar, er tom eller er for lang.',
    en: '{where} ({about}) is missing, empty or too long.',
  },
  noResource: {
    nb: 'Det er ingenting på denne adressen.',
    nn: 'Det er ingenting på denne adressa.',
    en: 'There is no such resource.',
  },
  resources: {
    nb: 'Det finnes samgraf://guide, samgraf://entity/{id}, samgraf://source/{id} og samgraf://operation/{name}.',
    nn: 'Det finst samgraf://guide, samgraf://entity/{id}, samgraf://source/{id} og samgraf://operation/{name}.',
    en: 'There are samgraf://guide, samgraf://entity/{id}, samgraf://source/{id} and samgraf://operation/{name}.',
  },
} as const satisfies Readonly<Record<string, Said>>;

export type Fault = keyof typeof FAULTS;
type Values = Readonly<Record<string, string | number>>;

/** The name of a fault as the message of a schema, which the language is not known to. */
export const says = (name: Fault): Fault => name;
export const isFault = (name: string): name is Fault => Object.hasOwn(FAULTS, name);

/** In each language, with its values in place; a brace that is no value stays. */
export const fault = (name: Fault, values: Values = {}): Said => {
  const filled = (lang: Lang): string =>
    FAULTS[name][lang].replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  return { nb: filled('nb'), nn: filled('nn'), en: filled('en') };
};
