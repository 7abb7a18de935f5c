import {
  compileAlteredNodes,
  compileChangedEdges,
  compileChangedNodes,
  compileMarking,
  compileNewEdges,
  compileNewNodes,
  compileStoredEdges,
  compileStoredNodes,
  type Alteration,
} from '../cypher/compile-write';
import { compileLookup } from '../cypher/compile-lookup';
import { compileMarks } from '../cypher/constraints';
import type { Dialect } from '../cypher/dialect';
import { SamgrafError } from '../errors';
import { assigned, groupBy } from '../model/objects';
import type { Kind, Model, Relation } from '../model/model';
import { closedMark } from '../plan/statistics';
import {
  LOADED_BY,
  type Properties,
  type StoredEdge,
  type StoredNode,
  type StoredValue,
  type WritePlan,
} from '../plan/write';
import type { ChangeLog } from './change-log';
import type { Aside, Sending } from './pipeline';
import type { Row } from './store';

/** Rows per statement: large enough to be fast, small enough that none is held for long. */
const BATCH = 2_000;

/**
 * Writes a plan with the statements of one transaction. Existing records are looked up and compared, so only
 * differences are written: loading a large graph again with few changes is a small transaction. New records
 * use CREATE, not MERGE: 252,000 records into an empty Neo4j took 154 s with MERGE, which searches a hub's
 * relations for each of them.
 */
export class Upsert {
  /** Marks that are there, as far as this transaction has looked, and whether it set any of them. */
  private readonly marks = new Set<string>();
  hasMarked = false;
  /** Values that this transaction has taken from nodes which it writes later. */
  readonly freed = new Map<string, Record<string, StoredValue>>();

  constructor(
    private readonly model: Model,
    private readonly dialect: Dialect,
    private readonly sending: Sending,
    private readonly log?: ChangeLog,
    private readonly aside: Aside = work => work(sending),
  ) {}

  async write(plan: WritePlan): Promise<void> {
    await this.mark(plan);
    for (const [kind, nodes] of groupBy(plan.nodes, node => node.kind)) {
      for (const batch of batches(nodes)) await this.nodes(kind, batch, plan);
    }
    for (const [relation, edges] of groupBy(plan.edges, edge => edge.relation)) {
      for (const batch of batches(edges)) await this.edges(relation, batch, plan);
    }
  }

  /**
   * Committed before the first dates and the first that is not public, since readers see a commit bit by bit: whoever
   * sees any of these must see the marks. Where that cannot be, no reader sees a part of a transaction.
   */
  private async mark(plan: WritePlan): Promise<void> {
    const marks = new Set(
      [
        ...plan.nodes.flatMap(node => newMarks(node, node.kind.name, plan.before?.get(node.id))),
        ...plan.edges.flatMap(edge => newMarks(edge, edge.relation.name, plan.before?.get(edge.key))),
      ].filter(mark => !this.marks.has(mark)),
    );
    if (marks.size === 0) return;
    // Reading all of them takes the embedded engine a fiftieth of the time that MERGE takes for one.
    for (const row of await this.sending.run(compileMarks())) this.marks.add(String(row['name']));
    const missing = [...marks].filter(mark => !this.marks.has(mark));
    if (missing.length === 0) return;
    await this.aside(sending => sending.send(compileMarking(missing)));
    for (const mark of missing) this.marks.add(mark);
    this.hasMarked = true;
  }

  private async nodes(kind: Kind, nodes: readonly StoredNode[], plan: Known): Promise<void> {
    const before = knownIn(plan) ?? byColumn(await this.sending.run(compileStoredNodes(nodes)), 'id');
    const { added, changed } = await this.compare(
      nodes,
      idOf,
      node => assigned(node.properties, { id: node.id }),
      plan,
      before,
    );
    if (added.length > 0) await this.sending.send(compileNewNodes(added, kind, this.dialect));
    await this.change(kind, changed, before);
    await this.tell(nodes, added, changed, idOf, before, plan.fresh === true);
  }

