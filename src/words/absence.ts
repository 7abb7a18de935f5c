import type { Model } from '../model/model';
import type { Ways } from '../plan/traversal';
import type { MissingLink, Hidden, HiddenBy, WhyNot } from '../graph/why-not';
import type { Whole } from '../graph/up-to';
import type { RowMap } from '../plan/plan';
import {
  dayOf,
  inWords,
  isOne,
  listed,
  quotedIn,
  RELATION,
  spelt,
  SUCH_RELATION,
  spokenIn,
  type Spoken,
} from './grammar';
import { labelOf, nounOf, titleOf } from './names';

/** What is reached from either end, by distance. */
type Reach = Pick<WhyNot, 'from' | 'to'>;

type Question = Readonly<{
  outcome: string;
  ways: Ways;
  from: readonly string[];
  to: readonly string[];
  /** How many relations of the kinds that were followed the graph has at all. */ recorded: number;
  /** One sentence for each argument that nothing matches. */ unmatched: readonly string[];
  /** How far each end leads, if all of that was read. */ reach: Whole<Reach> | null;
}>;

type Counted = Readonly<{ text: string; many: boolean }>;
type Hiding = (day: string, relations: Counted) => string;

const HIDDEN: Readonly<Record<Spoken, Readonly<Record<HiddenBy, Hiding>>>> = {
  nb: {
    AS_OF: day =>
      day ? `Den nærmeste dagen det finnes en vei, er ${day}.` : 'Det finnes en vei på en annen dag.',
    CERTAINTY: () => 'Om mindre sikre relasjoner godtas, finnes det en vei.',
    AS_OF_AND_CERTAINTY: day =>
      day
        ? `Om mindre sikre relasjoner godtas, er ${day} den nærmeste dagen det finnes en vei.`
        : 'Om mindre sikre relasjoner godtas, finnes det en vei på en annen dag.',
    UNDATED: () => 'Det finnes en vei når relasjoner uten dato regnes med.',
    VERDICTS: () => 'Det finnes en vei når også relasjoner med andre utfall av etterprøvingen regnes med.',
    VIA: () => 'Det finnes en vei, men ikke gjennom noe av det den skulle gå gjennom.',
    AVOID: () => 'Det finnes en vei, men den går gjennom det som skulle unngås.',
    RELATIONS: (_, { text }) => `Det finnes en vei når også ${text} følges.`,
    CHAINS: () =>
      'Det finnes en vei, men leddene henger ikke sammen: det som står til slutt, gjelder ikke det som står først.',
    MIN_HOPS: () => 'Det finnes en kortere vei enn det ble spurt etter.',
    DIRECT: () => 'De er knyttet direkte sammen, uten noe imellom.',
    PERMISSION: () =>
      'Det finnes opplysninger som du ikke har tilgang til; om de gir en vei, blir ikke sagt.',
  },
  nn: {
    AS_OF: day =>
      day ? `Den næraste dagen det finst ein veg, er ${day}.` : 'Det finst ein veg ein annan dag.',
    CERTAINTY: () => 'Om ein godtek mindre sikre relasjonar, finst det ein veg.',
    AS_OF_AND_CERTAINTY: day =>
      day
        ? `Om ein godtek mindre sikre relasjonar, er ${day} den næraste dagen det finst ein veg.`
        : 'Om ein godtek mindre sikre relasjonar, finst det ein veg ein annan dag.',
    UNDATED: () => 'Det finst ein veg når relasjonar utan dato blir rekna med.',
    VERDICTS: () => 'Det finst ein veg når også relasjonar med andre utfall av etterprøvinga blir rekna med.',
    VIA: () => 'Det finst ein veg, men ikkje gjennom noko av det han skulle gå gjennom.',
    AVOID: () => 'Det finst ein veg, men han går gjennom det som skulle unngåast.',
    RELATIONS: (_, { text, many }) => `Det finst ein veg når også ${text} blir ${many ? 'følgde' : 'følgd'}.`,
    CHAINS: () =>
      'Det finst ein veg, men ledda heng ikkje saman: det som står til slutt, gjeld ikkje det som står først.',
    MIN_HOPS: () => 'Det finst ein kortare veg enn det vart spurt etter.',
    DIRECT: () => 'Dei er knytte direkte saman, utan noko imellom.',
    PERMISSION: () =>
      'Det finst opplysningar som du ikkje har tilgang til; om dei gir ein veg, blir ikkje sagt.',
  },
  en: {
    AS_OF: day => (day ? `The nearest day with a path is ${day}.` : 'There is a path on another day.'),
    CERTAINTY: () => 'There is a path if less certain relations are accepted.',
    AS_OF_AND_CERTAINTY: day =>
      day
        ? `If less certain relations are accepted, the nearest day with a path is ${day}.`
        : 'If less certain relations are accepted, there is a path on another day.',
    UNDATED: () => 'There is a path if relations without dates are included.',
    VERDICTS: () => 'There is a path if relations with other verdicts are included.',
    VIA: () => 'There is a path, but not through any of what it was to pass through.',
    AVOID: () => 'There is a path, but it passes through what was to be avoided.',
    RELATIONS: (_, { text, many }) => `There is a path if ${text} ${many ? 'are' : 'is'} followed as well.`,
    CHAINS: () =>
      'There is a path, but its steps make no chain: what is at the end does not concern what is at the start.',
    MIN_HOPS: () => 'There is a shorter path than was asked for.',
    DIRECT: () => 'They are joined directly, with nothing in between.',
    PERMISSION: () => 'There are facts that you may not see; whether they give a path is not told.',
  },
};

