import { required } from '../../../engine/errors';
import { DERIVED_BY } from '../../../engine/model/derivations';
import type { Kind, Model, Relation } from '../../../engine/model/model';
import { groupBy } from '../../../engine/model/objects';
import type { Query } from '../../imports/changes';
import { readThings, type Edge, type ReadThing } from '../../imports/read-things';
import type { LawRegister } from './register';

/** Words that a relation quotes from an act that a register has. */
export type Quote = Readonly<{
  of: Relation;
  start: string;
  end: string;
  words: string;
  place: string | undefined;
  /** The latest day on which they are known to have stood there. */
  seen: string | undefined;
  edge: Edge & Dated;
}>;

type Dated = Readonly<{
  validFrom: string | null;
  validTo: string | null;
  knownFrom: string | null;
  sources: readonly Readonly<{ id: string }>[];
}>;

/** An act, as it is called here, and what is quoted from it. */
export type QuotedAct = Readonly<{ id: string | undefined; name: string; quotes: readonly Quote[] }>;

/** Returns the latest day on which any of some words were seen. */
export const lastSeen = (quotes: readonly Quote[]): string | undefined =>
  quotes
    .flatMap(({ seen }) => seen ?? [])
    .sort()
    .at(-1);

type Uses = Readonly<{ model: Model; query: Query }>;

/** A day on which all holds that has no end, also what begins later than today. */
const LAST_DAY = '9999-12-31';

/** Reads what is quoted from acts of a register by relations that hold or will: by what the register knows an act by. */
export const quotesOf = async (
  register: LawRegister,
  uses: Uses,
): Promise<ReadonlyMap<string, QuotedAct>> => {
  const [quoting, sources, acts] = [
    await allQuoting(register, uses),
    await lawSources(register, uses),
    await actsOf(register, uses),
  ];
  const of = actsOfSources(register, { quoting, sources, acts });
  const called = new Map([...acts].map(([id, { act, name }]) => [act, { id, name }]));
  const quoted = quoting.flatMap(quote => {
    const act = of.get(String(quote.edge[register.quotes.source]));
    return act === undefined ? [] : [{ act, quote }];
  });
  return new Map(
    [...groupBy(quoted, ({ act }) => act)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([act, all]) => [
        act,
        { id: undefined, name: act, ...called.get(act), quotes: all.map(({ quote }) => quote) },
      ]),
  );
};

/** All relations that say what they quote and from where, by the kinds that they lead to. */
const allQuoting = async ({ quotes }: LawRegister, { model, query }: Uses): Promise<readonly Quote[]> => {
  const found = new Map<string, Quote>();
  const facts = Object.values(quotes);
  const relations = [...model.relations.values()].filter(({ fields }) => facts.every(of => fields.has(of)));
  const names = new Set(relations.flatMap(({ to }) => to));
  for (const kind of [...names].map(name => required(model.kinds.get(name), name))) {
    const ends = [...kind.ends.values()].filter(
      ({ direction, relation }) => direction === 'BACKWARD' && relations.includes(relation),
    );
    const where = {
      OR: ends.map(({ name }) => ({ [name]: { some: { [quotes.source]: { isNull: false } } } })),
    };
    for (const asOf of [undefined, LAST_DAY])
      for await (const page of readThings({ kind, where, ends, ...(asOf ? { asOf } : {}) }, query))
        for (const quote of page.flatMap(thing => quotesAt(thing, quotes))) found.set(keyOf(quote), quote);
  }
  return [...found.values()];
};

const keyOf = ({ of, start, end, edge }: Quote): string =>
  `${of.name} ${start} ${end} ${edge.validFrom ?? ''}`;

const quotesAt = (
  { id, relations }: ReadThing,
  { words, place, source, seen }: LawRegister['quotes'],
): Quote[] =>
  relations.flatMap(({ end: { relation: of }, edges }) =>
    edges.flatMap(edge => {
      const quoted = edge[words];
      // What follows by a rule says the words of what it follows from.
      if (typeof quoted !== 'string' || edge[source] === null || (edge[DERIVED_BY] ?? null) !== null)
        return [];
      const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
      return {
        of,
        start: edge.node.id,
        end: id,
        words: quoted,
        place: text(edge[place]),
        seen: text(edge[seen]),
        edge: edge as Quote['edge'],
      };
    }),
  );

/** The addresses of sources that are texts of law. */
const lawSources = async (
  { source }: LawRegister,
  { model, query }: Uses,
): Promise<ReadonlyMap<string, string>> => {
  const kind = required(model.kinds.get('Source'), 'Source');
  const where = { standing: { eq: source.standing } };
  const found = new Map<string, string>();
  for await (const page of readThings({ kind, where, ends: [] }, query))
    for (const { id, values } of page) found.set(id, String(values['url'] ?? ''));
  return found;
};

type Act = Readonly<{ act: string; name: string; amends: readonly string[] }>;
type Acts = ReadonlyMap<string, Act>;

/** Acts here that the register has, by their ids here. */
const actsOf = async (register: LawRegister, { model, query }: Uses): Promise<Acts> => {
  const { acts, actIn, amends, language } = register;
  const kind: Kind = required(model.kinds.get(acts.kind), acts.kind);
  const ends = [...kind.ends.values()].filter(
    ({ direction, relation }) => direction === 'FORWARD' && relation.name === amends,
  );
  const found = new Map<string, Act>();
  for await (const page of readThings({ kind, ends }, query))
    for (const { id, values, relations } of page) {
      const act = actIn(String(values[acts.key] ?? ''));
      const amended = relations.flatMap(({ edges }) => edges.map(({ node }) => node.id));
      if (act !== undefined)
        found.set(id, { act, name: nameIn(values['names'], language) ?? id, amends: amended });
    }
  return found;
};

const nameIn = (names: unknown, tongue: string): string | undefined => {
  const all = (names ?? []) as readonly Readonly<{ language: string; text: string }>[];
  return (all.find(({ language }) => language === tongue) ?? all[0])?.text;
};

type Known = Readonly<{ quoting: readonly Quote[]; sources: ReadonlyMap<string, string>; acts: Acts }>;

/**
 * Tells which act a source is the text of: the one that its address names, or else the one that all follows from that is quoted from
 * it, but for acts that amend it.
 */
const actsOfSources = (
  { actIn, follows, quotes }: LawRegister,
  { quoting, sources, acts }: Known,
): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [id, url] of sources) {
    const from = quoting.filter(one => one.of.name === follows && one.edge[quotes.source] === id);
    const led = new Set(from.map(({ end }) => end));
    const amended = [...led].filter(end => !acts.get(end)?.amends.some(one => led.has(one)));
    const [only] = amended.length === 1 ? amended : [];
    const act = actIn(url) ?? acts.get(only ?? '')?.act;
    if (act !== undefined) found.set(id, act);
  }
  return found;
};
