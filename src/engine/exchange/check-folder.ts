import type { Model, Relation } from '../model/model';
import { parts } from '../model/objects';
import type { EdgePlace } from '../plan/write';
import type { Looking } from '../store/store';
import { StoredCheck, type Freed } from './check-stored';
import { GraphCheck, fits } from './check-graph';
import { NumberColumn } from './columns';
import { Faults } from './faults';
import { records, recordsAgain } from './folder-records';
import type { NativeFile, NativeFolder } from './native-folder';
import { StoredGraph } from './stored-graph';
import { beginsLater } from './periods';
import { ItemReader } from './read-item';
import { SamgrafError } from '../errors';

export type CheckProgress = (message: string) => void;

/** A valid folder, and what is needed to write it. */
export type CheckedFolder = Readonly<{
  nodes: number;
  edges: number;
  nodeFiles: readonly NativeFile[];
  edgeFiles: readonly NativeFile[];
  isFirst: boolean;
  /** Nodes that the store does not have. */
  newNodes: number;
  isNew: (id: string) => boolean;
  freed: readonly Freed[];
  removedNodes: readonly string[];
  removedEdges: readonly Readonly<{ relation: Relation; edges: readonly EdgePlace[] }>[];
}>;

/** Progress is reported each time this many more records have been checked or written. */
export const STEP = 20_000;
/** Another load, or a change by GraphQL. */
const NOT_OURS = ', which this source did not load,';
/** Ids that are looked up at once. */
const AT_ONCE = 1_000;

/**
 * Checks a folder by itself and against the existing graph, in two passes over the files. Memory holds the
 * ids of nodes and a hash of each edge, but no records. Throws if there are any faults, reporting all of
 * them.
 */
export const checkFolder = async (
  model: Model,
  folder: NativeFolder,
  graph: Looking | undefined,
  replace: boolean,
  progress: CheckProgress,
): Promise<CheckedFolder> => {
  const check = new FolderCheck(model, folder, await StoredGraph.of(model, graph), replace, progress);
  return check.run();
};

class FolderCheck {
  private readonly faults = new Faults();
  private readonly check: GraphCheck;
  private readonly reader: ItemReader;
  private readonly against: StoredCheck;
  private readonly removedKeys = new Set<string>();
  /** Nodes of the folder that the store has: 1 by number of the id, and how many. */
  private readonly there = new NumberColumn();
  private known = 0;
  private readonly counts = new Map<NativeFile, { nodes: number; edges: number }>();

  constructor(
    private readonly model: Model,
    private readonly folder: NativeFolder,
    private readonly stored: StoredGraph,
    private readonly replace: boolean,
    private readonly progress: CheckProgress,
  ) {
    this.check = new GraphCheck(model, this.faults);
    this.reader = new ItemReader(model, folder.manifest);
    this.against = new StoredCheck(model, stored, this.check, this.faults, {
      goes: key => this.removedKeys.has(key),
      advice: 'load with --replace to put the one in place of the other',
    });
  }

  async run(): Promise<CheckedFolder> {
    const { nodes, edges } = await this.seeAll();
    const removedEdges = await this.removedEdges();
    const removedNodes = await this.removedNodes();
    await this.against.learn([...this.check.cited.keys(), ...this.check.parties.ids]);
    const freed = await this.against.keys(new Set(removedNodes));
    await this.checkKinds();
    const edgeFiles = this.filesWith('edges');
    await this.checkEdges(edgeFiles, new Set(removedNodes));
    await this.against.links();
    await this.against.rules();
    this.check.finish(this.against.nodeOf);
    this.faults.throwIfAny();
    for (const warning of this.check.rules.warnings()) this.progress(`Note: ${warning}.`);
    return {
      nodes,
      edges,
      nodeFiles: this.filesWith('nodes'),
      edgeFiles,
      isFirst: this.stored.isEmpty,
      newNodes: nodes - this.known,
      isNew: this.isNew,
      freed,
      removedNodes,
      removedEdges,
    };
  }

  private readonly isNew = (id: string): boolean =>
    this.check.nodes.has(id) && this.there.get(this.check.numbering.ids.numberOf(id) ?? 0) === 0;

  private filesWith(of: 'nodes' | 'edges'): readonly NativeFile[] {
    return this.folder.files.filter(file => (this.counts.get(file)?.[of] ?? 0) > 0);
  }