/** Says which argument hides a path, without revealing what is on it. */
export const explainHidden = ({ by, on, relations }: Hidden, lang: unknown, model: Model): string => {
  const spoken = spokenIn(lang);
  const text = relationsOf(relations, spoken, model);
  return HIDDEN[spoken][by](on ? dayOf(on, spoken) : '', { text, many: relations.length > 1 });
};

/** Relations by their phrases: relasjonene «bruker» og «er medlem av». */
const relationsOf = (names: readonly string[], spoken: Spoken, model: Model): string => {
  const phrases = names.map(name =>
    quotedIn(model.relations.get(name)?.phrase.forward[spoken] ?? name, spoken),
  );
  return `${WORDS[spoken].relations[names.length > 1 ? 'many' : 'one']} ${listed(phrases, spoken)}`;
};

type Words = Readonly<{
  relations: Readonly<Record<'one' | 'many', string>>;
  /** Said when the relations searched are those followed by default. */
  usual: string;
  along: (relations: string) => string;
  several: (n: string) => string;
  proved: (along: string, a: string, b: string, length: string) => string;
  unsure: (along: string, a: string, b: string, length: string) => string;
  atMost: (relations: string) => string;
  between: (least: string, relations: string) => string;
  exactly: (relations: string) => string;
  /** Undefined if nothing but the end itself is reached. */
  reached: (a: string, x: string | undefined) => string;
  leading: (b: string, y: string | undefined, one: boolean) => string;
  link: (a: string, verb: string, b: string) => string;
  such: (a: string, b: string) => string;
  count: (relations: string) => string;
  recorded: (relations: string) => string;
}>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    relations: { one: 'relasjonen', many: 'relasjonene' },
    usual: 'Langs relasjonene som følges som standard,',
    along: relations => `Langs ${relations}`,
    several: n => `Langs de ${n} relasjonene som er nevnt,`,
    proved: (along, a, b, length) => `${along} er ingen vei registrert fra ${a} til ${b} på ${length}.`,
    unsure: (along, a, b, length) =>
      `${along} er det ikke funnet noen vei fra ${a} til ${b} på ${length}, men ikke alt er gjennomsøkt.`,
    atMost: relations => `høyst ${relations}`,
    between: (least, relations) => `${least} til ${relations}`,
    exactly: relations => `nøyaktig ${relations}`,
    reached: (a, x) => `Fra ${a} ${x === undefined ? 'kommer man ikke videre' : `kan man nå ${x}`}`,
    leading: (b, y) => `, og ${y ?? 'ingenting'} fører til ${b}.`,
    link: (a, verb, b) => `Én relasjon av formen «${a} ${verb} ${b}» ville være nok`,
    such: (a, b) => `, for eksempel mellom ${a} og ${b}.`,
    count: relations => `Fra før er ${relations} registrert.`,
    recorded: relations => `I alt er ${relations} registrert.`,
  },
  nn: {
    relations: { one: 'relasjonen', many: 'relasjonane' },
    usual: 'Langs relasjonane som blir følgde som standard,',
    along: relations => `Langs ${relations}`,
    several: n => `Langs dei ${n} relasjonane som er nemnde,`,
    proved: (along, a, b, length) => `${along} er ingen veg registrert frå ${a} til ${b} på ${length}.`,
    unsure: (along, a, b, length) =>
      `${along} er det ikkje funne nokon veg frå ${a} til ${b} på ${length}, men ikkje alt er gjennomsøkt.`,
    atMost: relations => `høgst ${relations}`,
    between: (least, relations) => `${least} til ${relations}`,
    exactly: relations => `nøyaktig ${relations}`,
    reached: (a, x) => `Frå ${a} ${x === undefined ? 'kjem ein ikkje vidare' : `kan ein nå ${x}`}`,
    leading: (b, y) => `, og ${y ?? 'ingenting'} fører til ${b}.`,
    link: (a, verb, b) => `Éin relasjon av forma «${a} ${verb} ${b}» ville vere nok`,
    such: (a, b) => `, til dømes mellom ${a} og ${b}.`,
    count: relations => `Frå før er ${relations} registrerte.`,
    recorded: relations => `I alt er ${relations} registrerte.`,
  },
  en: {
    relations: { one: 'the relation', many: 'the relations' },
    usual: 'Along the relations followed by default,',
    along: relations => `Along ${relations},`,
    several: n => `Along the ${n} relations named,`,
    proved: (along, a, b, length) => `${along} no path of ${length} from ${a} to ${b} is on record.`,
    unsure: (along, a, b, length) =>
      `${along} no path of ${length} from ${a} to ${b} was found, but not everything was searched.`,
    atMost: relations => `at most ${relations}`,
    between: (least, relations) => `${least} to ${relations}`,
    exactly: relations => `exactly ${relations}`,
    reached: (a, x) => `A search from ${a} reaches ${x ?? 'nothing'}`,
    leading: (b, y, one) => `, and ${y ?? 'nothing'} ${one || y === undefined ? 'leads' : 'lead'} to ${b}.`,
    link: (a, verb, b) => `One relation of the form “${a} ${verb} ${b}” would be enough`,
    such: (a, b) => `, for example between ${a} and ${b}.`,
    count: relations => `On record already: ${relations}.`,
    recorded: relations => `On record in all: ${relations}.`,
  },
};

