import type { Item, ItemReader } from '../exchange/read-item';
import { LOADED_BY, type StoredEdge, type StoredNode, type WritePlan } from '../plan/write';
import type { Writing } from '../store/store';
import type { Checked } from './check-drafts';
import type { Draft } from './draft';

/** Records that are made of drafts, and held, before they are written. */
const WRITTEN_AT_ONCE = 500;

/** What is written and removed; the drafts are let go as they are written. */
export type ToWrite = Readonly<{
  removed: Pick<Checked, 'removedEdges' | 'removedNodes' | 'freed'>;
  nodes: Draft[];
  edges: Draft[];
  /** How many entries it makes in the change log. */
  entries: number;
}>;

export const toWriteOf = (drafts: readonly Draft[], checked: Checked): ToWrite => {
  const { nodes, edges, removedEdges, removedNodes, freed } = checked;
  return {
    removed: { removedEdges, removedNodes, freed },
    nodes: drafts.filter(({ item }) => item?.kind === 'node'),
    edges: drafts.filter(({ item }) => item?.kind === 'edge'),
    entries:
      nodes.length +
      edges.length +
      removedNodes.length +
      removedEdges.reduce((sum, { edges: gone }) => sum + gone.length, 0),
  };
};

export const writeDrafts = async (
  graph: Writing,
  { removed, nodes, edges }: ToWrite,
  reader: ItemReader,
): Promise<void> => {
  for (const { relation, edges: gone } of removed.removedEdges)
    await graph.remove({ kind: 'edges', relation, edges: gone });
  if (removed.removedNodes.length > 0) await graph.remove({ kind: 'nodes', ids: removed.removedNodes });
  for (const { field, ids } of removed.freed) await graph.remove({ kind: 'values', field, ids });
  for (const drafts of [nodes, edges])
    while (drafts.length > 0) await graph.write(planOf(drafts.splice(0, WRITTEN_AT_ONCE), reader));
};

const planOf = (drafts: readonly Draft[], reader: ItemReader): WritePlan => {
  const records = drafts.flatMap(draft => (draft.item ? [storedOf(draft, draft.item, reader)] : []));
  return {
    kind: 'write',
    nodes: records.filter((record): record is StoredNode => 'kind' in record),
    edges: records.filter((record): record is StoredEdge => 'relation' in record),
    before: new Map(
      drafts.flatMap(({ subject, before }) =>
        subject !== undefined && before ? [[subject, before.properties] as const] : [],
      ),
    ),
  };
};

/** The owner of a record stays its owner. */
const storedOf = ({ before }: Draft, item: Item, reader: ItemReader): StoredNode | StoredEdge => {
  const record = item.kind === 'node' ? reader.node(item, before?.properties) : reader.edge(item);
  const owner = before?.properties[LOADED_BY];
  return owner === undefined
    ? record
    : { ...record, properties: { ...record.properties, [LOADED_BY]: owner } };
};
