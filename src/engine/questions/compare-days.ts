import { neighbours, surroundingsOf, type Neighbour } from '../graph/around';
import { byKey, differenceOf, type Comparison, type Difference, type Different } from '../graph/difference';
import { edgesOf, isCapped, isOfKind, testedAs, seedOf, type Found, type FoundEdge } from '../graph/found';
import { findPivots, type FoundPath, type FoundPaths, type Pivot } from '../graph/paths';
import { inTurns, type Sliced } from '../graph/sliced';
import { UpTo, ofBoth } from '../graph/up-to';
import type { RowMap } from '../plan/plan';
import type { Around } from '../plan/traversal';
import { pathObject, stepObject } from './answer-parts';
import { foundOutward } from './outward';
import type { Computing } from './question';

/** What a comparison finds on each day. */
export type FoundHere = Found<'Of' | 'From' | 'To' | 'Via' | 'Avoid', 'Out' | 'Forward' | 'Backward', never>;
/** What was found on each day, and the relations of which only one day has each. */
export type Days = Readonly<{
  first: FoundHere;
  second: FoundHere;
  through: ReadonlyMap<string, FoundEdge>;
}>;
/** The lists of what differs, and the relations that were looked at. */
export type ComparedDays = Readonly<{ lists: UpTo<RowMap>; looked: UpTo<Iterable<FoundEdge>> }>;

const LISTS = ['came', 'went', 'changed', 'unknown'] as const;

/** Makes the objects of the lists; they take long to build. */
function* listed<T>(
  difference: UpTo<Difference<T>>,
  object: (d: Different<T>, of: UpTo<unknown>) => Sliced<RowMap>,
): Sliced<UpTo<RowMap>> {
  const lists: Record<string, UpTo<readonly RowMap[]>> = {};
  for (const name of LISTS) {
    const all: RowMap[] = [];
    for (const d of difference.seen[name]) {
      all.push(yield* object(d, difference));
      yield;
    }
    lists[name] = difference.with(all);
  }
  return difference.with(lists);
}

/** The same for objects that are made at once. */
const listedAtOnce = <T>(
  difference: UpTo<Difference<T>>,
  object: (d: Different<T>, of: UpTo<unknown>) => RowMap,
): UpTo<RowMap> =>
  difference.with(
    Object.fromEntries(
      LISTS.map(name => [name, difference.with(difference.seen[name].map(d => object(d, difference)))]),
    ),
  );

/** Counts those of some relations that have no known dates, each once. */
export const undatedAmong = (edges: Iterable<FoundEdge>): number => {
  const keys = new Set<string>();
  for (const { key, undated } of edges) if (undated) keys.add(key);
  return keys.size;
};

function* edgesOn(paths: readonly FoundPath[]): Sliced<Iterable<FoundEdge>> {
  const edges = new Map<string, FoundEdge>();
  yield* inTurns(paths, ({ hops }) => {
    for (const { edge } of hops) edges.set(edge.key, edge);
  });
  return edges.values();
}

function* lookedAt([a, b]: readonly [FoundPaths, FoundPaths]): Sliced<ComparedDays['looked']> {
  return ofBoth(a, b).with(yield* edgesOn([...a.seen, ...b.seen]));
}

const steps = (edges: Iterable<FoundEdge>, { model }: Computing): readonly RowMap[] =>
  [...new Map([...edges].map(edge => [edge.key, edge])).values()].map(edge => stepObject(edge, model));

/** Those of the given edges that are on the paths, in the order in which the paths visit them. */
function* onPaths(
  paths: readonly FoundPath[],
  through: ReadonlyMap<string, FoundEdge>,
): Sliced<ReadonlySet<FoundEdge>> {
  const met = new Set<FoundEdge>();
  yield* inTurns(paths, ({ hops }) => {
    for (const { edge: on } of hops) {
      const edge = through.get(on.key);
      if (edge) met.add(edge);
    }
  });
  return met;
}

