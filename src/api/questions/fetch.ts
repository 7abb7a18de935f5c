import { SamgrafError, UnreachableCase } from '../../errors';
import type { Model } from '../../model/model';
import { ALL, literal, type Column, type EdgeRef, type NodeShape, type ObjectShape, type Root, type StepShape } from '../../plan/plan';
import { WORDED } from '../../plan/plan-traversal';
import { ROW_LIMIT } from '../../plan/cost';
import { armsOf, type Traversal } from '../../plan/traversal';
import { firstOf, type Parts, type RowMap } from '../shape';

/** All edges among some nodes, which only *fetch* can read. */
export type Among = Readonly<{ ids: readonly string[]; cap: number }>;

/** The answer of a question before its nodes and edges are fetched. */
export type Computed = Readonly<{ traversal: Traversal; value: RowMap; among: Among | undefined; visited: number }>;

/** Everything that the client reads of the page: which nodes, which edges. */
class Needs {
  readonly nodes = new Set<string>();
  readonly edges = new Map<string, EdgeRef & { relation: string }>();

  private parts = 0;

  of(shape: ObjectShape | NodeShape | StepShape | undefined, value: unknown): void {
    this.parts += 1;
    if (this.parts > ROW_LIMIT) throw tooManyParts();
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
      if (WORDED.includes(item.field)) for (const id of (value['speaks'] ?? []) as readonly string[]) this.nodes.add(id);
      const field = value[item.field];
      if (typeof field !== 'function') this.of(item.shape, firstOf(field, item.args));
    }
  }

  private ofStep(shape: StepShape, step: RowMap): void {
    const variant = shape.variants.find(v => v.types === undefined || v.types.includes(String(step['relation'])));
    for (const item of variant?.items ?? []) {
      if (!('kind' in item)) this.of(item.shape, step[item.field]);
      else if (step['assumed'] === undefined) this.edges.set(String(step['key']), { key: String(step['key']), from: String(step['edgeFrom']), relation: String(step['relation']) });
    }
  }
}

const tooManyParts = (): SamgrafError => new SamgrafError('COST_LIMIT', `The answer has more than ${ROW_LIMIT.toLocaleString('en')} parts.`, 'Lower `first`, of the question or of the lists inside it.');

/** *Fetch*: the nodes and edges of the page, as roots of one more statement. */
export const fetchRoots = (computed: Computed, model: Model): readonly Root[] => {
  const { traversal, value, among } = computed;
  const needs = new Needs();
  needs.of(traversal.shape, value);
  for (const id of among?.ids ?? []) needs.nodes.add(id);
  const { column } = traversal;
  const nodes: Root[] = needs.nodes.size === 0 || isIdsOnly(traversal.parts.nodeColumns) ? [] : [{
    kind: 'byIds', key: '', column: `${column}Nodes`, ids: literal([...needs.nodes]), where: ALL,
    columns: traversal.parts.nodeColumns, shape: { kind: 'node', typename: undefined, variants: [] },
  }];
  const relations = [...new Set([...needs.edges.values()].map(edge => edge.relation))];
  const edges = relations.flatMap((name, i): Root[] => {
    const relation = model.relations.get(name);
    const refs = [...needs.edges.values()].filter(edge => edge.relation === name).map(({ key, from }) => ({ key, from }));
    return relation ? [{ kind: 'byKeys', key: '', column: `${column}Edges${i}`, relation, edges: refs, columns: traversal.parts.edgeColumns }] : [];
  });
  return [...nodes, ...edges, ...(among ? [amongRoot(traversal, among)] : [])];
};

/** Ids are known from *find*: nodes of which nothing else is asked need no fetch. */
const isIdsOnly = (columns: readonly Column[]): boolean => columns.every(column => column.kind === 'property' && column.property === 'id');

class IdsOnly extends Map<string, RowMap> {
  override get(id: string): RowMap { return { id }; }
}

const amongRoot = (traversal: Traversal, { ids, cap }: Among): Root => ({
  kind: 'among', key: '', column: `${traversal.column}Among`, ids, cap, where: traversal.edgeWhere, columns: traversal.parts.edgeColumns,
  relations: [...new Set(traversal.expansions.flatMap(e => armsOf(e).flatMap(arm => arm.relations)))],
});

export const partsOf = (computed: Computed, roots: readonly Root[], row: RowMap): Parts => {
  const { column, parts } = computed.traversal;
  const rows = (kind: Root['kind']): RowMap[] => roots.filter(root => root.kind === kind && root.column.startsWith(column)).flatMap(root => row[root.column] as readonly RowMap[]);
  return {
    nodes: isIdsOnly(parts.nodeColumns) ? new IdsOnly() : new Map(rows('byIds').map(node => [String(node['id']), node])),
    edges: new Map([...rows('byKeys'), ...rows('among')].map(edge => [String(edge['key']), edge])),
    assumed: certainty => assumedRow(parts.edgeColumns, certainty),
    scanned: Number(row[`${column}AmongTotal`] ?? 0),
  };
};

/** The facts of an edge that is only assumed: uncertain, of no source, recorded nowhere. */
const assumedRow = (columns: readonly Column[], certainty: string): RowMap =>
  Object.fromEntries(columns.map(column => [column.column, column.kind === 'property' ? ASSUMED[column.property] ?? (column.property === 'certainty' ? certainty : null) : []]));

const ASSUMED: Readonly<Record<string, unknown>> = { version: 0, recordedAt: '1970-01-01T00:00:00Z', access: 'PUBLIC', rationale: 'Assumed; not in the graph.' };
