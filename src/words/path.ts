import {
  fallbackChain,
  readTexts,
  textsProperty,
  type Certainty,
  type Model,
  type Phrase,
} from '../model/model';
import type { FoundPath } from '../graph/paths';
import type { Hop } from '../graph/found';
import type { RowMap } from '../plan/plan';
import { spokenIn, type Spoken } from './spoken';
import { explainSteps } from './undated';

export { spokenIn, type Spoken };

const WORDS: Readonly<
  Record<
    Spoken,
    Readonly<{
      which: string;
      that: string;
      /** After a subordinate clause. */ after: string;
      join: string;
      one: string;
      many: string;
      deduced: string;
      uncertain: string;
    }>
  >
> = {
  nb: {
    which: 'som',
    that: 'Svakeste ledd: at',
    after: ',',
    join: 'og',
    one: 'er',
    many: 'er',
    deduced: 'utledet, ikke sagt i en kilde',
    uncertain: 'usikkert og må bekreftes',
  },
  nn: {
    which: 'som',
    that: 'Svakaste ledd: at',
    after: ',',
    join: 'og',
    one: 'er',
    many: 'er',
    deduced: 'utleidd, ikkje sagt i ei kjelde',
    uncertain: 'usikkert og må stadfestast',
  },
  en: {
    which: 'which',
    that: 'Weakest link: that',
    after: '',
    join: 'and',
    one: 'is',
    many: 'are',
    deduced: 'deduced, not stated by a source',
    uncertain: 'uncertain and to be verified',
  },
};

/**
 * A path in plain language, from the phrases of its relations: “Oslo bruker ID-porten, som er regulert av eIDAS.”,
 * and, when it is not all fact, its weakest link; of another day than today also how many steps have no dates. Languages without phrases get Norwegian Bokmål.
 */
export const explainPath = (
  path: FoundPath,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
  ofAnotherDay = false,
): string => {
  const said = explainWay(path, lang, nodes, model);
  const undated = path.hops.filter(({ edge }) => edge.undated).length;
  return ofAnotherDay && undated > 0 ? `${said} ${explainSteps(undated, lang)}` : said;
};

const explainWay = (
  path: FoundPath,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const spoken = spokenIn(lang);
  const words = WORDS[spoken];
  const name = (id: string): string => nameOf(nodes.get(id), id, spoken);
  const verb = (hop: Hop): string => phraseOf(hop, model)?.[spoken] ?? hop.edge.relation;
  const [first, ...rest] = path.hops;
  if (!first) return '';
  const clauses = rest.map(hop => `${words.which} ${verb(hop)} ${name(hop.to)}`);
  const sentence = capitalised(
    `${[`${name(first.from)} ${verb(first)} ${name(first.to)}`, ...clauses].join(', ')}.`,
  );
  if (path.certainty === 'FACT') return sentence;
  const weak = path.hops
    .filter(hop => hop.edge.certainty === path.certainty)
    .map(hop => `${name(hop.from)} ${verb(hop)} ${name(hop.to)}`);
  return `${sentence} ${words.that} ${listOf(weak, words.join)}${words.after} ${weak.length > 1 ? words.many : words.one} ${doubtOf(path.certainty, spoken)}.`;
};

/** As a sentence begins; “eIDAS” and “eFormidling” keep their own letters, “forskrift om …” does not. */
export const capitalised = (sentence: string): string =>
  /^\p{Ll}\S*\p{Lu}/u.test(sentence)
    ? sentence
    : sentence.replace(/^./u, first => first.toLocaleUpperCase('nb'));

const doubtOf = (certainty: Certainty, spoken: Spoken): string =>
  certainty === 'DEDUCTION' ? WORDS[spoken].deduced : WORDS[spoken].uncertain;

const listOf = (items: readonly string[], join: string): string =>
  items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} ${join} ${items[items.length - 1] ?? ''}`;

const phraseOf = (hop: Hop, model: Model): Phrase | undefined => {
  const phrase = model.relations.get(hop.edge.relation)?.phrase;
  return hop.direction === 'FORWARD' ? phrase?.forward : phrase?.backward;
};

/** What a kind is called, in the singular. */
export const labelOf = (kind: string, spoken: Spoken, model: Model): string =>
  model.kinds.get(kind)?.label[spoken] ?? kind;

export const nameOf = (row: RowMap | undefined, id: string, spoken: Spoken): string => {
  const texts = readTexts(row?.[textsProperty('name')]);
  return (
    fallbackChain(spoken)
      .map(language => texts[language])
      .find(text => text !== undefined) ?? id
  );
};
