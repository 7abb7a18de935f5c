import { randomUUID, createHash } from 'node:crypto';
import { SamgrafError } from '../errors';
import { identityOf, mayAct, type Viewer } from '../access/viewer';
import { ItemReader } from '../exchange/read-item';
import type { KnownNodes } from '../exchange/stored-graph';
import { eachInTurns } from '../model/in-turns';
import type { Model } from '../model/model';
import { toSecond } from '../model/scalars';
import { differences, type Batch, type FieldChange } from '../plan/change-log';
import type { Looking, Store, Writing } from '../store/store';
import {
  MOST_CHANGES,
  type Change,
  type ChangeResult,
  type PolicyShift,
  type Report,
  type SeenRecord,
  type Deletion,
  type Disconnection,
} from '../plan/change';
import { ChangeFaults } from './change-faults';
import { checkDrafts, type Checked } from './check-drafts';
import { addProposal, asProposed, leanedOn, type Leaned } from './hand-over';
import { MOST_PROPOSED, proposalId, type Impact } from '../plan/proposal';
import { closeSources } from './close-sources';
import { refuseDerived } from './refuse-derived';
import { Drafting, saidOf, type Draft } from './draft';
import { hideSources, unseenOf } from './unseen';
import { checkPermission, checkScope, namedBy } from './permission';
import { SeenGraph, hiddenEdges, refuseHidden } from './seen-graph';
import { StoredRecords } from './stored-records';
import { toWriteOf, writeDrafts, type ToWrite } from './write-drafts';
import { groupBy } from '../model/objects';

/** How changes are applied, besides what they are. */
export type Applying = Readonly<{
  viewer: Viewer;
  reason: string | undefined;
  source: string | undefined;
  dryRun: boolean;
  /** The sequence of the graph that the changes were made for. */
  expectedSequence: number | undefined;
  /** The same key with the same changes is applied once. */
  idempotencyKey: string | undefined;
  /** They are proposed, not made: nothing of the graph is written, and who may not change it may propose. */
  proposes?: boolean;
  /** Id of the proposal that is carried out. */
  proposal?: string;
  /** When they are no longer made, on the clock of `performance.now()`; some time after they were sent if absent. */
  until?: number;
  /** Looks at the graph before and after they are written, on a dry run: what it returns is told, and they are taken back. */
  weigh?: ((graph: Writing, write: () => Promise<void>) => Promise<readonly PolicyShift[]>) | undefined;
  /** What is written along with the proposal that they become where they lean on much, in the same transaction. */
  handedOver?: (graph: Writing, proposal: number) => Promise<void>;
  /** What is written along with them, in the same transaction; also if they change nothing. */
  along?: (graph: Writing, report: Report, seen: readonly SeenRecord[]) => Promise<void>;
}>;

/** Changes as they are, for nobody's reason but their own. */
export const plainly = (viewer: Viewer): Applying => ({
  viewer,
  reason: undefined,
  source: undefined,
  dryRun: false,
  expectedSequence: undefined,
  idempotencyKey: undefined,
});

/** How long changes may take that nobody said of: milliseconds. */
const LIMIT = 120_000;

/** Returns how long changes may still take, waiting for those of other servers included: milliseconds. */
export const leftUntil = (until = performance.now() + LIMIT): number =>
  Math.max(1, until - performance.now());

/**
 * Applies changes, all of them or none: reads what they are about, checks them by the rules of a load, and writes them
 * with their entries in the change log, in one transaction. What is refused is said change by change; nothing is
 * thrown for it.
 */
export const applyChanges = async (
  model: Model,
  store: Store,
  changes: readonly Change[],
  how: Applying,
): Promise<Report> => {
  if (changes.length > MOST_CHANGES)
    throw new SamgrafError(
      'TOO_COMPLEX',
      `A request takes at most ${MOST_CHANGES.toLocaleString('en')} changes, not ${changes.length}.`,
      'Send several requests, nodes before the relations between them.',
    );
  const { source = how.viewer.scope?.source } = how;
  const sources = new Map<string, string>();
  const batch: Batch = {
    id: randomUUID(),
    at: toSecond(new Date().toISOString()),
    by: how.viewer.name,
    ...(how.viewer.hasOpenLog ? { isOpen: true } : {}),
    reason: how.reason,
    source,
    sources,
    ...(how.proposal === undefined ? {} : { proposal: how.proposal }),
  };
  try {
    return await store.transact(
      graph => new Application(model, graph, batch, how, sources).run(resting(changes, how.viewer)),
      batch,
      leftUntil(how.until),
    );
  } catch (error) {
    if (error instanceof Undone) return error.report;
    throw error;
  }
};

