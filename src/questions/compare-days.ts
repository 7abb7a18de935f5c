import { lookedAt, neighbours, type Neighbour } from '../graph/around';
import { byKey, differenceOf, type Different } from '../graph/difference';
import { edgesOf, isOfKind, markedAs, setOf, type Found, type FoundEdge } from '../graph/found';
import type { FoundPath } from '../graph/paths';
import { findPivots, type Pivot } from '../graph/pivots';
import { levelsOf } from '../graph/reach';
import type { Sliced } from '../graph/sliced';
import type { RowMap } from '../plan/plan';
import type { Around } from '../plan/traversal';
import { pathObject, stepObject } from './answer-parts';
import { foundOutward } from './outward';
import type { Computing } from './question';

/** What of a difference is looked at on each day. */
export type FoundHere = Found<'Of' | 'From' | 'To' | 'Via' | 'Avoid', 'Out' | 'Forward' | 'Backward', never>;

const listed = <T>(of: Readonly<{ came: readonly Different<T>[]; went: readonly Different<T>[]; changed: readonly Different<T>[] }>, object: (d: Different<T>) => RowMap): RowMap =>
  ({
    came: of.came.map(object), cameCount: of.came.length, went: of.went.map(object), wentCount: of.went.length,
    changed: of.changed.map(object), changedCount: of.changed.length,
  });

const steps = (edges: Iterable<FoundEdge>, { model }: Computing): readonly RowMap[] => [...new Map([...edges].map(edge => [edge.key, edge])).values()].map(edge => stepObject(edge, model));
const onPaths = (paths: readonly FoundPath[], through: ReadonlyMap<string, FoundEdge>): readonly FoundEdge[] =>
  paths.flatMap(path => path.hops.flatMap(hop => through.get(hop.edge.key) ?? []));

/** What tells a path from others between the two days. */
const keyOf = ({ hops }: FoundPath): string => hops.map(hop => `${hop.direction} ${hop.edge.key}`).join('\n');

/** Paths looked at between two yields: about a millisecond. */
const PATHS = 500;

function* byPath(paths: readonly FoundPath[]): Sliced<ReadonlyMap<string, FoundPath>> {
  const all = new Map<string, FoundPath>();
  for (const path of paths) {
    all.set(keyOf(path), path);
    if (all.size % PATHS === 0) yield;
  }
  return all;
}

export function* comparePaths(
  a: readonly FoundPath[], b: readonly FoundPath[], through: ReadonlyMap<string, FoundEdge>, computing: Computing,
): Sliced<RowMap> {
  return listed(differenceOf(yield* byPath(a), yield* byPath(b), () => true), ({ first, second }) => {
    const path = second ?? first;
    return path ? { path: pathObject(path, computing.model), through: steps(onPaths([path], through), computing) } : { through: [] };
  });
}

export function* comparePivots(
  a: readonly FoundPath[], b: readonly FoundPath[], first: FoundHere, second: FoundHere,
  through: ReadonlyMap<string, FoundEdge>, computing: Computing,
): Sliced<RowMap> {
  const [before, after] = [yield* byVia(a, first), yield* byVia(b, second)];
  return listed(differenceOf(before, after, (x, y) => sameWays(x.paths, y.paths)), d => ({
    node: d.id, before: d.first?.paths.length ?? null, after: d.second?.paths.length ?? null,
    through: steps(onPaths([...d.first?.paths ?? [], ...d.second?.paths ?? []], through), computing),
  }));
}

function* byVia(paths: readonly FoundPath[], found: FoundHere): Sliced<ReadonlyMap<string, Pivot>> {
  const pivots = yield* findPivots(paths, markedAs(found, 'Via'));
  return new Map(pivots.map(pivot => [pivot.via, pivot]));
}

/** Both are in the fixed order. */
const sameWays = (a: readonly FoundPath[], b: readonly FoundPath[]): boolean =>
  a.length === b.length && a.every((path, i) => sameHops(path, b[i] as FoundPath));

const sameHops = (a: FoundPath, b: FoundPath): boolean =>
  a.hops.length === b.hops.length && a.hops.every((hop, i) => {
    const other = b.hops[i];
    return hop.direction === other?.direction && hop.edge.key === other.edge.key;
  });

export const compareNeighbours = (around: Around, first: FoundHere, second: FoundHere, through: ReadonlyMap<string, FoundEdge>, computing: Computing): RowMap => {
  const [a, b] = [first, second].map(found => nearOn(found, around)) as [Near, Near];
  const looked = [...through.values()].filter(({ key }) => a.looked.has(key) || b.looked.has(key));
  return listed(differenceOf(a.all, b.all, (x, y) => x.distance === y.distance && x.degree === y.degree), d => ({
    node: d.id, before: d.first?.distance ?? null, after: d.second?.distance ?? null,
    through: steps(looked.filter(edge => edge.from === d.id || edge.to === d.id), computing),
  }));
};

type Near = Readonly<{ all: ReadonlyMap<string, Neighbour>; looked: ReadonlyMap<string, FoundEdge> }>;

/** A neighbourhood on a day, and the edges looked at for it; more was found, for what is near on the other day. */
const nearOn = (found: FoundHere, around: Around): Near => {
  const of = setOf(found, 'Of');
  const { hops, whole } = foundOutward(around, found);
  const all = neighbours(hops, of, whole).filter(({ id }) => of.has(id) || isOfKind(found, id, around.kinds));
  return { all: new Map(all.map(n => [n.id, n])), looked: lookedAt(hops, levelsOf(hops, of, whole), whole) };
};

/** Of an entity: itself, and each relation that it has on one day only. */
export const compareEntity = (first: FoundHere, second: FoundHere, through: ReadonlyMap<string, FoundEdge>, computing: Computing): RowMap => {
  const [of = ''] = [...setOf(first, 'Of'), ...setOf(second, 'Of')];
  const own = (found: FoundHere): ReadonlyMap<string, FoundEdge | undefined> => new Map<string, FoundEdge | undefined>([
    ...byKey(edgesOf(found, 'Out').filter(edge => edge.from === of || edge.to === of)), ...[...setOf(found, 'Of')].map(id => [id, undefined] as const)]);
  return listed(differenceOf(own(first), own(second), () => true), ({ id, first: a, second: b }) => {
    const edge = a ?? b;
    return { node: edge ? (edge.from === of ? edge.to : edge.from) : id, through: edge ? steps([through.get(edge.key) ?? edge], computing) : [] };
  });
};
