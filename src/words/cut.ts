import type { Whole } from '../graph/up-to';
import type { RowMap } from '../plan/plan';
import { spelt, GROUP, number, RELATION, spokenIn, type Spoken, capitalised, isOne, STEP } from './grammar';

/**
 * What was cut: groups beyond the number asked for, relations beyond the layer cap, or paths beyond the step
 * limit.
 */
type Cut =
  | Readonly<{ reason: 'GROUP_LIMIT'; groups: number }>
  | Readonly<{ reason: 'LAYER_CAP'; layerCap: number; /** Relations read. */ visited: number }>
  | Readonly<{ reason: 'PATH_LIMIT' }>;

type Words = Readonly<{
  whole: (relations: string) => string;
  notWhole: string;
  GROUP_LIMIT: (groups: string) => string;
  LAYER_CAP: (relations: string, read: string) => string;
  PATH_LIMIT: string;
}>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    whole: relations => `Alt innenfor ${relations} er med; det som er lenger unna, er utelatt.`,
    notWhole: 'Noe er utelatt, så tall og lister kan være ufullstendige.',
    GROUP_LIMIT: groups =>
      `Svaret viser ${groups}, men det finnes flere: øk antallet (first), eller avgrens utvalget (where).`,
    LAYER_CAP: (relations, read) =>
      `Det er flere enn ${relations} i samme avstand (${read} er lest): start fra færre, eller nevn hvilke relasjoner som skal følges.`,
    PATH_LIMIT:
      'Det er for mange veier å lete gjennom: senk grensen for lengden (maxHops), eller nevn hvilke relasjoner som skal følges.',
  },
  nn: {
    whole: relations => `Alt innanfor ${relations} er med; det som er lenger unna, er utelate.`,
    notWhole: 'Noko er utelate, så tal og lister kan vere ufullstendige.',
    GROUP_LIMIT: groups =>
      `Svaret viser ${groups}, men det finst fleire: auk talet (first), eller avgrens utvalet (where).`,
    LAYER_CAP: (relations, read) =>
      `Det er fleire enn ${relations} i same avstand (${read} er lesne): start frå færre, eller nemn kva relasjonar som skal følgjast.`,
    PATH_LIMIT:
      'Det er for mange vegar å leite gjennom: senk grensa for lengda (maxHops), eller nemn kva relasjonar som skal følgjast.',
  },
  en: {
    whole: relations => `Everything within ${relations} is included; what is further away is left out.`,
    notWhole: 'Something was left out, so counts and lists may be incomplete.',
    GROUP_LIMIT: groups =>
      `The answer shows ${groups}, but there are more: ask for more (first), or narrow the filter (where).`,
    LAYER_CAP: (relations, read) =>
      `There are more than ${relations} at the same distance (${read} were read): start from fewer, or name the relations to follow.`,
    PATH_LIMIT:
      'There are too many paths to search: lower the limit on length (maxHops), or name the relations to follow.',
  },
};

/** Returns what was cut from an answer, and the distance within which it is still complete, if there is one. */
export const truncated = (cut: Cut, completeTo: number | null): RowMap => ({
  reason: cut.reason,
  completeTo,
  explanation: (args: RowMap): string => explainCut(cut, completeTo, args['lang']),
});

/** The cut in words, with advice on how to avoid it. */
export const explainCut = (cut: Cut, completeTo: number | null, lang: unknown): string => {
  const spoken = spokenIn(lang);
  const words = WORDS[spoken];
  if (cut.reason === 'GROUP_LIMIT') return words.GROUP_LIMIT(spelt(cut.groups, GROUP, spoken));
  const why =
    cut.reason === 'LAYER_CAP'
      ? words.LAYER_CAP(spelt(cut.layerCap, RELATION, spoken), number(cut.visited, spoken))
      : words.PATH_LIMIT;
  return `${completeTo ? words.whole(spelt(completeTo, RELATION, spoken)) : words.notWhole} ${why}`;
};

/** How a sentence continues after “Ett ledd” or “Tre ledd”. */
type Clauses = Readonly<Record<'one' | 'many', string>>;
type UndatedWords = Readonly<Record<'steps' | 'difference' | 'history', Clauses>>;

const UNDATED: Readonly<Record<Spoken, UndatedWords>> = {
  nb: {
    steps: {
      one: 'er uten dato, så det er ikke kjent om det gjelder den dagen.',
      many: 'er uten dato, så det er ikke kjent om de gjelder den dagen.',
    },
    difference: {
      one: 'er uten dato. Den regnes med på begge dagene så lenge begge endene finnes, så en endring i den selv vises ikke.',
      many: 'er uten dato. De regnes med på begge dagene så lenge begge endene finnes, så endringer i dem selv vises ikke.',
    },
    history: {
      one: 'er uten dato, så det er ikke kjent når den begynte eller sluttet å gjelde.',
      many: 'er uten dato, så det er ikke kjent når de begynte eller sluttet å gjelde.',
    },
  },
  nn: {
    steps: {
      one: 'er utan dato, så det er ikkje kjent om det gjeld den dagen.',
      many: 'er utan dato, så det er ikkje kjent om dei gjeld den dagen.',
    },
    difference: {
      one: 'er utan dato. Han blir rekna med begge dagane så lenge begge endane finst, så ei endring i han sjølv blir ikkje vist.',
      many: 'er utan dato. Dei blir rekna med begge dagane så lenge begge endane finst, så endringar i dei sjølve blir ikkje viste.',
    },
    history: {
      one: 'er utan dato, så det er ikkje kjent når han byrja eller slutta å gjelde.',
      many: 'er utan dato, så det er ikkje kjent når dei byrja eller slutta å gjelde.',
    },
  },
  en: {
    steps: {
      one: 'has no date, so it is not known whether it is valid on that day.',
      many: 'have no dates, so it is not known whether they are valid on that day.',
    },
    difference: {
      one: 'has no date. It counts on both days as long as both its ends are there, so a change in the relation itself is not shown.',
      many: 'have no dates. They count on both days as long as both their ends are there, so changes in the relations themselves are not shown.',
    },
    history: {
      one: 'has no date, so it is not known when it began or ended.',
      many: 'have no dates, so it is not known when they began or ended.',
    },
  },
};

const explain = (count: number, of: keyof UndatedWords, lang: unknown): string => {
  const spoken = spokenIn(lang);
  const noun = of === 'steps' ? STEP : RELATION;
  const clause = UNDATED[spoken][of][isOne(count, spoken) ? 'one' : 'many'];
  return `${capitalised(spelt(count, noun, spoken))} ${clause}`;
};

/** Says how many steps have no dates, where that matters. */
export const explainSteps = (count: number, lang: unknown): string => explain(count, 'steps', lang);

/** Says what relations without dates mean for an answer about days. */
export const explainUndated = (
  count: Whole<number>,
  question: 'difference' | 'history',
  lang: unknown,
): string => explain(count, question, lang);