/** Identifies a path across the two days. */
const keyOf = ({ hops }: FoundPath): string => hops.map(hop => `${hop.direction} ${hop.edge.key}`).join('\n');

function* byPath(paths: FoundPaths): Sliced<UpTo<ReadonlyMap<string, FoundPath>>> {
  const all = new Map<string, FoundPath>();
  yield* inTurns(paths.seen, path => all.set(keyOf(path), path));
  return paths.with(all);
}

function* comparedPath(
  { first, second }: Different<FoundPath>,
  through: ReadonlyMap<string, FoundEdge>,
  computing: Computing,
): Sliced<RowMap> {
  const path = second ?? first;
  if (!path) return { through: [] };
  return {
    path: pathObject(path, computing),
    through: steps(yield* onPaths([path], through), computing),
  };
}

export function* comparePaths(
  [a, b]: readonly [FoundPaths, FoundPaths],
  { through }: Days,
  computing: Computing,
): Sliced<ComparedDays> {
  const difference = differenceOf(yield* byPath(a), yield* byPath(b), {
    lengthOf: ({ hops }) => hops.length,
    same: () => true,
    // A path is as long on either day, and takes all its relations.
    isImpossible: (_, { hops }, on) =>
      hops.length <= (on === 'first' ? a : b).completeTo || hops.some(({ edge }) => through.has(edge.key)),
  });
  const lists = yield* listed(difference, one => comparedPath(one, through, computing));
  return { lists, looked: yield* lookedAt([a, b]) };
}

function* comparedPivot(
  { id, first, second }: Different<Pivot>,
  of: UpTo<unknown>,
  through: ReadonlyMap<string, FoundEdge>,
  computing: Computing,
): Sliced<RowMap> {
  const paths = [...(first?.paths.seen ?? []), ...(second?.paths.seen ?? [])];
  return {
    node: id,
    before: first?.paths.ofAll(({ length }) => length) ?? null,
    after: second?.paths.ofAll(({ length }) => length) ?? null,
    through: of.with(steps(yield* onPaths(paths, through), computing)),
  };
}

export function* comparePivots(
  [a, b]: readonly [FoundPaths, FoundPaths],
  { first, second, through }: Days,
  computing: Computing,
): Sliced<ComparedDays> {
  const [before, after] = [yield* byVia(a, first), yield* byVia(b, second)];
  yield;
  const whole = ofBoth(a, b).completeTo;
  const difference = differenceOf(before, after, {
    lengthOf: ({ length }) => length,
    same: (x, y) => sameWays(within(x.paths, whole), within(y.paths, whole)),
    isImpossible: (id, _, on) => !(on === 'first' ? first : second).nodes.has(id),
  });
  yield;
  const lists = yield* listed(difference, (one, of) => comparedPivot(one, of, through, computing));
  return { lists, looked: yield* lookedAt([a, b]) };
}

function* byVia(paths: FoundPaths, found: FoundHere): Sliced<UpTo<ReadonlyMap<string, Pivot>>> {
  const pivots = yield* findPivots(paths, testedAs(found, 'Via'));
  return pivots.with(new Map(pivots.seen.map(pivot => [pivot.via, pivot])));
}

const within = ({ seen }: FoundPaths, length: number): readonly FoundPath[] =>
  seen.filter(({ hops }) => hops.length <= length);

/** Both must be in the order of a pivot: it is the same where the paths are. */
const sameWays = (a: readonly FoundPath[], b: readonly FoundPath[]): boolean =>
  a.length === b.length && a.every((path, i) => sameHops(path, b[i] as FoundPath));

const sameHops = (a: FoundPath, b: FoundPath): boolean =>
  a.hops.length === b.hops.length &&
  a.hops.every((hop, i) => {
    const other = b.hops[i];
    return hop.direction === other?.direction && hop.edge.key === other.edge.key;
  });

