import { FluentBundle, FluentResource, type FluentValue } from '@fluent/bundle';
import { functionsOf, Least, type Count, type NumberWords } from './count';
import type { MessageIds } from './ids';
import {
  ENGINE_LANGUAGE,
  firstText,
  type Languages,
  type Spoken,
  chainOf,
  languagesOf,
} from '../languages/languages';

export { ENGINE_LANGUAGE };

export type MessageId = keyof MessageIds;

/** What the messages that an id may stand for need together. */
type Together<Of> = (Of extends Of ? (of: Of) => void : never) extends (of: infer All) => void ? All : never;

/** The values of a message: none where it has no variables. */
export type ValuesOf<Id extends MessageId> =
  Together<Id extends Id ? MessageIds[Id] : never> extends infer Needed
    ? unknown extends Needed
      ? []
      : keyof Needed extends never
        ? []
        : [values: Needed]
    : never;

export type Say = <Id extends MessageId>(id: Id, ...values: ValuesOf<Id>) => string;

/** The text of a file of messages in a language; undefined if there is none. */
export type ReadMessages = (language: string, file: string) => string | undefined;

type Values = Readonly<Record<string, string | Count>>;
type Pattern = Exclude<ReturnType<FluentBundle['getMessage']>, undefined>['value'];

/** Stands before all else in the id of a message: the name of its file. */
export const fileOf = (id: string): string => id.slice(0, id.indexOf('-'));

/** The file that each language may have for what is said everywhere: its terms, and how it writes dates. */
export const EVERYWHERE = 'language';

/** The file of what a pack calls the fields of its model, which the engine knows nothing of. */
export const LABELS = 'label';

/** Higher numbers are not kept in words. */
const MOST_IN_WORDS = 100;

/** The messages of one language, each file of them read when the first of it is said. */
class Tongue {
  private readonly bundle: FluentBundle;
  private readonly files = new Set<string>();
  private readonly patterns = new Map<string, NonNullable<Pattern> | undefined>();
  private readonly numerals = new Map<number, string>();
  private readonly words: NumberWords = {
    numeral: n => this.numeral(n),
    atLeast: number => this.own('language-at-least', { number }) ?? `≥ ${number}`,
  };

  constructor(
    readonly language: string,
    private readonly read: ReadMessages,
  ) {
    this.bundle = new FluentBundle(language, {
      useIsolating: false,
      functions: functionsOf(this.words, text => capitalised(text, language)),
    });
  }

  pattern(id: string): NonNullable<Pattern> | undefined {
    if (this.patterns.has(id)) return this.patterns.get(id);
    this.load(EVERYWHERE);
    this.load(fileOf(id));
    const found = this.bundle.getMessage(id)?.value ?? undefined;
    this.patterns.set(id, found);
    return found;
  }

  listed(id: string): readonly string[] {
    const pattern = this.pattern(id);
    const text = pattern === undefined ? undefined : this.format(pattern, undefined);
    return text === undefined ? [] : text.split(/,\s+/).filter(Boolean);
  }

  /** Undefined if the message of this language cannot be said with the values; `check` tells of such. */
  format(pattern: NonNullable<Pattern>, values: Values | undefined): string | undefined {
    if (typeof pattern === 'string') return pattern;
    const faults: Error[] = [];
    const text = this.bundle.formatPattern(pattern, values ? this.given(values) : null, faults);
    return faults.length === 0 ? text : undefined;
  }

  /** Of what was cut, at least so many. */
  private given(values: Values): Readonly<Record<string, FluentValue | number>> {
    let given = values as Readonly<Record<string, FluentValue | number>>;
    for (const name in values) {
      const value = values[name];
      if (typeof value === 'object') given = { ...given, [name]: new Least(value.least, this.words) };
    }
    return given;
  }

  /** A number in words as far as the language has them; the few that it has are kept. */
  private numeral(n: number): string {
    const known = this.numerals.get(n);
    if (known !== undefined) return known;
    const text = this.own('language-number', { n }) ?? new Intl.NumberFormat(this.language).format(n);
    if (n <= MOST_IN_WORDS) this.numerals.set(n, text);
    return text;
  }

  private own(id: MessageId, values: Values): string | undefined {
    const pattern = this.pattern(id);
    return pattern === undefined ? undefined : this.format(pattern, values);
  }

  private load(file: string): void {
    if (this.files.has(file)) return;
    this.files.add(file);
    const text = this.read(this.language, file);
    if (text !== undefined) this.bundle.addResource(new FluentResource(text));
  }
}

/** The formats of a language by its tag: making one takes longer than all the rest of a sentence. */
const formatsOf = (language: string, datesAs: string) => ({
  plurals: new Intl.PluralRules(language),
  numbers: new Intl.NumberFormat(language, { maximumFractionDigits: 0 }),
  percents: new Intl.NumberFormat(language, { style: 'percent' }),
  conjunction: new Intl.ListFormat(language, { type: 'conjunction' }),
  disjunction: new Intl.ListFormat(language, { type: 'disjunction' }),
  days: new Intl.DateTimeFormat(datesAs, { dateStyle: 'long', timeZone: 'UTC' }),
});

const capitalised = (sentence: string, language: string): string =>
  /^\p{Ll}[\p{L}-]*\p{Lu}|^[\p{Ll}-]+\.[\p{Ll}.]*\p{Ll} /u.test(sentence)
    ? sentence
    : sentence.replace(/^./u, first => first.toLocaleUpperCase(language));

/** One language as sentences are said in it: its messages, and those that it falls back to. */
export class Speaker {
  private formats: ReturnType<typeof formatsOf> | undefined;

