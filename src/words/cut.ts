import { BOUNDS } from '../plan/traversal';
import type { RowMap } from '../plan/plan';
import { spelt, GROUP, number, RELATION } from './grammar';
import { spokenIn, type Spoken } from './spoken';

/**
 * What was cut: groups beyond the number asked for, relations beyond the layer cap, or paths beyond the step
 * limit.
 */
export type Cut =
  | Readonly<{ reason: 'GROUP_LIMIT'; groups: number }>
  | Readonly<{ reason: 'LAYER_CAP'; /** Relations read. */ visited: number }>
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
      `Det er flere enn ${relations} i samme avstand (${read} er lest): start fra færre noder, eller nevn hvilke relasjoner som skal følges.`,
    PATH_LIMIT:
      'Det er for mange veier å lete gjennom: senk grensen for lengden (maxHops), eller nevn hvilke relasjoner som skal følges.',
  },
  nn: {
    whole: relations => `Alt innanfor ${relations} er med; det som er lenger unna, er utelate.`,
    notWhole: 'Noko er utelate, så tal og lister kan vere ufullstendige.',
    GROUP_LIMIT: groups =>
      `Svaret viser ${groups}, men det finst fleire: auk talet (first), eller avgrens utvalet (where).`,
    LAYER_CAP: (relations, read) =>
      `Det er fleire enn ${relations} i same avstand (${read} er lesne): start frå færre nodar, eller nemn kva relasjonar som skal følgjast.`,
    PATH_LIMIT:
      'Det er for mange vegar å leite gjennom: senk grensa for lengda (maxHops), eller nemn kva relasjonar som skal følgjast.',
  },
  en: {
    whole: relations => `Everything within ${relations} is included; what is further away is left out.`,
    notWhole: 'Something was left out, so counts and lists may be incomplete.',
    GROUP_LIMIT: groups =>
      `The answer shows ${groups}, but there are more: ask for more (first), or narrow the filter (where).`,
    LAYER_CAP: (relations, read) =>
      `There are more than ${relations} at the same distance (${read} were read): start from fewer nodes, or name the relations to follow.`,
    PATH_LIMIT:
      'There are too many paths to search: lower the limit on length (maxHops), or name the relations to follow.',
  },
};

/** What was cut from an answer, and the distance within which it is still complete, if there is one. */
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
      ? words.LAYER_CAP(spelt(BOUNDS.layerCap, RELATION, spoken), number(cut.visited, spoken))
      : words.PATH_LIMIT;
  return `${completeTo ? words.whole(spelt(completeTo, RELATION, spoken)) : words.notWhole} ${why}`;
};
