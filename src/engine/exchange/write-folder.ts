import { SamgrafError } from '../errors';
import type { Model } from '../model/model';
import type { StoredEdge, WritePlan } from '../plan/write';
import type { Staging, Writing } from '../store/store';
import { STEP, type CheckedFolder, type CheckProgress } from './check-folder';
import { recordsAgain } from './folder-records';
import { stateOf, type NativeFile, type NativeFolder } from './native-folder';
import { ItemReader, type RecordItem } from './read-item';

/**
 * Of how many records on a load is staged where the store can, and a first one written without the indexes of the graph;
 * and how many records are written at once.
 */
export type Stages = Readonly<{ from: number; bareFrom: number; atOnce: number }>;
export const STAGES: Stages = { from: 50_000, bareFrom: 200_000, atOnce: 10_000 };

type FolderWrite = Readonly<{
  model: Model;
  folder: NativeFolder;
  checked: CheckedFolder;
  graph: Writing;
  progress: CheckProgress;
  stages: Stages;
}>;

/** How many records were staged, all of them new, and whether the graph has been left without indexes for it. */
export type StagedFolder = Readonly<{ staged: number; isBare: boolean }>;

/** Writes a folder that was checked, in the transaction that checked it. */
export const writeFolder = (write: FolderWrite): Promise<StagedFolder> => new FolderWriter(write).write();

const REMOVED_AT_ONCE = 2_000;
/** Seconds: what is done sooner is not worth announcing, and what takes longer than two of these is told in minutes. */
const SOON = 5;
const MINUTE = 60;
type Write = (plan: WritePlan) => Promise<void>;

class FolderWriter {
  private readonly reader: ItemReader;
  private readonly total: number;
  /** Records that were written, or were found to be as they are to be. */
  private done = 0;
  private staged = 0;
  private isBare = false;
  private readonly began = performance.now();

  constructor(private readonly of: FolderWrite) {
    this.reader = new ItemReader(of.model, of.folder.manifest);
    this.total = of.checked.nodes + of.checked.edges;
  }

  async write(): Promise<StagedFolder> {
    const { graph, checked, folder, stages } = this.of;
    // Also removes what a load that failed has left.
    const staging = await graph.stage?.(stages.atOnce);
    await this.remove();
    if (staging && checked.newNodes > 0 && this.total >= stages.from) await this.inStages(staging);
    else await this.atOnce();
    const changed = folder.files.filter(file => stateOf(file.path) !== file.state);
    if (changed.length > 0)
      throw new SamgrafError(
        'BAD_RECORD',
        `${changed.map(file => file.name).join(', ')} changed while being read, so nothing was written.`,
        'Load again when nothing is writing to the folder.',
      );
    return { staged: this.staged, isBare: this.isBare };
  }

  /** Nodes before relations, since they are the endpoints. */
  private async atOnce(): Promise<void> {
    const write: Write = plan => this.put(plan);
    await this.eachNodes(write);
    await this.eachEdges(write);
  }

  /**
   * What cannot be reached before it is published: nodes that are new, and relations between two of them. All else is
   * changed in the transaction that publishes.
   */
  private async inStages(staging: Staging): Promise<void> {
    const { isNew, isFirst } = this.of.checked;
    this.isBare = isFirst && this.total >= this.of.stages.bareFrom;
    if (this.isBare) await staging.withoutIndexes();
    const isStaged = ({ from, to }: StoredEdge): boolean => isNew(from) && isNew(to);
    const stage: Write = async plan => {
      await staging.write(plan);
      this.staged += plan.nodes.length + plan.edges.length;
      this.tell(plan);
    };
    await this.eachNodes(async plan => {
      await stage({ ...plan, nodes: plan.nodes.filter(({ id }) => isNew(id)) });
      await this.put({ ...plan, nodes: plan.nodes.filter(({ id }) => !isNew(id)) });
    });
    await this.eachEdges(plan => stage({ ...plan, edges: plan.edges.filter(isStaged) }));
    this.of.progress('Publishing what was written.');
    await staging.publish();
    if (this.done < this.total)
      await this.eachEdges(plan => this.put({ ...plan, edges: plan.edges.filter(edge => !isStaged(edge)) }));
  }

  private async put(plan: WritePlan): Promise<void> {
    await this.of.graph.write(plan);
    this.tell(plan);
  }

  private async remove(): Promise<void> {
    const { graph, checked } = this.of;
    for (const { relation, edges } of checked.removedEdges) {
      for (let i = 0; i < edges.length; i += REMOVED_AT_ONCE)
        await graph.remove({ kind: 'edges', relation, edges: edges.slice(i, i + REMOVED_AT_ONCE) });
    }
    const { removedNodes } = checked;
    for (let i = 0; i < removedNodes.length; i += REMOVED_AT_ONCE)
      await graph.remove({ kind: 'nodes', ids: removedNodes.slice(i, i + REMOVED_AT_ONCE) });
    for (const { field, ids } of checked.freed) await graph.remove({ kind: 'values', field, ids });
  }

  private eachNodes(write: Write): Promise<void> {
    return this.each(this.of.checked.nodeFiles, 'node', write);
  }

  private eachEdges(write: Write): Promise<void> {
    return this.each(this.of.checked.edgeFiles, 'edge', write);
  }

  /** While the store writes one batch, the next is read. */
  private async each(files: readonly NativeFile[], of: RecordItem['kind'], write: Write): Promise<void> {
    let writing = Promise.resolve();
    try {
      for await (const some of recordsAgain(files)) {
        const plan = this.planOf(
          some.map(record => this.reader.read(record)),
          of,
        );
        await writing;
        writing = write(plan);
        writing.catch(() => undefined);
      }
    } finally {
      await writing;
    }
  }

  private planOf(items: readonly (RecordItem | undefined)[], of: RecordItem['kind']): WritePlan {
    return {
      kind: 'write',
      fresh: this.of.checked.isFirst,
      nodes:
        of === 'node' ? items.flatMap(item => (item?.kind === 'node' ? [this.reader.node(item)] : [])) : [],
      edges:
        of === 'edge' ? items.flatMap(item => (item?.kind === 'edge' ? [this.reader.edge(item)] : [])) : [],
    };
  }

  private tell({ nodes, edges }: WritePlan): void {
    const before = this.done;
    this.done += nodes.length + edges.length;
    if (this.done === before) return;
    if (Math.floor(this.done / STEP) === Math.floor(before / STEP) && this.done !== this.total) return;
    const did = this.of.checked.isFirst ? 'Wrote' : 'Compared or wrote';
    this.of.progress(`${did} ${this.done} of ${this.total}${this.timeLeft()}.`);
  }

  /** Tells how long the rest takes if it is written as fast as what was; nothing of what is soon done. */
  private timeLeft(): string {
    const seconds = Math.round(
      (((performance.now() - this.began) / this.done) * (this.total - this.done)) / 1000,
    );
    if (seconds < SOON) return '';
    return seconds < 2 * MINUTE
      ? `, some ${seconds} s left`
      : `, some ${Math.round(seconds / MINUTE)} minutes left`;
  }
}