/** Changes that say of no source rest on that of the key, where it has one. */
const resting = (changes: readonly Change[], { scope }: Viewer): readonly Change[] => {
  const source = scope?.source;
  return source === undefined
    ? changes
    : changes.map(change => (change.source === undefined ? { ...change, source } : change));
};

/**
 * What an editor does not see, it can neither join nor cite: as if it were not there. The rules hold for the whole
 * graph.
 */
const withNodesOf = (seen: Looking, graph: Looking): Looking => ({
  look: lookup => (lookup.kind === 'nodes' ? seen : graph).look(lookup),
});

/** Ends the transaction without writing. */
class Undone extends Error {
  constructor(readonly report: Report) {
    super('Nothing was written.');
  }
}

/** What comes of changes, and what is written of them. */
type Prepared = Readonly<{
  report: Report;
  toWrite: ToWrite;
  /** What there was of each of the changes. */
  seen: readonly SeenRecord[];
  key: ReturnType<typeof idempotencyNote>;
}>;

class Application {
  private readonly faults = new ChangeFaults();
  /** What they do to what others rest on, which a steward decides. */
  private leaned: Leaned | undefined;
  /** What the changes write over, if that is told. */
  private notes: readonly string[] = [];
  /** What the changes are checked beside. */
  private readonly beside: Looking;
  /** What whoever makes the changes may see; of a stranger's proposal, what anyone may. */
  private readonly seen: SeenGraph;

  constructor(
    private readonly model: Model,
    private readonly graph: Writing,
    private readonly batch: Batch,
    private readonly how: Applying,
    private readonly sources: Map<string, string>,
  ) {
    const isStranger = how.proposes === true && !mayAct(how.viewer, 'STEWARD');
    this.seen = isStranger ? new SeenGraph(model, graph) : new SeenGraph(model, graph, how.viewer);
    this.beside = isStranger ? this.seen : graph;
  }

  async run(changes: readonly Change[]): Promise<Report> {
    const prepared = await this.prepare(changes);
    const { report, toWrite, seen, key } = prepared;
    if (this.leaned && this.faults.isEmpty) return this.handOver(changes, prepared, this.leaned);
    const { along, dryRun } = this.how;
    const isMade = report.batch !== null;
    // A request that changed nothing is repeated as well: by then, someone else may have changed what it is about.
    const isNoted = isMade || along !== undefined || key !== undefined;
    if (!this.faults.isEmpty || dryRun || !isNoted) return this.undo(report, toWrite);
    const done: Report = isMade ? { ...report, applied: true, sequence: await this.write(toWrite) } : report;
    await along?.(this.graph, done, seen);
    if (key) await keepReport(this.graph, key, done, this.batch.at);
    return done;
  }

  /** Writes the changes, and returns the last entry of the log by then. */
  private async write(toWrite: ToWrite): Promise<number> {
    await writeDrafts(this.graph, toWrite, new ItemReader(this.model, { recordedAt: this.batch.at }));
    return this.graph.settled();
  }

  /** Ends without writing; of a dry run it may first be told what would come of it. */
  private async undo(report: Report, toWrite: ToWrite): Promise<never> {
    const { weigh, dryRun } = this.how;
    if (!weigh || !dryRun || !this.faults.isEmpty) throw new Undone(report);
    const policies = await weigh(this.graph, async () => {
      if (toWrite.entries > 0) await this.write(toWrite);
    });
    throw new Undone({ ...report, policies });
  }

  /** What one editor does not decide alone is proposed to a steward, with all that was sent along with it. */
  private async handOver(
    changes: readonly Change[],
    { report, toWrite, seen, key }: Prepared,
    { impact }: Leaned,
  ): Promise<Report> {
    const { viewer, source, reason = NO_REASON, dryRun } = this.how;
    if (dryRun) return this.undo(handedOver(report, impact, null), toWrite);
    const proposed = changes.map((change, i) => asProposed(change, seen[i]));
    const { number } = await addProposal(
      this.graph,
      { viewer, source, reason, changes: proposed, impact },
      true,
    );
    await this.how.handedOver?.(this.graph, number);
    const done = handedOver(report, impact, proposalId(number));
    if (key) await keepReport(this.graph, key, done, this.batch.at);
    return done;
  }