  constructor(
    readonly language: string,
    /** Where a text of a record is looked for: in the language itself, its fallbacks in order, and all others. */
    private readonly chain: readonly string[],
    private readonly tongues: readonly Tongue[],
  ) {}

  /** Returns a message as a text. A value that is a number is written, and chooses plurals, as the language does. */
  readonly say: Say = (id, ...given) => {
    const [values] = given as readonly Values[];
    for (const tongue of this.tongues) {
      const pattern = tongue.pattern(id);
      const text = pattern === undefined ? undefined : tongue.format(pattern, values);
      if (text !== undefined) return text;
    }
    throw new Error(`There is no message ${id} that can be said with these values.`);
  };

  /** Returns what a text that is given by language says in this one, or in the first that it falls back to. */
  of<T extends string>(texts: Readonly<Partial<Record<string, T>>>): T | undefined {
    return texts[this.language] ?? firstText(texts, this.chain);
  }

  /**
   * Returns what something of the model is called, such as a field: by the pack's words, `label-…`, or else by the texts that the
   * SDL has, nearest language first.
   */
  label(name: string, texts: Readonly<Partial<Record<string, string>>> = {}): string | undefined {
    for (const tongue of this.tongues) {
      const said = tongue.pattern(`${LABELS}-${name}`) ?? texts[tongue.language];
      if (typeof said === 'string') return said;
    }
    return undefined;
  }

  /** Returns the words that messages of the language itself list, with commas between them. */
  words(...ids: readonly MessageId[]): readonly string[] {
    return ids.flatMap(id => this.tongues[0]?.listed(id) ?? []);
  }

  /** Returns the words that a message lists in any of the languages that it falls back to. */
  wordsOfAll(id: MessageId): readonly string[] {
    return [...new Set(this.tongues.flatMap(tongue => tongue.listed(id)))];
  }

  /** Text in quotation marks. */
  quoted(text: string): string {
    return this.say('language-quoted', { text });
  }

  /** A list: “A, B, and C”. */
  list(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
    return this.as()[type].format(items);
  }

  /** A number as written in the language: 1,548 in English. */
  number(n: number): string {
    return this.as().numbers.format(n);
  }

  /** A share, from 0 to 1, as written in the language: 67% in English. */
  percent(share: number): string {
    return this.as().percents.format(share);
  }

  /** A date in words: 1 January 2020. */
  day(iso: string): string {
    return this.as().days.format(new Date(`${iso}T00:00:00Z`));
  }

  /** Tells whether the number takes a singular verb or adjective. */
  isOne(n: number): boolean {
    return this.as().plurals.select(n) === 'one';
  }

  /**
   * Capitalised as the beginning of a sentence. “eID” and “iOS” keep their own letters; “forskrift om
   * …” does not.
   */
  capital(sentence: string): string {
    return capitalised(sentence, this.language);
  }

  private as(): ReturnType<typeof formatsOf> {
    return (this.formats ??= formatsOf(this.language, this.ownOr('language-dates', this.language)));
  }

  /** A message of the language itself: how it writes is nothing that another may say. */
  private ownOr(id: MessageId, otherwise: string): string {
    const own = this.tongues[0]?.pattern(id);
    return typeof own === 'string' ? own : otherwise;
  }
}

/** All that is said to people, in the languages of a pack. */
export class Messages {
  private readonly tongues = new Map<string, Tongue>();
  private readonly speakers = new Map<string, Speaker>();
  readonly languages: readonly string[];
  /** Those that texts of records may be in. */
  readonly texts: Languages;
  /** A map, since what is looked up in it may be anything that a client sends. */
  private readonly fallbacks: ReadonlyMap<string, readonly string[]>;

  constructor(
    spoken: Spoken,
    private readonly read: ReadMessages,
  ) {
    const { languages, fallbacks = {} } = spoken;
    this.languages = languages.length > 0 ? languages : [ENGINE_LANGUAGE];
    this.texts = languagesOf(spoken);
    this.fallbacks = new Map(Object.entries(fallbacks).map(([of, to = []]) => [of, to]));
    // It stands in the Model, which is frozen to the bottom; what is kept in its maps is not.
    Object.freeze(this);
  }

  /**
   * Returns the speaker of a language; of one that nothing is said in, the first of its fallbacks that something is said in, or
   * the first language of all.
   */
  readonly in = (asked: unknown): Speaker => {
    const language = this.spoken(asked) ?? this.languages[0] ?? ENGINE_LANGUAGE;
    const known = this.speakers.get(language);
    if (known) return known;
    const tongues = this.chainOf(language).map(of => this.tongue(of));
    const made = new Speaker(language, chainOf(this.texts, language), tongues);
    this.speakers.set(language, made);
    return made;
  };

  /** Returns a message in a language. */
  readonly say = <Id extends MessageId>(language: string, id: Id, ...values: ValuesOf<Id>): string =>
    this.in(language).say(id, ...values);

  /** Returns the language that is asked for, or the first that it falls back to; undefined if nothing is said in any. */
  readonly spoken = (asked: unknown): string | undefined => {
    if (typeof asked !== 'string') return undefined;
    if (this.languages.includes(asked)) return asked;
    return this.fallbacks.get(asked)?.find(of => this.languages.includes(of));
  };

  private chainOf(language: string): readonly string[] {
    return [...new Set([language, ...(this.fallbacks.get(language) ?? this.languages), ENGINE_LANGUAGE])];
  }

  private tongue(language: string): Tongue {
    const known = this.tongues.get(language);
    if (known) return known;
    const made = new Tongue(language, this.read);
    this.tongues.set(language, made);
    return made;
  }
}
