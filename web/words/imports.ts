import type { ImportReport, Left } from '../../src/imports/report';
import type { Lang } from '../model/state';

type Why = Readonly<Record<Exclude<Left['code'], 'REFUSED'>, (of: string) => string>>;
type Changes = ImportReport['changes'];
type Cells = ImportReport['cells'];
type Named = Readonly<Record<string, string>>;

/** What the page of imports says. */
export type ImportWords = Readonly<
  Record<
    | 'title'
    | 'intro'
    | 'file'
    | 'kind'
    | 'asTheFileSays'
    | 'certainty'
    | 'match'
    | 'titleOf'
    | 'titleNote'
    | 'actor'
    | 'actorNote'
    | 'moreChoices'
    | 'mapping'
    | 'notTaken'
    | 'key'
    | 'keyNote'
    | 'look'
    | 'make'
    | 'propose'
    | 'refused'
    | 'notUnderstood'
    | 'columns'
    | 'rows'
    | 'template',
    string
  > & {
    otherFile: (name: string) => string;
    certainties: Named;
    matches: Named;
    statuses: Named;
    faults: Named;
    leftColumns: readonly string[];
    rowColumns: readonly string[];
    more: (n: number) => string;
    andMore: (n: number) => string;
    made: (changes: Changes) => string;
    wouldMake: (changes: Changes) => string;
    proposed: (id: string) => string;
    refusedLead: (n: number) => string;
    cells: (cells: Cells) => string;
    why: Why;
  }
>;

const nb: ImportWords = {
  title: 'Importer en fil',
  intro:
    'Et regneark, en ArchiMate-modell eller en katalog (DCAT-AP-NO, CPSV-AP-NO) blir lest, og du får se hva som ville bli opprettet og endret, før noe skjer.',
  file: 'Fil: Excel, CSV, ArchiMate, Turtle, JSON-LD eller RDF/XML, opptil 1 MB',
  otherFile: name => `Fil: ${name} er valgt. Velg en annen om du vil.`,
  kind: 'Hva radene er',
  asTheFileSays: 'Det filen selv sier',
  certainty: 'Hvor sikkert det er',
  certainties: { FACT: 'Fakta', DEDUCTION: 'Slutninger', UNCERTAIN: 'Usikkert' },
  match: 'Når noe har samme navn som noe som finnes',
  matches: { key: 'Spør', name: 'Det er det samme' },
  titleOf: 'Tittel på kilden',
  titleNote: 'Filen blir kilden til det den sier. Uten tittel heter den det filen heter.',
  actor: 'Virksomheten som har dette',
  actorNote: 'Identifikator, som organisation:nve. Uten den gjelder virksomheten som nøkkelen er gitt til.',
  moreChoices: 'Flere valg',
  mapping: 'Hva betyr disse kolonnene?',
  notTaken: 'Ta den ikke med',
  key: 'Nøkkel',
  keyNote: 'Den du har fått av dem som driver tjenesten. Den blir ikke lagret.',
  look: 'Se hva som ville skje',
  make: 'Importer',
  propose: 'Foreslå',
  refused: 'Avvist',
  notUnderstood: 'Ikke forstått',
  columns: 'Hva kolonnene ble lest som',
  rows: 'Rad for rad',
  template: 'Last ned en mal for informasjonssystemer (Excel)',
  statuses: {
    CREATED: 'Nytt',
    CHANGED: 'Endret',
    UNCHANGED: 'Uendret',
    REFUSED: 'Avvist',
    REFERRED: 'Vist til',
  },
  faults: {
    BAD_INPUT: 'Filen eller skjemaet kunne ikke leses.',
    UNAUTHENTICATED: 'Nøkkelen mangler eller gjelder ikke.',
    FORBIDDEN: 'Nøkkelen gir ikke lov til dette. Du kan foreslå i stedet.',
    TOO_COMPLEX: 'Filen har for mye på én gang.',
    TOO_LARGE: 'Filen er for stor.',
  },
  leftColumns: ['Rad', 'Kolonne', 'Verdi', 'Hvorfor'],
  rowColumns: ['Rad', 'Hva', 'Status', 'Relasjoner'],
  more: n => `Og ${n} til.`,
  andMore: n => `og ${n} til`,
  made: ({ created, changed, unchanged }) =>
    `Importert: ${created} nye, ${changed} endret, ${unchanged} uendret.`,
  wouldMake: ({ created, changed, unchanged }) =>
    `Ingenting er skrevet ennå. Filen ville gi ${created} nye og ${changed} endrede, og ${unchanged} er slik fra før.`,
  proposed: id => `Foreslått. Forslaget har nummeret ${id}, og noen med ansvar for det tar stilling til det.`,
  refusedLead: n => `Ingenting er skrevet, for ${n === 1 ? 'én ting' : `${n} ting`} ble avvist.`,
  cells: ({ read, taken, mapped, notUnderstood }) =>
    `${read} verdier ble lest: ${taken} som de står, ${mapped} oversatt, ${notUnderstood} ikke forstått.`,
  why: {
    UNKNOWN_COLUMN: () => 'Kolonnen er ikke kjent.',
    NO_PROPERTY: () =>
      'Dette er ikke noe som kan sies om det, eller det viser til noe det ikke kan vise til.',
    NO_KIND: of => `Typen ${of} leses ikke.`,
    NO_TYPE: () => 'Filen sier ikke hva det er.',
    REFERRED: of => `Det gjelder ${of}, som filen bare viser til.`,
    NOT_THERE: () => 'Det gjelder noe som ikke finnes her, og som en slik fil ikke oppretter.',
    NAMELESS: () => 'Raden har verken navn eller identifikator.',
    NO_TITLE: () => 'Det har ikke noe navn, eller det kan være noe annet.',
    ROW_NOT_TAKEN: () => 'Raden ble ikke tatt med.',
    SAME_ROW: of => `Raden er den samme som rad ${of}.`,
    MAY_BE: of => `Navnet er det samme som navnet på ${of}, og det kan være den.`,
    ONE_TOO_MANY: () => 'Det er plass til bare én verdi.',
    OF_NOTHING: () => 'Verdien gjelder en relasjon som raden ikke har.',
    OF_THE_DATA: () => 'Sier hvem som får dataene. Det lukker ingen oppføring her.',
    NOT_IN_LIST: of => `Verdien står ikke i kodelisten: ${of}.`,
    NOT_YES_OR_NO: () => 'Verdien er verken ja eller nei.',
    NOT_A_NUMBER: () => 'Verdien er ikke et tall.',
    NOT_A_DAY: () => 'Verdien er ikke en dato. Skriv 25.11.2026 eller 2026-11-25.',
    NOT_FOUND: () => 'Ingenting her heter det.',
    SEVERAL: of => `Det kan være flere: ${of}.`,
    BREAKS_SHAPE: of => `Det bryter med en regel i profilen (${of}).`,
    NO_TEXT: of => `Det har mer enn ${of} tegn, eller et halvt tegn.`,
  },
};

