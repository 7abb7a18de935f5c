import { createHash } from 'node:crypto';
import { SamgrafError, UnreachableCase } from '../errors';
import type { Model } from '../model/model';
import { encodeCursor } from '../plan/cursor';
import { literal, ALL, type EdgeRef, type NodeShape, type ObjectShape, type Plan, type Root, type StepShape, type Traversal } from '../plan/plan';
import { findPaths, type FoundPath, type FoundPaths } from '../traverse/paths';
import { findPivots, type Pivot } from '../traverse/pivots';
import { readSubgraph, type FoundRow, type Subgraph } from '../traverse/subgraph';
import { BOUNDS } from '../plan/bounds';
import { explainPath } from './explain';
import { firstOf, type Parts, type RowMap } from './shape';

/** The answer of a traversal before its nodes and edges are fetched: plain objects that name them. */
export type Computed = Readonly<{ traversal: Traversal; value: RowMap; visited: number }>;

/** Computes a traversal on the subgraph that *find* read. */
export const computeTraversal = (traversal: Traversal, row: RowMap, model: Model): Computed => {
  const found = foundRow(traversal, row);
  if (found.from.length > BOUNDS.endCap || found.to.length > BOUNDS.endCap) throw tooMany(found.from.length > BOUNDS.endCap ? 'from' : 'to');
  const graph = readSubgraph(traversal, found, BOUNDS.layerCap);
  const all = findPaths(graph, traversal.maxHops);
  const value = traversal.kind === 'connections' ? connectionsOf(traversal, all, graph, model) : pathsOf(traversal, all, graph, model);
  return { traversal, value, visited: graph.visited };
};

const tooMany = (argument: string): SamgrafError =>
  new SamgrafError('COST_LIMIT', `${argument} matches more than ${BOUNDS.endCap.toLocaleString('en')} nodes.`, `Narrow the filter of ${argument}.`);

export const foundRow = (traversal: Traversal, row: RowMap): FoundRow => {
  const of = (name: string): unknown => row[`${traversal.column}${name}`];
  return { from: of('From'), to: of('To'), forward: of('Forward'), backward: of('Backward'), rows: of('Rows'), via: of('Via') } as FoundRow;
};

const common = (all: FoundPaths, graph: Subgraph, count: number): RowMap => ({
  outcome: count > 0 ? 'FOUND' : all.cut ? 'NOT_FOUND_WITHIN_BOUNDS' : 'PROVED_ABSENT',
  totalCount: count,
  truncated: all.cut ? { reason: all.cut, completeTo: all.completeTo, message: cutMessage(all, graph) } : null,
});

const cutMessage = (all: FoundPaths, graph: Subgraph): string => {
  const until = `Paths of at most ${all.completeTo} relation(s) are all counted; longer ones are left out.`;
  switch (all.cut) {
    case 'LAYER_CAP': return `${until} More than ${BOUNDS.layerCap.toLocaleString('en')} relations were met at one distance (${graph.visited.toLocaleString('en')} read): narrow from, to or relations.`;
    case 'PATH_LIMIT': return `${until} There are too many paths to look through: lower maxHops, or name relations.`;
    case undefined: return '';
    default: throw new UnreachableCase(all.cut);
  }
};

const pathsOf = (traversal: Traversal, all: FoundPaths, graph: Subgraph, model: Model): RowMap => {
  const ids = all.paths.map(path => digest(path));
  const { items, pageInfo } = pageOf(all.paths, ids, traversal);
  return { ...common(all, graph, all.paths.length), ...listed(items.map(({ item, cursor }) => ({ node: pathObject(item, model), cursor })), pageInfo) };
};

const digest = (path: FoundPath): string =>
  createHash('sha256').update(path.hops.map(hop => `${hop.direction} ${hop.edge.key}`).join('\n')).digest('base64url').slice(0, 16);

const connectionsOf = (traversal: Traversal, all: FoundPaths, graph: Subgraph, model: Model): RowMap => {
  const pivots = findPivots(all.paths, graph.via);
  const { items, pageInfo } = pageOf(pivots, pivots.map(pivot => pivot.via), traversal);
  return { ...common(all, graph, pivots.length), ...listed(items.map(({ item, cursor }) => ({ node: pivotObject(item, model), cursor })), pageInfo) };
};

const listed = (edges: readonly Readonly<{ node: RowMap; cursor: string }>[], pageInfo: RowMap): RowMap =>
  ({ edges, nodes: edges.map(edge => edge.node), pageInfo });

const pivotObject = (pivot: Pivot, model: Model): RowMap => ({
  via: pivot.via, targets: pivot.targets, targetCount: pivot.targets.length, pathCount: pivot.paths.length,
  length: pivot.length, certainty: pivot.certainty, paths: pivot.paths.map(path => pathObject(path, model)),
});