  /** What is read and checked is not held while it is written: many changes take most memory then. */
  private async prepare(changes: readonly Change[]): Promise<Prepared> {
    const key = idempotencyNote(this.how, changes);
    const stored = new StoredRecords(this.model, this.beside);
    // Together, so that a store far away is asked once.
    const [noted, sequence] = await Promise.all([
      key && this.graph.note(key.note),
      this.graph.sequence(),
      stored.read(changes),
    ]);
    const before = key && noted !== undefined ? replayed(key, noted, this.batch.at) : undefined;
    if (before) throw new Undone(before);
    this.checkSequence(sequence);
    const hidden = await this.hide(changes, stored);
    const drafts = closeSources(await this.drafts(changes, stored), stored);
    await refuseDerived(this.model, drafts, this.seen, this.faults);
    const checked = await this.check(drafts, stored.found);
    refuseHidden(changes, hidden, this.how.viewer.actor ?? this.how.viewer.name, this.faults);
    const redundant = this.faults.isEmpty ? await warnOfRedundant(drafts, this.seen) : [];
    const toWrite = toWriteOf(drafts, checked);
    const all = { ...checked, warnings: [...checked.warnings, ...this.notes, ...redundant] };
    const seen = this.how.proposes === true || this.leaned ? drafts.map(seenBy) : [];
    return { key, toWrite, seen, report: this.report(drafts, all, sequence, toWrite.entries) };
  }

  /** Takes what is hidden out of what has been read. Who proposes has read none of it but sources. */
  private async hide(changes: readonly Change[], stored: StoredRecords): Promise<ReadonlySet<string>> {
    const { seen, how } = this;
    if (mayAct(how.viewer, 'STEWARD')) return NOTHING_HIDDEN;
    const [hidden] = await Promise.all([
      how.proposes === true ? NOTHING_HIDDEN : hiddenEdges(changes, stored, seen, how.viewer),
      hideSources(stored, seen),
    ]);
    for (const key of hidden) stored.hideEdge(key);
    return hidden;
  }

  private async check(drafts: readonly Draft[], known: KnownNodes): Promise<Checked> {
    const { model, graph, seen, faults, how } = this;
    if (how.viewer.scope) checkScope(drafts, how.viewer.scope, model, faults);
    if (how.proposes === true) return checkDrafts(model, drafts, this.beside, known, faults);
    if (mayAct(how.viewer, 'STEWARD')) return checkDrafts(model, drafts, graph, known, faults);
    const own = await checkPermission(model, drafts, { graph, seen, found: known }, how.viewer, faults);
    this.leaned = await leanedOn(drafts, { graph, seen, own });
    if (this.leaned && drafts.length > MOST_PROPOSED)
      for (const { change } of this.leaned.drafts) faults.refuse(change.at, 'FORBIDDEN', TOO_MANY);
    const [among, found] = [seen.among(known), new ChangeFaults()];
    const checked = await checkDrafts(model, drafts, withNodesOf(seen, graph), among, found);
    if (found.isEmpty && checked.warnings.length === 0 && checked.cascades.size === 0) return checked;
    const told = new ChangeFaults();
    const { warnings, cascades } = await checkDrafts(model, drafts, seen, among, told);
    faults.addTold(found, told);
    return { ...checked, warnings, cascades };
  }

  private checkSequence(sequence: number): void {
    const { expectedSequence: expected } = this.how;
    if (expected === undefined || expected === sequence) return;
    throw new SamgrafError(
      'VERSION_CONFLICT',
      `The graph is at ${sequence}, not at ${expected}: it has been changed.`,
      'Read what has changed with `changes(since:)`, and decide whether your changes still stand.',
    );
  }

  private async drafts(changes: readonly Change[], stored: StoredRecords): Promise<readonly Draft[]> {
    const drafting = new Drafting(this.model, stored, this.batch, this.faults, this.how.viewer);
    const drafts: Draft[] = [];
    await eachInTurns(changes, change => {
      const draft = drafting.draft(change);
      drafts.push(draft);
      if (draft.subject !== undefined && change.source !== undefined && change.source !== this.batch.source)
        this.sources.set(draft.subject, change.source);
    });
    this.notes = drafting.notes;
    return drafts;
  }

