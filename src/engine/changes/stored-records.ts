import { eachInTurns } from '../model/in-turns';
import { edgeKey, type Field, type Kind, type Model, type Relation } from '../model/model';
import { nativeFields, type NativeFields } from '../model/stored';
import { groupBy, parts } from '../model/objects';
import { LOADED_BY, type EdgePlace, type LoadLookup, type Properties } from '../plan/write';
import type { Looking, Row } from '../store/store';
import type { Change, Given, NodeChange } from '../plan/change';

const AT_ONCE = 1_000;

/** Of more records than this, what is stored is not held whole: it is read again when they are written. */
const HELD_WHOLE = 500;

/** A record of the store. */
export type StoredRecord = Readonly<{
  type: string;
  fields: NativeFields;
  owner: string | undefined;
  /** All that is stored of it, with what is derived from its fields; undefined of one among many. */
  properties: Properties | undefined;
  /** All sources that it cites, if some are hidden from whoever changes it. */
  cited?: readonly string[];
}>;

/** The records that changes are about, as the store has them. */
export class StoredRecords {
  private readonly nodes = new Map<string, StoredRecord>();
  private readonly edges = new Map<string, StoredRecord>();
  /** The last versions of what is not there any more. */
  private readonly versions = new Map<string, number>();
  /** Ids by field and value. */
  private readonly byKey = new Map<string, string>();
  private isHeldWhole = true;

  constructor(
    private readonly model: Model,
    private readonly graph: Looking,
  ) {}

  async read(changes: readonly Change[]): Promise<void> {
    this.isHeldWhole = changes.length <= HELD_WHOLE;
    await this.readKeys(changes.filter(isNodeChange));
    const [ids, upserted] = [new Set<string>(), new Set<string>()];
    const places: Place[] = [];
    await eachInTurns(changes, change => {
      const [id, place] = [this.idOf(change), placeOf(change)];
      if (id !== undefined) ids.add(id);
      if (id !== undefined && change.kind === 'upsert') upserted.add(id);
      for (const other of referredTo(change)) ids.add(other);
      if (place) places.push(place);
    });
    const edges = groupBy(places, ({ of }) => of);
    await Promise.all([
      this.readNodes([...ids], upserted),
      ...[...edges].map(([relation, those]) => this.readEdges(relation, those)),
      this.readDeletedEdges(changes),
    ]);
  }

  /**
   * With the last versions of what is created again: they go on, so that nobody takes it for what was there before.
   * Asked before it is known what is created, which saves a round trip.
   */
  private async readNodes(ids: readonly string[], upserted: ReadonlySet<string>): Promise<void> {
    const lookup = (some: readonly string[]): LoadLookup => ({
      kind: 'records',
      ids: some,
      gone: some.filter(id => upserted.has(id)),
    });
    await this.each(ids, lookup, row => {
      if (row['properties'] === null) this.addDeleted(row);
      else this.addNode(row);
    });
  }

  private async readDeletedEdges(changes: readonly Change[]): Promise<void> {
    const keys = changes.flatMap(change => (change.kind === 'connect' ? (keyOf(change) ?? []) : []));
    await this.each(
      keys,
      some => ({ kind: 'deleted', ids: some }),
      row => {
        this.addDeleted(row);
      },
    );
  }

  private async readEdges(relation: Relation, places: readonly EdgePlace[]): Promise<void> {
    const lookup = (edges: readonly EdgePlace[]): LoadLookup => ({ kind: 'edgeRecords', relation, edges });
    await this.each(places, lookup, row => {
      this.addEdge(row, relation);
    });
  }

  node(id: string): StoredRecord | undefined {
    return this.nodes.get(id);
  }

  /** The version of a record: the last one of what is not there any more, and 0 of what never was. */
  versionOf(subject: string): number {
    const record = this.nodes.get(subject) ?? this.edges.get(subject);
    return Number(record?.fields['version'] ?? this.versions.get(subject) ?? 0);
  }

  /** Those that changes are about or refer to, as far as they exist. */
  get found(): ReadonlyMap<string, StoredRecord> {
    return this.nodes;
  }

  edge(key: string): StoredRecord | undefined {
    return this.edges.get(key);
  }

  all(): readonly StoredRecord[] {
    return [...this.nodes.values(), ...this.edges.values()];
  }

  hideSources(isHidden: (id: string) => boolean): void {
    for (const records of [this.nodes, this.edges])
      for (const [subject, record] of records) {
        const open = withoutSources(record, isHidden);
        if (open) records.set(subject, open);
      }
  }

  /** The relation is treated as one that is not there, and never was. */
  hideEdge(key: string): void {
    this.edges.delete(key);
    this.versions.delete(key);
  }

