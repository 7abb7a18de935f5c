import type { Traversal, Ways } from '../../plan/traversal';
import { lookedAt, neighbours, type Neighbour } from '../../traverse/around';
import { byKey, changedEdges, differenceOf, type Different } from '../../traverse/difference';
import { edgesOf, hopsOf, isCapped, isOfKind, wholeTo, type Found, type FoundEdge } from '../../traverse/found';
import { findPaths, type FoundPath, type FoundPaths } from '../../traverse/paths';
import { findPivots, type Pivot } from '../../traverse/pivots';
import { levelsOf } from '../../traverse/reach';
import type { Sliced } from '../../traverse/sliced';
import { subgraphOf } from '../../traverse/subgraph';
import { checkCircles } from '../../traverse/circles';
import { foundOn } from '../../traverse/found-on';
import type { RowMap } from '../shape';
import { pageOf, pathObject, stepObject, truncation, type Computing } from './objects';

type Event = Readonly<{ date: string; change: 'CAME' | 'WENT'; edge: FoundEdge | undefined }>;

/** What came and went around an entity, the latest first. */
export const history = ({ traversal, found, model }: Computing): RowMap => {
  const [of = ''] = found.sets.get('Of') ?? [];
  const edges = edgesOf(found, 'Out');
  const own = found.nodes.get(of);
  const events = [...(own ? eventsOf(own.facts, undefined) : []), ...edges.flatMap(edge => eventsOf(edge.facts, edge))].sort(latestFirst);
  const object = ({ date, change, edge }: Event): RowMap => ({
    date, change, other: edge ? (edge.from === of ? edge.to : edge.from) : null,
    step: edge ? stepObject(edge, model, edge.from === of ? 'FORWARD' : 'BACKWARD') : null,
  });
  return {
    ...pageOf(events, idOf, traversal, object),
    undated: edges.filter(edge => eventsOf(edge.facts, edge).length === 0).length,
    truncated: truncation(isCapped(found, 'Out') ? 'LAYER_CAP' : undefined, wholeTo(found, 1, 'Out'), found),
  };
};

const eventsOf = ([from, to]: readonly unknown[], edge: FoundEdge | undefined): readonly Event[] => [
  ...(typeof from === 'string' ? [{ date: from, change: 'CAME', edge } as const] : []),
  ...(typeof to === 'string' ? [{ date: to, change: 'WENT', edge } as const] : []),
];

const idOf = ({ date, change, edge }: Event): string => `${date} ${change} ${edge?.key ?? ''}`;
const latestFirst = (a: Event, b: Event): number => (a.date === b.date ? (idOf(a) < idOf(b) ? -1 : 1) : a.date < b.date ? 1 : -1);

type Asked = Traversal['asked'] & { question: 'difference' };

/** What is different between two days: the same question computed on what was found as it stood on each. */
export function* difference(asked: Asked, computing: Computing): Sliced<RowMap> {
  const { traversal, found } = computing;
  const [first, second] = [foundOn(found, ['First', asked.from], traversal), foundOn(found, ['Second', asked.to], traversal)];
  yield;
  for (const on of [first, second]) checkCircles(on, computing.model);
  const names = asked.ways ? ['Forward', 'Backward'] : ['Out'];
  const through = changedEdges(edgesOf(first, ...names), edgesOf(second, ...names));
  yield;
  const paths = asked.ways && (yield* pathsOnBoth([first, second], asked.ways, computing));
  const cut = paths ? paths[0].cut ?? paths[1].cut : isCapped(found, 'Out') ? 'LAYER_CAP' : undefined;
  const whole = paths ? Math.min(...paths.map(of => of.completeTo)) : wholeTo(found, asked.around?.hops ?? 1, 'Out');
  return {
    from: asked.from, to: asked.to, ...yield* compared(asked, [first, second], paths, through, computing), truncated: truncation(cut, whole, found),
  };
}

/** Each day has half of what is left, so that the second is not cut short by the first. */
function* pathsOnBoth([first, second]: readonly [Found, Found], ways: Ways, { budget }: Computing): Sliced<readonly [FoundPaths, FoundPaths]> {
  const each = Math.floor(budget.left / 2);
  const before = yield* findPaths(subgraphOf(first, ways), ways, budget.part(each));
  return [before, yield* findPaths(subgraphOf(second, ways), ways, budget.part(each))];
}

