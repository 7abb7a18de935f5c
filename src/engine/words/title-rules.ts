/**
 * How a name, or several, stands within a sentence. The explorer says its own sentences by these rules too: nothing is
 * imported here.
 */

/** A question, or a name that explains itself, would run into the sentence around it. */
export const runsOn = (name: string): boolean => /[?!:]| [–-] /.test(name);

/**
 * «Orden i eget hus», «Rammeverk for informasjonsforvaltning»: words that could be part of a sentence without
 * naming anything.
 */
const PHRASE = /^\p{Lu}\p{Ll}+ \p{Ll}/u;
/** «API-katalog», «eIDAS-node (Norge)»: a Norwegian noun without its article, which no sentence can begin with. */
const BARE =
  /^(?!.* (?:av|for|i|om|til) ).*(?:katalog|node|kart|profil|protokoll|konsultasjon|integrasjon[ea]r|løsninger|løysingar|tjenester|tenester|typ[ea]r)(?: \([^)]*\))?$/;
export const isPhrase = (name: string): boolean => {
  const known = phrases.get(name);
  if (known !== undefined) return known;
  const isOne = PHRASE.test(name) || BARE.test(name);
  if (phrases.size >= MOST_NAMES) phrases.clear();
  phrases.set(name, isOne);
  return isOne;
};
/** Asked of the same few names in sentence after sentence, and as slow as reading a whole relation. */
const phrases = new Map<string, boolean>();
const MOST_NAMES = 10_000;

const COMMON_NOUNS =
  'Academy|Act|Address|Administration|Agency|Alliance|API|Association|Authority|Bank|Board|Bureau|Cadastre|Card|Catalogue|Centre|Circular|Commission|Committee|Cooperation|Council|Court|Database|Declaration|Directive|Directorate|Directory|Factory|Foundation|Framework|Fund|Gateway|Governor|Infrastructure|Inspectorate|Institute|Integrator|Intranet|Layer|Library|Ministry|Model|Network|Node|Office|Discrimination Ombud|Parliament|Platform|Portal|Profile|Programme|Protocol|Publisher|Register|Registry|Regulations?|Repository|Service|Standard|Strategy|System|Toolbox|Union|University|Vocabular(?:y|ies)|Wallet|Building Block|(?:Context|Evidence) Broker';
const ENDS_COMMON = new RegExp(`\\b(?:${COMMON_NOUNS})(?: \\d[\\d.]*)?(?: Norway)?(?: \\([^)]*\\))?$`, 'i');
const BEGINS_COMMON = new RegExp(
  `^(?:\\p{Lu}[\\p{L}\\d]+ ){0,2}(?:${COMMON_NOUNS}|Acts|Archives|Directorate-General|Embassy|Exchange|Law|Services|Survey) (?:for|in|of|on|to|relating)\\b`,
  'u',
);
/** Said with an article by custom. */
const CUSTOMARY = /^(?:CNCF|EIF|GDPR|IETF|W3C|Norwegian (?:Armed Forces|Courts))$/;
/** Ends as a common noun does, and is none. */
const PROPER = /^Norges /;

/** English puts “the” before a common noun: the Services Directive; and within a sentence “The” has a small letter. */
export const withArticle = (name: string): string => {
  if (/^The /.test(name)) return `t${name.slice(1)}`;
  if (/^(?:the|an?) /i.test(name) || PROPER.test(name)) return name;
  return ENDS_COMMON.test(name) || BEGINS_COMMON.test(name) || CUSTOMARY.test(name) ? `the ${name}` : name;
};

const PLURAL = /^(?!“).*(?:\b(?:Courts|Forces|Vocabularies|ecosystems|services)$|\bActs \d|\bServices of\b)/;

const plural = (verb: string): string => {
  if (verb === 'is') return 'are';
  if (verb === 'has') return 'have';
  if (/[^aeiou]ies$/.test(verb)) return `${verb.slice(0, -3)}y`;
  return verb.replace(/(?<=ss|sh|ch|x|o)es$|(?<=[^s])s$/, '');
};

/** An English predicate that agrees with its subject: “use”, not “uses”, of the Norwegian Courts. */
export const agreeing = (predicate: string, subject: string): string =>
  PLURAL.test(subject)
    ? predicate.replace(/^(?:no longer )?\w+(?: or \w+)?/, verbs => verbs.replace(/\w+/g, plural))
    : predicate;

/** What a language asks of names within its sentences, besides what messages say: most ask nothing. */
type NameRules = Readonly<{
  /** A name as it stands within a sentence. */
  within: (name: string) => string;
  agreeing: typeof agreeing;
  /** Whether a predicate of the name is in the plural. */
  isPlural: (name: string) => boolean;
  /** A predicate as it stands before several names. */
  beforeNames: (predicate: string) => string;
  /** Names are explained in brackets, which is done once in a text. */
  explains: boolean;
}>;

const NO_RULES: NameRules = {
  within: name => name,
  agreeing: predicate => predicate,
  isPlural: () => false,
  beforeNames: predicate => predicate,
  explains: false,
};
const RULES: Readonly<Partial<Record<string, NameRules>>> = {
  nb: { ...NO_RULES, beforeNames: predicate => beforeNames(predicate, 'nb') },
  nn: { ...NO_RULES, beforeNames: predicate => beforeNames(predicate, 'nn') },
  en: {
    within: withArticle,
    agreeing,
    isPlural: name => PLURAL.test(name),
    beforeNames: predicate => beforeNames(predicate, 'en'),
    explains: true,
  },
};

/** Returns what a language asks of names. */
export const rulesOf = (language: string): NameRules => RULES[language] ?? NO_RULES;

/** «har medlemmet», “has the member”: it ends with a word for the one that is named after it. */
const NAMING: Readonly<Partial<Record<string, RegExp>>> = {
  nb: /^(.+ )(?!brukt|ann)(\p{L}+)(et|en)$/u,
  nn: /^(.+ )(?!brukt|ann)(\p{L}+)(et|en|a)$/u,
  en: /^(.+ )the ([a-z]+?)(y?)$/,
};
/** The same of several: the first that fits. */
const SEVERAL: Readonly<Partial<Record<string, readonly (readonly [RegExp, string])[]>>> = {
  nb: [[/e[tn]$/, 'ene']],
  nn: [
    [/(?<=lemm)en$/, 'ene'],
    [/(?<=ing)a$/, 'ane'],
    [/en$/, 'ane'],
    [/et$/, 'a'],
    [/a$/, 'ene'],
  ],
  en: [
    [/y$/, 'ies'],
    [/$/, 's'],
  ],
};

/** A predicate as it stands before several names: «har medlemmene» for «har medlemmet», and «bruker» as it is. */
export const beforeNames = (predicate: string, lang: string): string => {
  const [ending, several = ''] = SEVERAL[lang]?.find(([of]) => of.test(predicate)) ?? [];
  return ending && NAMING[lang]?.test(predicate) ? predicate.replace(ending, several) : predicate;
};

/**
 * A predicate as it stands before a number of a kind: “pursues” for “pursues the goal”, since nine goals follow. Nothing
 * where its last word says something else than the kind (`noun`) does: «har medlemmet» is not «har ni kommuner».
 */
export const beforeNumber = (predicate: string, noun: string, lang: string): string | undefined => {
  const [, before, stem = '', end = ''] = NAMING[lang]?.exec(predicate) ?? [];
  if (before === undefined) return predicate;
  return noun.endsWith(stem) || `${stem}${end}`.startsWith(noun) ? before.trimEnd() : undefined;
};
