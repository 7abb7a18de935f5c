import type { Model } from '../model/model';
import type { Ways } from '../plan/traversal';
import type { Hidden, HiddenBy, WhyNot } from '../graph/why-not';
import { labelOf, nameOf, spokenIn, type Spoken } from './path';
import type { RowMap } from '../plan/plan';

export type Question = Readonly<{ outcome: string; ways: Ways; from: readonly string[]; to: readonly string[] }>;

const HIDDEN: Readonly<Record<Spoken, Readonly<Record<HiddenBy, (day: string) => string>>>> = {
  nb: {
    AS_OF: day => `Den nærmeste dagen det finnes en vei, er ${day} (asOf).`, CERTAINTY: () => 'Med svakere sikkerhet finnes det en vei (certainty).',
    AS_OF_AND_CERTAINTY: day => `Med svakere sikkerhet er ${day} den nærmeste dagen det finnes en vei (asOf og certainty).`,
    VIA: () => 'Uten krav til hva veien går om, finnes det en (via).', AVOID: () => 'Veien går gjennom det som skulle unngås (avoid).',
    RELATIONS: () => 'Langs andre relasjoner enn de som er nevnt, finnes det en vei (relations).', MIN_HOPS: () => 'Det finnes en kortere vei (minHops).',
  },
  nn: {
    AS_OF: day => `Den næraste dagen det finst ein veg, er ${day} (asOf).`, CERTAINTY: () => 'Med veikare visse finst det ein veg (certainty).',
    AS_OF_AND_CERTAINTY: day => `Med veikare visse er ${day} den næraste dagen det finst ein veg (asOf og certainty).`,
    VIA: () => 'Utan krav til kva vegen går om, finst det ein (via).', AVOID: () => 'Vegen går gjennom det som skulle unngåast (avoid).',
    RELATIONS: () => 'Langs andre relasjonar enn dei som er nemnde, finst det ein veg (relations).', MIN_HOPS: () => 'Det finst ein kortare veg (minHops).',
  },
  en: {
    AS_OF: day => `The nearest day on which there is a way is ${day} (asOf).`, CERTAINTY: () => 'There is a way of weaker certainty (certainty).',
    AS_OF_AND_CERTAINTY: day => `Of weaker certainty, the nearest day on which there is a way is ${day} (asOf and certainty).`,
    VIA: () => 'There is a way that passes something else (via).', AVOID: () => 'The way leads through what was to be avoided (avoid).',
    RELATIONS: () => 'There is a way along other relations than those named (relations).', MIN_HOPS: () => 'There is a shorter way (minHops).',
  },
};

/** Which argument hides a way, without saying what lies on it. */
export const explainHidden = ({ by, on }: Hidden, lang: unknown): string => HIDDEN[spokenIn(lang)][by](on ?? '');

const WORDS = {
  nb: {
    proved: (a: string, b: string, n: number) => `Det finnes ingen vei fra ${a} til ${b} på høyst ${n} relasjoner.`,
    unsure: (a: string, b: string, n: number) => `Det er ikke funnet noen vei fra ${a} til ${b} på høyst ${n} relasjoner, men ikke alt er lett gjennom.`,
    reached: (x: number, y: number) => `Fra den ene siden nås ${x} noder, og ${y} leder til den andre.`,
    link: (a: string, verb: string, b: string) => `Det ville holde at én ${a} ${verb} én ${b}`, such: (a: string, b: string) => `, for eksempel ${a} og ${b}.`, others: (n: number) => `${n} noder`,
  },
  nn: {
    proved: (a: string, b: string, n: number) => `Det finst ingen veg frå ${a} til ${b} på høgst ${n} relasjonar.`,
    unsure: (a: string, b: string, n: number) => `Det er ikkje funne nokon veg frå ${a} til ${b} på høgst ${n} relasjonar, men ikkje alt er leita gjennom.`,
    reached: (x: number, y: number) => `Frå den eine sida når ein ${x} nodar, og ${y} leier til den andre.`,
    link: (a: string, verb: string, b: string) => `Det ville halde at éin ${a} ${verb} éin ${b}`, such: (a: string, b: string) => `, til dømes ${a} og ${b}.`, others: (n: number) => `${n} nodar`,
  },
  en: {
    proved: (a: string, b: string, n: number) => `There is no way from ${a} to ${b} of at most ${n} relations.`,
    unsure: (a: string, b: string, n: number) => `No way from ${a} to ${b} of at most ${n} relations was found, but not everything was looked through.`,
    reached: (x: number, y: number) => `${x} nodes are reached from the one side, and ${y} lead to the other.`,
    link: (a: string, verb: string, b: string) => `It would do that one ${a} ${verb} one ${b}`, such: (a: string, b: string) => `, such as ${a} and ${b}.`, others: (n: number) => `${n} nodes`,
  },
} as const;

/** An absence in plain language: what was looked through, what would close the gap, and what hides a way. */
export const explainWhyNot = (why: WhyNot, { outcome, ways, from, to }: Question, lang: unknown, nodes: ReadonlyMap<string, RowMap>, model: Model): string => {
  const spoken = spokenIn(lang);
  const words = WORDS[spoken];
  const ends = (ids: readonly string[]): string => (ids.length === 1 ? nameOf(nodes.get(ids[0] ?? ''), ids[0] ?? '', spoken) : words.others(ids.length));
  const total = (levels: WhyNot['from']): number => levels.reduce((sum, ids) => sum + ids.length, 0);
  const absent = (outcome === 'PROVED_ABSENT' ? words.proved : words.unsure)(ends(from), ends(to), ways.maxHops);
  const [link] = why.missing;
  const sentences = [absent, words.reached(total(why.from), total(why.to))];
  if (link) {
    const phrase = link.direction === 'FORWARD' ? link.relation.phrase.forward : link.relation.phrase.backward;
    const [a, b] = [link.from[0] ?? '', link.to[0] ?? ''];
    sentences.push(`${words.link(labelOf(link.fromKind, spoken, model), phrase[spoken], labelOf(link.toKind, spoken, model))}${words.such(nameOf(nodes.get(a), a, spoken), nameOf(nodes.get(b), b, spoken))}`);
  }
  return [...sentences, ...why.hiddenBy.map(hidden => explainHidden(hidden, spoken))].join(' ');
};
