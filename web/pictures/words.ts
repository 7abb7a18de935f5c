import { kinds } from '../gql/labels';
import type { Certainty, Lane, Lang, Mark, PictureNode } from './picture';

type Said = Readonly<Record<Lang, string>>;

const LOCALE: Said = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const formats = new Map<Lang, Intl.NumberFormat>();
/** A whole number as the language writes it. */
export const figure = (value: number, lang: Lang): string => {
  const format = formats.get(lang) ?? new Intl.NumberFormat(LOCALE[lang]);
  formats.set(lang, format);
  return format.format(value);
};

export const LANE_NAMES: Readonly<Record<Lane, Said>> = {
  ACTORS: { nb: 'Aktører', nn: 'Aktørar', en: 'Actors' },
  SERVICES: { nb: 'Tjenester', nn: 'Tenester', en: 'Services' },
  CAPABILITIES: { nb: 'Kapabiliteter og mål', nn: 'Kapabilitetar og mål', en: 'Capabilities and goals' },
  RESOURCES: { nb: 'Delte ressurser', nn: 'Delte ressursar', en: 'Shared resources' },
  SPECIFICATIONS: { nb: 'Spesifikasjoner', nn: 'Spesifikasjonar', en: 'Specifications' },
  FRAMEWORKS: { nb: 'Rammebetingelser', nn: 'Rammevilkår', en: 'Frameworks' },
};

export const CERTAINTY_NAMES: Readonly<Record<Certainty, Said>> = {
  FACT: { nb: 'faktum', nn: 'faktum', en: 'fact' },
  DEDUCTION: { nb: 'slutning', nn: 'slutning', en: 'deduction' },
  UNCERTAIN: { nb: 'usikkert', nn: 'usikkert', en: 'uncertain' },
};

export const MARK_NAMES: Readonly<Record<Mark, Said>> = {
  ADDED: { nb: 'kommer til', nn: 'kjem til', en: 'added' },
  LOST: { nb: 'faller bort', nn: 'fell bort', en: 'lost' },
  CHANGED: { nb: 'endres', nn: 'blir endra', en: 'changed' },
};
/** A sign for each, so that no mark rests on its colour. */
export const MARK_SIGNS: Readonly<Record<Mark, string>> = { ADDED: '+', LOST: '−', CHANGED: '±' };

/** The kind in the singular; an unknown one as it is named. */
export const kindName = (kind: string, lang: Lang): string =>
  Object.hasOwn(kinds, kind) ? (kinds[kind]?.one[lang] ?? kind) : kind;
const manyOf = (kind: string, lang: Lang): string =>
  Object.hasOwn(kinds, kind) ? (kinds[kind]?.many[lang] ?? kind) : kind;

const IN: Said = { nb: 'i', nn: 'i', en: 'in' };

/** «41 kommuner i Rogaland»; the place is told if all of them are there. */
export const groupName = (members: readonly PictureNode[], lang: Lang): string => {
  const place = members[0]?.within;
  const all = place && members.every(({ within }) => within?.id === place.id);
  const counted = `${figure(members.length, lang)} ${manyOf(members[0]?.kind ?? 'Entity', lang)}`;
  return all ? `${counted} ${IN[lang]} ${place.name}` : counted;
};

type Counted = (n: string, of: string) => string;
const counted =
  (one: Said, many: Said) =>
  (n: number, lang: Lang): string =>
    `${figure(n, lang)} ${n === 1 ? one[lang] : many[lang]}`;
export const nodesCounted = counted(
  { nb: 'ting', nn: 'ting', en: 'thing' },
  { nb: 'ting', nn: 'ting', en: 'things' },
);
export const relationsCounted = counted(
  { nb: 'relasjon', nn: 'relasjon', en: 'relation' },
  { nb: 'relasjoner', nn: 'relasjonar', en: 'relations' },
);

export type PictureWords = Readonly<{
  zoom: Readonly<Record<'in' | 'out' | 'all', string>>;
  and: string;
  none: string;
  grouped: (n: string) => string;
  open: string;
  openSome: Counted;
  close: string;
  rest: Counted;
  stays: string;
  legend: string;
  keysTitle: string;
  keys: readonly (readonly [key: string, does: string])[];
  scroll: string;
  noSources: string;
  groupSources: string;
  sources: string;
  about: string;
  closeSources: string;
  centred: string;
}>;

