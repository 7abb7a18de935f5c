import { required } from '../../engine/errors';
import type { Query } from '../imports/changes';
import { readThings, type Edge } from '../imports/read-things';
import { lookUpBy } from '../imports/references';
import { DERIVED_BY } from '../../engine/model/derivations';
import type { Model, Relation } from '../../engine/model/model';
import { groupBy } from '../../engine/model/objects';
import type { Adapter, EndsBySilence, Joins, RegisteredThing, RegisteredRelation } from './adapter';
import type { Got } from './get';
import { TOOLS } from './tools';
import { unreadable } from './unreadable';
import { sourceOf, writeAll, type WrittenChanges } from './write';

/** What a harvest did, or would do. */
export type Harvest = Readonly<{
  /** Relations that the register says hold. */
  said: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Relations that it said before and says no more; they end on its day. */
  ended: number;
  /** What it calls otherwise than it was called here; the name that it had is another name of it now. */
  renamed: readonly Readonly<{ id: string; from: string; to: string }>[];
  /** What it names that is not known here, or may be several. */
  unknown: readonly string[];
  /** What could not be read and was left, each with why. */
  left: readonly string[];
  applied: boolean;
}>;

type Uses = Readonly<{ model: Model; query: Query; dryRun: boolean }>;

/** A relation that the register says, between things that are here. */
type Held = RegisteredRelation & Readonly<{ of: Relation; start: string; end: string }>;

/**
 * Writes what a register says by its adapter. A relation that is there keeps what others say of it, and rests on the register besides.
 * One that rests on the register, and that it names no more, ends. All of it is written, or nothing.
 */
export const harvest = async (adapter: Adapter, { body, day }: Got, uses: Uses): Promise<Harvest> => {
  const { said, names, ends, left } = await readBy(adapter, body);
  const renamed = await renamedIn(names, adapter.language, uses);
  const { held, unknown } = await placed(said, uses);
  const before = await heldBefore(held, adapter.source.id, uses);
  const now = new Set(held.map(keyOf));
  const named = new Set(held.map(({ start }) => start));
  const gone = [...before].filter(
    ([key, { start, edge }]) =>
      (ends === 'ALL' || (ends === 'NAMED' && named.has(start))) &&
      !now.has(key) &&
      edge.sources.some(({ id }) => id === adapter.source.id),
  );
  const stays = ({ edge }: Before): boolean => !adapter.isComplete && edge.sources.length > 1;
  const ended = gone.filter(([, one]) => !stays(one));
  const changes = [
    ...held.map(one => connecting(one, before.get(keyOf(one))?.edge, { adapter, day })),
    ...gone.map(([, one]) => (stays(one) ? withdrawing(one, adapter) : ending(one, day))),
    ...renamed.map(({ change }) => change),
  ];
  const applied = await write(adapter, changes, { ...uses, day });
  return {
    said: said.length,
    ...applied,
    changed: applied.changed - ended.length - renamed.length,
    ended: ended.length,
    renamed: renamed.map(({ id, from, to }) => ({ id, from, to })),
    unknown,
    left,
  };
};

type Answer = Readonly<{
  said: readonly RegisteredRelation[];
  names: readonly RegisteredThing[];
  ends: EndsBySilence;
  left: readonly string[];
}>;

/** What rests on nothing but a form that is not understood is not written. */
const readBy = async ({ name, read, parse, names, ends, left }: Adapter, body: Buffer): Promise<Answer> => {
  try {
    const answer = parse ? await parse(body, TOOLS) : (JSON.parse(body.toString('utf8')) as unknown);
    const said = required(read, name)(answer, TOOLS);
    // A register that says nothing is more likely to be broken than empty, and would end all that it said.
    if (said.length > 0)
      return {
        said,
        names: names?.(answer) ?? [],
        ends: ends?.(answer) ?? 'ALL',
        left: left?.(answer) ?? [],
      };
  } catch (error) {
    throw unreadable(name, error);
  }
  throw unreadable(name, 'it says nothing');
};

type Renamed = Readonly<{ id: string; from: string; to: string; change: object }>;