  private report(drafts: readonly Draft[], checked: Checked, sequence: number, entries: number): Report {
    const results = drafts.map(draft => this.resultOf(draft, checked));
    const changes = this.faults.isEmpty && entries > 0;
    const isAsked = this.how.dryRun || this.how.proposes === true;
    return {
      applied: this.faults.isEmpty && !isAsked,
      dryRun: this.how.dryRun,
      replayed: false,
      batch: changes && !isAsked ? this.batch.id : null,
      proposal: null,
      sequence,
      // Who is refused is told no more than why.
      warnings: this.faults.isEmpty ? checked.warnings : [],
      results,
    };
  }

  private resultOf(draft: Draft, { cascades }: Checked): ChangeResult {
    const { change, subject, before, item } = draft;
    const faults = this.faults.at(change.at);
    const forbidden = faults.filter(({ code }) => code === 'FORBIDDEN');
    // Who may not change it is told nothing of what is there.
    if (forbidden.length > 0) return { ...NOTHING, path: change.at, id: namedBy(draft), faults: forbidden };
    const status = faults.length > 0 ? 'REFUSED' : draft.status;
    const version = item && status !== 'REFUSED' ? item.fields['version'] : before?.fields['version'];
    return {
      path: change.at,
      status,
      id: subject ?? null,
      of: 'of' in change ? change.of.name : (before?.type ?? null),
      version: draft.status === 'DELETED' || version === undefined ? null : Number(version),
      fields: draft.status === 'CHANGED' ? fieldChanges(draft, this.how.viewer) : NONE,
      removed: cascades.get(subject ?? '') ?? NONE,
      faults,
    };
  }
}

/** What whoever proposes a change sees of the record that it is about. */
const seenBy = ({ change, before }: Draft): SeenRecord => ({
  version: Number(before?.fields['version'] ?? 0),
  fields: before && 'given' in change ? saidOf(change, before.fields) : {},
});

/** The report on changes that a steward decides on. */
const handedOver = (report: Report, impact: readonly Impact[], proposal: string | null): Report => ({
  ...report,
  applied: false,
  batch: null,
  proposal,
  warnings: [
    `${proposal === null ? 'A steward would decide on this' : `This is ${proposal} now, which a steward decides on`}: others rest on what it changes` +
      impact
        .slice(0, TOLD)
        .map(({ id, relation, count }) => `; ${id} has ${count} others by ${relation}`)
        .join(''),
    ...report.warnings,
  ],
  results: report.results.map(result =>
    result.status === 'UNCHANGED' ? result : { ...result, status: 'PROPOSED', version: null },
  ),
});
const NO_REASON = 'No reason was given.';
const TOO_MANY = `Others rest on it, so that a steward decides: send it with at most ${MOST_PROPOSED.toLocaleString('en')} changes, and it is proposed.`;

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();
/** One for all: ten thousand results are held while they are written. */
const NONE: readonly never[] = [];
const NOTHING = { status: 'REFUSED', of: null, version: null, fields: [], removed: [] } as const;

/** Those that the viewer sees. */
const fieldChanges = ({ before, item }: Draft, viewer: Viewer): readonly FieldChange[] => {
  const was = before?.fields ?? {};
  const untold = [...IDENTITY, ...(item ? unseenOf(item.of.fields, was, viewer) : [])];
  const told = differences(was, item?.fields ?? {}).filter(({ field }) => !untold.includes(field));
  // A filter leaves room for more, which ten thousand results hold on to.
  return told.slice();
};
const IDENTITY: readonly string[] = ['type', 'relation', 'from', 'to'];

type Request = Readonly<{ viewer: Viewer; idempotencyKey: string | undefined; dryRun: boolean }>;

/** As it was noted: before there were warnings, or proposals in place of changes, without any. */
type EarlierReport = Omit<Report, 'warnings' | 'proposal'> & Partial<Pick<Report, 'warnings' | 'proposal'>>;

/** The note that tells whether a request was made before, and its contents in short. */
type Noted = Readonly<{ note: string; digest: string }>;

/** For how long a request is known again; docs/integrate.md and the SDL say so. */
const DAYS = 30;

/** When this process began, by the clock and by what no setting of it changes: milliseconds. */
const BEGAN = Date.now() - performance.now();
/** By how much the clock may be set forward meanwhile, and be believed. */
const BELIEVED = 86_400_000;

/**
 * The moment before which a request was made too long ago to be known again. A clock that jumps ahead while the server runs, and
 * perhaps back, ages nothing by more than a day.
 */
