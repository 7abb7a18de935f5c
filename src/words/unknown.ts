import type { Whole } from '../graph/up-to';
import type { Noun } from '../model/model';
import { inWords, spokenIn, type Spoken } from './grammar';

/** What nobody has looked at or written down, told apart from what is missing. */
type Words = Readonly<{
  unassessed: string;
  restless: string;
  unread: (some: number, all: number) => string;
  recorded: (some: number, all: number, own: number, those: string) => string;
  nothing: (name: string, all: number, peers: Peers) => string;
  particular: (some: number, all: number, peers: Peers) => string;
}>;

/** Those compared with: how many, and as what they are spoken of. */
type Peers = Readonly<{ count: number; one: string; many: string }>;

const ONE: Readonly<Record<Spoken, string>> = { nb: 'én', nn: 'éin', en: 'one' };
/** A number of things, up to twelve in words. */
const few = (n: number, spoken: Spoken): string => (n === 1 ? ONE[spoken] : inWords(n, spoken));

/** What the fewest of those compared with have, as the end of a sentence. */
const FEWEST: Readonly<Record<Spoken, (peers: Peers) => string>> = {
  nb: ({ count, one, many }) =>
    count === 1
      ? `${one} i sammenligningen ikke har`
      : `færre enn halvparten av de ${count} ${many} i sammenligningen har`,
  nn: ({ count, one, many }) =>
    count === 1
      ? `${one} i samanlikninga ikkje har`
      : `færre enn halvparten av dei ${count} ${many} i samanlikninga har`,
  en: ({ count, one, many }) =>
    count === 1
      ? `the ${one} compared with does not have`
      : `fewer than half of the ${count} ${many} compared with have`,
};

