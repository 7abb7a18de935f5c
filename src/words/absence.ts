import type { Model } from '../model/model';
import type { Ways } from '../plan/traversal';
import type { MissingLink } from '../graph/missing';
import type { Hidden, HiddenBy, WhyNot } from '../graph/why-not';
import { labelOf, nameOf, spokenIn, type Spoken } from './path';
import type { RowMap } from '../plan/plan';

export type Question = Readonly<{
  outcome: string;
  ways: Ways;
  from: readonly string[];
  to: readonly string[];
  /** What is said of the arguments that nothing matches. */ unmatched: readonly string[];
}>;

const HIDDEN: Readonly<
  Record<Spoken, Readonly<Record<HiddenBy, (day: string, relations: string, many: boolean) => string>>>
> = {
  nb: {
    AS_OF: day => `Den nærmeste dagen det finnes en vei, er ${day} (asOf).`,
    CERTAINTY: () => 'Med svakere sikkerhet finnes det en vei (certainty).',
    AS_OF_AND_CERTAINTY: day =>
      `Med svakere sikkerhet er ${day} den nærmeste dagen det finnes en vei (asOf og certainty).`,
    UNDATED: () => 'Det finnes en vei når relasjoner uten dato regnes med (undated).',
    VIA: () => 'Uten krav til hva veien går om, finnes det en (via).',
    AVOID: () => 'Veien går gjennom det som skulle unngås (avoid).',
    RELATIONS: (_, relations) => `Det finnes en vei når også ${relations} følges (relations).`,
    MIN_HOPS: () => 'Det finnes en kortere vei (minHops).',
  },
  nn: {
    AS_OF: day => `Den næraste dagen det finst ein veg, er ${day} (asOf).`,
    CERTAINTY: () => 'Med svakare visse finst det ein veg (certainty).',
    AS_OF_AND_CERTAINTY: day =>
      `Med svakare visse er ${day} den næraste dagen det finst ein veg (asOf og certainty).`,
    UNDATED: () => 'Det finst ein veg når relasjonar utan dato blir rekna med (undated).',
    VIA: () => 'Utan krav til kva vegen går om, finst det ein (via).',
    AVOID: () => 'Vegen går gjennom det som skulle unngåast (avoid).',
    RELATIONS: (_, relations, many) =>
      `Det finst ein veg når også ${relations} blir ${many ? 'følgde' : 'følgd'} (relations).`,
    MIN_HOPS: () => 'Det finst ein kortare veg (minHops).',
  },
  en: {
    AS_OF: day => `The nearest day with a path is ${day} (asOf).`,
    CERTAINTY: () => 'There is a path of lower certainty (certainty).',
    AS_OF_AND_CERTAINTY: day =>
      `At lower certainty, the nearest day with a path is ${day} (asOf and certainty).`,
    UNDATED: () => 'There is a path if relations without dates count as well (undated).',
    VIA: () => 'There is a path that does not pass through what was asked for (via).',
    AVOID: () => 'The path leads through what was to be avoided (avoid).',
    RELATIONS: (_, relations, many) =>
      `There is a path if ${relations} ${many ? 'are' : 'is'} followed as well (relations).`,
    MIN_HOPS: () => 'There is a shorter path (minHops).',
  },
};

/** Which argument hides a way, without saying what lies on it. */
export const explainHidden = ({ by, on, relations }: Hidden, lang: unknown): string => {
  const spoken = spokenIn(lang);
  return HIDDEN[spoken][by](on ?? '', listed(relations, spoken), relations.length > 1);
};

const listed = (names: readonly string[], spoken: Spoken): string =>
  new Intl.ListFormat(spoken, { type: 'conjunction' }).format(names);