  /** The id of the node that a change is about: as given, or of the node that has one of the given keys. */
  idOf(change: Change): string | undefined {
    if (change.kind === 'delete') return change.id;
    if (!isNodeChange(change)) return undefined;
    if (typeof change.given['id'] === 'string') return change.given['id'];
    for (const { field, value } of keysIn(change)) {
      const id = this.byKey.get(claimOf(field, value));
      if (id !== undefined) return id;
    }
    return undefined;
  }

  private async readKeys(changes: readonly NodeChange[]): Promise<void> {
    const wanted = changes.filter(({ given }) => typeof given['id'] !== 'string').flatMap(keysIn);
    for (const [field, claims] of groupBy(wanted, ({ field: of }) => of)) {
      const values = [...new Set(claims.map(({ value }) => value))];
      await this.each(
        values,
        some => ({ kind: 'keys', field, values: some }),
        row => {
          this.byKey.set(claimOf(field, String(row['value'])), String(row['id']));
        },
      );
    }
  }

  /** Rows are let go part by part: those of many records take more memory than what is kept of them. */
  private async each<T>(
    items: readonly T[],
    lookup: (some: readonly T[]) => LoadLookup,
    take: (row: Row) => void,
  ): Promise<void> {
    for (const part of parts(items, AT_ONCE))
      for (const row of await this.graph.look(lookup(part))) take(row);
  }

  private addDeleted(row: Row): void {
    this.versions.set(String(row['id']), Number(row['version'] ?? 0));
  }

  private addNode(row: Row): void {
    const properties = row['properties'] as Properties;
    const type = String(properties['type']);
    const fields = nativeFields(this.model.kinds.get(type)?.fields ?? new Map<string, Field>(), properties);
    this.nodes.set(String(row['id']), this.recordOf(type, fields, properties));
  }

  private addEdge(row: Row, { name, fields }: Relation): void {
    const properties = row['properties'] as Properties;
    this.edges.set(String(row['key']), this.recordOf(name, nativeFields(fields, properties), properties));
  }

  private recordOf(type: string, fields: NativeFields, properties: Properties): StoredRecord {
    const owner = properties[LOADED_BY];
    return {
      type,
      fields,
      owner: typeof owner === 'string' ? owner : undefined,
      properties: this.isHeldWhole ? properties : undefined,
    };
  }
}

/** The ids of the nodes that a change refers to: its sources, those it is open to, and the ends of a relation. */
const referredTo = (change: Change): readonly string[] => {
  const { sources, restrictedTo }: Given = 'given' in change ? change.given : {};
  return [
    ...(change.source === undefined ? [] : [change.source]),
    ...[sources, restrictedTo].flatMap(ids => (Array.isArray(ids) ? ids.map(String) : [])),
    ...(change.kind === 'connect' ? [change.from, change.to] : []),
  ];
};

const claimOf = ({ declaredBy, name }: Field, value: string): string => `${declaredBy}.${name} ${value}`;

export const isNodeChange = (change: Change): change is NodeChange =>
  change.kind === 'upsert' || change.kind === 'patch';

/** The key of the edge that a change is about. */
export const keyOf = (change: Change): string | undefined => {
  if (change.kind !== 'connect' && change.kind !== 'disconnect') return undefined;
  const validFrom = change.kind === 'connect' ? change.given['validFrom'] : change.validFrom;
  return edgeKey(
    change.of.name,
    change.from,
    change.to,
    typeof validFrom === 'string' ? validFrom : undefined,
  );
};

type Place = EdgePlace & Readonly<{ of: Relation }>;

const placeOf = (change: Change): Place | undefined => {
  const key = keyOf(change);
  return key !== undefined && (change.kind === 'connect' || change.kind === 'disconnect')
    ? { of: change.of, from: change.from, key }
    : undefined;
};

/** The keys among the given fields, besides the id. */
export const keysIn = ({ of, given }: NodeChange): readonly Readonly<{ field: Field; value: string }>[] =>
  keyFields(of).flatMap(field => {
    const value = given[field.name];
    return typeof value === 'string' ? [{ field, value }] : [];
  });

export const keyFields = (of: Kind): readonly Field[] =>
  [...of.fields.values()].filter(field => field.key && field.name !== 'id');

export const sourcesOf = ({ sources }: NativeFields): readonly string[] =>
  Array.isArray(sources) ? sources.map(String) : [];

/** A record without these sources, which remembers them. */
const withoutSources = (
  record: StoredRecord,
  isHidden: (id: string) => boolean,
): StoredRecord | undefined => {
  const cited = sourcesOf(record.fields);
  const sources = cited.filter(id => !isHidden(id));
  return sources.length < cited.length
    ? { ...record, fields: { ...record.fields, sources }, cited }
    : undefined;
};