  /** Checks every record by itself, and collects ids, keys and endpoints. */
  private async seeAll(): Promise<Readonly<{ nodes: number; edges: number }>> {
    const total = { nodes: 0, edges: 0 };
    let read = 0;
    for (const file of this.folder.files) {
      const count = { nodes: 0, edges: 0 };
      for await (const some of records([file], this.faults)) {
        for (const record of some) {
          const item = this.reader.check(record, this.faults);
          if (!item) continue;
          count[item.kind === 'node' ? 'nodes' : 'edges'] += 1;
          this.check.see(item);
        }
        read = this.tell('Read', read, some.length);
      }
      this.counts.set(file, count);
      total.nodes += count.nodes;
      total.edges += count.edges;
    }
    this.faults.throwIfAny();
    if (read === 0)
      throw new SamgrafError(
        'BAD_RECORD',
        `${this.folder.path} has no records: its .jsonl files are empty.`,
        'Each line of them is a record: {"type": …} or {"relation": …}.',
      );
    this.progress(`Read ${read} records from ${this.folder.files.length} files; checking them.`);
    return total;
  }

  private tell(did: string, before: number, more: number): number {
    const now = before + more;
    if (Math.floor(now / STEP) > Math.floor(before / STEP)) this.progress(`${did} ${now} records.`);
    return now;
  }

  /** Relations that this source loaded before and no longer contains. */
  private async removedEdges(): Promise<CheckedFolder['removedEdges']> {
    if (!this.replace || this.stored.isEmpty) return [];
    const removed = [];
    for (const relation of this.model.relations.values()) {
      const edges: EdgePlace[] = [];
      for await (const some of this.stored.broughtEdges(this.folder.manifest.source, relation))
        edges.push(...some.filter(({ key }) => !this.check.edges.has(key)));
      for (const { key } of edges) {
        this.removedKeys.add(key);
        this.check.rules.lose(relation, key, this.folder.path);
      }
      if (edges.length > 0) removed.push({ relation, edges });
    }
    return removed;
  }

  /**
   * Nodes that this source loaded before and no longer contains; records of other sources may not refer to
   * them.
   */
  private async removedNodes(): Promise<readonly string[]> {
    if (!this.replace) return [];
    const removed = (await this.stored.broughtNodes(this.folder.manifest.source)).filter(
      id => !this.check.nodes.has(id),
    );
    this.against.forget(removed);
    const gone = new Set(removed);
    for (const { id, key } of await this.stored.linksAt(removed)) {
      if (!this.removedKeys.has(key))
        this.faults.add(this.folder.path, `says ${id} no more, but ${key}${NOT_OURS} joins it`);
    }
    const sources = await this.stored.nodes(removed.filter(id => id.startsWith('source:')));
    for (const { what, source } of await this.stored.citing([...sources.keys()])) {
      if (
        !gone.has(what) &&
        !this.removedKeys.has(what) &&
        !this.check.nodes.has(what) &&
        !this.check.edges.has(what)
      ) {
        this.faults.add(this.folder.path, `says ${source} no more, but ${what}${NOT_OURS} cites it`);
      }
    }
    return removed;
  }

  /**
   * An id that is of another kind in the store. It is replaced if the same source loaded it and its other
   * relations still fit.
   */
  private async checkKinds(): Promise<void> {
    if (this.stored.isEmpty) return;
    const [changed, later]: [string[], string[]] = [[], []];
    for (const ids of parts(this.check.nodes.ids(), AT_ONCE)) {
      for (const [id, { type, loadedBy, validFrom }] of await this.stored.nodes(ids)) {
        this.there.set(this.check.numbering.ids.add(id), 1);
        this.known += 1;
        const seen = this.check.nodes.get(id);
        if (!seen) continue;
        if (beginsLater(validFrom, seen.validFrom)) later.push(id);
        if (seen.kind.name === type) continue;
        if (this.replace && loadedBy === this.folder.manifest.source) changed.push(id);
        else
          this.faults.add(
            seen.at,
            `${id} is a ${type} in the store, not a ${seen.kind.name}: load the source that said so with --replace`,
          );
      }
    }
    await this.against.beginnings(later);
    for (const link of await this.stored.linksAt(changed)) {
      const [relation, seen] = [this.model.relations.get(link.relation), this.check.nodes.get(link.id)];
      if (!relation || !seen || this.removedKeys.has(link.key) || this.check.edges.has(link.key)) continue;
      if (!fits(this.model, seen.kind, link.outgoing ? relation.from : relation.to))
        this.faults.add(
          seen.at,
          `${link.id} becomes a ${seen.kind.name}, but ${link.key}${NOT_OURS} joins it`,
        );
    }
  }

  /** Endpoints and periods, now that all nodes are known. */
  private async checkEdges(files: readonly NativeFile[], removed: ReadonlySet<string>): Promise<void> {
    for await (const some of recordsAgain(files)) {
      const edges = some.flatMap(record => {
        const item = this.reader.read(record);
        return item?.kind === 'edge' ? [item] : [];
      });
      await this.against.learn(edges.flatMap(({ from, to }) => [from, to]).filter(id => !removed.has(id)));
      for (const edge of edges) this.check.checkEdge(edge, this.against.nodeOf);
      await this.against.periods(edges);
    }
  }
}