type Words = Readonly<{
  /** Along what it was looked. */
  usual: string;
  along: (relations: string) => string;
  several: (n: number) => string;
  proved: (along: string, a: string, b: string, n: number) => string;
  unsure: (along: string, a: string, b: string, n: number) => string;
  reached: (x: number, y: number) => string;
  link: (a: string, verb: string, b: string) => string;
  such: (a: string, b: string) => string;
  count: (n: number) => string;
  others: (n: number) => string;
}>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    usual: 'Langs relasjonene som følges når ingen er nevnt,',
    along: relations => `Langs ${relations}`,
    several: n => `Langs de ${n} relasjonene som er nevnt,`,
    proved: (along, a, b, n) =>
      `${along} har grafen ingen vei fra ${a} til ${b} på høyst ${n === 1 ? 'én relasjon' : `${n} relasjoner`}.`,
    unsure: (along, a, b, n) =>
      `${along} er det ikke funnet noen vei fra ${a} til ${b} på høyst ${n === 1 ? 'én relasjon' : `${n} relasjoner`}, men ikke alt er gjennomsøkt.`,
    reached: (x, y) =>
      `Fra den ene enden nås ${x === 1 ? 'én node' : `${x} noder`}, og ${y} leder til den andre.`,
    link: (a, verb, b) => `Én relasjon av formen «${a} ${verb} ${b}» ville være nok`,
    such: (a, b) => `, for eksempel mellom ${a} og ${b}.`,
    count: n => `Grafen har ${n === 1 ? 'én slik relasjon' : `${n} slike relasjoner`} mellom slike noder.`,
    others: n => (n === 1 ? 'én node' : `${n} noder`),
  },
  nn: {
    usual: 'Langs relasjonane som blir følgde når ingen er nemnde,',
    along: relations => `Langs ${relations}`,
    several: n => `Langs dei ${n} relasjonane som er nemnde,`,
    proved: (along, a, b, n) =>
      `${along} har grafen ingen veg frå ${a} til ${b} på høgst ${n === 1 ? 'éin relasjon' : `${n} relasjonar`}.`,
    unsure: (along, a, b, n) =>
      `${along} er det ikkje funne nokon veg frå ${a} til ${b} på høgst ${n === 1 ? 'éin relasjon' : `${n} relasjonar`}, men ikkje alt er gjennomsøkt.`,
    reached: (x, y) =>
      `Frå den eine enden når ein ${x === 1 ? 'éin node' : `${x} nodar`}, og ${y} fører til den andre.`,
    link: (a, verb, b) => `Éin relasjon av forma «${a} ${verb} ${b}» ville vere nok`,
    such: (a, b) => `, til dømes mellom ${a} og ${b}.`,
    count: n => `Grafen har ${n === 1 ? 'éin slik relasjon' : `${n} slike relasjonar`} mellom slike nodar.`,
    others: n => (n === 1 ? 'éin node' : `${n} nodar`),
  },
  en: {
    usual: 'Along the relations that are followed when none is named,',
    along: relations => `Along ${relations},`,
    several: n => `Along the ${n} relations named,`,
    proved: (along, a, b, n) =>
      `${along} the graph has no path from ${a} to ${b} of at most ${n === 1 ? 'one relation' : `${n} relations`}.`,
    unsure: (along, a, b, n) =>
      `${along} no path from ${a} to ${b} of at most ${n === 1 ? 'one relation' : `${n} relations`} was found, but not everything was searched.`,
    reached: (x, y) =>
      `${x === 1 ? 'One node is' : `${x} nodes are`} reached from the one end, and ${y} ${y === 1 ? 'leads' : 'lead'} to the other.`,
    link: (a, verb, b) => `One relation of the form “${a} ${verb} ${b}” would be enough`,
    such: (a, b) => `, for example between ${a} and ${b}.`,
    count: n => `The graph has ${n === 1 ? 'one such relation' : `${n} such relations`} between such nodes.`,
    others: n => (n === 1 ? 'one node' : `${n} nodes`),
  },
};

/** So many relations are named in a sentence. */
const MOST_NAMED = 4;

const alongOf = ({ relations }: Ways, spoken: Spoken, model: Model): string => {
  const words = WORDS[spoken];
  const usual = [...model.relations.values()].filter(relation => relation.traverse);
  if (relations.length === usual.length && usual.every(relation => relations.includes(relation)))
    return words.usual;
  return relations.length > MOST_NAMED
    ? words.several(relations.length)
    : words.along(
        listed(
          relations.map(({ name }) => name),
          spoken,
        ),
      );
};

/** An absence in plain language: along what it was looked, what would close the gap, and what hides a way. */
export const explainWhyNot = (
  why: WhyNot,
  { outcome, ways, from, to, unmatched }: Question,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const spoken = spokenIn(lang);
  const words = WORDS[spoken];
  const hidden = why.hiddenBy.map(of => explainHidden(of, spoken));
  if (outcome === 'NOTHING_MATCHES') return [...unmatched, ...hidden].join(' ');
  const ends = (ids: readonly string[]): string =>
    ids.length === 1 ? nameOf(nodes.get(ids[0] ?? ''), ids[0] ?? '', spoken) : words.others(ids.length);
  const total = (levels: WhyNot['from']): number => levels.reduce((sum, ids) => sum + ids.length, 0);
  const absent = outcome === 'PROVED_ABSENT' ? words.proved : words.unsure;
  return [
    absent(alongOf(ways, spoken, model), ends(from), ends(to), ways.maxHops),
    words.reached(total(why.from), total(why.to)),
    ...why.missing.slice(0, 1).map(link => explainLink(link, spoken, nodes, model)),
    ...hidden,
  ].join(' ');
};

const explainLink = (
  link: MissingLink,
  spoken: Spoken,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const words = WORDS[spoken];
  const { forward, backward } = link.relation.phrase;
  const verb = (link.direction === 'FORWARD' ? forward : backward)[spoken];
  const [a, b] = [link.from[0] ?? '', link.to[0] ?? ''].map(id => nameOf(nodes.get(id), id, spoken));
  const form = words.link(labelOf(link.fromKind, spoken, model), verb, labelOf(link.toKind, spoken, model));
  return `${form}${words.such(a ?? '', b ?? '')} ${words.count(link.count)}`;
};
