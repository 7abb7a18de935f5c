import { textsProperty } from '../model/model';
import { REASONS_IN } from '../model/stored';
import { SamgrafError, UnreachableCase } from '../errors';
import type { Certainty, Model, Relation } from '../model/model';
import {
  and,
  sourcesColumn,
  type Bound,
  type Column,
  type EdgeRef,
  type NodeShape,
  type ObjectShape,
  type Operand,
  type FetchRoot,
  type StepShape,
  type RowMap,
  TODAY,
  bind,
} from '../plan/plan';
import { COST_LIMITS } from '../plan/cost';
import { OutOfDate } from '../plan/statistics';
import { isIdsOnly, aheadColumn, BOUNDS, armsOf, type Traversal } from '../plan/traversal';
import type { Messages } from '../messages/speaker';
import type { Fetched } from '../shape/shape';
import type { FoundElsewhere } from '../graph/union';
import { rowsElsewhere, shownOf, type RowsElsewhere } from './rows-elsewhere';
import type { ShownElsewhere, ToldElsewhere } from '../plan/elsewhere';
import { firstOf } from '../shape/shape';

/** The answer to a question before its nodes and edges are fetched. */
export type Computed = Readonly<{
  traversal: Traversal;
  value: RowMap;
  /** Nodes among which all edges are to be read, which only *fetch* can do. */ among: readonly string[];
  visited: number;
  /** What other graphs answered. */ elsewhere?: FoundElsewhere;
}>;

/** The maximum number of values in an answer; each is a small object. */
const PARTS = COST_LIMITS.parts;

/** Everything that the client reads from the page: which nodes and which edges. */
class Needs {
  readonly nodes = new Set<string>();
  readonly edges = new Map<string, EdgeRef & { relation: string; certainty?: Certainty }>();

  private parts = 0;

  of(shape: ObjectShape | NodeShape | StepShape | undefined, value: unknown): void {
    this.parts += 1;
    if (this.parts > PARTS) throw tooManyParts();
    if (Array.isArray(value)) {
      for (const item of value) this.of(shape, item);
      return;
    }
    if (!shape || value === null || value === undefined) return;
    switch (shape.kind) {
      case 'node':
        this.nodes.add(String(value));
        return;
      case 'object':
        this.ofObject(shape, value as RowMap);
        return;
      case 'step':
        this.ofStep(shape, value as RowMap);
        return;
      default:
        throw new UnreachableCase(shape);
    }
  }

  private ofObject(shape: ObjectShape, value: RowMap): void {
    for (const item of shape.items) {
      if (item.worded) for (const id of (value['speaks'] ?? []) as readonly string[]) this.nodes.add(id);
      const field = value[item.field];
      if (typeof field !== 'function') this.of(item.shape, firstOf(field, item.args));
    }
  }

  private ofStep(shape: StepShape, step: RowMap): void {
    const variant = shape.variants.find(
      v => v.types === undefined || v.types.includes(String(step['relation'])),
    );
    for (const item of variant?.items ?? []) {
      if (!('kind' in item)) this.of(item.shape, step[item.field]);
      else if (step['assumed'] === undefined)
        this.edges.set(String(step['key']), {
          key: String(step['key']),
          from: String(step['edgeFrom']),
          relation: String(step['relation']),
          ...(step['equality'] === undefined ? {} : { certainty: step['equality'] as Certainty }),
        });
    }
  }
}

const tooManyParts = (): SamgrafError =>
  new SamgrafError(
    'COST_LIMIT',
    `The answer has more than ${PARTS.toLocaleString('en')} parts.`,
    'Lower `first`, of the question or of the lists inside it.',
  );

/** The variables that *fetch* binds, and its columns. */
const fetched = (
  { column }: Traversal,
  what: 'Nodes' | 'Edges' | 'Keys' | 'Among',
): Readonly<{ column: string; variable: string; operand: Operand }> => ({
  column: `${column}${what}`,
  variable: `@${column}${what}`,
  operand: { kind: 'variable', name: `@${column}${what}` },
});

/**
 * *Fetch*: the nodes and edges of the page, as the roots of one more statement. It is planned together with
 * the question, and the ids and keys are bound once they are found. So the statement is the same whatever was
 * found, and neither we nor the database have to plan it again.
 */
export const fetchRoots = (traversal: Traversal, model: Model): readonly FetchRoot[] => {
  const { parts } = traversal;
  const followed = new Set(traversal.expansions.flatMap(e => armsOf(e).flatMap(arm => arm.relations)));
  const relations = [...model.relations.values()].filter(relation => followed.has(relation));
  const nodes = isIdsOnly(parts) ? [] : [nodesOfPage(traversal)];
  if (traversal.among) return [...nodes, edgesAmong(traversal, relations)];
  return parts.edgeColumns.length > 0 && relations.length > 0
    ? [...nodes, edgesOfPage(traversal, relations)]
    : nodes;
};