/** At most this many relations are named in a sentence. */
const MOST_NAMED = 4;

const alongOf = ({ relations }: Ways, spoken: Spoken, model: Model): string => {
  const words = WORDS[spoken];
  const usual = [...model.relations.values()].filter(relation => relation.traverse);
  if (relations.length === usual.length && usual.every(relation => relations.includes(relation)))
    return words.usual;
  const names = relations.map(({ name }) => name);
  return names.length > MOST_NAMED
    ? words.several(inWords(names.length, spoken))
    : words.along(relationsOf(names, spoken, model));
};

const lengthOf = ({ minHops, maxHops }: Ways, spoken: Spoken): string => {
  const { atMost, between, exactly } = WORDS[spoken];
  const most = spelt(maxHops, RELATION, spoken);
  if (minHops === maxHops) return exactly(most);
  return minHops > 1 ? between(inWords(minHops, spoken), most) : atMost(most);
};

/** An absence in plain language: the relations searched, what would close the gap, and what hides a path. */
export const explainWhyNot = (
  why: WhyNot,
  { outcome, ways, from, to, recorded, unmatched, reach }: Question,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const spoken = spokenIn(lang);
  const words = WORDS[spoken];
  const hidden = why.hiddenBy.map(of => explainHidden(of, spoken, model));
  if (outcome === 'NOTHING_MATCHES') return [...unmatched, ...hidden].join(' ');
  const count = (ids: readonly string[]): string => spelt(ids.length, nounOf(ids, model), spoken);
  const ends = (ids: readonly string[]): string =>
    ids.length === 1 ? titleOf(nodes.get(ids[0] ?? ''), ids[0] ?? '', spoken, model) : count(ids);
  const absent = outcome === 'ABSENT_IN_GRAPH' ? words.proved : words.unsure;
  return [
    absent(alongOf(ways, spoken, model), ends(from), ends(to), lengthOf(ways, spoken)),
    words.recorded(spelt(recorded, SUCH_RELATION, spoken)),
    ...(reach ? [explainReach(reach, ends(from), ends(to), spoken, model)] : []),
    ...why.missing.slice(0, 1).map(link => explainLink(link, spoken, nodes, model)),
    ...hidden,
  ].join(' ');
};

