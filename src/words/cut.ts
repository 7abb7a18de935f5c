import { BOUNDS } from '../plan/bounds';
import { spokenIn, type Spoken } from './path';
import type { RowMap } from '../plan/plan';

/** What was cut: groups beyond those asked for, relations beyond the cap of a layer, paths beyond those that are tried. */
export type Cut =
  | Readonly<{ reason: 'GROUP_LIMIT'; groups: number }>
  | Readonly<{ reason: 'LAYER_CAP'; /** Relations read. */ visited: number }>
  | Readonly<{ reason: 'PATH_LIMIT' }>;

type Words = Readonly<{
  whole: (hops: number) => string;
  notWhole: string;
  GROUP_LIMIT: (groups: string) => string;
  LAYER_CAP: (cap: string, read: string) => string;
  PATH_LIMIT: string;
}>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    whole: hops =>
      `Alt innenfor ${hops === 1 ? 'én relasjon' : `${hops} relasjoner`} er med; det som er lenger unna, er utelatt.`,
    notWhole: 'Noe er utelatt, så tall og lister kan være ufullstendige.',
    GROUP_LIMIT: groups => `Det er flere enn disse ${groups} gruppene: øk first, eller avgrens where.`,
    LAYER_CAP: (cap, read) =>
      `Det er flere enn ${cap} relasjoner i samme avstand (${read} lest): start fra færre noder, eller nevn relasjoner.`,
    PATH_LIMIT: 'Det er for mange veier å lete gjennom: senk maxHops, eller nevn relasjoner.',
  },
  nn: {
    whole: hops =>
      `Alt innanfor ${hops === 1 ? 'éin relasjon' : `${hops} relasjonar`} er med; det som er lenger unna, er utelate.`,
    notWhole: 'Noko er utelate, så tal og lister kan vere ufullstendige.',
    GROUP_LIMIT: groups => `Det er fleire enn desse ${groups} gruppene: auk first, eller avgrens where.`,
    LAYER_CAP: (cap, read) =>
      `Det er fleire enn ${cap} relasjonar i same avstand (${read} lesne): start frå færre nodar, eller nemn relasjonar.`,
    PATH_LIMIT: 'Det er for mange vegar å leite gjennom: senk maxHops, eller nemn relasjonar.',
  },
  en: {
    whole: hops =>
      `Everything within ${hops === 1 ? 'one relation' : `${hops} relations`} is included; what is further away is left out.`,
    notWhole: 'Something was left out, so counts and lists may be incomplete.',
    GROUP_LIMIT: groups => `There are more than these ${groups} groups: raise first, or narrow where.`,
    LAYER_CAP: (cap, read) =>
      `There are more than ${cap} relations at one distance (${read} read): start from fewer nodes, or name relations.`,
    PATH_LIMIT: 'There are too many paths to search: lower maxHops, or name relations.',
  },
};

/** What was cut from an answer, and up to what distance it is whole all the same, where it has any. */
export const truncated = (cut: Cut, completeTo: number | null): RowMap => ({
  reason: cut.reason,
  completeTo,
  explanation: (args: RowMap): string => explainCut(cut, completeTo, args['lang']),
});

/** In words, with what to do about it. */
export const explainCut = (cut: Cut, completeTo: number | null, lang: unknown): string => {
  const spoken = spokenIn(lang);
  const words = WORDS[spoken];
  const number = (value: number): string => value.toLocaleString(spoken);
  if (cut.reason === 'GROUP_LIMIT') return words.GROUP_LIMIT(number(cut.groups));
  const why =
    cut.reason === 'LAYER_CAP'
      ? words.LAYER_CAP(number(BOUNDS.layerCap), number(cut.visited))
      : words.PATH_LIMIT;
  return `${completeTo ? words.whole(completeTo) : words.notWhole} ${why}`;
};