const nn: ImportWords = {
  ...nb,
  title: 'Importer ei fil',
  intro:
    'Eit rekneark, ein ArchiMate-modell eller ein katalog (DCAT-AP-NO, CPSV-AP-NO) blir lesen, og du får sjå kva som ville bli oppretta og endra, før noko skjer.',
  otherFile: name => `Fil: ${name} er vald. Vel ei anna om du vil.`,
  kind: 'Kva radene er',
  asTheFileSays: 'Det fila sjølv seier',
  certainty: 'Kor sikkert det er',
  certainties: { FACT: 'Fakta', DEDUCTION: 'Slutningar', UNCERTAIN: 'Usikkert' },
  match: 'Når noko har same namn som noko som finst',
  matches: { key: 'Spør', name: 'Det er det same' },
  titleOf: 'Tittel på kjelda',
  titleNote: 'Fila blir kjelda til det ho seier. Utan tittel heiter ho det fila heiter.',
  actor: 'Verksemda som har dette',
  actorNote: 'Identifikator, som organisation:nve. Utan han gjeld verksemda som nøkkelen er gitt til.',
  moreChoices: 'Fleire val',
  mapping: 'Kva tyder desse kolonnane?',
  notTaken: 'Ta han ikkje med',
  keyNote: 'Den du har fått av dei som driv tenesta. Han blir ikkje lagra.',
  look: 'Sjå kva som ville skje',
  propose: 'Foreslå',
  refused: 'Avvist',
  notUnderstood: 'Ikkje forstått',
  columns: 'Kva kolonnane blei lesne som',
  template: 'Last ned ein mal for informasjonssystem (Excel)',
  statuses: {
    CREATED: 'Nytt',
    CHANGED: 'Endra',
    UNCHANGED: 'Uendra',
    REFUSED: 'Avvist',
    REFERRED: 'Vist til',
  },
  faults: {
    BAD_INPUT: 'Fila eller skjemaet kunne ikkje lesast.',
    UNAUTHENTICATED: 'Nøkkelen manglar eller gjeld ikkje.',
    FORBIDDEN: 'Nøkkelen gir ikkje lov til dette. Du kan foreslå i staden.',
    TOO_COMPLEX: 'Fila har for mykje på éin gong.',
    TOO_LARGE: 'Fila er for stor.',
  },
  leftColumns: ['Rad', 'Kolonne', 'Verdi', 'Kvifor'],
  rowColumns: ['Rad', 'Kva', 'Status', 'Relasjonar'],
  made: ({ created, changed, unchanged }) =>
    `Importert: ${created} nye, ${changed} endra, ${unchanged} uendra.`,
  wouldMake: ({ created, changed, unchanged }) =>
    `Ingenting er skrive enno. Fila ville gi ${created} nye og ${changed} endra, og ${unchanged} er slik frå før.`,
  proposed: id =>
    `Foreslått. Forslaget har nummeret ${id}, og nokon med ansvar for det tek stilling til det.`,
  refusedLead: n => `Ingenting er skrive, for ${n === 1 ? 'éin ting' : `${n} ting`} blei avvist.`,
  cells: ({ read, taken, mapped, notUnderstood }) =>
    `${read} verdiar blei lesne: ${taken} som dei står, ${mapped} omsette, ${notUnderstood} ikkje forstått.`,
  why: {
    UNKNOWN_COLUMN: () => 'Kolonnen er ikkje kjend.',
    NO_PROPERTY: () =>
      'Dette er ikkje noko som kan seiast om det, eller det viser til noko det ikkje kan vise til.',
    NO_KIND: of => `Typen ${of} blir ikkje lesen.`,
    NO_TYPE: () => 'Fila seier ikkje kva det er.',
    REFERRED: of => `Det gjeld ${of}, som fila berre viser til.`,
    NOT_THERE: () => 'Det gjeld noko som ikkje finst her, og som ei slik fil ikkje opprettar.',
    NAMELESS: () => 'Rada har verken namn eller identifikator.',
    NO_TITLE: () => 'Det har ikkje noko namn, eller det kan vere noko anna.',
    ROW_NOT_TAKEN: () => 'Rada blei ikkje teken med.',
    SAME_ROW: of => `Rada er den same som rad ${of}.`,
    MAY_BE: of => `Namnet er det same som namnet på ${of}, og det kan vere den.`,
    ONE_TOO_MANY: () => 'Det er plass til berre éin verdi.',
    OF_NOTHING: () => 'Verdien gjeld ein relasjon som rada ikkje har.',
    OF_THE_DATA: () => 'Seier kven som får dataa. Det lukkar inga oppføring her.',
    NOT_IN_LIST: of => `Verdien står ikkje i kodelista: ${of}.`,
    NOT_YES_OR_NO: () => 'Verdien er verken ja eller nei.',
    NOT_A_NUMBER: () => 'Verdien er ikkje eit tal.',
    NOT_A_DAY: () => 'Verdien er ikkje ein dato. Skriv 25.11.2026 eller 2026-11-25.',
    NOT_FOUND: () => 'Ingenting her heiter det.',
    SEVERAL: of => `Det kan vere fleire: ${of}.`,
    BREAKS_SHAPE: of => `Det bryt med ein regel i profilen (${of}).`,
    NO_TEXT: of => `Det har meir enn ${of} teikn, eller eit halvt teikn.`,
  },
};

