import { LRUCache } from 'lru-cache';
import { compileLookup } from '../cypher/compile-lookup';
import {
  compileConstraints,
  compileDrop,
  compileMarks,
  isOfUse,
  isUseless,
  type Definition,
} from '../cypher/constraints';
import type { Dialect } from '../cypher/dialect';
import { type Statement, withNames, type Parts, type Layouts } from '../cypher/fragment';
import { MARKS_COLUMN } from '../cypher/in-parts';
import {
  STATISTICS,
  TURN_READ,
  compileNote,
  compileNotes,
  compileRemoveNote,
  compileSetNote,
  compileSetNotes,
  compileSomeNotes,
} from '../cypher/notes';
import { required } from '../errors';
import type { Model } from '../model/model';
import type { Batch, ChangeEntry, EntryQuery } from '../plan/change-log';
import { bindMore, type Bound, type Plan, bind, literal } from '../plan/plan';
import type { Proposal, ProposalQuery } from '../plan/proposal';
import { MARKS, OutOfDate, marked, readMarks, type Marks, type Statistics } from '../plan/statistics';
import type { Traversal, Bounds } from '../plan/traversal';
import type { LoadLookup, WritePlan } from '../plan/write';
import { lastSequence, namesIn, readChanged, readEntries } from './change-log';
import type { Aside, Run, Sending } from './pipeline';
import { countProposals, readProposals, WritingIn } from './writing-in';
import { fromNote, readState, toNote } from './noted-statistics';
import { Orders } from './orders';
import { readStatistics } from './read-statistics';
import { Refill } from './refill';
import type { Notes, Refilling, Row, RowInParts, Store, Writing } from './store';
import { Shared, Together } from './together';
import { Writes, type Names } from './writes';
import { compileRead, isPointRead } from '../roots/slices';
import { compileFind } from '../cypher/compile-traversal';

/** The statements of a plan, and the only one of a point read. */
export type CompiledRead = Readonly<{ all: readonly Statement[]; point: Statement | undefined }>;

/** How long indexes may be made without a word: milliseconds. */
const SAID_AFTER_MS = 1_000;

/** Texts that are kept to be shared. */
const MOST_TEXTS = 256;

/** The statements of plans, compiled once: plans are frozen and live as long as their document is cached. */
export class Statements {
  private readonly reads = new WeakMap<Plan, CompiledRead>();
  private readonly finds = new WeakMap<readonly Traversal[], readonly Statement[]>();
  /** Plans of one document, asked about different things, have statements of one text, which is up to 90 kB long. */
  private readonly texts = new LRUCache<string, string>({ max: MOST_TEXTS });

  constructor(private readonly dialect: Dialect) {}

  read(plan: Plan): CompiledRead {
    const known = this.reads.get(plan);
    if (known) return known;
    const all = compileRead(plan, this.dialect).map(of => this.withText(of));
    const [only] = all;
    const read = { all, point: all.length === 1 && isPointRead(plan) ? only : undefined };
    this.reads.set(plan, read);
    return read;
  }

  find(traversals: readonly Traversal[], bounds: Bounds): readonly Statement[] {
    const known = this.finds.get(traversals);
    if (known) return known;
    const statements = compileFind(traversals, bounds, this.dialect).map(of => this.withText(of));
    this.finds.set(traversals, statements);
    return statements;
  }

  private withText(statement: Statement): Statement {
    const known = this.texts.get(statement.text);
    if (known !== undefined) return { ...statement, text: known };
    this.texts.set(statement.text, statement.text);
    return statement;
  }
}

/** Each statement of a read returns one row, or parts of one; together they are the row of the plan. */
export const oneRow = async (
  statements: readonly Statement[],
  run: (statement: Statement) => Promise<readonly Row[]>,
): Promise<Row> => {
  const rowOf = async (statement: Statement): Promise<Row> => joined(await run(statement), statement.parts);
  const [only] = statements;
  if (only && statements.length === 1) return rowOf(only);
  return Object.assign({}, ...(await Promise.all(statements.map(rowOf)))) as Row;
};

/** The rows of several statements as one, whose parts come one statement after the other. */
const asOne = (rows: readonly RowInParts[]): RowInParts => {
  const [only] = rows;
  if (only && rows.length === 1) return only;
  return { first: Object.assign({}, ...rows.map(({ first }) => first)) as Row, more: oneAfterTheOther(rows) };
};

