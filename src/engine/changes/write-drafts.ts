import type { RecordItem, ItemReader } from '../exchange/read-item';
import { assigned, groupBy } from '../model/objects';
import {
  LOADED_BY,
  type LoadLookup,
  type Properties,
  type StoredEdge,
  type StoredNode,
  type WritePlan,
} from '../plan/write';
import type { Row, Writing } from '../store/store';
import type { Checked } from './check-drafts';
import type { Draft } from './draft';
import { withHidden } from './unseen';
import type { StoredRecord } from './stored-records';

/** Records that are made of drafts, and held, before they are written: few enough to be garbage of a young generation. */
const WRITTEN_AT_ONCE = 200;

/** What is written of a draft: its change, and what it said before, are in the report by then. */
type ItemToWrite = Readonly<{
  item: RecordItem;
  before: Pick<StoredRecord, 'properties'> | undefined;
  /** The owner that it gets back; undefined if it keeps the one that it has. */
  owner: string | undefined;
}>;

/** What is written and removed; the items are let go as they are written. */
export type ToWrite = Readonly<{
  removed: Pick<Checked, 'removedEdges' | 'removedNodes' | 'freed'>;
  nodes: ItemToWrite[];
  edges: ItemToWrite[];
  /** How many entries it makes in the change log. */
  entries: number;
}>;

export const toWriteOf = (drafts: readonly Draft[], checked: Checked): ToWrite => {
  const { nodes, edges, removedEdges, removedNodes, freed } = checked;
  const items = drafts.flatMap(({ change, item, before }): ItemToWrite[] =>
    item
      ? [
          {
            item: withHidden(item, before),
            before: before && (before.properties ? { properties: before.properties } : UNREAD),
            owner: change.owner,
          },
        ]
      : [],
  );
  return {
    removed: { removedEdges, removedNodes, freed },
    nodes: items.filter(({ item }) => item.kind === 'node'),
    edges: items.filter(({ item }) => item.kind === 'edge'),
    entries:
      nodes.length +
      edges.length +
      removedNodes.length +
      removedEdges.reduce((sum, { edges: gone }) => sum + gone.length, 0),
  };
};

const UNREAD = { properties: undefined };

export const writeDrafts = async (
  graph: Writing,
  { removed, nodes, edges }: ToWrite,
  reader: ItemReader,
): Promise<void> => {
  for (const { relation, edges: gone } of removed.removedEdges)
    await graph.remove({ kind: 'edges', relation, edges: gone });
  if (removed.removedNodes.length > 0) await graph.remove({ kind: 'nodes', ids: removed.removedNodes });
  for (const { field, ids } of removed.freed) await graph.remove({ kind: 'values', field, ids });
  for (const items of [nodes, edges])
    while (items.length > 0) {
      const part = items.splice(0, WRITTEN_AT_ONCE);
      await graph.write(planOf(part, await storedOf(part, graph), reader));
    }
};

type Stored = ReadonlyMap<string, Properties>;
const subjectOf = (item: RecordItem): string => (item.kind === 'node' ? item.id : item.key);

/** What is stored of those that are there, by id and edge key; of many it is read only now. */
const storedOf = async (part: readonly ItemToWrite[], graph: Writing): Promise<Stored> => {
  const unread = part.flatMap(({ item, before }) => (before && !before.properties ? [item] : []));
  const rows: Row[] = [];
  for (const lookup of lookupsOf(unread)) rows.push(...(await graph.look(lookup)));
  return new Map([
    ...part.flatMap(({ item, before }) =>
      before?.properties ? [[subjectOf(item), before.properties] as const] : [],
    ),
    ...rows.map(row => [String(row['key'] ?? row['id']), row['properties'] as Properties] as const),
  ]);
};

const lookupsOf = (items: readonly RecordItem[]): readonly LoadLookup[] => {
  const ids = items.flatMap(item => (item.kind === 'node' ? [item.id] : []));
  const edges = groupBy(
    items.flatMap(item => (item.kind === 'edge' ? [item] : [])),
    ({ of }) => of,
  );
  return [
    ...(ids.length > 0 ? [{ kind: 'records' as const, ids }] : []),
    ...[...edges].map(([relation, of]) => ({ kind: 'edgeRecords' as const, relation, edges: of })),
  ];
};

const planOf = (part: readonly ItemToWrite[], before: Stored, reader: ItemReader): WritePlan => {
  const records = part.map(({ item, owner }) => recordOf(item, before.get(subjectOf(item)), owner, reader));
  return {
    kind: 'write',
    nodes: records.filter((record): record is StoredNode => 'kind' in record),
    edges: records.filter((record): record is StoredEdge => 'relation' in record),
    before,
  };
};

/** The owner of a record stays its owner, unless it gets back the one that it had. */
const recordOf = (
  item: RecordItem,
  before: Properties | undefined,
  given: string | undefined,
  reader: ItemReader,
): StoredNode | StoredEdge => {
  const record = item.kind === 'node' ? reader.node(item, before) : reader.edge(item);
  const owner = given ?? before?.[LOADED_BY];
  return owner === undefined
    ? record
    : { ...record, properties: assigned(record.properties, { [LOADED_BY]: owner }) };
};