function* compared(
  asked: Asked, [first, second]: readonly [Found, Found], paths: readonly [FoundPaths, FoundPaths] | undefined,
  through: ReadonlyMap<string, FoundEdge>, computing: Computing,
): Sliced<RowMap> {
  if (paths) {
    const [a, b] = paths.map(of => of.paths) as [readonly FoundPath[], readonly FoundPath[]];
    return asked.of === 'paths' ? yield* comparePaths(a, b, through, computing) : yield* comparePivots(a, b, first, second, through, computing);
  }
  return asked.around ? compareNeighbours(asked.around, first, second, through, computing) : compareEntity(first, second, through, computing);
}

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

function* comparePaths(
  a: readonly FoundPath[], b: readonly FoundPath[], through: ReadonlyMap<string, FoundEdge>, computing: Computing,
): Sliced<RowMap> {
  return listed(differenceOf(yield* byPath(a), yield* byPath(b), () => true), ({ first, second }) => {
    const path = second ?? first;
    return path ? { path: pathObject(path, computing.model), through: steps(onPaths([path], through), computing) } : { through: [] };
  });
}

function* comparePivots(
  a: readonly FoundPath[], b: readonly FoundPath[], first: Found, second: Found,
  through: ReadonlyMap<string, FoundEdge>, computing: Computing,
): Sliced<RowMap> {
  const [before, after] = [yield* byVia(a, first), yield* byVia(b, second)];
  return listed(differenceOf(before, after, (x, y) => sameWays(x.paths, y.paths)), d => ({
    node: d.id, before: d.first?.paths.length ?? null, after: d.second?.paths.length ?? null,
    through: steps(onPaths([...d.first?.paths ?? [], ...d.second?.paths ?? []], through), computing),
  }));
}

function* byVia(paths: readonly FoundPath[], found: Found): Sliced<ReadonlyMap<string, Pivot>> {
  const pivots = yield* findPivots(paths, found.marks.get('Via'));
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

const compareNeighbours = (around: NonNullable<Asked['around']>, first: Found, second: Found, through: ReadonlyMap<string, FoundEdge>, computing: Computing): RowMap => {
  const [a, b] = [first, second].map(found => nearOn(found, around)) as [Near, Near];
  const looked = [...through.values()].filter(({ key }) => a.looked.has(key) || b.looked.has(key));
  return listed(differenceOf(a.all, b.all, (x, y) => x.distance === y.distance && x.degree === y.degree), d => ({
    node: d.id, before: d.first?.distance ?? null, after: d.second?.distance ?? null,
    through: steps(looked.filter(edge => edge.from === d.id || edge.to === d.id), computing),
  }));
};

type Near = Readonly<{ all: ReadonlyMap<string, Neighbour>; looked: ReadonlyMap<string, FoundEdge> }>;

/** A neighbourhood on a day, and the edges looked at for it; more was found, for what is near on the other day. */
const nearOn = (found: Found, around: NonNullable<Asked['around']>): Near => {
  const of = found.sets.get('Of') ?? new Set<string>();
  const [hops, whole] = [hopsOf(edgesOf(found, 'Out'), [around]), wholeTo(found, around.hops, 'Out')];
  const all = neighbours(hops, of, whole).filter(({ id }) => of.has(id) || isOfKind(found, id, around.kinds));
  return { all: new Map(all.map(n => [n.id, n])), looked: lookedAt(hops, levelsOf(hops, of, whole), whole) };
};

/** Of an entity: itself, and each relation that it has on one day only. */
const compareEntity = (first: Found, second: Found, through: ReadonlyMap<string, FoundEdge>, computing: Computing): RowMap => {
  const [of = ''] = [...first.sets.get('Of') ?? [], ...second.sets.get('Of') ?? []];
  const own = (found: Found): ReadonlyMap<string, FoundEdge | undefined> => new Map<string, FoundEdge | undefined>([
    ...byKey(edgesOf(found, 'Out').filter(edge => edge.from === of || edge.to === of)), ...[...found.sets.get('Of') ?? []].map(id => [id, undefined] as const)]);
  return listed(differenceOf(own(first), own(second), () => true), ({ id, first: a, second: b }) => {
    const edge = a ?? b;
    return { node: edge ? (edge.from === of ? edge.to : edge.from) : id, through: edge ? steps([through.get(edge.key) ?? edge], computing) : [] };
  });
};