/** The parts of a statement's row, each read by the names of its columns when it is asked for. */
const inPartsWithNames = (
  { first, more }: RowInParts,
  { layouts }: Pick<Statement, 'layouts'>,
): RowInParts => ({ first: withNames(first, layouts), more: eachWithNames(more, layouts) });

function* eachWithNames(rows: Iterable<Row>, layouts: Layouts | undefined): Generator<Row> {
  for (const row of rows) yield withNames(row, layouts);
}

function* oneAfterTheOther(rows: readonly RowInParts[]): Generator<Row> {
  for (const { more } of rows) yield* more;
}

const NONE: readonly unknown[] = [];

/** The first part has the single values, and each of them a part of every list. */
const joined = (rows: readonly Row[], parts: Parts | undefined): Row => {
  const [first, ...others] = rows;
  const row = required(first, 'a read gives one row');
  if (!parts || others.length === 0) return row;
  const whole: Record<string, unknown> = { ...row };
  for (const [column, kind] of parts) {
    const all = rows.map(part => part[column] as readonly unknown[]);
    whole[column] =
      kind === 'list'
        ? NONE.concat(...all)
        : (all[0] ?? []).map((_, i) => NONE.concat(...all.map(lists => lists[i] as readonly unknown[])));
  }
  return whole;
};

/** What was heard of others: the turn, how far the log had come, and the note of what it is not told of. `at`: the asking. */
type Heard = Readonly<{ at: number; turn: string; sequence: number; untold: string | undefined }>;

const isSame = (a: Heard, b: Heard): boolean =>
  a.turn === b.turn && a.sequence === b.sequence && a.untold === b.untold;

/** Entries that are looked through to tell what others wrote; beyond that it may be anything. */
const MOST_ENTRIES = 1_000;

const byKey = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(rows.map(row => [String(row['key']), String(row['value'])]));

/** The values of a statement's parameters at one request. */
export const bindAll = (statement: Statement, variables: Bound): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const [name, operand] of statement.parameters) values[name] = bind(operand, variables);
  return values;
};

/** A statement whose parameters have the values that they have at one request. */
const withValues = (statement: Statement, variables: Bound): Statement => ({
  ...statement,
  parameters: new Map(
    [...statement.parameters].map(([name, operand]) => [name, literal(bind(operand, variables))]),
  ),
});

/**
 * What a statement is for, which determines its time limit. `written`: it asks what has been written, and what is read
 * after it is read with all of that. `order`: what kept orders ask of an engine in this process, which is no statement of a
 * read.
 */
export type Purpose = 'order' | 'request' | 'written' | 'together' | 'after all' | 'whole graph';

/**
 * A store that is queried in Cypher: plans are compiled to statements here, the same way for every engine.
 * What depends on an engine's driver is in a file of its own: how a statement is run, what a transaction is,
 * and when the store answers.
 */
export abstract class CypherStore implements Store {
  abstract readonly name: Store['name'];
  abstract readonly version: number | undefined;
  statements = 0;
  /** How many transactions of this process set marks that were new to it; where nobody else writes, that is all. */
  protected markings = 0;
  private model: Model | undefined;
  /** Names of the constraints and indexes that are there, as far as they are known. */
  private there: Set<string> = new Set();
  /** Statistics that nobody but this process needs before it ends. */
  private unnoted: Readonly<{ state: string; read: Statistics }> | undefined;
  private readonly compiled: Statements;
  private readonly together: Together | undefined;
  protected readonly orders = new Orders((statement, variables) => this.ask(statement, variables, 'order'));
  protected readonly turns = new Shared(() => this.hear());
  readonly writes = new Writes();
  private heard: Heard | undefined;
  /** How often it was asked what others have written. */
  private askings = 0;

  protected constructor(private readonly dialect: Dialect) {
    this.compiled = new Statements(dialect);
    if (dialect.together)
      this.together = new Together((text, values, purpose) => this.run(text, values, purpose));
  }