const nodesOfPage = (traversal: Traversal): FetchRoot => {
  const { column, operand } = fetched(traversal, 'Nodes');
  return {
    kind: 'byIds',
    column,
    ids: operand,
    where: traversal.access.node,
    columns: traversal.parts.nodeColumns,
  };
};

const edgesOfPage = (traversal: Traversal, relations: readonly Relation[]): FetchRoot => {
  const { column, operand } = fetched(traversal, 'Edges');
  return {
    kind: 'byKeys',
    column,
    relations,
    keys: fetched(traversal, 'Keys').operand,
    edges: operand,
    // What was found may have been closed since, and said more.
    where: traversal.access.edge,
    columns: traversal.parts.edgeColumns,
  };
};

const edgesAmong = (traversal: Traversal, relations: readonly Relation[]): FetchRoot => {
  const { column, operand } = fetched(traversal, 'Among');
  return {
    kind: 'among',
    column,
    relations,
    ids: operand,
    cap: BOUNDS.amongCap,
    where: and(traversal.access.edge, traversal.edgeWhere),
    columns: traversal.parts.edgeColumns,
  };
};

/** What *fetch* has to read for a computed answer: nodes by id, edges by key, and the values of its variables. */
export type Needed = Readonly<{
  traversal: Traversal;
  nodes: readonly string[];
  edges: readonly string[];
  among: readonly string[];
  bound: Bound;
  /** What was read of other graphs, as rows of ours. */
  elsewhere?: RowsElsewhere;
}>;

const needsOf = ({ traversal, value, among }: Computed): Needs => {
  const needs = new Needs();
  needs.of(traversal.shape, value);
  for (const id of among) needs.nodes.add(id);
  return needs;
};

/** Lists what its page shows of other graphs, which are asked to tell it. */
export const shownElsewhere = (
  computed: Computed,
  elsewhere: FoundElsewhere,
): Pick<ShownElsewhere, 'things' | 'edges'> =>
  shownOf(elsewhere, computed.traversal.parts, needsOf(computed));

export const fetchNeeds = (computed: Computed, told?: ToldElsewhere): Needed => {
  const { traversal, among, elsewhere } = computed;
  const needs = needsOf(computed);
  const rows = elsewhere && told && rowsElsewhere(elsewhere, told, traversal.parts, needs);
  for (const id of rows?.nodes.keys() ?? []) needs.nodes.delete(id);
  for (const key of rows?.edges.keys() ?? []) needs.edges.delete(key);
  const keys: Record<string, string[]> = {};
  for (const { relation, key } of needs.edges.values()) (keys[relation] ??= []).push(key);
  return {
    traversal,
    nodes: isIdsOnly(traversal.parts) ? [] : [...needs.nodes],
    edges: [...needs.edges.keys()],
    among,
    ...(rows ? { elsewhere: rows } : {}),
    bound: {
      [fetched(traversal, 'Nodes').variable]: [...needs.nodes],
      [fetched(traversal, 'Among').variable]: among,
      [fetched(traversal, 'Keys').variable]: keys,
      [fetched(traversal, 'Edges').variable]: [...needs.edges.values()].map(({ key, from }) => ({
        key,
        from,
      })),
    },
  };
};

/** A question that was not answered: nothing is fetched for it. */
export const nothingOf = (traversal: Traversal): Computed => ({
  traversal,
  value: {},
  among: [],
  visited: 0,
});

class IdsOnly extends Map<string, RowMap> {
  override get(id: string): RowMap {
    return { id };
  }
}

/**
 * Returns what was fetched for an answer.
 *
 * @throws OutOfDate if a part of it is gone since it was found, or no longer to be seen
 */
export const partsOf = (needed: Needed, row: RowMap, bound: RowMap, messages: Messages): Fetched => {
  const fetchedParts = partsIn(needed, row, bound, messages);
  const { nodes, edges } = fetchedParts;
  const gone =
    needed.nodes.find(id => !nodes.has(id)) ??
    (needed.traversal.parts.edgeColumns.length > 0 ? needed.edges.find(key => !edges.has(key)) : undefined);
  if (gone !== undefined) throw new OutOfDate('Something that was found is no longer there.');
  return fetchedParts;
};

const partsIn = (
  { traversal, elsewhere }: Needed,
  row: RowMap,
  bound: RowMap,
  messages: Messages,
): Fetched => {
  const { parts } = traversal;
  const rows = (what: 'Nodes' | 'Edges' | 'Among'): readonly RowMap[] =>
    (row[fetched(traversal, what).column] ?? []) as readonly RowMap[];
  return {
    nodes: isIdsOnly(parts)
      ? new IdsOnly()
      : new Map([
          ...rows('Nodes').map(node => [String(node['id']), node] as const),
          ...(elsewhere?.nodes ?? []),
        ]),
    edges: new Map([
      ...[...withSources(rows('Edges'), traversal, row), ...rows('Among')].map(
        edge => [String(edge['key']), edge] as const,
      ),
      ...(elsewhere?.edges ?? []),
    ]),
    assumed: certainty => assumedRow(parts.edgeColumns, certainty, messages),
    scanned: Number(row[`${fetched(traversal, 'Among').column}Total`] ?? 0),
    bound,
    ofAnotherDay: bind(traversal.asOf, bound) !== bind(TODAY, bound),
    messages,
  };
};

