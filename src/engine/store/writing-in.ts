import { randomUUID } from 'node:crypto';
import { compileLookup } from '../cypher/compile-lookup';
import {
  compileChangedEdges,
  compileChangedNodes,
  compileNewEdges,
  compileRemoval,
  compileRemovedEdges,
  compileStoredEdges,
  compileStoredNodes,
} from '../cypher/compile-write';
import { compileSetProposal, compileProposalCount, compileProposals } from '../cypher/compile-log';
import type { Dialect } from '../cypher/dialect';
import { ASIDE, TURN, UNTOLD, compileNote, compileSetNote, compileSetPassingNote } from '../cypher/notes';
import { required } from '../errors';
import type { Model, Relation } from '../model/model';
import type { Batch, ChangeEntry, EntryQuery } from '../plan/change-log';
import type { Proposal, ProposalQuery } from '../plan/proposal';
import { groupBy } from '../model/objects';
import type {
  LoadLookup,
  Passing,
  Properties,
  Removal,
  Restatement,
  StoredNode,
  WritePlan,
} from '../plan/write';
import { Deriving } from './deriving';
import { ChangeLog, lastSequence, readEntries, type Written } from './change-log';
import type { Aside, Run, Sending } from './pipeline';
import { Upsert } from './upsert';
import { StagingArea } from './staging';
import type { Row, Staging, Writing } from './store';
import type { Names } from './writes';

/** Nodes that are remembered by id as written in one transaction. */
const MOST_WRITTEN = 1_000;

/**
 * The graph in one transaction, by its statements. What is written for a batch is in the change log by the
 * same transaction.
 */
export class WritingIn implements Writing {
  private readonly inPlace: Upsert;
  private readonly log: ChangeLog | undefined;
  private readonly run: Run;
  private readonly deriving: Deriving;
  /** Ids of nodes that may be others than before; undefined once they are too many to name. */
  written: Set<string> | undefined = new Set();
  /** Whether anything of the graph was written, removed or staged. */
  private hasWritten = false;
  readonly stage: Writing['stage'];
  readonly read: Writing['read'];

  constructor(
    private readonly model: Model,
    private readonly dialect: Dialect,
    private readonly sending: Sending,
    batch: Batch | undefined,
    readBy: (run: Run) => Writing['read'],
    aside?: Aside,
  ) {
    this.log = batch && new ChangeLog(batch, model, dialect, sending);
    this.inPlace = new Upsert(model, dialect, sending, this.log, aside);
    this.run = statement => sending.run(statement);
    this.read = readBy(this.run);
    this.deriving = new Deriving(model, batch && (batch.recordedAt ?? batch.at));
    if (aside)
      this.stage = async atOnce => {
        this.hasWritten = true;
        const area = await StagingArea.open({
          sending,
          aside,
          model,
          dialect,
          inPlace: this.inPlace,
          atOnce,
        });
        return this.seen(area);
      };
  }

  /** Reads and writes as this does, without being seen by what it derives from. */
  private readonly below = {
    look: (lookup: LoadLookup) => this.look(lookup),
    write: (plan: WritePlan) => this.inPlace.write(plan),
    remove: (removal: Removal) => this.take(removal),
  };

  /** What is staged may be anything. */
  private seen(area: Staging): Staging {
    return {
      write: plan => {
        this.deriving.seeAll();
        return area.write(plan);
      },
      withoutIndexes: () => area.withoutIndexes(),
      publish: () => area.publish(),
    };
  }

  /** Whether this transaction marked a kind or relation: see Marks. */
  get hasMarked(): boolean {
    return this.inPlace.hasMarked;
  }

  /** The kinds and relations of what it has written, when it is finished; undefined for any. */
  get touched(): Names {
    return this.log ? this.log.touched : this.hasWritten ? undefined : NOTHING;
  }

  /** Whether this transaction is in the change log, when it is finished. */
  get hasEntries(): boolean {
    return this.log?.hasEntries === true;
  }

  async takeTurn(): Promise<void> {
    if (this.log) this.log.takeTurn(randomUUID());
    else await this.setNote(TURN, randomUUID());
  }

  /** Before the commit. */
  async finish(): Promise<void> {
    await this.derive();
    await this.log?.finish();
    const isUntold = this.log ? this.log.isUntold : this.hasWritten;
    if (isUntold && this.dialect.othersWrite) await this.setNote(UNTOLD, randomUUID());
  }

  private noteWritten(nodes: readonly StoredNode[], gone: readonly string[] = []): void {
    const { written } = this;
    this.hasWritten = true;
    if (written && written.size + nodes.length + gone.length > MOST_WRITTEN) this.written = undefined;
    if (!this.written) return;
    for (const { id } of nodes) this.written.add(id);
    for (const id of gone) this.written.add(id);
  }

  write(plan: WritePlan): Promise<void> {
    this.noteWritten(plan.nodes);
    this.deriving.see(plan);
    return this.inPlace.write(plan);
  }

  /** Makes what follows from what was written, so that nobody sees the one without the other. */
  private derive(): Promise<void> {
    return this.deriving.run(this.below);
  }

  async deriveAll(): Promise<void> {
    await this.deriving.forgetOthers(this.below);
    this.deriving.seeAll();
    await this.derive();
  }

  look(lookup: LoadLookup): Promise<readonly Row[]> {
    return this.run(compileLookup(lookup, this.dialect));
  }

  async remove(removal: Removal): Promise<void> {
    if (removal.kind === 'edges') this.deriving.seeRemoved(removal.relation, removal.edges);
    if (removal.kind === 'nodes') await this.deriving.atNodes(removal.ids, this.below);
    await this.take(removal);
  }

