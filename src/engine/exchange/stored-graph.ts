import { STANDING, edgeKey, type Field, type Kind, type Model, type Relation } from '../model/model';
import { isDerivedKey } from '../model/derivations';
import { parts } from '../model/objects';
import type { NativeFields, NativeValue } from '../model/stored';
import { pagesOf } from '../plan/pages';
import type { EdgePlace, Ends, EdgePage, Properties, StoredValue } from '../plan/write';
import type { Looking, Row } from '../store/store';
import type { Period } from './periods';

const AT_ONCE = 1_000;
/** Edges of a relation that are read at once. */
const PAGE = 20_000;

type StoredNodeNote = Readonly<{
  kind: Kind | undefined;
  type: string;
  validFrom: string | undefined;
  standing: string | undefined;
  loadedBy: string | undefined;
}>;
export type KnownNodes = ReadonlyMap<
  string,
  Readonly<{ type: string; fields: NativeFields; owner: string | undefined }>
>;
export type StoredPeriod = Period & Readonly<{ loadedBy: string | undefined; pair: string }>;
export type KeyedEnds = Ends & Readonly<{ key: string }>;
export type StoredLink = Readonly<{
  id: string;
  relation: string;
  other: string;
  outgoing: boolean;
  key: string;
  loadedBy: string | undefined;
}>;

/** Rows of relations by key, not as the engine has them: faults, reports and the log are the same on every store. */
const byKey = (rows: readonly Row[]): readonly Row[] =>
  rows.filter(isRecord).sort((a, b) => (String(a['key']) < String(b['key']) ? -1 : 1));

/** What follows from others is no record: it is not checked, and made anew when what it follows from is written. */
const isRecord = (row: Row): boolean => !isDerivedKey(String(row['key'] ?? row['what']));

/**
 * What a load reads from the existing graph, in batches. Nothing is read without a store, or from an empty
 * one.
 */
export class StoredGraph {
  private constructor(
    private readonly model: Model,
    private readonly graph: Looking | undefined,
    private readonly known: KnownNodes,
  ) {}

  /** `known`: nodes that have been read, and are not read again. */
  static async of(
    model: Model,
    graph: Looking | undefined,
    known: KnownNodes = new Map(),
  ): Promise<StoredGraph> {
    const empty = !graph || (known.size === 0 && (await graph.look({ kind: 'any' })).length === 0);
    return new StoredGraph(model, empty ? undefined : graph, known);
  }

  get isEmpty(): boolean {
    return this.graph === undefined;
  }

  private async each<T>(
    items: readonly T[],
    ask: (some: readonly T[], graph: Looking) => Promise<readonly Row[]>,
  ): Promise<readonly Row[]> {
    const { graph } = this;
    return graph ? lookInParts(items, AT_ONCE, some => ask(some, graph)) : [];
  }

  async nodes(ids: readonly string[]): Promise<ReadonlyMap<string, StoredNodeNote>> {
    const unknown = ids.filter(id => !this.known.has(id));
    const rows = await this.each(unknown, (some, graph) => graph.look({ kind: 'nodes', ids: some }));
    const found = rows.map((row): readonly [string, Row] => [String(row['id']), row]);
    for (const id of ids) {
      const node = this.known.get(id);
      if (node) found.push([id, { ...node.fields, type: node.type, loadedBy: node.owner }]);
    }
    return new Map(found.map(([id, row]) => [id, this.noteOf(row)]));
  }

  private noteOf(row: Row): StoredNodeNote {
    return {
      kind: this.model.kinds.get(String(row['type'])),
      type: String(row['type']),
      validFrom: textOf(row['validFrom']),
      standing: textOf(row[STANDING]),
      loadedBy: textOf(row['loadedBy']),
    };
  }

  /** What a node that has been read has in a field. */
  valueOf(id: string, { name }: Field): NativeValue | undefined {
    return this.known.get(id)?.fields[name];
  }