  /** Runs a statement; integers and errors are handled by the driver's class. */
  protected abstract run(
    text: string,
    values: Record<string, unknown>,
    purpose: Purpose,
  ): Promise<readonly Row[]>;
  /** The same for a statement of one row, where it may be in parts; a driver that converts rows may wait with it. */
  protected async runInParts(text: string, values: Record<string, unknown>): Promise<RowInParts> {
    const [first, ...more] = await this.run(text, values, 'request');
    return { first: required(first, 'a read gives one row'), more };
  }
  /** Names of the constraints and indexes that are in use, as far as the store tells them. */
  protected abstract names(): Promise<ReadonlySet<string>>;
  /**
   * Creates a constraint or an index if it does not exist, or sets a note that is not part of the graph.
   * Takes no write turn and waits for none.
   */
  protected abstract define(text: string, values?: Record<string, unknown>): Promise<void>;
  /** Creates what an empty store has none of: where the engine can, in one transaction. */
  protected async defineAll(texts: readonly string[]): Promise<void> {
    for (const text of texts) await this.define(text);
  }
  /** Resolves when everything defined is in use. */
  protected abstract defined(): Promise<void>;
  abstract transact<T>(work: (graph: Writing) => Promise<T>, batch?: Batch, limit?: number): Promise<T>;
  abstract ping(limit?: number): Promise<void>;
  abstract close(): Promise<void>;

  get plansSlowly(): boolean {
    return this.dialect.plansSlowly;
  }

  async prepare(model: Model, tell?: (message: string) => void): Promise<Statistics> {
    this.model = model;
    this.there = new Set(await this.names());
    const always = compileConstraints(model, this.dialect).filter(({ found }) => !found);
    await this.make(always, tell);
    const statistics = (await this.noted()) ?? (await this.statistics());
    await this.fit(statistics, tell);
    return statistics;
  }

  async fit(statistics: Statistics, tell?: (message: string) => void): Promise<void> {
    const all = compileConstraints(this.known(), this.dialect);
    await this.make(
      all.filter(one => one.found && isOfUse(one, statistics)),
      tell,
    );
    const { length } = this.useless(statistics);
    if (length > 0)
      tell?.(`${length} indexes are of no use to a graph of this size: \`samgraf migrate\` drops them.`);
  }

  async dropUseless(statistics: Statistics): Promise<number> {
    const useless = this.useless(statistics);
    for (const definition of useless) {
      await this.define(compileDrop(definition).text);
      this.there.delete(definition.name);
    }
    return useless.length;
  }

  /** None by statistics that were noted, which do not say what has dates. */
  private useless(statistics: Statistics): readonly Definition[] {
    if (statistics.isNoted) return [];
    return compileConstraints(this.known(), this.dialect).filter(
      one => this.there.has(one.name) && isUseless(one, statistics),
    );
  }

  /** Makes those that are not there, and says so if it takes long. */
  private async make(wanted: readonly Definition[], tell?: (message: string) => void): Promise<void> {
    const missing = wanted.filter(({ name }) => !this.there.has(name));
    if (missing.length === 0) return;
    const timer = setTimeout(() => {
      tell?.(`Making ${missing.length} indexes and constraints.`);
    }, SAID_AFTER_MS);
    const texts = missing.map(({ text }) => text);
    try {
      // One by one where others may be writing, who would wait for the locks of all; a first load leaves most to make.
      if (missing.length > wanted.length / 2) await this.defineAll(texts);
      else for (const text of texts) await this.define(text);
      await this.defined();
    } finally {
      clearTimeout(timer);
    }
    for (const { name } of missing) this.there.add(name);
  }

  /** The noted statistics, if nothing was written since: those of a million nodes take 20 s to read. */
  private async noted(): Promise<Statistics | undefined> {
    const note = await this.note(STATISTICS);
    if (note === undefined) return undefined;
    const marks = await this.marks();
    const statistics = fromNote(note, await this.state(), this.known(), this.dialect.othersWrite);
    return statistics && marked(statistics, marks);
  }

  private state(): Promise<string> {
    return readState(this.known(), this.dialect, statement => this.ask(statement, {}, 'written'));
  }

  async read(plan: Plan, variables: Bound): Promise<Row> {
    const { all, point } = this.compiled.read(plan);
    return this.readPoint(point, variables) ?? this.rowOf(all, variables);
  }

  /** A read that is sent with others like it; undefined if it is none, or this store takes each by itself. */
  private readPoint(point: Statement | undefined, variables: Bound): Promise<Row> | undefined {
    if (!point) return undefined;
    return this.together?.read(point, bindAll(point, variables)).then(row => this.upToDate(row, variables));
  }