  private async change(kind: Kind, changed: readonly StoredNode[], before: Stored): Promise<void> {
    const isOfKind = ({ id }: StoredNode): boolean => before.get(id)?.['type'] === kind.name;
    const altered = changed.filter(isOfKind);
    const others = changed.filter(node => !isOfKind(node));
    if (altered.length > 0) {
      const rows = altered.map(({ id, properties }) => ({
        id,
        properties: alteration(before.get(id), properties),
      }));
      await this.sending.send(compileAlteredNodes(rows, kind, this.dialect));
    }
    if (others.length > 0)
      await this.sending.send(compileChangedNodes(others, kind, this.model, this.dialect));
  }

  private async edges(relation: Relation, edges: readonly StoredEdge[], plan: Known): Promise<void> {
    const before =
      knownIn(plan) ??
      byColumn(await this.sending.run(compileStoredEdges(edges, relation, this.dialect)), 'key');
    const { added, changed } = await this.compare(
      edges,
      keyOf,
      edge => assigned(edge.properties, { key: edge.key }),
      plan,
      before,
    );
    if (changed.length > 0) await this.sending.send(compileChangedEdges(changed, relation, this.dialect));
    if (added.length > 0) await this.create(relation, added);
    await this.tell(edges, added, changed, keyOf, before, plan.fresh === true);
  }

  /** What a reader must know, and the log tell, of records that are written elsewhere and are new. */
  async announce(plan: WritePlan): Promise<void> {
    await this.mark(plan);
    this.log?.load(plan.nodes.length, plan.edges.length);
  }

  private async create(relation: Relation, added: readonly StoredEdge[]): Promise<void> {
    const [row] = await this.sending.run(compileNewEdges(added, relation, this.dialect));
    if (Number(row?.['written']) === added.length) return;
    throw new SamgrafError(
      'BAD_RECORD',
      `Of ${added.length} relations ${relation.name}, ${added.length - Number(row?.['written'])} have an end that is not in the store.`,
      'Nothing was written. Another load may have removed it meanwhile: load again.',
    );
  }

  /**
   * Which items are new, and which are stored with other properties. Of two items with the same key in a plan,
   * the last wins. With a log, a record that says the same as before is not written, one that changed counts its
   * version up, and so does one that was deleted and is there again.
   */
  private async compare<T extends StoredNode | StoredEdge>(
    items: readonly T[],
    key: (item: T) => string,
    wanted: (item: T) => Properties,
    plan: Known,
    before: Stored,
  ): Promise<Readonly<{ added: readonly T[]; changed: readonly T[] }>> {
    const unique = [...new Map(items.map(item => [key(item), item])).values()];
    const changed = unique.flatMap(item => {
      const stored = before.get(key(item));
      if (!stored) return [];
      const now = this.log ? { ...item, properties: versioned(stored, item.properties) } : item;
      return isSame(stored, wanted(now)) ? [] : [now];
    });
    const added = unique.filter(item => !before.has(key(item)));
    // What is known without reading has been asked for its last version, or there was nothing.
    return { added: this.log && !knownIn(plan) ? await this.goingOn(added, key) : added, changed };
  }

  private async goingOn<T extends StoredNode | StoredEdge>(
    added: readonly T[],
    key: (item: T) => string,
  ): Promise<readonly T[]> {
    if (added.length === 0) return added;
    const rows = await this.sending.run(
      compileLookup({ kind: 'deleted', ids: added.map(key) }, this.dialect),
    );
    const versions = new Map(rows.map(row => [row['id'], Number(row['version'] ?? 0)]));
    return added.map(item => {
      const last = versions.get(key(item));
      return last === undefined ? item : { ...item, properties: goneOn(last, item.properties) };
    });
  }