  /** The nodes with these values of a unique field: id by value. */
  async holders(field: Field, values: readonly StoredValue[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.each(values, (some, graph) => graph.look({ kind: 'keys', field, values: some }));
    return new Map(rows.map(row => [String(row['value']), String(row['id'])]));
  }

  /** All periods of these relations in the store. */
  async periods(relation: Relation, edges: readonly Ends[]): Promise<readonly StoredPeriod[]> {
    const ends = [...new Map(edges.map(({ from, to }) => [`${from} ${to}`, { from, to }])).values()];
    const rows = await this.each(ends, (some, graph) =>
      graph.look({ kind: 'between', relation, ends: some }),
    );
    return byKey(rows).map(row => {
      const key = String(row['key']);
      return {
        at: 'the store',
        key,
        pair: pairOfKey(key),
        from: textOf(row['validFrom']),
        to: textOf(row['validTo']),
        loadedBy: textOf(row['loadedBy']),
      };
    });
  }

  /** All edges of a relation. */
  async *links(relation: Relation): AsyncGenerator<readonly KeyedEnds[]> {
    yield* this.pages((graph, page) => graph.look({ kind: 'edges', relation, ...page }), toEnds);
  }

  /** In the order of keys, so many at a time. */
  private async *pages<T>(
    look: (graph: Looking, page: EdgePage) => Promise<readonly Row[]>,
    of: (row: Row) => T,
  ): AsyncGenerator<readonly T[]> {
    const { graph } = this;
    if (!graph) return;
    for await (const all of pagesOf(PAGE, 'key', page => look(graph, page)))
      yield all.filter(isRecord).map(of);
  }

  /** The edges of a relation with one of these nodes at this end. */
  async *joined(
    relation: Relation,
    end: 'FROM' | 'TO',
    ids: Iterable<string>,
  ): AsyncGenerator<readonly KeyedEnds[]> {
    const { graph } = this;
    if (!graph) return;
    for (const some of parts(ids, AT_ONCE))
      yield byKey(await graph.look({ kind: 'joined', relation, end, ids: some })).map(toEnds);
  }

  /** The properties of those of the nodes that exist, by id. */
  async *records(ids: Iterable<string>): AsyncGenerator<ReadonlyMap<string, Properties>> {
    const { graph } = this;
    if (!graph) return;
    for (const some of parts(ids, AT_ONCE)) {
      const rows = await graph.look({ kind: 'records', ids: some });
      yield new Map(rows.map(row => [String(row['id']), row['properties'] as Properties]));
    }
  }

  async broughtNodes(by: string): Promise<readonly string[]> {
    return ((await this.graph?.look({ kind: 'broughtNodes', by })) ?? []).map(row => String(row['id']));
  }

  async *broughtEdges(by: string, relation: Relation): AsyncGenerator<readonly EdgePlace[]> {
    yield* this.pages(
      (graph, page) => graph.look({ kind: 'broughtEdges', by, relation, ...page }),
      row => ({
        from: String(row['from']),
        key: String(row['key']),
      }),
    );
  }

  /** The relations of these nodes. */
  async linksAt(ids: readonly string[]): Promise<readonly StoredLink[]> {
    const rows = await this.each(ids, (some, graph) => graph.look({ kind: 'at', ids: some }));
    return byKey(rows).map(row => ({
      id: String(row['id']),
      relation: String(row['relation']),
      other: String(row['other']),
      outgoing: row['outgoing'] === true,
      key: String(row['key']),
      loadedBy: textOf(row['loadedBy']),
    }));
  }

  /** What cites one of these sources: the id of a node or the key of an edge, with the source. */
  async citing(sources: readonly string[]): Promise<readonly Readonly<{ what: string; source: string }>[]> {
    const { graph } = this;
    if (!graph || sources.length === 0) return [];
    const rows = [...(await graph.look({ kind: 'citing', sources }))];
    for (const relation of this.model.relations.values())
      rows.push(...(await graph.look({ kind: 'citing', sources, relation })));
    return rows.filter(isRecord).map(row => ({
      what: String(row['what']),
      source: (row['sources'] as readonly string[]).find(id => sources.includes(id)) ?? '',
    }));
  }
}

const toEnds = (row: Row): KeyedEnds => ({
  from: String(row['from']),
  to: String(row['to']),
  key: String(row['key']),
});

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The start date in a key. */
export const startOf = (key: string): string | undefined => key.split(' ')[3];

/** A key without its start date. */
export const pairOfKey = (key: string): string => {
  const [relation = '', from = '', to = ''] = key.split(' ');
  return edgeKey(relation, from, to);
};

/** Rows for many items, asked for so many at a time. */
export const lookInParts = async <T>(
  items: readonly T[],
  atOnce: number,
  look: (some: readonly T[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const part of parts(items, atOnce)) rows.push(...(await look(part)));
  return rows;
};