export const WORDS: Readonly<Record<Lang, PictureWords>> = {
  nb: {
    zoom: { in: 'Større', out: 'Mindre', all: 'Hele bildet' },
    and: 'og',
    none: 'Det er ingenting å tegne: svaret har ingenting å vise.',
    grouped: n => `${n} er samlet i grupper, for at bildet skal kunne leses. Listen har alle.`,
    open: 'vis hver av dem',
    openSome: (n, of) => `vis ${n} av ${of}`,
    close: 'vist nederst – samle igjen',
    rest: (n, of) => `${n} av ${of} er vist nederst – samle igjen`,
    stays: 'samlet',
    legend: 'Tegnforklaring',
    keysTitle: 'Taster i bildet',
    keys: [
      ['→', 'følg en relasjon mot høyre'],
      ['←', 'gå tilbake, eller mot venstre'],
      ['↑ ↓', 'neste eller forrige av dem du kunne fulgt, ellers i kolonnen'],
      ['Enter', 'sett det i midten og framhev det som henger sammen med det, eller vis en gruppe'],
      ['Enter Enter', 'gå til siden om det'],
      ['s', 'vis kildene til relasjonene'],
      ['Esc', 'lukk kildene, eller slutt å framheve'],
      ['?', 'vis tastene'],
    ],
    scroll: 'Bilde som kan rulles',
    noSources: 'Det har ingen kilder på denne siden.',
    groupSources: 'Vis gruppen med Enter for å se kildene til hver.',
    sources: 'Kilder',
    about: 'Alt om dette',
    closeSources: 'Lukk',
    centred: 'Står i midten. Trykk Enter igjen for å gå til siden om det.',
  },
  nn: {
    zoom: { in: 'Større', out: 'Mindre', all: 'Heile biletet' },
    and: 'og',
    none: 'Det er ingenting å teikne: svaret har ingenting å vise.',
    grouped: n => `${n} er samla i grupper, for at biletet skal kunne lesast. Lista har alle.`,
    open: 'vis kvar av dei',
    openSome: (n, of) => `vis ${n} av ${of}`,
    close: 'vist nedst – samle igjen',
    rest: (n, of) => `${n} av ${of} er vist nedst – samle igjen`,
    stays: 'samla',
    legend: 'Teiknforklaring',
    keysTitle: 'Tastar i biletet',
    keys: [
      ['→', 'følg ein relasjon mot høgre'],
      ['←', 'gå tilbake, eller mot venstre'],
      ['↑ ↓', 'neste eller førre av dei du kunne følgt, elles i kolonnen'],
      ['Enter', 'set det i midten og framhev det som heng saman med det, eller vis ei gruppe'],
      ['Enter Enter', 'gå til sida om det'],
      ['s', 'vis kjeldene til relasjonane'],
      ['Esc', 'lukk kjeldene, eller slutt å framheve'],
      ['?', 'vis tastane'],
    ],
    scroll: 'Bilete som kan rullast',
    noSources: 'Det har ingen kjelder på denne sida.',
    groupSources: 'Vis gruppa med Enter for å sjå kjeldene til kvar.',
    sources: 'Kjelder',
    about: 'Alt om dette',
    closeSources: 'Lukk',
    centred: 'Står i midten. Trykk Enter igjen for å gå til sida om det.',
  },
  en: {
    zoom: { in: 'Larger', out: 'Smaller', all: 'Whole picture' },
    and: 'and',
    none: 'There is nothing to draw: the answer has nothing to show.',
    grouped: n => `${n} are shown in groups, so that the picture can be read. The list has all of them.`,
    open: 'show each of them',
    openSome: (n, of) => `show ${n} of ${of}`,
    close: 'shown below – group again',
    rest: (n, of) => `${n} of ${of} are shown below – group again`,
    stays: 'grouped',
    legend: 'Legend',
    keysTitle: 'Keys in the picture',
    keys: [
      ['→', 'follow a relation to the right'],
      ['←', 'go back, or to the left'],
      ['↑ ↓', 'next or previous of those you could have followed, or in the column'],
      ['Enter', 'put it in the middle and highlight what it is joined to, or show a group'],
      ['Enter Enter', 'go to its page'],
      ['s', 'show the sources of the relations'],
      ['Esc', 'close the sources, or stop highlighting'],
      ['?', 'show the keys'],
    ],
    scroll: 'Picture that can be scrolled',
    noSources: 'It has no sources on this page.',
    groupSources: 'Show the group with Enter to see the sources of each.',
    sources: 'Sources',
    about: 'All about it',
    closeSources: 'Close',
    centred: 'In the middle. Press Enter again to go to its page.',
  },
};