/** Edges with the sources that they refer to. */
const withSources = (edges: readonly RowMap[], traversal: Traversal, row: RowMap): readonly RowMap[] => {
  const { column: of } = fetched(traversal, 'Edges');
  const columns = traversal.parts.edgeColumns
    .filter(column => column.kind === 'sources')
    .map(column => {
      const sources = (row[sourcesColumn(of, column)] ?? []) as readonly RowMap[];
      return {
        column: column.column,
        byId: new Map(sources.map(source => [(source['k'] as readonly unknown[])[0], source])),
      };
    });
  if (columns.length === 0) return edges;
  return edges.map(edge => ({
    ...edge,
    ...Object.fromEntries(
      columns.map(({ column, byId }) => [
        column,
        ((edge[column] ?? []) as readonly string[]).flatMap(id => byId.get(id) ?? []),
      ]),
    ),
  }));
};

/** The facts of an edge that is only assumed: it has its certainty, but no sources and no record. */
const assumedRow = (columns: readonly Column[], certainty: string, messages: Messages): RowMap =>
  Object.fromEntries(
    columns.map(column => [
      column.column,
      column.kind === 'property' ? assumedValue(column.property, certainty, messages) : [],
    ]),
  );

const assumedValue = (property: string, certainty: string, messages: Messages): unknown => {
  if (property === 'certainty') return certainty;
  if (property === RATIONALE) return messages.say(REASONS_IN, 'assumed-record');
  if (property === textsProperty(RATIONALE))
    return JSON.stringify(
      Object.fromEntries(
        [...messages.languages, REASONS_IN].map(language => [
          language,
          messages.say(language, 'assumed-record'),
        ]),
      ),
    );
  return ASSUMED[property] ?? null;
};
const RATIONALE = 'rationale';

const ASSUMED: Readonly<Record<string, unknown>> = {
  version: 0,
  recordedAt: '1970-01-01T00:00:00Z',
  access: 'PUBLIC',
};

type Rows = readonly RowMap[];

/**
 * The row that *fetch* would read, if *find* read ahead all that it needs; undefined if anything is missing. Of more
 * than a few nodes and edges nothing is read ahead.
 */
export const readAhead = (needs: readonly Needed[], found: RowMap): RowMap | undefined => {
  const row: Record<string, unknown> = {};
  for (const { traversal, nodes, edges, among } of needs) {
    const ofNodes = pick(nodes, 'id', rowsOf(found, aheadColumn(traversal, 'Nodes')));
    const ofEdges = pick(edges, 'key', edgesOf(traversal, found));
    if (!ofNodes || !ofEdges || among.length > 0) return undefined;
    row[fetched(traversal, 'Nodes').column] = ofNodes;
    row[fetched(traversal, 'Edges').column] = ofEdges;
    Object.assign(row, sourcesOf(traversal, ofEdges, found));
  }
  return row;
};

/** Of each layer. */
const edgesOf = (traversal: Traversal, found: RowMap): Rows =>
  ((found[aheadColumn(traversal, 'Edges')] ?? []) as readonly Rows[]).flat();

const rowsOf = (row: RowMap, column: string): Rows => (row[column] ?? []) as Rows;

const NONE: Rows = [];
/** The row of each; undefined if one has none. */
const pick = (wanted: readonly string[], key: 'id' | 'key', rows: Rows): Rows | undefined => {
  if (wanted.length === 0) return [];
  const known = new Map(rows.map(row => [row[key], row]));
  const picked = wanted.flatMap(one => known.get(one) ?? NONE);
  return picked.length === wanted.length ? picked : undefined;
};

/** The sources of these edges alone: others were read for edges that nothing shows. */
const sourcesOf = (traversal: Traversal, edges: Rows, found: RowMap): RowMap =>
  Object.fromEntries(
    traversal.parts.edgeColumns
      .filter(column => column.kind === 'sources')
      .map(column => {
        const named = new Set(edges.flatMap(edge => (edge[column.column] ?? []) as readonly unknown[]));
        const sources = rowsOf(found, sourcesColumn(aheadColumn(traversal, 'Edges'), column));
        return [
          sourcesColumn(fetched(traversal, 'Edges').column, column),
          sources.filter(source => named.has((source['k'] as readonly unknown[])[0])),
        ];
      }),
  );
