import { orList } from '../errors';
import { Alphabet, type Letters } from './alphabet';
import { stemmersOf, stemming, type Stems } from './stemming';

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

/** The languages that texts of records may be in: those of a pack, and English. */
export class Languages {
  readonly all: readonly string[];
  /** The one that is shown and ordered by where none is asked for. */
  readonly first: string;
  readonly alphabet: Alphabet;
  /** The stems by which a word is found: in the languages of the pack, as far as there is a stemmer, and in English. */
  readonly stems: Stems;
  /** All of it that stored records are derived by. */
  readonly spelling: string;
  private readonly chains: ReadonlyMap<string, readonly string[]>;

  constructor({ languages, fallbacks = {}, written = { own: languages, others: [] }, letters = {} }: Spoken) {
    const { own, others } = written;
    const stemmed = [...own, ENGINE_LANGUAGE];
    this.alphabet = new Alphabet(letters);
    this.stems = stemming(stemmed);
    this.spelling = JSON.stringify([letters, stemmersOf(stemmed)]);
    this.all = Object.freeze([...new Set([...own, ...others, ENGINE_LANGUAGE])]);
    this.first = this.all[0] ?? ENGINE_LANGUAGE;
    this.chains = new Map(
      this.all.map(language => {
        const nearest = fallbacks[language] ?? (own.includes(language) ? own : [ENGINE_LANGUAGE]);
        const known = [...new Set([language, ...nearest, ...this.all])].filter(of => this.all.includes(of));
        return [language, Object.freeze(known)] as const;
      }),
    );
    Object.freeze(this.chains);
    Object.freeze(this);
  }

  /** Returns the languages in which a text is looked for that is asked for in one: that itself, its nearest, then all others. */
  chain(language: string): readonly string[] {
    return this.chains.get(language) ?? this.all;
  }
}

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
