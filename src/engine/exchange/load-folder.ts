import { randomUUID } from 'node:crypto';
import type { Model } from '../model/model';
import { toSecond } from '../model/scalars';
import type { Batch } from '../plan/change-log';
import type { Store } from '../store/store';
import { checkFolder, type CheckProgress } from './check-folder';
import { digestOf, openNativeFolder, type NativeFolder } from './native-folder';
import { STAGES, writeFolder, type Stages } from './write-folder';

export type LoadOptions = Readonly<{
  /** Also if the same files were loaded last. */
  force?: boolean;
  /** Removes what the same source loaded before and no longer contains. */
  replace?: boolean;
  stages?: Stages;
}>;
export type Loaded = Readonly<{
  nodes: number;
  edges: number;
  /** Of these, how many were new or had changed. */
  written: number;
  skipped: boolean;
  removed: number;
}>;

const NOTE = 'seed';

/**
 * Loads a folder in the native format, completely or not at all: all checks and writes, and the note of what
 * was loaded, take effect by one transaction of the store. Loading the same files again does nothing. The files are
 * read three or four times instead of kept in memory, which only holds the ids of nodes and a hash of each relation.
 */
export const loadFolder = async (
  model: Model,
  store: Store,
  path: string,
  progress: CheckProgress,
  { force = false, replace = false, stages = STAGES }: LoadOptions = {},
): Promise<Loaded> => {
  const folder = openNativeFolder(path);
  const digest = await digestOf(folder);
  const done = replace ? [`${digest} replaced`] : [digest, `${digest} replaced`];
  const isDone = (note: string | undefined): boolean => !force && note !== undefined && done.includes(note);
  if (isDone(await store.note(NOTE))) return SKIPPED;
  let hasIndexes = true;
  const loaded = await store.transact(async graph => {
    // Another process may have loaded them while this one waited for its turn.
    if (isDone(await graph.note(NOTE))) return SKIPPED;
    const checked = await checkFolder(model, folder, graph, replace, progress);
    const before = await graph.sequence();
    const { staged, isBare } = await writeFolder({ model, folder, checked, graph, progress, stages });
    const entries = (await graph.sequence()) - before;
    await graph.setNote(NOTE, done[0] ?? digest);
    const { nodes, edges } = checked;
    const removed =
      checked.removedNodes.length + checked.removedEdges.reduce((sum, of) => sum + of.edges.length, 0);
    // What is first, or staged, is one entry, and that is made at the end.
    const written = checked.isFirst ? nodes + edges : staged + entries - removed;
    hasIndexes = !isBare;
    return { nodes, edges, written, skipped: false, removed };
  }, batchOf(folder));
  if (!hasIndexes) {
    progress('Making the indexes.');
    await store.prepare(model);
  }
  return loaded;
};

const batchOf = ({ manifest }: NativeFolder): Batch => ({
  id: randomUUID(),
  at: toSecond(new Date().toISOString()),
  recordedAt: manifest.recordedAt,
  by: `load:${manifest.source}`,
  reason: undefined,
  source: undefined,
});

const SKIPPED: Loaded = Object.freeze({ nodes: 0, edges: 0, written: 0, skipped: true, removed: 0 });

/** Tells whether anything was ever loaded into the store. */
export const wasLoaded = async (store: Store): Promise<boolean> => (await store.note(NOTE)) !== undefined;