/** What is here by another name than the register has for it, and how it gets that. */
const renamedIn = async (
  names: readonly RegisteredThing[],
  tongue: string,
  { model, query }: Uses,
): Promise<readonly Renamed[]> => {
  const lookUp = lookUpBy(model, query);
  const renamed: Renamed[] = [];
  for (const [name, of] of groupBy(names, one => one.kind)) {
    const kind = required(model.kinds.get(name), name);
    const known = await lookUp(
      name,
      of.map(({ key }) => key),
    );
    const called = new Map(
      of.flatMap(({ key, name: to }) => {
        const one = known.get(key);
        return one && 'id' in one ? [[one.id, to] as const] : [];
      }),
    );
    for await (const page of readThings({ kind, where: { id: { in: [...called.keys()] } }, ends: [] }, query))
      for (const { id, values } of page) {
        const texts = values['names'] as readonly Readonly<{ language: string; text: string }>[];
        const [from, to] = [texts.find(({ language }) => language === tongue)?.text, called.get(id)];
        if (from === undefined || to === undefined || from === to.normalize('NFC')) continue;
        const before = values['alternativeNames'] as readonly string[];
        const alternativeNames = [...before.filter(one => one !== to && one !== from), from];
        const change = { patch: { [kind.singular]: { id, name: { [tongue]: to }, alternativeNames } } };
        renamed.push({ id, from, to, change });
      }
  }
  return renamed;
};

const placed = async (
  said: readonly RegisteredRelation[],
  { model, query }: Uses,
): Promise<Readonly<{ held: readonly Held[]; unknown: readonly string[] }>> => {
  const lookUp = lookUpBy(model, query);
  const held: Held[] = [];
  const unknown = new Set<string>();
  for (const name of new Set(said.map(({ relation }) => relation))) {
    const of = required(model.relations.get(name), name);
    const ofIt = said.filter(({ relation }) => relation === name);
    const idOf = async (kinds: readonly string[], texts: readonly string[]) => {
      const found = new Map<string, string>();
      for (const kind of kinds)
        for (const [text, one] of await lookUp(kind, texts)) if ('id' in one) found.set(text, one.id);
      return found;
    };
    const starts = await idOf(
      of.from,
      ofIt.map(({ from }) => from),
    );
    const ends = await idOf(
      of.to,
      ofIt.map(({ to }) => to),
    );
    for (const one of ofIt) {
      const [start, end] = [starts.get(one.from), ends.get(one.to)];
      if (start !== undefined && end !== undefined) held.push({ ...one, of, start, end });
      else unknown.add(start === undefined ? one.from : one.to);
    }
  }
  return { held, unknown: [...unknown] };
};

type Before = Readonly<{ of: Relation; start: string; end: string; edge: Edge & Cited }>;
type Cited = Readonly<{ sources: readonly Readonly<{ id: string }>[]; validFrom: string | null }>;

/** Relations of the same sorts that are here today, of all that it says anything of, or said before. */
const heldBefore = async (
  held: readonly Held[],
  source: string,
  { model, query }: Uses,
): Promise<ReadonlyMap<string, Before>> => {
  const before = new Map<string, Before>();
  for (const of of new Set(held.map(one => one.of)))
    for (const name of of.to) {
      const kind = required(model.kinds.get(name), name);
      const ids = [...new Set(held.filter(one => one.of === of).map(({ end }) => end))];
      const ends = [...kind.ends.values()].filter(end => end.relation === of && end.direction === 'BACKWARD');
      const said = ends.map(end => ({ [end.name]: { some: { sources: { has: source } } } }));
      for await (const page of readThings(
        { kind, where: { OR: [{ id: { in: ids } }, ...said] }, ends },
        query,
      ))
        for (const { id: end, relations } of page)
          for (const { edges } of relations)
            for (const edge of edges) {
              // What follows by a rule is no record that a register could add to.
              if ((edge[DERIVED_BY] ?? null) !== null) continue;
              const one = { of, start: edge.node.id, end, edge: edge as Edge & Cited };
              before.set(keyOf(one), one);
            }
    }
  return before;
};

const keyOf = ({ of, start, end }: Pick<Before, 'of' | 'start' | 'end'>): string =>
  `${of.name} ${start} ${end}`;