const en: ImportWords = {
  title: 'Import a file',
  intro:
    'A spreadsheet, an ArchiMate model or a catalogue (DCAT-AP-NO, CPSV-AP-NO) is read, and you see what would be created and changed before anything happens.',
  file: 'File: Excel, CSV, ArchiMate, Turtle, JSON-LD or RDF/XML, up to 1 MB',
  otherFile: name => `File: ${name} is chosen. Choose another if you like.`,
  kind: 'What the rows are',
  asTheFileSays: 'What the file itself says',
  certainty: 'How certain it is',
  certainties: { FACT: 'Facts', DEDUCTION: 'Deductions', UNCERTAIN: 'Uncertain' },
  match: 'Where something has the name of something that is there',
  matches: { key: 'Ask', name: 'It is the same' },
  titleOf: 'Title of the source',
  titleNote: 'The file becomes the source of what it says. Without a title, it has the name of the file.',
  actor: 'The organisation that has this',
  actorNote: 'An id, as organisation:nve. Without one, it is the organisation that the key was given to.',
  moreChoices: 'More choices',
  mapping: 'What do these columns mean?',
  notTaken: 'Leave it out',
  key: 'Key',
  keyNote: 'The one that you got from those who run the service. It is not kept.',
  look: 'See what would happen',
  make: 'Import',
  propose: 'Propose',
  refused: 'Refused',
  notUnderstood: 'Not understood',
  columns: 'What the columns were read as',
  rows: 'Row by row',
  template: 'Download a template for information systems (Excel)',
  statuses: {
    CREATED: 'New',
    CHANGED: 'Changed',
    UNCHANGED: 'Unchanged',
    REFUSED: 'Refused',
    REFERRED: 'Referred to',
  },
  faults: {
    BAD_INPUT: 'The file or the form cannot be read.',
    UNAUTHENTICATED: 'The key is missing or not valid.',
    FORBIDDEN: 'The key does not allow this. You may propose it instead.',
    TOO_COMPLEX: 'The file has too much at once.',
    TOO_LARGE: 'The file is too large.',
  },
  leftColumns: ['Row', 'Column', 'Value', 'Why'],
  rowColumns: ['Row', 'What', 'Status', 'Relations'],
  more: n => `And ${n} more.`,
  andMore: n => `and ${n} more`,
  made: ({ created, changed, unchanged }) =>
    `Imported: ${created} new, ${changed} changed, ${unchanged} unchanged.`,
  wouldMake: ({ created, changed, unchanged }) =>
    `Nothing is written yet. The file would create ${created} and change ${changed}; ${unchanged} are so already.`,
  proposed: id => `Proposed. The proposal has the number ${id}, and someone in charge will decide.`,
  refusedLead: n => `Nothing is written, since ${n === 1 ? 'one thing was' : `${n} things were`} refused.`,
  cells: ({ read, taken, mapped, notUnderstood }) =>
    `${read} values were read: ${taken} as they are, ${mapped} translated, ${notUnderstood} not understood.`,
  why: {
    UNKNOWN_COLUMN: () => 'The column is not known.',
    NO_PROPERTY: () => 'This cannot be said of it, or leads to what it cannot lead to.',
    NO_KIND: of => `The type ${of} is not read.`,
    NO_TYPE: () => 'The file does not say what it is.',
    REFERRED: of => `It is about ${of}, which the file only refers to.`,
    NOT_THERE: () => 'It is about something that is not here, and that such a file does not create.',
    NAMELESS: () => 'The row has neither a name nor an id.',
    NO_TITLE: () => 'It has no name, or may be something else.',
    ROW_NOT_TAKEN: () => 'The row was not taken.',
    SAME_ROW: of => `The row is the same as row ${of}.`,
    MAY_BE: of => `It has the name of ${of}, and may be it.`,
    ONE_TOO_MANY: () => 'There is room for one value only.',
    OF_NOTHING: () => 'The value is about a relation that the row does not have.',
    OF_THE_DATA: () => 'Says who may have the data, which closes no record here.',
    NOT_IN_LIST: of => `The value is not in the code list: ${of}.`,
    NOT_YES_OR_NO: () => 'The value is neither yes nor no.',
    NOT_A_NUMBER: () => 'The value is not a number.',
    NOT_A_DAY: () => 'The value is not a day. Write 2026-11-25 or 25.11.2026.',
    NOT_FOUND: () => 'Nothing here has that name.',
    SEVERAL: of => `It may be any of these: ${of}.`,
    BREAKS_SHAPE: of => `It breaks a rule of the profile (${of}).`,
    NO_TEXT: of => `It has more than ${of} characters, or half of one.`,
  },
};

/** The words of the page, by language. */
export const importWords: Readonly<Record<Lang, ImportWords>> = { nb, nn, en };
