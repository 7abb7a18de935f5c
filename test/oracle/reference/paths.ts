import { CERTAINTIES, type Certainty, type Kind, type Relation } from '../../../src/model/model';
import type { StoredEdge, StoredNode } from '../../../src/plan/plan-write';
import { compareValues } from '../predicate';
import { isOfKind, type World } from '../world';
import type { Args, NodeObject } from './connection';
import { passes, type Filter } from './where';

/** An edge followed from one of its ends. */
export type Step = Readonly<{ edge: StoredEdge; direction: 'FORWARD' | 'BACKWARD'; from: string; to: string }>;
export type SimplePath = Readonly<{ steps: readonly Step[]; certainty: Certainty }>;

const DEFAULT_HOPS = 4;

/** A traversal names somebody who is not there. */
export class UnknownEnd extends Error {}

/** What a traversal asks, whoever says so: the ends, what must lie between, the steps that may be taken, and how many. */
export type Question = Readonly<{ from: ReadonlySet<string>; to: ReadonlySet<string>; via: ReadonlySet<string> | undefined; steps: readonly Step[]; maxHops: number }>;

/**
 * Every simple path from one of `from` to one of `to`, by trying them all: shortest first, then by the weakest
 * certainty, then by the ids of the nodes in turn, then by the keys of the edges.
 */
export const tryAll = ({ from, to, via, steps, maxHops }: Question): readonly SimplePath[] => {
  const found: SimplePath[] = [];
  const follow = (path: readonly Step[], seen: readonly string[]): void => {
    const at = seen[seen.length - 1] ?? '';
    if (path.length > 0 && to.has(at) && (!via || seen.slice(1, -1).some(id => via.has(id)))) found.push({ steps: path, certainty: weakest(path) });
    if (path.length === maxHops) return;
    for (const step of steps) if (step.from === at && !seen.includes(step.to)) follow([...path, step], [...seen, step.to]);
  };
  for (const id of from) follow([], [id]);
  return found.sort(inOrder);
};

export const everyPath = (args: Args, world: World): readonly SimplePath[] => tryAll({
  from: endsOf(args['from'] as Args, world),
  to: endsOf(args['to'] as Args, world),
  via: args['via'] ? new Set(chosenBy(args['via'] as Args, world).map(node => node.id)) : undefined,
  steps: stepsOf(args, world),
  maxHops: (args['maxHops'] ?? DEFAULT_HOPS) as number,
});

/** Ids must be those of nodes that are there. */
const endsOf = (selector: Args, world: World): ReadonlySet<string> => {
  const ids = new Set(chosenBy(selector, world).map(node => node.id));
  if (idsOf(selector)?.some(id => !ids.has(id)) === true) throw new UnknownEnd();
  return ids;
};

const idsOf = (selector: Args): readonly string[] | undefined =>
  (selector['id'] !== undefined ? [String(selector['id'])] : (selector['ids'] as readonly string[] | undefined));

export const chosenBy = (selector: Args, world: World): readonly StoredNode[] => {
  const ids = idsOf(selector);
  if (ids) return world.graph.nodes.filter(node => ids.includes(node.id));
  const [[name, filter] = ['', {}]] = Object.entries(selector);
  const kind = [...world.model.kinds.values()].find((k: Kind) => k.singular === name);
  if (!kind) throw new Error(`There is no selector ${name}`);
  return world.graph.nodes.filter(node => isOfKind(node, kind) && passes(filter as Filter, kind, { node, edge: undefined }, world));
};

const stepsOf = (args: Args, world: World): readonly Step[] => {
  const named = args['relations'] as readonly string[] | null | undefined;
  const followed = (relation: Relation): boolean => (named ? named.includes(relation.name) : relation.traverse);
  return stepsAlong(world.graph.edges.filter(edge => followed(edge.relation)), args['direction'] ?? 'FORWARD');
};

export const stepsAlong = (edges: readonly StoredEdge[], direction: unknown): readonly Step[] => edges.flatMap((edge): Step[] => {
  const along: Step = { edge, direction: 'FORWARD', from: edge.from, to: edge.to };
  const against: Step = { edge, direction: 'BACKWARD', from: edge.to, to: edge.from };
  return direction === 'ANY' ? [along, against] : direction === 'BACKWARD' ? [against] : [along];
});

const weakness = (certainty: unknown): number => CERTAINTIES.indexOf(certainty as Certainty);

const weakest = (path: readonly Step[]): Certainty => CERTAINTIES[Math.max(...path.map(step => weakness(step.edge.properties['certainty'])))] ?? 'UNCERTAIN';

const inOrder = (a: SimplePath, b: SimplePath): number =>
  a.steps.length - b.steps.length || weakness(a.certainty) - weakness(b.certainty)
  || compareLists(nodesOf(a), nodesOf(b)) || compareLists(a.steps.map(s => s.edge.key), b.steps.map(s => s.edge.key));

const compareLists = (a: readonly string[], b: readonly string[]): number =>
  a.map((item, i) => compareValues(item, b[i])).find(compared => compared !== 0) ?? 0;

const nodesOf = (path: SimplePath): readonly string[] => [path.steps[0]?.from ?? '', ...path.steps.map(step => step.to)];

/** A node between the ends of paths, with the paths by way of it. */
export type Pivot = Readonly<{ via: string; targets: readonly string[]; paths: readonly SimplePath[] }>;

/** Shortest first, then strongest, then most targets, then by id. */
export const everyPivot = (args: Args, world: World): readonly Pivot[] => {
  const paths = everyPath(args, world);
  const passable = args['via'] ? chosenBy(args['via'] as Args, world) : world.graph.nodes;
  const pivots = passable.map(({ id }): Pivot => {
    const through = paths.filter(path => nodesOf(path).slice(1, -1).includes(id));
    return { via: id, paths: through, targets: [...new Set(through.map(path => nodesOf(path).at(-1) ?? ''))].sort(compareValues) };
  }).filter(pivot => pivot.paths.length > 0);
  return pivots.sort((a, b) => (a.paths[0]?.steps.length ?? 0) - (b.paths[0]?.steps.length ?? 0)
    || weakness(a.paths[0]?.certainty) - weakness(b.paths[0]?.certainty)
    || b.targets.length - a.targets.length || compareValues(a.via, b.via));
};

export const nodeObject = (id: string, world: World): NodeObject => {
  const node = world.graph.nodes.find(n => n.id === id);
  if (!node) throw new Error(`There is no node ${id}`);
  return { kind: 'node', place: { node, edge: undefined }, world };
};