  async readInParts(plan: Plan, variables: Bound): Promise<RowInParts> {
    const { all, point } = this.compiled.read(plan);
    // Not by `read`: whoever counts the calls of a store would count this one twice.
    const together = this.readPoint(point, variables);
    if (together) return { first: await together, more: [] };
    const rows = all.map(statement =>
      this.along(statement, variables, async (of, bound) =>
        inPartsWithNames(await this.runInParts(of.text, bindAll(of, bound)), of),
      ),
    );
    const { first, more } = asOne(await Promise.all(rows));
    return { first: this.upToDate(first, variables), more };
  }

  async find(traversals: readonly Traversal[], variables: Bound, bounds: Bounds): Promise<Row> {
    return this.rowOf(this.compiled.find(traversals, bounds), variables);
  }

  async look(lookup: LoadLookup): Promise<readonly Row[]> {
    return this.ask(compileLookup(lookup, this.dialect), {}, 'whole graph');
  }

  async write(plan: WritePlan): Promise<void> {
    await this.transact(graph => graph.write(plan));
  }

  async statistics(): Promise<Statistics> {
    // Marks first: a mark set in the meantime is then missed here, and noticed by the next read.
    // By name, though they are counted elsewhere: what once was closed is not marked anew when it is closed again.
    const marks = await this.marks();
    const state = await this.state();
    const read = await readStatistics(this.known(), this.dialect, statement =>
      this.ask(statement, {}, 'whole graph'),
    );
    if (this.dialect.othersWrite) await this.noteAside(STATISTICS, toNote(state, read));
    else this.unnoted = { state, read };
    return marked(read, marks);
  }

  /** Notes for the next start what was read last, unless something was written since. */
  protected async noteRead(): Promise<void> {
    const { unnoted } = this;
    if (unnoted && unnoted.state === (await this.state()))
      await this.noteAside(STATISTICS, toNote(unnoted.state, unnoted.read));
  }

  async marks(): Promise<Marks> {
    const { markings } = this;
    const rows = await this.ask(compileMarks(), {}, 'written');
    return readMarks(
      rows.map(row => String(row['name'])),
      this.dialect.othersWrite ? rows.length : markings,
    );
  }

  note(key: string): Promise<string | undefined> {
    return this.valueOf(compileNote(key));
  }

  private async valueOf(note: Statement): Promise<string | undefined> {
    return (await this.ask(note, {}, 'written'))[0]?.['value'] as string | undefined;
  }

  async setNote(key: string, value: string): Promise<void> {
    await this.transact(graph => graph.setNote(key, value));
  }

  async noteAside(key: string, value: string): Promise<void> {
    const note = compileSetNote(key, value);
    await this.define(note.text, bindAll(note, {}));
  }

  abstract noting<T>(work: (notes: Notes) => Promise<T>): Promise<T>;

  /** Notes in a transaction that runs statements by `run`. */
  protected notesBy(run: (statement: Statement) => Promise<readonly Row[]>): Notes {
    return {
      note: async key => (await run(compileNote(key)))[0]?.['value'] as string | undefined,
      notes: async begin => byKey(await run(compileNotes(begin))),
      some: async keys => byKey(await run(compileSomeNotes(keys))),
      setAll: async notes => {
        await run(compileSetNotes(notes));
      },
      set: async (key, value) => {
        await run(compileSetNote(key, value));
      },
      remove: async key => {
        await run(compileRemoveNote(key));
      },
    };
  }

  entries(query: EntryQuery): Promise<readonly ChangeEntry[]> {
    return readEntries(query, statement => this.ask(statement));
  }

  changed(after: number, upTo: number): Promise<readonly string[]> {
    return readChanged(after, upTo, statement => this.ask(statement));
  }

  sequence(): Promise<number> {
    return lastSequence(statement => this.ask(statement, {}, 'written'));
  }

  async turn(stale = 0): Promise<string> {
    return this.version === undefined ? this.turns.read(stale) : String(this.version);
  }