/** How far each end leads: the ends themselves, at the distance of none, do not count. */
const explainReach = (why: Whole<Reach>, a: string, b: string, spoken: Spoken, model: Model): string => {
  const { reached, leading } = WORDS[spoken];
  const beyond = (levels: readonly (readonly string[])[]): readonly string[] => levels.slice(1).flat();
  const count = (ids: readonly string[]): string | undefined =>
    ids.length > 0 ? spelt(ids.length, nounOf(ids, model), spoken) : undefined;
  const [from, to] = [beyond(why.from), beyond(why.to)];
  return `${reached(a, count(from))}${leading(b, count(to), isOne(to.length, spoken))}`;
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
  const [a, b] = [link.from[0] ?? '', link.to[0] ?? ''].map(id => titleOf(nodes.get(id), id, spoken, model));
  const form = words.link(labelOf(link.fromKind, spoken, model), verb, labelOf(link.toKind, spoken, model));
  return `${form}${words.such(a ?? '', b ?? '')} ${words.count(spelt(link.count, SUCH_RELATION, spoken))}`;
};

type Argument = 'from' | 'to' | 'via';
type UnmatchedWords = Readonly<{
  /** What an argument specifies, with the argument's own name in parentheses. */
  given: Readonly<Record<Argument, string>>;
  none: (given: string) => string;
  then: string;
  near: (values: string) => string;
}>;

const UNMATCHED: Readonly<Record<Spoken, UnmatchedWords>> = {
  nb: {
    given: {
      from: 'det som er oppgitt som start (from)',
      to: 'det som er oppgitt som mål (to)',
      via: 'det veien skal gå om (via)',
    },
    none: given => `Ingenting passer med ${given}`,
    then: ' den dagen det er spurt om',
    near: values => ` Mente du ${values}?`,
  },
  nn: {
    given: {
      from: 'det som er oppgitt som start (from)',
      to: 'det som er oppgitt som mål (to)',
      via: 'det vegen skal gå om (via)',
    },
    none: given => `Ingenting passar med ${given}`,
    then: ' den dagen det er spurt om',
    near: values => ` Meinte du ${values}?`,
  },
  en: {
    given: {
      from: 'the start that was given (from)',
      to: 'the end that was given (to)',
      via: 'what the path is to pass through (via)',
    },
    none: given => `Nothing matches ${given}`,
    then: ' on the day asked about',
    near: values => ` Did you mean ${values}?`,
  },
};

/** A sentence saying that nothing matches an argument, and what might have been meant. */
export const explainUnmatched = (
  argument: Argument,
  suggestions: readonly string[],
  ofAnotherDay: boolean,
  lang: unknown,
): string => {
  const spoken = spokenIn(lang);
  const { given, none, then, near } = UNMATCHED[spoken];
  const meant = suggestions.length > 0 ? near(listed(suggestions, spoken, 'disjunction')) : '';
  return `${none(given[argument])}${ofAnotherDay ? then : ''}.${meant}`;
};
