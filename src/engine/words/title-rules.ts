import type { Speaker } from '../messages/speaker';

/**
 * How a name, or several, stands within a sentence, by the words that a language lists in its messages: `language.ftl`. The
 * explorer says its own sentences by these rules too: nothing is imported here but types.
 */

/** A question, or a name that explains itself, would run into the sentence around it. */
export const runsOn = (name: string): boolean => /[?!:]| [–-] /.test(name);

/** What a language asks of names within its sentences, besides what messages say: most ask nothing. */
type NameRules = Readonly<{
  /** A name as it stands within a sentence. */
  within: (name: string) => string;
  /** A predicate that agrees with its subject: “use”, not “uses”, of the Core Vocabularies. */
  agreeing: (predicate: string, subject: string) => string;
  /** Whether a predicate of the name is in the plural. */
  isPlural: (name: string) => boolean;
  /** Whether a name is words that could be part of the sentence without naming anything. */
  isPhrase: (name: string) => boolean;
  /** A predicate as it stands before several names: «har medlemmene» for «har medlemmet», and «bruker» as it is. */
  beforeNames: (predicate: string) => string;
  /**
   * A predicate as it stands before a number of a kind: “pursues” for “pursues the goal”, since nine goals follow. Nothing
   * where its last word says something else than the kind (`noun`) does: “has the member” is not “has nine towns”.
   */
  beforeNumber: (predicate: string, noun: string) => string | undefined;
  /** Names are explained in brackets, which is done once in a text. */
  explains: boolean;
}>;

const RULES = new WeakMap<Speaker, NameRules>();

/** Returns what the language of a speaker asks of names. */
export const rulesOf = (speaker: Speaker): NameRules => {
  const known = RULES.get(speaker);
  if (known) return known;
  const made = {
    ...(speaker.language === 'en' ? englishRules(speaker) : NO_RULES),
    ...predicateRules(speaker),
    isPhrase: phraseRule(speaker),
  };
  RULES.set(speaker, made);
  return made;
};

const NO_RULES = {
  within: (name: string) => name,
  agreeing: (predicate: string) => predicate,
  isPlural: () => false,
  explains: false,
} as const;

/** Words of which one fits, each as it is written. */
const anyOf = (words: readonly string[]): string =>
  words.length === 0 ? '(?!)' : words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

const MOST_NAMES = 10_000;

/**
 * Finds names such as «Orden i eget hus», and a noun without its article, which no sentence can begin with: «Basisprofil»,
 * «Kartnode (ny)». A name may be in another language than the sentence.
 */
const phraseRule = (speaker: Speaker): NameRules['isPhrase'] => {
  const [bare, prepositions] = [
    speaker.wordsOfAll('language-bare-nouns'),
    speaker.wordsOfAll('language-prepositions'),
  ];
  const isBare = new RegExp(`^(?!.* (?:${anyOf(prepositions)}) ).*(?:${anyOf(bare)})(?: \\([^)]*\\))?$`);
  // Asked of the same few names in sentence after sentence, and as slow as reading a whole relation.
  const known = new Map<string, boolean>();
  return name => {
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const isOne = /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(name) || isBare.test(name);
    if (known.size >= MOST_NAMES) known.clear();
    known.set(name, isOne);
    return isOne;
  };
};

const plural = (verb: string): string => {
  if (verb === 'is') return 'are';
  if (verb === 'has') return 'have';
  if (/[^aeiou]ies$/.test(verb)) return `${verb.slice(0, -3)}y`;
  return verb.replace(/(?<=ss|sh|ch|x|o)es$|(?<=[^s])s$/, '');
};

/** English puts “the” before a common noun: the Services Directive; and within a sentence “The” has a small letter. */
const englishRules = (speaker: Speaker): Omit<NameRules, 'isPhrase' | 'beforeNames' | 'beforeNumber'> => {
  const words: Speaker['words'] = (...ids) => speaker.words(...ids);
  const nouns = anyOf(words('language-nouns', 'language-own-nouns'));
  const behind = anyOf(words('language-behind-nouns'));
  const ends = new RegExp(`\\b(?:${nouns})(?: \\d[\\d.]*)?(?: (?:${behind}))?(?: \\([^)]*\\))?$`, 'i');
  const first = anyOf(words('language-first-nouns', 'language-own-first-nouns'));
  const begins = new RegExp(
    `^(?:\\p{Lu}[\\p{L}\\d]+ ){0,2}(?:${nouns}|${first}) (?:for|in|of|on|to|relating)\\b`,
    'u',
  );
  const customary = new Set(words('language-customary'));
  const bare = new RegExp(`^(?:the|an?) |^(?:${anyOf(words('language-proper'))}) `, 'i');
  const several = anyOf(words('language-plurals'));
  const plurals = new RegExp(`^(?!“).*(?:\\b(?:${several})$|\\bActs \\d|\\bServices of\\b)`);
  return {
    within: name => {
      if (/^The /.test(name)) return `t${name.slice(1)}`;
      if (bare.test(name)) return name;
      return ends.test(name) || begins.test(name) || customary.has(name) ? `the ${name}` : name;
    },
    agreeing: (predicate, subject) =>
      plurals.test(subject)
        ? predicate.replace(/^(?:no longer )?\w+(?: or \w+)?/, verbs => verbs.replace(/\w+/g, plural))
        : predicate,
    isPlural: name => plurals.test(name),
    explains: true,
  };
};

/** How the last word of a predicate ends: what stays, what goes, and what stands there instead where it is of several. */
type NounEnding = Readonly<{ kept: string; one: string; many: string }>;

/** Reads `lemm-en/ene`: «medlemmen» becomes «medlemmene». */
const endingOf = (word: string): NounEnding => {
  const [, kept = '', one = '', many = ''] = /^([^-]*)-([^/]*)\/(.*)$/.exec(word) ?? [];
  return { kept, one, many };
};

/** By how a predicate ends that leads to one that is named after it: «har medlemmet», “has the member”. */
const predicateRules = (speaker: Speaker): Pick<NameRules, 'beforeNames' | 'beforeNumber'> => {
  const endings = speaker.words('language-noun-endings').map(endingOf);
  const [article = ''] = speaker.words('language-article');
  const others = anyOf(speaker.words('language-no-nouns'));
  const naming = new RegExp(`^(.+ )${article && `${article} `}(?!${others})(\\p{Ll}+)$`, 'u');
  const inPredicate = (predicate: string) => {
    const [, before = '', word = ''] = naming.exec(predicate) ?? [];
    const ending = endings.find(({ kept, one }) => word.length > one.length && word.endsWith(kept + one));
    return ending && { before, stem: word.slice(0, word.length - ending.one.length), ending };
  };
  return {
    beforeNames: predicate => {
      const { stem, ending: { one, many } = { one: '', many: '' } } = inPredicate(predicate) ?? {};
      return stem === undefined ? predicate : predicate.slice(0, predicate.length - one.length) + many;
    },
    beforeNumber: (predicate, noun) => {
      const found = inPredicate(predicate);
      if (!found) return predicate;
      const { before, stem, ending } = found;
      return noun.endsWith(stem) || `${stem}${ending.one}`.startsWith(noun) ? before.trimEnd() : undefined;
    },
  };
};
