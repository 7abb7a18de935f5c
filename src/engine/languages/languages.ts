import { orList } from '../errors';
import { alphabetOf, type Alphabet, type Letters } from './alphabet';
import { stemmersOf } from './stemming';

/** The language of the engine's own messages, which are complete, and of a reason that is said without any. */
export const ENGINE_LANGUAGE = 'en';

/** Texts by the tags of their languages. */
export type TextsByLanguage = Readonly<Record<string, string>>;

/** What a pack says of its languages. */
export type Spoken = Readonly<{
  /** Those in which something is said, the first where no other is asked for. */
  languages: readonly string[];
  /** What each falls back to, nearest first. */
  fallbacks?: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Those that its records are in, the first where no other is asked for, and those that they may be in besides; `languages` unless said. */
  written?: Readonly<{ own: readonly string[]; others: readonly string[] }>;
  /** Letters that stand apart from a to z; none unless said. */
  letters?: Letters;
}>;

/** The languages that texts of records may be in: those of a pack, and English; as data, which goes to other processes with the Model. */
export type Languages = Readonly<{
  all: readonly string[];
  /** The one that is shown and ordered by where none is asked for. */
  first: string;
  chains: ReadonlyMap<string, readonly string[]>;
  alphabet: Alphabet;
  /** The stemmers of those of the pack, as far as there are such, and of English. */
  stemmers: readonly string[];
  /** All of it that what is stored is ordered and found by. */
  spelling: string;
}>;

export const languagesOf = ({
  languages,
  fallbacks = {},
  written = { own: languages, others: [] },
  letters = {},
}: Spoken): Languages => {
  const { own, others } = written;
  const all = [...new Set([...own, ...others, ENGINE_LANGUAGE])];
  const stemmers = stemmersOf([...own, ENGINE_LANGUAGE]);
  const nearestTo = (language: string): readonly string[] =>
    fallbacks[language] ?? (own.includes(language) ? own : [ENGINE_LANGUAGE]);
  const chain = (language: string): readonly string[] =>
    [...new Set([language, ...nearestTo(language), ...all])].filter(of => all.includes(of));
  return {
    all,
    first: all[0] ?? ENGINE_LANGUAGE,
    chains: new Map(all.map(language => [language, chain(language)])),
    alphabet: alphabetOf(letters),
    stemmers,
    spelling: JSON.stringify([letters, stemmers]),
  };
};

/** Returns the languages in which a text is looked for that is asked for in one: that itself, its nearest, then all others. */
export const chainOf = ({ chains, all }: Languages, language: string): readonly string[] =>
  chains.get(language) ?? all;

/** Returns those in which a text is looked for where none is asked for. */
export const firstChain = (languages: Languages): readonly string[] => chainOf(languages, languages.first);

/** The first text that exists, in the order of a chain. */
export const firstText = <T extends string>(
  texts: Readonly<Partial<Record<string, T>>>,
  chain: readonly string[],
): T | undefined => {
  for (const language of chain) if (texts[language] !== undefined) return texts[language];
  return undefined;
};

/** Fills in, in SDL of ours, the languages that things are said in, and the first of them, where none is asked for. */
export const inLanguages = (sdl: string, { languages }: Pick<Spoken, 'languages'>): string =>
  sdl.replaceAll('{spoken}', orList(languages)).replaceAll('{first}', languages[0] ?? ENGINE_LANGUAGE);
