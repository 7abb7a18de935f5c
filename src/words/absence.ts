import type { Model } from '../model/model';
import type { Ways } from '../plan/traversal';
import type { Hidden, HiddenBy, WhyNot } from '../graph/why-not';
import { labelOf, nameOf, spokenIn, type Spoken } from './path';
import type { RowMap } from '../plan/plan';

export type Question = Readonly<{
  outcome: string;
  ways: Ways;
  from: readonly string[];
  to: readonly string[];
}>;

const HIDDEN: Readonly<Record<Spoken, Readonly<Record<HiddenBy, (day: string) => string>>>> = {
  nb: {
    AS_OF: day => `Den nærmeste dagen det finnes en vei, er ${day} (asOf).`,
    CERTAINTY: () => 'Med svakere sikkerhet finnes det en vei (certainty).',
    AS_OF_AND_CERTAINTY: day =>
      `Med svakere sikkerhet er ${day} den nærmeste dagen det finnes en vei (asOf og certainty).`,
    VIA: () => 'Uten krav til hva veien går om, finnes det en (via).',
    AVOID: () => 'Veien går gjennom det som skulle unngås (avoid).',
    RELATIONS: () => 'Langs andre relasjoner enn de som er nevnt, finnes det en vei (relations).',
    MIN_HOPS: () => 'Det finnes en kortere vei (minHops).',
  },
  nn: {
    AS_OF: day => `Den næraste dagen det finst ein veg, er ${day} (asOf).`,
    CERTAINTY: () => 'Med svakare visse finst det ein veg (certainty).',
    AS_OF_AND_CERTAINTY: day =>
      `Med svakare visse er ${day} den næraste dagen det finst ein veg (asOf og certainty).`,
    VIA: () => 'Utan krav til kva vegen går om, finst det ein (via).',
    AVOID: () => 'Vegen går gjennom det som skulle unngåast (avoid).',
    RELATIONS: () => 'Langs andre relasjonar enn dei som er nemnde, finst det ein veg (relations).',
    MIN_HOPS: () => 'Det finst ein kortare veg (minHops).',
  },
  en: {
    AS_OF: day => `The nearest day with a path is ${day} (asOf).`,
    CERTAINTY: () => 'There is a path of lower certainty (certainty).',
    AS_OF_AND_CERTAINTY: day =>
      `At lower certainty, the nearest day with a path is ${day} (asOf and certainty).`,
    VIA: () => 'There is a path that does not pass through what was asked for (via).',
    AVOID: () => 'The path leads through what was to be avoided (avoid).',
    RELATIONS: () => 'There is a path along relations other than those named (relations).',
    MIN_HOPS: () => 'There is a shorter path (minHops).',
  },
};

/** Which argument hides a way, without saying what lies on it. */
export const explainHidden = ({ by, on }: Hidden, lang: unknown): string =>
  HIDDEN[spokenIn(lang)][by](on ?? '');

const WORDS = {
  nb: {
    proved: (a: string, b: string, n: number) =>
      `Grafen har ingen vei fra ${a} til ${b} på høyst ${n === 1 ? 'én relasjon' : `${n} relasjoner`}.`,
    unsure: (a: string, b: string, n: number) =>
      `Det er ikke funnet noen vei fra ${a} til ${b} på høyst ${n === 1 ? 'én relasjon' : `${n} relasjoner`}, men ikke alt er gjennomsøkt.`,
    reached: (x: number, y: number) =>
      `Fra den ene enden nås ${x === 1 ? 'én node' : `${x} noder`}, og ${y} leder til den andre.`,
    link: (a: string, verb: string, b: string) => `Én relasjon av formen «${a} ${verb} ${b}» ville være nok`,
    such: (a: string, b: string) => `, for eksempel mellom ${a} og ${b}.`,
    others: (n: number) => `${n} noder`,
  },
  nn: {
    proved: (a: string, b: string, n: number) =>
      `Grafen har ingen veg frå ${a} til ${b} på høgst ${n === 1 ? 'éin relasjon' : `${n} relasjonar`}.`,
    unsure: (a: string, b: string, n: number) =>
      `Det er ikkje funne nokon veg frå ${a} til ${b} på høgst ${n === 1 ? 'éin relasjon' : `${n} relasjonar`}, men ikkje alt er gjennomsøkt.`,
    reached: (x: number, y: number) =>
      `Frå den eine enden når ein ${x === 1 ? 'éin node' : `${x} nodar`}, og ${y} fører til den andre.`,
    link: (a: string, verb: string, b: string) => `Éin relasjon av forma «${a} ${verb} ${b}» ville vere nok`,
    such: (a: string, b: string) => `, til dømes mellom ${a} og ${b}.`,
    others: (n: number) => `${n} nodar`,
  },
  en: {
    proved: (a: string, b: string, n: number) =>
      `The graph has no path from ${a} to ${b} of at most ${n === 1 ? 'one relation' : `${n} relations`}.`,
    unsure: (a: string, b: string, n: number) =>
      `No path from ${a} to ${b} of at most ${n === 1 ? 'one relation' : `${n} relations`} was found, but not everything was searched.`,
    reached: (x: number, y: number) =>
      `${x === 1 ? 'One node is' : `${x} nodes are`} reached from the one end, and ${y} ${y === 1 ? 'leads' : 'lead'} to the other.`,
    link: (a: string, verb: string, b: string) =>
      `One relation of the form “${a} ${verb} ${b}” would be enough`,
    such: (a: string, b: string) => `, for example between ${a} and ${b}.`,
    others: (n: number) => `${n} nodes`,
  },
} as const;

/** An absence in plain language: what was looked through, what would close the gap, and what hides a way. */
export const explainWhyNot = (
  why: WhyNot,
  { outcome, ways, from, to }: Question,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const spoken = spokenIn(lang);
  const words = WORDS[spoken];
  const ends = (ids: readonly string[]): string =>
    ids.length === 1 ? nameOf(nodes.get(ids[0] ?? ''), ids[0] ?? '', spoken) : words.others(ids.length);
  const total = (levels: WhyNot['from']): number => levels.reduce((sum, ids) => sum + ids.length, 0);
  const absent = (outcome === 'PROVED_ABSENT' ? words.proved : words.unsure)(
    ends(from),
    ends(to),
    ways.maxHops,
  );
  const [link] = why.missing;
  const sentences = [absent, words.reached(total(why.from), total(why.to))];
  if (link) {
    const phrase =
      link.direction === 'FORWARD' ? link.relation.phrase.forward : link.relation.phrase.backward;
    const [a, b] = [link.from[0] ?? '', link.to[0] ?? ''];
    sentences.push(
      `${words.link(labelOf(link.fromKind, spoken, model), phrase[spoken], labelOf(link.toKind, spoken, model))}${words.such(nameOf(nodes.get(a), a, spoken), nameOf(nodes.get(b), b, spoken))}`,
    );
  }
  return [...sentences, ...why.hiddenBy.map(hidden => explainHidden(hidden, spoken))].join(' ');
};