const connecting = (
  { of, start, end, facts }: Held,
  before: Before['edge'] | undefined,
  { adapter, day }: Readonly<{ adapter: Adapter; day: string }>,
): object => {
  const sources = [...new Set([...(before?.sources ?? []).map(({ id }) => id), adapter.source.id])];
  const { seenOn } = adapter.joins ?? {};
  const seen =
    seenOn !== undefined && of.fields.has(seenOn) ? { [seenOn]: later(before?.[seenOn], day) } : {};
  const period = before?.validFrom == null ? {} : { validFrom: before.validFrom };
  const said = before
    ? joined(before, facts, adapter.joins)
    : { certainty: 'FACT', knownFrom: day, ...facts };
  return {
    connect: { [of.forward]: { from: start, to: end, ...period, ...said, ...seen, sources } },
  };
};

/** From what says most to what says least. */
const CERTAINTIES = ['FACT', 'DEDUCTION', 'UNCERTAIN'];

const strongest = (order: readonly string[], ...values: readonly unknown[]): unknown =>
  order.find(one => values.includes(one));

/** What holds of a relation that others say something of: a record adds to what they say, and does not take its place. */
const joined = (
  before: Before['edge'],
  facts: RegisteredRelation['facts'],
  joins: Adapter['joins'],
): object => {
  const { adds = [], strengths = {}, reasons } = joins ?? {};
  const kept = Object.keys(facts).flatMap(fact => {
    const order = strengths[fact];
    if (adds.includes(fact)) return [[fact, bothOf(before[fact], facts[fact])]];
    return order ? [[fact, strongest(order, before[fact], facts[fact])]] : [];
  });
  return {
    ...facts,
    ...Object.fromEntries(kept),
    certainty: strongest(CERTAINTIES, before['certainty'], facts['certainty'] ?? 'FACT'),
    ...reasonsIn(before, (text, language) => text.replace(...(reasons?.[language] ?? SAME))),
  };
};

const bothOf = (...lists: readonly unknown[]): readonly unknown[] => [
  ...new Set(lists.flatMap(list => (Array.isArray(list) ? (list as unknown[]) : []))),
];

const SAME = ['', ''] as const;

/** The reason of a relation in each language that it has. */
const reasonsIn = (edge: Before['edge'], said: (text: string, language: string) => string): object => {
  const texts = (edge['rationales'] ?? []) as readonly Readonly<{ language: string; text: string }>[];
  return texts.length === 0
    ? {}
    : {
        rationales: Object.fromEntries(texts.map(({ language, text }) => [language, said(text, language)])),
      };
};

const later = (before: unknown, day: string): string =>
  typeof before === 'string' && before > day ? before : day;

const placeOf = ({ start, end, edge }: Before): object => ({
  from: start,
  to: end,
  ...(edge.validFrom === null ? {} : { validFrom: edge.validFrom }),
});

const ending = (one: Before, day: string): object => ({
  connect: { [one.of.forward]: { ...placeOf(one), validTo: day } },
});

/** What others say of it stays, and no more. */
const withdrawing = (one: Before, { source, joins }: Adapter): object => {
  const { edge } = one;
  const sources = edge.sources.flatMap(({ id }) => (id === source.id ? [] : [id]));
  const isShown = sources.some(id => id.startsWith(HARVESTS)) || joins === undefined;
  return {
    connect: { [one.of.forward]: { ...placeOf(one), ...(isShown ? {} : leftOf(edge, joins)), sources } },
  };
};

const leftOf = (edge: Before['edge'], { left, reasons }: Joins): object => {
  const less = left(edge);
  return Object.keys(less).length === 0
    ? {}
    : {
        ...less,
        ...reasonsIn(edge, (text, language) => {
          const [unseen, seen] = reasons[language] ?? SAME;
          return text.replace(seen, unseen);
        }),
      };
};

/** What the ids of the sources of adapters begin with. */
const HARVESTS = 'source:harvest-';

const write = async (
  { source, name, address, language }: Adapter,
  changes: readonly object[],
  { query, dryRun, day }: Pick<Uses, 'query' | 'dryRun'> & Readonly<{ day: string }>,
): Promise<WrittenChanges> =>
  writeAll([sourceOf({ ...source, standing: 'REGISTER' }, { language, url: address }), ...changes], {
    source: source.id,
    reason: `Harvest: ${name}, as of ${day}`,
    dryRun,
    query,
  });