  /** Asks what others have written, and has `writes` told of it: the turn. */
  private async hear(): Promise<string> {
    const at = (this.askings += 1);
    const [row = {}] = await this.ask(TURN_READ, {}, 'written');
    const { value, untold } = row as Readonly<{ value?: string; untold?: string }>;
    const heard: Heard = { at, turn: value ?? '', sequence: Number(row['sequence'] ?? 0), untold };
    const before = this.heard;
    const names = before && isSame(before, heard) ? 'NOTHING_NEW' : await this.writtenBetween(before, heard);
    // Who has asked later has heard of all of this.
    if (this.heard && this.heard.at > at) return heard.turn;
    if (names !== 'NOTHING_NEW') this.writes.note(names);
    this.heard = heard;
    return heard.turn;
  }

  /** The kinds and relations that others wrote between; undefined for any. */
  private async writtenBetween(before: Heard | undefined, now: Heard): Promise<Names> {
    if (!before || before.untold !== now.untold) return undefined;
    const entries = now.sequence - before.sequence;
    // A sequence that went back is of a graph that was restored.
    if (entries < 0 || entries > MOST_ENTRIES) return undefined;
    return namesIn(new Set(entries > 0 ? await this.changed(before.sequence, now.sequence) : []));
  }

  proposals(query: ProposalQuery): Promise<readonly Proposal[]> {
    return readProposals(query, statement => this.ask(statement));
  }

  countProposals(query: ProposalQuery): Promise<number> {
    return countProposals(query, statement => this.ask(statement));
  }

  /**
   * Does work of several transactions, each by what it is given, while nobody else writes; what this process knows of the
   * graph is then of before.
   */
  protected abstract alone<T>(work: (each: Aside) => Promise<T>): Promise<T>;

  refill<T>(work: (graph: Refilling) => Promise<T>): Promise<T> {
    const look = (lookup: LoadLookup): Promise<readonly Row[]> => this.look(lookup);
    return this.alone(each => work(new Refill(this.dialect, each, look)));
  }

  /** The graph in a transaction that sends its statements by `sending`. */
  protected writingBy(sending: Sending, batch: Batch | undefined, aside?: Aside): WritingIn {
    return new WritingIn(this.known(), this.dialect, sending, batch, run => this.readsBy(run), aside);
  }

  /** Reads plans by whatever runs statements. */
  private readsBy(run: Run): Writing['read'] {
    return async (plan, variables) => {
      const row = await oneRow(this.compiled.read(plan).all, async statement => {
        const rows = await run(withValues(statement, variables));
        return statement.layouts ? rows.map(of => withNames(of, statement.layouts)) : rows;
      });
      return this.upToDate(row, variables);
    };
  }

  giveWay(): void {
    // A database in processes of its own has no threads here.
  }

  private async rowOf(statements: readonly Statement[], variables: Bound): Promise<Row> {
    const row = await oneRow(statements, statement =>
      this.along(statement, variables, (of, bound) => this.ask(of, bound)),
    );
    return this.upToDate(row, variables);
  }

  /**
   * Runs a statement for lists whose rows the kept orders have found, or as it is: where too many would have to be looked
   * at, and where anything was written before it was done, since a row that is new is among none that were found.
   */
  private async along<T>(
    statement: Statement,
    variables: Bound,
    run: (statement: Statement, variables: Bound) => Promise<T>,
  ): Promise<T> {
    const { along } = statement;
    if (!along) return run(statement, variables);
    const { version } = this;
    const pages: Record<string, unknown> = {};
    for (const list of along.lists) pages[list.page] = await this.orders.page(list, variables);
    if (Object.values(pages).includes(undefined)) return run(statement, variables);
    const done = await run(along.statement, bindMore(variables, pages));
    return this.version === version ? done : run(statement, variables);
  }

  /** Checks that a row was read by a plan that knows all existing dates, and all that is not public. */
  private upToDate(row: Row, variables: Bound): Row {
    const marks = this.dialect.othersWrite ? row[MARKS_COLUMN] : this.markings;
    const known = variables[MARKS];
    if (marks !== undefined && known !== undefined && marks !== known)
      throw new OutOfDate('The plan is older than what has been marked in the graph.');
    return row;
  }

  private async ask(
    statement: Statement,
    variables: Bound = {},
    purpose: Purpose = 'request',
  ): Promise<readonly Row[]> {
    const rows = await this.run(statement.text, bindAll(statement, variables), purpose);
    return statement.layouts ? rows.map(row => withNames(row, statement.layouts)) : rows;
  }

  private known(): Model {
    return required(this.model, 'prepare comes first');
  }
}