export function* compareNeighbours(
  around: Around,
  { first, second, through }: Days,
  computing: Computing,
): Sliced<ComparedDays> {
  const [a, b] = [yield* nearOn(first, around), yield* nearOn(second, around)];
  const looked = ofBoth(a.looked, b.looked);
  const [before, after] = looked.seen;
  const changing = [...through.values()].filter(({ key }) => before.has(key) || after.has(key));
  const difference = differenceOf(a.all, b.all, {
    lengthOf: ({ distance }) => distance,
    same: (x, y) => x.distance === y.distance && (x.degree === y.degree || !isDegreeWhole(x, a.all, around)),
    isImpossible: (id, _, on) => !(on === 'first' ? first : second).nodes.has(id),
  });
  const lists = listedAtOnce(difference, ({ id, first: x, second: y }, of) => {
    return {
      node: id,
      before: x?.distance ?? null,
      after: y?.distance ?? null,
      through: of.with(
        steps(
          changing.filter(edge => edge.from === id || edge.to === id),
          computing,
        ),
      ),
    };
  });
  return { lists, looked: looked.with([...before.values(), ...after.values()]) };
}

/** Where something was left out, all relations are only read of what is nearer than that, and against neither direction. */
const isDegreeWhole = (
  { distance }: Neighbour,
  { cut, completeTo }: UpTo<unknown>,
  { direction }: Around,
): boolean => cut === undefined || (direction === 'ANY' && distance < completeTo);

type Near = Readonly<{
  all: UpTo<ReadonlyMap<string, Neighbour>>;
  looked: UpTo<ReadonlyMap<string, FoundEdge>>;
}>;

/**
 * A neighbourhood on one day, and the edges visited for it. More was found than that, for what is near on the
 * other day.
 */
function* nearOn(found: FoundHere, around: Around): Sliced<Near> {
  const of = seedOf(found, 'Of');
  const out = yield* foundOutward(around, found);
  const surroundings = yield* surroundingsOf(out.seen, of, out.completeTo);
  const near = yield* neighbours(surroundings);
  const all = near.filter(({ id }) => of.has(id) || isOfKind(found, id, around.kinds));
  return { all: out.with(new Map(all.map(n => [n.id, n]))), looked: out.with(surroundings.edges) };
}

/** For an entity: the entity itself, and each relation that it has on only one of the days. */
export function* compareEntity({ first, second, through }: Days, computing: Computing): Sliced<ComparedDays> {
  const [of = ''] = [...seedOf(first, 'Of'), ...seedOf(second, 'Of')];
  const [before, after] = [yield* ownOf(of, first), yield* ownOf(of, second)];
  const difference = differenceOf(before, after, OF_ITSELF);
  const lists = listedAtOnce(difference, ({ id, first: a, second: b }) => {
    const edge = a ?? b;
    return {
      node: edge ? (edge.from === of ? edge.to : edge.from) : id,
      through: edge ? steps([through.get(edge.key) ?? edge], computing) : [],
    };
  });
  const looked = ofBoth(before, after);
  const edges = looked.seen.flatMap(own => [...own.values()].flatMap(edge => edge ?? []));
  return { lists, looked: looked.with(edges) };
}

/** An entity by its id, and its relations by their keys. */
type Own = ReadonlyMap<string, FoundEdge | undefined>;

/** If its relations were not read, all that is there is itself and what is assumed, of which it is known on which days these are. */
const OF_ITSELF: Comparison<FoundEdge | undefined> = {
  lengthOf: edge => (edge ? 1 : 0),
  same: () => true,
  isImpossible: () => true,
};

function* ownOf(of: string, found: FoundHere): Sliced<UpTo<Own>> {
  const edges = edgesOf(found, 'Out').filter(edge => edge.from === of || edge.to === of);
  const own = new Map<string, FoundEdge | undefined>([
    ...(yield* byKey(edges)),
    ...[...seedOf(found, 'Of')].map(id => [id, undefined] as const),
  ]);
  return isCapped(found, 'Out') ? new UpTo(own, 0, 'LAYER_CAP') : new UpTo(own, 1, undefined);
}
