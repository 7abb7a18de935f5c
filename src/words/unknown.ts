import { inWords, spokenIn, type Spoken } from './grammar';

/** What nobody has looked at or written down, told apart from what is missing. */
type Words = Readonly<{
  unassessed: string;
  restless: string;
  unread: (some: number, all: number) => string;
  recorded: (some: number, all: number, own: number) => string;
  nothing: (name: string, peers: number) => string;
  particular: (some: number, all: number, peers: number) => string;
}>;

const ONE: Readonly<Record<Spoken, string>> = { nb: 'én', nn: 'éin', en: 'one' };
/** A number of things, up to twelve in words. */
const few = (n: number, spoken: Spoken): string => (n === 1 ? ONE[spoken] : inWords(n, spoken));

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    unassessed:
      'Ingen vurdering av kapabilitetene er registrert. At ingen er røde, betyr derfor at de ikke er vurdert, og ikke at de er i orden.',
    restless:
      'Det det spørres om, hviler ikke selv på noe som er registrert her: en sektor eller et land mister ingenting slik. Spør om dem som hører til, for eksempel aktørene i sektoren.',
    unread: (some, all) =>
      `${some} av ${all} det spørres om, er utelatt: de er med i grupper som ligger lenger unna enn det som er lest, så det er ikke kjent hva de har gjennom dem. Spør over flere ledd.`,
    recorded: (some, all, own) =>
      `Bruk er registrert hos ${some} av ${all} kommuner i sammenligningen, og her er det ${own === 0 ? 'ikke registrert bruk' : `registrert bruk av ${own === 1 ? 'én ressurs' : `${own} ressurser`}`}. Det som ikke er registrert, kan være i bruk likevel.`,
    nothing: (name, peers) =>
      `Ingenting er særskilt for ${name}: alt dette har også minst halvparten av de ${peers} kommunene i sammenligningen.`,
    particular: (some, all, peers) =>
      `Av disse ${few(all, 'nb')} er det ${few(some, 'nb')} som færre enn halvparten av de ${peers} kommunene i sammenligningen har.`,
  },
  nn: {
    unassessed:
      'Inga vurdering av kapabilitetane er registrert. At ingen er raude, tyder difor at dei ikkje er vurderte, og ikkje at dei er i orden.',
    restless:
      'Det det blir spurt om, kviler ikkje sjølv på noko som er registrert her: ein sektor eller eit land mistar ingenting slik. Spør om dei som høyrer til, til dømes aktørane i sektoren.',
    unread: (some, all) =>
      `${some} av ${all} det blir spurt om, er utelatne: dei er med i grupper som ligg lenger unna enn det som er lese, så det er ikkje kjent kva dei har gjennom dei. Spør over fleire ledd.`,
    recorded: (some, all, own) =>
      `Bruk er registrert hos ${some} av ${all} kommunar i samanlikninga, og her er det ${own === 0 ? 'ikkje registrert bruk' : `registrert bruk av ${own === 1 ? 'éin ressurs' : `${own} ressursar`}`}. Det som ikkje er registrert, kan vere i bruk likevel.`,
    nothing: (name, peers) =>
      `Ingenting er særskilt for ${name}: alt dette har òg minst halvparten av dei ${peers} kommunane i samanlikninga.`,
    particular: (some, all, peers) =>
      `Av desse ${few(all, 'nn')} er det ${few(some, 'nn')} som færre enn halvparten av dei ${peers} kommunane i samanlikninga har.`,
  },
  en: {
    unassessed:
      'No assessment of the capabilities is recorded. That none is red means that they were not assessed, and not that all is well.',
    restless:
      'What is asked about rests on nothing that is recorded here: a sector or a country loses nothing in this way. Ask about those that belong to it, such as the actors of the sector.',
    unread: (some, all) =>
      `${some} of the ${all} asked about are left out: they belong to groups that are farther away than what was read, so that what they have by these is not known. Ask with more hops.`,
    recorded: (some, all, own) =>
      `Uses are recorded for ${some} of the ${all} municipalities compared with, and ${own === 0 ? 'no resource is' : own === 1 ? 'one resource is' : `${own} resources are`} recorded as used here. What is not recorded may be in use all the same.`,
    nothing: (name, peers) =>
      `Nothing is particular to ${name}: at least half of the ${peers} municipalities compared with have all of this too.`,
    particular: (some, all, peers) =>
      `Of these ${few(all, 'en')}, fewer than half of the ${peers} municipalities compared with have ${few(some, 'en')}.`,
  },
};

/** Says that no capability was assessed. Languages without words get Norwegian Bokmål. */
export const explainUnassessed = (lang: unknown): string => WORDS[spokenIn(lang)].unassessed;

/** Says that what is asked about is of no kind that loses. */
export const explainRestless = (lang: unknown): string => WORDS[spokenIn(lang)].restless;

/** Says how many of those asked about are left out, since groups that they are in were not read. */
export const explainUnread = (some: number, all: number, lang: unknown): string =>
  WORDS[spokenIn(lang)].unread(some, all);

/** Says how many of those compared with have any use on record, and how many resources the one compared has. */
export const explainRecorded = (some: number, all: number, own: number, lang: unknown): string =>
  WORDS[spokenIn(lang)].recorded(some, all, own);

/** Of what was found, how much few of the peers have. */
type Particular = Readonly<{ some: number; all: number; peers: number; name: string }>;

/** Says how much of an answer is particular to whom it is about, or that nothing is. */
export const explainParticular = ({ some, all, peers, name }: Particular, lang: unknown): string => {
  const words = WORDS[spokenIn(lang)];
  return some === 0 ? words.nothing(name, peers) : words.particular(some, all, peers);
};
