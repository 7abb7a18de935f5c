import {
  fallbackChain,
  firstText,
  readTexts,
  textsProperty,
  type Kind,
  type Model,
  type Noun,
} from '../model/model';
import type { RowMap } from '../plan/plan';
import { capitalised, NODE, quotedIn, type Spoken } from './grammar';

/** The label of a kind, in the singular. */
export const labelOf = (kind: string, spoken: Spoken, model: Model): string =>
  model.kinds.get(kind)?.label[spoken] ?? kind;

export const nameOf = (row: RowMap | undefined, id: string, spoken: Spoken): string =>
  ownName(row, spoken) ?? id;

const ownName = (row: RowMap | undefined, spoken: Spoken): string | undefined =>
  firstText(readTexts(row?.[textsProperty('name')]), fallbackChain(spoken));

/**
 * A name as it stands within a sentence. Titles made of common words, such as «Få barn», are quoted; names of
 * actors are not. English puts “the” before a common noun: the Services Directive.
 */
export const titleOf = (row: RowMap | undefined, id: string, spoken: Spoken, model: Model): string => {
  const name = ownName(row, spoken);
  if (name === undefined) return id;
  const kind = kindOf(id, model);
  if (kind?.quoted || runsOn(name)) return quotedIn(capitalised(name), spoken);
  const said = spoken === 'en' ? withArticle(name) : name;
  if (said !== name) return said;
  const isActor = kind?.name === 'Actor' || kind?.interfaces.includes('Actor');
  return isPhrase(name) && !isActor ? quotedIn(capitalised(name), spoken) : name;
};

/** The noun for counting nodes: their kind if all are of one kind, otherwise “node”. */
export const nounOf = (ids: readonly string[], model: Model): Noun => {
  const [first = ''] = ids;
  const prefix = `${prefixOf(first)}:`;
  return (ids.every(id => id.startsWith(prefix)) ? kindOf(first, model)?.noun : undefined) ?? NODE;
};

const prefixOf = (id: string): string => id.slice(0, id.indexOf(':'));

/** The widest kind whose ids have this prefix: SharedResource for “resource:”. */
const kindOf = (id: string, model: Model): Kind | undefined => kindsByPrefix(model).get(prefixOf(id));

const BY_PREFIX = new WeakMap<Model, ReadonlyMap<string, Kind>>();
const kindsByPrefix = (model: Model): ReadonlyMap<string, Kind> => {
  const kept = BY_PREFIX.get(model);
  if (kept) return kept;
  const widestLast = [...model.kinds.values()].sort((a, b) => a.members.length - b.members.length);
  const made = new Map(widestLast.map(kind => [kind.prefix, kind]));
  BY_PREFIX.set(model, made);
  return made;
};

/**
 * How a name stands within a sentence. The explorer, which imports nothing of the server, has the same text in
 * web/words/title-rules.ts; a test holds them equal.
 */

/** A question, or a name that explains itself, would run into the sentence around it. */
const runsOn = (name: string): boolean => /[?!:]| [–-] /.test(name);

/**
 * «Orden i eget hus», «Rammeverk for informasjonsforvaltning»: words that could be part of a sentence without
 * naming anything.
 */
const PHRASE = /^\p{Lu}\p{Ll}+ \p{Ll}/u;
/** «API-katalog», «eIDAS-node (Norge)»: a Norwegian noun without its article, which no sentence can begin with. */
const BARE =
  /^(?!.* (?:av|for|i|om|til) ).*(?:katalog|node|kart|profil|protokoll|konsultasjon|integrasjon[ea]r|løsninger|løysingar|tjenester|tenester|typ[ea]r)(?: \([^)]*\))?$/;
export const isPhrase = (name: string): boolean => PHRASE.test(name) || BARE.test(name);

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