const pathObject = (path: FoundPath, model: Model): RowMap => ({
  length: path.hops.length,
  certainty: path.certainty,
  from: path.hops[0]?.from,
  to: path.hops[path.hops.length - 1]?.to,
  steps: path.hops.map(hop => ({
    relation: hop.edge.relation, direction: hop.direction, key: hop.edge.key, from: hop.from, to: hop.to,
    typename: `${model.relations.get(hop.edge.relation)?.type ?? ''}Step`, edgeFrom: hop.edge.from,
  })),
  explanation: (args: RowMap, parts: Parts) => explainPath(path, args['lang'], parts.nodes, model),
});

type Paged<T> = Readonly<{ items: readonly Readonly<{ item: T; cursor: string }>[]; pageInfo: RowMap }>;

/** Goes on after the item that the cursor names; when that is no more there, the list has changed and says so. */
const pageOf = <T>(items: readonly T[], ids: readonly string[], traversal: Traversal): Paged<T> => {
  const after = traversal.page.from?.[0];
  const at = after === undefined ? 0 : ids.indexOf(String(after)) + 1;
  if (after !== undefined && at === 0) throw new SamgrafError('BAD_CURSOR', 'The cursor names something that is no longer in the answer.', 'The graph or the arguments have changed: start again without `after`.');
  const cursors = ids.map(id => encodeCursor(traversal.kind, [id]));
  const page = items.slice(at, at + traversal.page.size).map((item, i) => ({ item, cursor: cursors[at + i] ?? '' }));
  return {
    items: page,
    pageInfo: {
      hasNextPage: at + page.length < items.length, hasPreviousPage: at > 0,
      startCursor: page[0]?.cursor ?? null, endCursor: page[page.length - 1]?.cursor ?? null,
    },
  };
};

/** Everything that the client reads of the page: which nodes, which edges. */
class Needs {
  readonly nodes = new Set<string>();
  readonly edges = new Map<string, EdgeRef & { relation: string }>();

  of(shape: ObjectShape | NodeShape | StepShape | undefined, value: unknown): void {
    if (Array.isArray(value)) { for (const item of value) this.of(shape, item); return; }
    if (!shape || value === null || value === undefined) return;
    switch (shape.kind) {
      case 'node': this.nodes.add(String(value)); return;
      case 'object': this.ofObject(shape, value as RowMap); return;
      case 'step': this.ofStep(shape, value as RowMap); return;
      default: throw new UnreachableCase(shape);
    }
  }

  private ofObject(shape: ObjectShape, value: RowMap): void {
    for (const item of shape.items) {
      if (item.field === 'explanation') for (const step of value['steps'] as readonly RowMap[]) this.ends(step);
      this.of(item.shape, firstOf(value[item.field], item.args));
    }
  }

  private ends(step: RowMap): void {
    this.nodes.add(String(step['from']));
    this.nodes.add(String(step['to']));
  }

  private ofStep(shape: StepShape, step: RowMap): void {
    const variant = shape.variants.find(v => v.types === undefined || v.types.includes(String(step['relation'])));
    for (const item of variant?.items ?? []) {
      if (!('kind' in item)) this.of(item.shape, step[item.field]);
      else this.edges.set(String(step['key']), { key: String(step['key']), from: String(step['edgeFrom']), relation: String(step['relation']) });
    }
  }
}

/** *Fetch*: the nodes and edges of the page, as roots of one more statement. */
export const fetchRoots = (computed: Computed, model: Model): readonly Root[] => {
  const { traversal, value } = computed;
  const needs = new Needs();
  needs.of(traversal.shape, value);
  const column = traversal.column;
  const nodes: Root[] = needs.nodes.size === 0 ? [] : [{
    kind: 'byIds', key: '', column: `${column}Nodes`, ids: literal([...needs.nodes]), where: ALL,
    columns: traversal.parts.nodeColumns, shape: { kind: 'node', typename: undefined, variants: [] },
  }];
  const relations = [...new Set([...needs.edges.values()].map(edge => edge.relation))];
  const edges = relations.flatMap((name, i): Root[] => {
    const relation = model.relations.get(name);
    const refs = [...needs.edges.values()].filter(edge => edge.relation === name).map(({ key, from }) => ({ key, from }));
    return relation ? [{ kind: 'byKeys', key: '', column: `${column}Edges${i}`, relation, edges: refs, columns: traversal.parts.edgeColumns }] : [];
  });
  return [...nodes, ...edges];
};

export const partsOf = (computed: Computed, roots: readonly Root[], row: RowMap): Parts => {
  const { column } = computed.traversal;
  const rows = (kind: Root['kind']): RowMap[] => roots.filter(root => root.kind === kind && (root.column === `${column}Nodes` || root.column.startsWith(`${column}Edges`))).flatMap(root => row[root.column] as readonly RowMap[]);
  return {
    nodes: new Map(rows('byIds').map(node => [String(node['id']), node])),
    edges: new Map(rows('byKeys').map(edge => [String(edge['key']), edge])),
  };
};

export const fetchPlan = (reads: Plan, roots: readonly Root[]): Plan => ({ kind: 'operation', roots: [...reads.roots, ...roots] });