  private async take(removal: Removal): Promise<void> {
    this.hasWritten = true;
    if (this.log) await this.tell(removal, this.log);
    if (removal.kind !== 'edges') this.noteWritten([], removal.ids);
    await this.sending.send(compileRemoval(removal, this.dialect));
  }

  async restate(records: Restatement): Promise<void> {
    const { nodes, edges, renamed, goneNodes, goneEdges, goneLabels } = records;
    const { model, dialect } = this;
    this.deriving.seeAll();
    this.noteWritten(nodes, goneNodes);
    await this.inPlace.announce({ kind: 'write', nodes, edges: [...edges, ...renamed] });
    for (const [kind, some] of groupBy(nodes, node => node.kind))
      await this.sending.send(compileChangedNodes(some, kind, model, dialect, goneLabels));
    for (const [relation, some] of groupBy(edges, edge => edge.relation))
      await this.sending.send(compileChangedEdges(some, relation, dialect));
    for (const [relation, some] of groupBy(renamed, edge => edge.relation))
      await this.run(compileNewEdges(some, relation, dialect));
    for (const { type, edges: gone } of goneEdges)
      await this.sending.send(compileRemovedEdges(gone, { name: type }, dialect));
    if (goneNodes.length > 0)
      await this.sending.send(compileRemoval({ kind: 'nodes', ids: goneNodes }, dialect));
    this.log?.load(
      goneNodes.length,
      goneEdges.reduce((sum, of) => sum + of.edges.length, -renamed.length),
    );
  }

  /** What is removed is read first, since the log keeps what it was. */
  private async tell(removal: Removal, log: ChangeLog): Promise<void> {
    if (removal.kind === 'edges') {
      const { relation } = removal;
      const rows = await this.run(compileStoredEdges(removal.edges, relation, this.dialect));
      await log.add(inOrder(rows, 'key').map(row => removedEdge(row, relation)));
      return;
    }
    const rows = inOrder(await this.run(compileStoredNodes(removal.ids.map(id => ({ id })))), 'id');
    if (removal.kind === 'nodes') return log.add(rows.map(row => removedNode(row, this.model)));
    const { name } = removal.field;
    for (const row of rows) {
      const value = (row['properties'] as Properties)[name];
      const id = String(row['id']);
      if (value !== undefined) this.inPlace.freed.set(id, { ...this.inPlace.freed.get(id), [name]: value });
    }
  }

  entries(query: EntryQuery): Promise<readonly ChangeEntry[]> {
    return readEntries(query, this.run);
  }

  proposals(query: ProposalQuery): Promise<readonly Proposal[]> {
    return readProposals(query, this.run);
  }

  countProposals(query: ProposalQuery): Promise<number> {
    return countProposals(query, this.run);
  }

  /** Numbers are given out where writers wait for one another. */
  async addProposal(proposal: Omit<Proposal & { status: 'OPEN' }, 'number'>): Promise<Proposal> {
    const number = Number((await this.note(LAST_PROPOSAL)) ?? 0) + 1;
    await this.setNote(LAST_PROPOSAL, String(number));
    await this.setProposal({ ...proposal, number });
    return { ...proposal, number };
  }

  async setProposal(proposal: Proposal): Promise<void> {
    await this.sending.send(compileSetProposal(proposal, this.dialect));
  }

  async settled(): Promise<number> {
    await this.derive();
    await this.log?.settle();
    return this.sequence();
  }

  sequence(): Promise<number> {
    return this.log ? this.log.sequence() : lastSequence(this.run);
  }

  async note(key: string): Promise<string | undefined> {
    return (await this.run(compileNote(key)))[0]?.['value'] as string | undefined;
  }

  async noted(after: string, limit: number): Promise<readonly Row[]> {
    await this.setNote(ASIDE, '');
    return this.look({ kind: 'beside', of: 'notes', after, limit });
  }

  async setNote(key: string, value: string, passing?: Passing): Promise<void> {
    await this.sending.send(
      passing ? compileSetPassingNote(key, value, passing) : compileSetNote(key, value),
    );
  }
}

const NOTHING: Names = new Set();

const removedEdge = (row: Row, relation: Relation): Written => {
  const before = row['properties'] as Properties;
  const [key, from, to] = [String(row['key']), String(row['from']), String(row['to'])];
  return { record: { key, relation, from, to, properties: before }, before, after: undefined };
};

const removedNode = (row: Row, model: Model): Written => {
  const before = row['properties'] as Properties;
  const kind = required(model.kinds.get(String(before['type'])), 'a stored node has a kind');
  return { record: { id: String(row['id']), kind, properties: before }, before, after: undefined };
};

/** Rows by what they are found by: an engine has them in an order of its own, and the log is the same on every store. */
const inOrder = (rows: readonly Row[], by: 'id' | 'key'): readonly Row[] =>
  [...rows].sort((a, b) => (String(a[by]) < String(b[by]) ? -1 : 1));

/** The note that holds the number of the last proposal. */
const LAST_PROPOSAL = 'proposals';

export const readProposals = async (query: ProposalQuery, run: Run): Promise<readonly Proposal[]> =>
  (await run(compileProposals(query))).map(row => {
    const stored = row['proposal'] as Proposal & Readonly<{ changes: unknown; impact?: unknown }>;
    return {
      ...stored,
      number: Number(stored.number),
      changes: JSON.parse(String(stored.changes)) as Proposal['changes'],
      impact: stored.impact && (JSON.parse(String(stored.impact)) as Proposal['impact']),
    };
  });

export const countProposals = async (query: ProposalQuery, run: Run): Promise<number> =>
  Number((await run(compileProposalCount(query)))[0]?.['count'] ?? 0);
