import { randomUUID } from 'node:crypto';
import { SamgrafError } from '../errors';
import type { Model } from '../model/model';
import { toSecond } from '../model/scalars';
import type { Batch } from '../plan/change-log';
import type { WritePlan } from '../plan/write';
import type { Store, Writing } from '../store/store';
import { STEP, checkFolder, type Checked, type Progress } from './check-folder';
import { recordsAgain } from './folder-records';
import { digestOf, openNativeFolder, stateOf, type NativeFile, type NativeFolder } from './native-folder';
import { ItemReader, type Item } from './read-item';

export type LoadOptions = Readonly<{
  /** Also if the same files were loaded last. */
  force?: boolean;
  /** Removes what the same source loaded before and no longer contains. */
  replace?: boolean;
}>;
export type Loaded = Readonly<{ nodes: number; edges: number; skipped: boolean; removed: number }>;

const NOTE = 'seed';

/**
 * Loads a folder in the native format, completely or not at all: all checks and writes, and the note of what
 * was loaded, are one transaction of the store. Loading the same files again does nothing. The files are read
 * three times instead of kept in memory, which only holds the ids of nodes and a hash of each relation.
 */
export const loadFolder = async (
  model: Model,
  store: Store,
  path: string,
  progress: Progress,
  { force = false, replace = false }: LoadOptions = {},
): Promise<Loaded> => {
  const folder = openNativeFolder(path);
  const digest = await digestOf(folder);
  const done = replace ? [`${digest} replaced`] : [digest, `${digest} replaced`];
  const isDone = (note: string | undefined): boolean => !force && note !== undefined && done.includes(note);
  if (isDone(await store.note(NOTE))) return SKIPPED;
  const { manifest } = folder;
  const batch: Batch = {
    id: randomUUID(),
    at: toSecond(new Date().toISOString()),
    by: `load:${manifest.source}`,
    reason: undefined,
    source: undefined,
  };
  return store.transact(async graph => {
    // Another process may have loaded them while this one waited for its turn.
    if (isDone(await graph.note(NOTE))) return SKIPPED;
    const checked = await checkFolder(model, folder, graph, replace, progress);
    await new FolderWriter(model, folder, checked, graph, progress).write();
    await graph.setNote(NOTE, done[0] ?? digest);
    const removed =
      checked.removedNodes.length + checked.removedEdges.reduce((sum, { edges }) => sum + edges.length, 0);
    return { nodes: checked.nodes, edges: checked.edges, skipped: false, removed };
  }, batch);
};

const SKIPPED: Loaded = Object.freeze({ nodes: 0, edges: 0, skipped: true, removed: 0 });

/** Whether anything was ever loaded into the store. */
export const wasLoaded = async (store: Store): Promise<boolean> => (await store.note(NOTE)) !== undefined;

const REMOVED_AT_ONCE = 2_000;

class FolderWriter {
  private readonly reader: ItemReader;
  private written = 0;

  constructor(
    private readonly model: Model,
    private readonly folder: NativeFolder,
    private readonly checked: Checked,
    private readonly graph: Writing,
    private readonly progress: Progress,
  ) {
    this.reader = new ItemReader(this.model, folder.manifest);
  }

  /** Nodes before relations, since they are the endpoints. */
  async write(): Promise<void> {
    await this.remove();
    await this.writeAll(this.checked.nodeFiles, 'node');
    await this.writeAll(this.checked.edgeFiles, 'edge');
    const changed = this.folder.files.filter(file => stateOf(file.path) !== file.state);
    if (changed.length > 0)
      throw new SamgrafError(
        'BAD_RECORD',
        `${changed.map(file => file.name).join(', ')} changed while being read, so nothing was written.`,
        'Load again when nothing is writing to the folder.',
      );
  }

  private async remove(): Promise<void> {
    for (const { relation, edges } of this.checked.removedEdges) {
      for (let i = 0; i < edges.length; i += REMOVED_AT_ONCE)
        await this.graph.remove({ kind: 'edges', relation, edges: edges.slice(i, i + REMOVED_AT_ONCE) });
    }
    const { removedNodes } = this.checked;
    for (let i = 0; i < removedNodes.length; i += REMOVED_AT_ONCE)
      await this.graph.remove({ kind: 'nodes', ids: removedNodes.slice(i, i + REMOVED_AT_ONCE) });
    for (const { field, ids } of this.checked.freed) await this.graph.remove({ kind: 'values', field, ids });
  }

  /** While the store writes one batch, the next is read. */
  private async writeAll(files: readonly NativeFile[], of: Item['kind']): Promise<void> {
    let writing = Promise.resolve();
    try {
      for await (const some of recordsAgain(files)) {
        const plan = this.planOf(
          some.map(record => this.reader.read(record)),
          of,
        );
        await writing;
        writing = this.graph.write(plan);
        writing.catch(() => undefined);
        this.tell(plan.nodes.length + plan.edges.length);
      }
    } finally {
      await writing;
    }
  }

  private planOf(items: readonly (Item | undefined)[], of: Item['kind']): WritePlan {
    return {
      kind: 'write',
      fresh: this.checked.isFirst,
      nodes:
        of === 'node' ? items.flatMap(item => (item?.kind === 'node' ? [this.reader.node(item)] : [])) : [],
      edges:
        of === 'edge' ? items.flatMap(item => (item?.kind === 'edge' ? [this.reader.edge(item)] : [])) : [],
    };
  }

  private tell(more: number): void {
    const [before, total] = [this.written, this.checked.nodes + this.checked.edges];
    this.written += more;
    if (Math.floor(this.written / STEP) > Math.floor(before / STEP) || this.written === total)
      this.progress(`Wrote ${this.written} of ${total}.`);
  }
}