/** Those compared with, where what is meant is most of them. */
const MOST: Readonly<Record<Spoken, (peers: Peers) => string>> = {
  nb: ({ count, one, many }) =>
    count === 1 ? `${one} i sammenligningen` : `minst halvparten av de ${count} ${many} i sammenligningen`,
  nn: ({ count, one, many }) =>
    count === 1 ? `${one} i samanlikninga` : `minst halvparten av dei ${count} ${many} i samanlikninga`,
  en: ({ count, one, many }) =>
    count === 1 ? `the ${one} compared with has` : `at least half of the ${count} ${many} compared with have`,
};

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    unassessed:
      'Ingen vurdering av kapabilitetene er registrert. At ingen er røde, betyr derfor at de ikke er vurdert, og ikke at de er i orden.',
    restless:
      'Det det spørres om, hviler ikke selv på noe som er registrert her: en sektor eller et land mister ingenting slik. Spør om dem som hører til, for eksempel aktørene i sektoren.',
    unread: (some, all) =>
      `${some} av ${all} det spørres om, er utelatt: de er med i grupper som ligger lenger unna enn det som er lest, så det er ikke kjent hva de har gjennom dem. Spør over flere ledd.`,
    recorded: (some, all, own, those) =>
      `Bruk er registrert hos ${some} av ${all} ${those} i sammenligningen, og her er det ${own === 0 ? 'ikke registrert bruk' : `registrert bruk av ${own === 1 ? 'én ressurs' : `${own} ressurser`}`}. Det som ikke er registrert, kan være i bruk likevel.`,
    nothing: (name, all, peers) =>
      `Ingenting er særskilt for ${name}: ${all === 1 ? 'dette' : 'alt dette'} har også ${MOST.nb(peers)}.`,
    particular: (some, all, peers) => {
      if (all === 1) return `Dette er noe som ${FEWEST.nb(peers)}.`;
      if (some === all) return `Alle disse ${few(all, 'nb')} er slikt som ${FEWEST.nb(peers)}.`;
      return `Av disse ${few(all, 'nb')} er det ${few(some, 'nb')} som ${FEWEST.nb(peers)}.`;
    },
  },
  nn: {
    unassessed:
      'Inga vurdering av kapabilitetane er registrert. At ingen er raude, tyder difor at dei ikkje er vurderte, og ikkje at dei er i orden.',
    restless:
      'Det det blir spurt om, kviler ikkje sjølv på noko som er registrert her: ein sektor eller eit land mistar ingenting slik. Spør om dei som høyrer til, til dømes aktørane i sektoren.',
    unread: (some, all) =>
      `${some} av ${all} det blir spurt om, er utelatne: dei er med i grupper som ligg lenger unna enn det som er lese, så det er ikkje kjent kva dei har gjennom dei. Spør over fleire ledd.`,
    recorded: (some, all, own, those) =>
      `Bruk er registrert hos ${some} av ${all} ${those} i samanlikninga, og her er det ${own === 0 ? 'ikkje registrert bruk' : `registrert bruk av ${own === 1 ? 'éin ressurs' : `${own} ressursar`}`}. Det som ikkje er registrert, kan vere i bruk likevel.`,
    nothing: (name, all, peers) =>
      `Ingenting er særskilt for ${name}: ${all === 1 ? 'dette' : 'alt dette'} har òg ${MOST.nn(peers)}.`,
    particular: (some, all, peers) => {
      if (all === 1) return `Dette er noko som ${FEWEST.nn(peers)}.`;
      if (some === all) return `Alle desse ${few(all, 'nn')} er slikt som ${FEWEST.nn(peers)}.`;
      return `Av desse ${few(all, 'nn')} er det ${few(some, 'nn')} som ${FEWEST.nn(peers)}.`;
    },
  },
  en: {
    unassessed:
      'No assessment of the capabilities is recorded. That none is red means that they were not assessed, and not that all is well.',
    restless:
      'What is asked about rests on nothing that is recorded here: a sector or a country loses nothing in this way. Ask about those that belong to it, such as the actors of the sector.',
    unread: (some, all) =>
      `${some} of the ${all} asked about are left out: they belong to groups that are farther away than what was read, so that what they have by these is not known. Ask with more hops.`,
    recorded: (some, all, own, those) =>
      `Uses are recorded for ${some} of the ${all} ${those} compared with, and ${own === 0 ? 'no resource is' : own === 1 ? 'one resource is' : `${own} resources are`} recorded as used here. What is not recorded may be in use all the same.`,
    nothing: (name, all, peers) =>
      `Nothing is particular to ${name}: ${MOST.en(peers)} ${all === 1 ? 'this' : 'all of this'} too.`,
    particular: (some, all, peers) => {
      if (all === 1) return `This is something that ${FEWEST.en(peers)}.`;
      if (some === all) return `All ${few(all, 'en')} of these are things that ${FEWEST.en(peers)}.`;
      const are = some === 1 ? 'is something' : 'are things';
      return `Of these ${few(all, 'en')}, ${few(some, 'en')} ${are} that ${FEWEST.en(peers)}.`;
    },
  },
};

/** Says that no capability was assessed. Languages without words get Norwegian Bokmål. */
export const explainUnassessed = (lang: unknown): string => WORDS[spokenIn(lang)].unassessed;

/** Says that what is asked about is of no kind that loses. */
export const explainRestless = (lang: unknown): string => WORDS[spokenIn(lang)].restless;

/** Says how many of those asked about are left out, since groups that they are in were not read. */
export const explainUnread = (some: Whole<number>, all: number, lang: unknown): string =>
  WORDS[spokenIn(lang)].unread(some, all);

/** Of those compared with, how many have any use on record, and how many resources the one compared has. */
type Recorded = Readonly<{ some: number; all: number; own: number; noun: Noun }>;

/** Says how many of those compared with have any use on record, and how many resources the one compared has. */
export const explainRecorded = ({ some, all, own, noun }: Recorded, lang: unknown): string => {
  const spoken = spokenIn(lang);
  return WORDS[spoken].recorded(some, all, own, noun.many[spoken]);
};

/** Of all that was found, how much few of the peers have. */
type Particular = Readonly<{
  some: Whole<number>;
  all: Whole<number>;
  peers: number;
  noun: Noun;
  name: string;
}>;

/** Says how much of an answer is particular to whom it is about, or that nothing is. */
export const explainParticular = (
  { some, all, peers: count, noun, name }: Particular,
  lang: unknown,
): string => {
  const spoken = spokenIn(lang);
  const { one, many } = noun.definite ?? noun;
  const peers = { count, one: one[spoken], many: many[spoken] };
  return some === 0 ? WORDS[spoken].nothing(name, all, peers) : WORDS[spoken].particular(some, all, peers);
};
