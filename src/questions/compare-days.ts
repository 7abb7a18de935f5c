import { neighbours, surroundingsOf, type Neighbour } from '../graph/around';
import { byKey, differenceOf, type Difference, type Different } from '../graph/difference';
import { edgesOf, isOfKind, testedAs, seedOf, type Found, type FoundEdge } from '../graph/found';
import type { FoundPath } from '../graph/paths';
import { findPivots, type Pivot } from '../graph/paths';
import { inTurns, type Sliced } from '../graph/sliced';
import type { RowMap } from '../plan/plan';
import type { Around } from '../plan/traversal';
import { pathObject, stepObject, warningOf } from './answer-parts';
import { foundOutward } from './outward';
import type { Computing } from './question';

/** What a comparison finds on each day. */
export type FoundHere = Found<'Of' | 'From' | 'To' | 'Via' | 'Avoid', 'Out' | 'Forward' | 'Backward', never>;

type Lists = Readonly<Record<'came' | 'went' | 'changed', readonly RowMap[]>>;
const listed = <T>({ came, went, changed }: Difference<T>, object: (d: Different<T>) => RowMap): RowMap =>
  ({ came: came.map(object), went: went.map(object), changed: changed.map(object) }) satisfies Lists;

/** The same, for items that take long to build. */
function* listedInTurns<T>(
  { came, went, changed }: Difference<T>,
  object: (d: Different<T>) => Sliced<RowMap>,
): Sliced<RowMap> {
  return {
    came: yield* each(came, object),
    went: yield* each(went, object),
    changed: yield* each(changed, object),
  } satisfies Lists;
}

function* each<T>(
  of: readonly Different<T>[],
  object: (d: Different<T>) => Sliced<RowMap>,
): Sliced<readonly RowMap[]> {
  const all: RowMap[] = [];
  for (const d of of) {
    all.push(yield* object(d));
    yield;
  }
  return all;
}

/** How many of the visited relations have no known dates, and a warning about them. */
const undatedAmong = (edges: Iterable<FoundEdge>): RowMap => {
  const keys = new Set<string>();
  for (const { key, undated } of edges) if (undated) keys.add(key);
  return { undated: keys.size, warning: warningOf(keys.size, 'difference') };
};

function* undatedOnPaths(paths: readonly FoundPath[]): Sliced<RowMap> {
  const edges = new Map<string, FoundEdge>();
  yield* inTurns(paths, ({ hops }) => {
    for (const { edge } of hops) edges.set(edge.key, edge);
  });
  return undatedAmong(edges.values());
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

function* byPath(paths: readonly FoundPath[]): Sliced<ReadonlyMap<string, FoundPath>> {
  const all = new Map<string, FoundPath>();
  yield* inTurns(paths, path => all.set(keyOf(path), path));
  return all;
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
  a: readonly FoundPath[],
  b: readonly FoundPath[],
  through: ReadonlyMap<string, FoundEdge>,
  computing: Computing,
): Sliced<RowMap> {
  const difference = differenceOf(yield* byPath(a), yield* byPath(b), () => true);
  const lists = yield* listedInTurns(difference, one => comparedPath(one, through, computing));
  return { ...lists, ...(yield* undatedOnPaths([...a, ...b])) };
}

function* comparedPivot(
  { id, first, second }: Different<Pivot>,
  through: ReadonlyMap<string, FoundEdge>,
  computing: Computing,
): Sliced<RowMap> {
  const paths = [...(first?.paths ?? []), ...(second?.paths ?? [])];
  return {
    node: id,
    before: first?.paths.length ?? null,
    after: second?.paths.length ?? null,
    through: steps(yield* onPaths(paths, through), computing),
  };
}

export function* comparePivots(
  a: readonly FoundPath[],
  b: readonly FoundPath[],
  first: FoundHere,
  second: FoundHere,
  through: ReadonlyMap<string, FoundEdge>,
  computing: Computing,
): Sliced<RowMap> {
  const [before, after] = [yield* byVia(a, first), yield* byVia(b, second)];
  yield;
  const difference = differenceOf(before, after, (x, y) => sameWays(x.paths, y.paths));
  yield;
  const lists = yield* listedInTurns(difference, one => comparedPivot(one, through, computing));
  return { ...lists, ...(yield* undatedOnPaths([...a, ...b])) };
}

function* byVia(paths: readonly FoundPath[], found: FoundHere): Sliced<ReadonlyMap<string, Pivot>> {
  const pivots = yield* findPivots(paths, testedAs(found, 'Via'));
  return new Map(pivots.map(pivot => [pivot.via, pivot]));
}

/** Both must be in the fixed order. */
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
  first: FoundHere,
  second: FoundHere,
  through: ReadonlyMap<string, FoundEdge>,
  computing: Computing,
): Sliced<RowMap> {
  const [a, b] = [yield* nearOn(first, around), yield* nearOn(second, around)];
  const looked = [...through.values()].filter(({ key }) => a.looked.has(key) || b.looked.has(key));
  const lists = listed(
    differenceOf(a.all, b.all, (x, y) => x.distance === y.distance && x.degree === y.degree),
    d => ({
      node: d.id,
      before: d.first?.distance ?? null,
      after: d.second?.distance ?? null,
      through: steps(
        looked.filter(edge => edge.from === d.id || edge.to === d.id),
        computing,
      ),
    }),
  );
  return { ...lists, ...undatedAmong([...a.looked.values(), ...b.looked.values()]) };
}

type Near = Readonly<{ all: ReadonlyMap<string, Neighbour>; looked: ReadonlyMap<string, FoundEdge> }>;

/**
 * A neighbourhood on one day, and the edges visited for it. More was found than that, for what is near on the
 * other day.
 */
function* nearOn(found: FoundHere, around: Around): Sliced<Near> {
  const of = seedOf(found, 'Of');
  const { hops, whole } = yield* foundOutward(around, found);
  const surroundings = yield* surroundingsOf(hops, of, whole);
  const near = yield* neighbours(surroundings);
  const all = near.filter(({ id }) => of.has(id) || isOfKind(found, id, around.kinds));
  return { all: new Map(all.map(n => [n.id, n])), looked: surroundings.edges };
}

/** For an entity: the entity itself, and each relation that it has on only one of the days. */
export function* compareEntity(
  first: FoundHere,
  second: FoundHere,
  through: ReadonlyMap<string, FoundEdge>,
  computing: Computing,
): Sliced<RowMap> {
  const [of = ''] = [...seedOf(first, 'Of'), ...seedOf(second, 'Of')];
  const [before, after] = [yield* ownOf(of, first), yield* ownOf(of, second)];
  const lists = listed(
    differenceOf(before, after, () => true),
    ({ id, first: a, second: b }) => {
      const edge = a ?? b;
      return {
        node: edge ? (edge.from === of ? edge.to : edge.from) : id,
        through: edge ? steps([through.get(edge.key) ?? edge], computing) : [],
      };
    },
  );
  const edges = [before, after].flatMap(own => [...own.values()].flatMap(edge => edge ?? []));
  return { ...lists, ...undatedAmong(edges) };
}

type Own = ReadonlyMap<string, FoundEdge | undefined>;

/** An entity by its id, and its relations by their keys. */
function* ownOf(of: string, found: FoundHere): Sliced<Own> {
  const edges = edgesOf(found, 'Out').filter(edge => edge.from === of || edge.to === of);
  return new Map<string, FoundEdge | undefined>([
    ...(yield* byKey(edges)),
    ...[...seedOf(found, 'Of')].map(id => [id, undefined] as const),
  ]);
}
