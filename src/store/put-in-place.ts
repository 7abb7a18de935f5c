import {
  compileChangedEdges,
  compileChangedNodes,
  compileDated,
  compileNewEdges,
  compileNewNodes,
  compileStoredEdges,
  compileStoredNodes,
} from '../cypher/compile-write';
import type { Dialect } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { SamgrafError } from '../errors';
import type { Kind, Model, Relation } from '../model/model';
import { groupBy } from '../plan/group-by';
import type { Properties, StoredEdge, StoredNode, WritePlan } from '../plan/write';
import type { Row } from './store';

export type Run = (statement: Statement) => Promise<readonly Row[]>;

/** Rows per statement: large enough to be fast, small enough that none is held for long. */
const BATCH = 2_000;

/**
 * Writes a plan with the statements of one transaction. Existing records are looked up and compared, so only
 * differences are written: loading a large graph again with few changes is a small transaction. New records
 * use CREATE, not MERGE: 252,000 records into an empty Neo4j took 154 s with MERGE, which searches a hub's
 * relations for each of them.
 */
export class PutInPlace {
  private readonly dated = new Set<string>();

  constructor(
    private readonly model: Model,
    private readonly dialect: Dialect,
    private readonly run: Run,
  ) {}

  async write(plan: WritePlan): Promise<void> {
    await this.sayDated(plan);
    for (const [kind, nodes] of groupBy(plan.nodes, node => node.kind)) {
      for (const batch of batches(nodes)) await this.nodes(kind, batch, plan.fresh === true);
    }
    for (const [relation, edges] of groupBy(plan.edges, edge => edge.relation)) {
      for (const batch of batches(edges)) await this.edges(relation, batch, plan.fresh === true);
    }
  }

  /** In the same transaction as the first dates, so that no reader can see the dates without the marks. */
  private async sayDated(plan: WritePlan): Promise<void> {
    const names = new Set(
      [
        ...plan.nodes.filter(isDated).map(node => node.kind.name),
        ...plan.edges.filter(isDated).map(edge => edge.relation.name),
      ].filter(of => !this.dated.has(of)),
    );
    if (names.size === 0) return;
    await this.run(compileDated([...names]));
    for (const of of names) this.dated.add(of);
  }

  private async nodes(kind: Kind, nodes: readonly StoredNode[], fresh: boolean): Promise<void> {
    const before = fresh
      ? new Map<string, unknown>()
      : byColumn(await this.run(compileStoredNodes(nodes)), 'id');
    const { added, changed } = compare(
      nodes,
      node => node.id,
      node => ({ ...node.properties, id: node.id }),
      before,
    );
    if (added.length > 0) await this.run(compileNewNodes(added, kind, this.dialect));
    if (changed.length > 0) await this.run(compileChangedNodes(changed, kind, this.model, this.dialect));
  }

  private async edges(relation: Relation, edges: readonly StoredEdge[], fresh: boolean): Promise<void> {
    const before = fresh
      ? new Map<string, unknown>()
      : byColumn(await this.run(compileStoredEdges(edges, relation, this.dialect)), 'key');
    const { added, changed } = compare(
      edges,
      edge => edge.key,
      edge => ({ ...edge.properties, key: edge.key }),
      before,
    );
    if (changed.length > 0) await this.run(compileChangedEdges(changed, relation, this.dialect));
    if (added.length === 0) return;
    const [row] = await this.run(compileNewEdges(added, relation, this.dialect));
    if (Number(row?.['written']) === added.length) return;
    throw new SamgrafError(
      'BAD_RECORD',
      `Of ${added.length} relations ${relation.name}, ${added.length - Number(row?.['written'])} have an end that is not in the store.`,
      'Nothing was written. Another load may have removed it meanwhile: load again.',
    );
  }
}

const isDated = ({ properties }: Readonly<{ properties: Properties }>): boolean =>
  properties['validFrom'] !== undefined || properties['validTo'] !== undefined;

const byColumn = (rows: readonly Row[], column: string): ReadonlyMap<string, unknown> =>
  new Map(rows.map(row => [String(row[column]), row['properties']]));

/**
 * Which items are new, and which are stored with other properties. Of two items with the same key in a plan,
 * the last wins.
 */
const compare = <T>(
  items: readonly T[],
  key: (item: T) => string,
  wanted: (item: T) => Properties,
  before: ReadonlyMap<string, unknown>,
): Readonly<{ added: readonly T[]; changed: readonly T[] }> => {
  const unique = [...new Map(items.map(item => [key(item), item])).values()];
  return {
    added: unique.filter(item => !before.has(key(item))),
    changed: unique.filter(item => before.has(key(item)) && !isSame(before.get(key(item)), wanted(item))),
  };
};

const isSame = (before: unknown, wanted: Properties): boolean => {
  const stored = before as Readonly<Record<string, unknown>>;
  const names = Object.keys(wanted);
  return (
    Object.keys(stored).length === names.length &&
    names.every(property => isSameValue(stored[property], wanted[property]))
  );
};

const isSameValue = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((value, i) => value === b[i])
    : a === b;

const batches = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH));