  private async tell<T extends StoredNode | StoredEdge>(
    items: readonly T[],
    added: readonly T[],
    changed: readonly T[],
    key: (item: T) => string,
    before: Stored,
    fresh: boolean,
  ): Promise<void> {
    if (!this.log) return;
    if (fresh) {
      const nodes = items.filter(item => 'kind' in item).length;
      this.log.load(nodes, items.length - nodes);
      return;
    }
    const told = [
      ...added.map(record => ({ record, before: undefined, after: record.properties })),
      ...changed.flatMap(record => {
        const stored = assigned(before.get(key(record)), this.freed.get(key(record)));
        return isSameContent(stored, record.properties)
          ? []
          : [{ record, before: stored, after: record.properties }];
      }),
    ];
    if (told.length < added.length + changed.length) this.log.isUntold = true;
    await this.log.add(told);
  }
}

type Stored = ReadonlyMap<string, Properties>;
const NONE: Stored = new Map();
type Known = Pick<WritePlan, 'fresh' | 'before'>;
/** What is stored of a plan's records, as far as it is known without reading. */
const knownIn = ({ fresh, before }: Known): Stored | undefined => (fresh ? NONE : before);
const idOf = ({ id }: StoredNode): string => id;
const keyOf = ({ key }: StoredEdge): string => key;

type Marked = Readonly<{ properties: Properties }>;

/** What marked the record that was there before has been marked with it. */
const newMarks = (record: Marked, name: string, before: Properties | undefined): readonly string[] => {
  const marks = marksOf(record, name);
  if (marks.length === 0 || !before || before['type'] !== record.properties['type']) return marks;
  const old = marksOf({ properties: before }, name);
  return marks.filter(mark => !old.includes(mark));
};

/** What is not said to be PUBLIC is not. */
const marksOf = ({ properties }: Marked, name: string): readonly string[] => [
  ...(properties['validFrom'] !== undefined || properties['validTo'] !== undefined ? [name] : []),
  ...(properties['access'] === 'PUBLIC' ? [] : [closedMark(name)]),
];

const byColumn = (rows: readonly Row[], column: string): Stored =>
  new Map(rows.map(row => [String(row[column]), row['properties'] as Properties]));

/** What only tells the identity of a record, its versions and its owner. */
const BOOKKEEPING: readonly string[] = ['id', 'key', 'version', 'recordedAt', LOADED_BY];

/** Whether two records say the same, whatever else they are. */
const isSameContent = (a: Properties, b: Properties): boolean => {
  const isContent = (name: string): boolean => !BOOKKEEPING.includes(name);
  const names = Object.keys(a).filter(isContent);
  return (
    names.length === Object.keys(b).filter(isContent).length &&
    names.every(name => isSameValue(a[name], b[name]))
  );
};

/** The version after this change; a record that says what it said before stays as it is. */
const versioned = (before: Properties, wanted: Properties): Properties => {
  if (isSameContent(before, wanted))
    return assigned(wanted, picked(before, 'version'), picked(before, 'recordedAt'));
  return goneOn(Number(before['version'] ?? 0), wanted);
};

/** The version after the last one, or a higher one that the record says itself. */
const goneOn = (last: number, wanted: Properties): Properties =>
  assigned(wanted, { version: Math.max(last + 1, Number(wanted['version'] ?? 0)) });

const picked = (from: Properties, name: string): Properties => {
  const value = from[name];
  return value === undefined ? {} : { [name]: value };
};

/** What is another than before; null for what is no more. */
const alteration = (before: Properties = {}, now: Properties): Alteration['properties'] => {
  const altered: Record<string, StoredValue | null> = {};
  for (const name of Object.keys(before)) if (now[name] === undefined && name !== 'id') altered[name] = null;
  for (const [name, value] of Object.entries(now))
    if (name !== 'id' && !isSameValue(before[name], value)) altered[name] = value;
  return altered;
};

const isSame = (stored: Properties, wanted: Properties): boolean => {
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

export const batches = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH));