const forgotten = (now: string): string => {
  const steady = Math.min(Date.parse(now), BEGAN + performance.now() + BELIEVED);
  return toSecond(new Date(steady - DAYS * 86_400_000).toISOString());
};

/** Keeps the report of a request, and removes some that are too old. */
const keepReport = (graph: Writing, { note, digest }: Noted, report: Report, at: string): Promise<void> =>
  graph.setNote(note, JSON.stringify({ digest, at, report }), { at, forget: forgotten(at) });

/** The report of the request that was made before, unless that is too long ago. @throws IDEMPOTENCY_CONFLICT */
const replayed = ({ digest }: Noted, text: string, now: string): Report | undefined => {
  const before = JSON.parse(text) as { digest: string; at?: string; report: EarlierReport };
  if (before.at !== undefined && before.at < forgotten(now)) return undefined;
  if (before.digest === digest) return { proposal: null, warnings: [], ...before.report, replayed: true };
  throw new SamgrafError(
    'IDEMPOTENCY_CONFLICT',
    'This idempotency key was used before, with other changes.',
    'Use a new key for new changes.',
  );
};

/** A dry run is no request that could be repeated. */
const idempotencyNote = (
  { idempotencyKey, viewer, dryRun }: Request,
  changes: readonly Change[],
): Noted | undefined => {
  if (idempotencyKey === undefined || dryRun) return undefined;
  const said = changes.map(change => ('of' in change ? { ...change, of: change.of.name } : change));
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    note: `request ${hash(JSON.stringify([identityOf(viewer), idempotencyKey]))}`,
    digest: hash(JSON.stringify(said)),
  };
};

/** So many are told. */
const TOLD = 20;

type Redundant = Deletion | Disconnection;

/**
 * Removals of what is not there, a warning each: the same request twice changes nothing, but so does one that names
 * another day than the relation has, or an id that nothing has.
 *
 * @param seen what whoever makes the changes may see
 */
const warnOfRedundant = async (drafts: readonly Draft[], seen: Looking): Promise<readonly string[]> => {
  const redundant = drafts.flatMap(({ change, status }) =>
    status === 'UNCHANGED' && (change.kind === 'delete' || change.kind === 'disconnect') ? [change] : [],
  );
  if (redundant.length === 0) return [];
  const told = redundant.slice(0, TOLD);
  const daysOf = await readDays(told, seen, new Set(drafts.map(({ subject }) => subject)));
  const more = redundant.length - told.length;
  return [
    ...told.map(change => inWords(change, change.kind === 'disconnect' ? daysOf.get(change) : undefined)),
    ...(more > 0 ? [`… and ${more} more removals of what is not there`] : []),
  ];
};

/** From which days the same relation is there; undefined for no day. Those that the changes are about are left out. */
const readDays = async (
  redundant: readonly Redundant[],
  seen: Looking,
  among: ReadonlySet<string | undefined>,
): Promise<ReadonlyMap<Redundant, readonly unknown[]>> => {
  const days = new Map<Redundant, readonly unknown[]>();
  const edges = redundant.filter((change): change is Disconnection => change.kind === 'disconnect');
  for (const [relation, changes] of groupBy(edges, ({ of }) => of)) {
    const rows = await seen.look({
      kind: 'between',
      relation,
      ends: changes.map(({ from, to }) => ({ from, to })),
    });
    const there = rows.filter(({ key }) => !among.has(String(key)));
    for (const change of changes) {
      const { from, to } = change;
      const same = there.filter(({ key }) => `${String(key)} `.startsWith(`${relation.name} ${from} ${to} `));
      days.set(
        change,
        same.map(({ validFrom }) => validFrom ?? undefined),
      );
    }
  }
  return days;
};

const inWords = (change: Redundant, days: readonly unknown[] = []): string => {
  if (change.kind === 'delete') return `${change.at}: there is no ${change.id}, so nothing is deleted`;
  const { at, of, from, to, validFrom } = change;
  const what = `${of.name} from ${from} to ${to}`;
  const dated = days.filter(day => day !== undefined).map(String);
  const which = validFrom === undefined ? 'without validFrom' : `with validFrom ${validFrom}`;
  if (dated.length > 0)
    return `${at}: there is no ${what} ${which}, but one from ${dated.sort().slice(0, 3).join(', ')}: give that as validFrom`;
  if (days.length > 0) return `${at}: there is no ${what} ${which}, but one without: leave validFrom out`;
  return `${at}: there is no ${what}, so nothing is disconnected`;
};
