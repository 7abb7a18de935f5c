import { LRUCache } from 'lru-cache';
import { required } from '../errors';
import type { Model, Relation } from '../model/model';
import {
  opposite,
  type Arm,
  type AssumedEdge,
  type Selector,
  type StepDirection,
  type Ways,
} from '../plan/traversal';

/** What is followed at each place in a path, counted from either end. */
export type Places = Readonly<{ forward: readonly Arm[]; backward: readonly Arm[] }>;

/**
 * Every relation at every place, including those that cannot lead to the other end, to tell how far the
 * search goes.
 */
export const allPlaces = ({ relations, direction, maxHops }: Ways): Places => {
  const along = (way: StepDirection): readonly Arm[] =>
    Array.from({ length: maxHops }, () => ({ relations, direction: way }));
  return { forward: along(direction), backward: along(opposite(direction)) };
};

/** The ends of a path, and what it must pass through; anything if `via` is undefined. */
export type Ends = Readonly<{ from: Selector; to: Selector; via: Selector | undefined }>;

/**
 * The relations that can lead from one end to the other through `via`. A path may also continue from either
 * end of an assumed edge.
 */
export const placesBetween = (
  { from, to, via }: Ends,
  ways: Ways,
  assumed: readonly AssumedEdge[],
  model: Model,
): Places => {
  const anywhere = kindsOf({ kind: 'ids', ids: assumed.flatMap(edge => [edge.from, edge.to]) }, model);
  const stations = { via: via ? kindsOf(via, model) : [...model.kinds.keys()], anywhere };
  const along = (near: Selector, far: Selector, direction: StepDirection): readonly Arm[] =>
    relationsByPlace(
      { ...stations, from: kindsOf(near, model), to: kindsOf(far, model) },
      { ...ways, direction },
      model,
    ).map(relations => ({ relations, direction }));
  return { forward: along(from, to, ways.direction), backward: along(to, from, opposite(ways.direction)) };
};

/**
 * The concrete kinds that a selector can match. An id begins with the prefix of its kind, which the
 * validators ensure.
 */
export const kindsOf = (selector: Selector, model: Model): readonly string[] =>
  selector.kind === 'where'
    ? selector.of.members
    : [...model.kinds.values()]
        .filter(kind => kind.shape === 'object' && selector.ids.some(id => id.startsWith(`${kind.prefix}:`)))
        .map(kind => kind.name);

/**
 * Concrete kinds: where a path starts, where it ends, what it passes through, and where it may also be
 * entered.
 */
export type Stations = Readonly<{
  from: readonly string[];
  to: readonly string[];
  via: readonly string[];
  anywhere: readonly string[];
}>;

/**
 * The relations that the Model allows at each place in a path: at place 1 those that leave its start, at the
 * last place those that arrive at its end. A relation at any other place cannot be on such a path, so pruning
 * it loses nothing: of everything that a municipality rests on, only what may lead to a framework is visited.
 */
export const relationsByPlace = (
  stations: Stations,
  ways: Omit<Ways, 'minHops'>,
  model: Model,
): readonly (readonly Relation[])[] => {
  const { from, to, via, anywhere } = stations;
  const key = JSON.stringify([
    [from, to, via, anywhere],
    [ways.direction, ways.maxHops],
    ways.relations.map(({ name }) => name),
  ]);
  const known = knownOf(model);
  const before = known.get(key);
  if (before) return before;
  const places = computePlaces(stations, ways, model);
  known.set(key, places);
  return places;
};

/**
 * Cached by kinds: the same combinations recur whatever the ids, and computing them was most of the time
 * spent on planning a question.
 */
const KEPT = 300;
const byModel = new WeakMap<Model, LRUCache<string, readonly (readonly Relation[])[]>>();
const knownOf = (model: Model): LRUCache<string, readonly (readonly Relation[])[]> => {
  const known = byModel.get(model) ?? new LRUCache({ max: KEPT });
  byModel.set(model, known);
  return known;
};

const computePlaces = (
  { from, to, via, anywhere }: Stations,
  { relations, direction, maxHops }: Omit<Ways, 'minHops'>,
  model: Model,
): readonly (readonly Relation[])[] => {
  const passages = relations
    .flatMap(relation => passagesOf(relation, direction, model))
    .flatMap(passage => byWayOf(passage, via));
  const reaching: ReadonlySet<string>[] = [new Set(to.map(passed))];
  for (let hops = 1; hops < maxHops; hops += 1) {
    const nearer = required(reaching[hops - 1], 'one hop less');
    reaching.push(
      new Set([
        ...nearer,
        ...passages.filter(({ fars }) => fars.some(far => nearer.has(far))).flatMap(({ nears }) => nears),
      ]),
    );
  }
  let frontier: ReadonlySet<string> = new Set([...from, ...anywhere, ...anywhere.map(passed)]);
  return reaching.reverse().map(wanted => {
    const possible = passages.filter(
      ({ nears, fars }) => nears.some(near => frontier.has(near)) && fars.some(far => wanted.has(far)),
    );
    frontier = new Set(possible.flatMap(({ fars }) => fars.filter(far => wanted.has(far))));
    return [...new Set(possible.map(({ relation }) => relation))];
  });
};

/** A relation followed in one direction, between concrete kinds. */
type Passage = Readonly<{ relation: Relation; nears: readonly string[]; fars: readonly string[] }>;

const passagesOf = (relation: Relation, direction: StepDirection, model: Model): readonly Passage[] => {
  const [from, to] = [relation.from, relation.to].map(names =>
    names.flatMap(name => required(model.kinds.get(name), `kind ${name}`).members),
  ) as [string[], string[]];
  return [
    ...(direction === 'BACKWARD' ? [] : [{ relation, nears: from, fars: to }]),
    ...(direction === 'FORWARD' ? [] : [{ relation, nears: to, fars: from }]),
  ];
};

/** A kind in the state where `via` has been passed. */
const passed = (kind: string): string => `${kind}!`;

/** A passage before `via`, one that arrives at it, and one after it. */
const byWayOf = ({ relation, nears, fars }: Passage, via: readonly string[]): readonly Passage[] => [
  { relation, nears, fars },
  { relation, nears, fars: fars.filter(far => via.includes(far)).map(passed) },
  { relation, nears: nears.map(passed), fars: fars.map(passed) },
];
