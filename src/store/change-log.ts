import { compileChanged, compileEntries, compileNewEntries } from '../cypher/compile-log';
import type { Dialect } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { SEQUENCE, compileNote, compileTurn } from '../cypher/notes';
import { nativeFields, type NativeFields, type NativeValue } from '../model/stored';
import {
  GRAPH,
  changedFields,
  type Batch,
  type ChangeEntry,
  type ChangeOperation,
  type EntryQuery,
} from '../plan/change-log';
import { LOADED_BY, type Properties, type StoredEdge, type StoredNode } from '../plan/write';
import type { Run, Sending } from './pipeline';
import type { Row } from './store';

/** A record as it was and as it is; undefined where it was not, or is no more. */
export type Written = Readonly<{
  record: StoredNode | StoredEdge;
  before: Properties | undefined;
  after: Properties | undefined;
}>;

/** Entries in one statement. */
const AT_ONCE = 500;

/**
 * The change log within one transaction. Sequences are given out where writers wait for one another, so that they
 * have no gap: what is rolled back has had none.
 */
export class ChangeLog {
  private last: number | undefined;
  private atTurn: Promise<number> | undefined;
  private loaded = { nodes: 0, edges: 0 };
  private waiting: ChangeEntry[] = [];

  constructor(
    private readonly batch: Batch,
    private readonly dialect: Dialect,
    private readonly sending: Sending,
  ) {}

  /** The sequence of the last entry, those of this transaction included. */
  async sequence(): Promise<number> {
    this.last ??= await (this.atTurn ?? this.lastBy());
    return this.last;
  }

  /** Other writers wait from now on. Not waited for: whoever asks for the sequence does. */
  takeTurn(turn: string): void {
    this.atTurn = this.lastBy(compileTurn(turn));
    this.atTurn.catch(() => undefined);
  }

  private lastBy(asked?: Statement): Promise<number> {
    return lastSequence(statement => this.sending.run(statement), asked);
  }

  /** A load into an empty graph is one entry for all its records, and so is what a load stages. */
  load(nodes: number, edges: number): void {
    this.loaded = { nodes: this.loaded.nodes + nodes, edges: this.loaded.edges + edges };
  }

  async add(written: readonly Written[]): Promise<void> {
    for (const one of written) this.waiting.push(await this.entryOf(one));
    if (this.waiting.length >= AT_ONCE) await this.flush();
  }

  /** Before the commit. */
  async finish(): Promise<void> {
    const { nodes, edges } = this.loaded;
    if (nodes + edges > 0) {
      const about = { subject: this.batch.by, of: GRAPH, from: undefined, to: undefined, access: 'PUBLIC' };
      this.waiting.push(await this.entry('LOADED', about, undefined, { nodes, edges }));
    }
    await this.flush();
  }

  private async flush(): Promise<void> {
    const entries = this.waiting;
    this.waiting = [];
    for (let i = 0; i < entries.length; i += AT_ONCE)
      await this.sending.send(compileNewEntries(entries.slice(i, i + AT_ONCE), this.dialect));
  }

  private async entryOf({ record, before, after }: Written): Promise<ChangeEntry> {
    const { fields } = 'kind' in record ? record.kind : record.relation;
    const [was, is] = [before && nativeFields(fields, before), after && nativeFields(fields, after)];
    const access = stricter(was?.['access'], is?.['access']);
    const owner = ownerBefore(before, after);
    const about =
      'kind' in record
        ? { subject: record.id, of: record.kind.name, from: undefined, to: undefined, access, owner }
        : { subject: record.key, of: record.relation.name, from: record.from, to: record.to, access, owner };
    if (!was || !is) return this.entry(was ? 'DELETED' : 'CREATED', about, was, is);
    const names = changedFields(was, is);
    return this.entry('CHANGED', about, only(was, names), only(is, names));
  }

  private async entry(
    operation: ChangeOperation,
    about: Pick<ChangeEntry, 'subject' | 'of' | 'from' | 'to' | 'access' | 'owner'>,
    before: NativeFields | undefined,
    after: NativeFields | undefined,
  ): Promise<ChangeEntry> {
    this.last = (await this.sequence()) + 1;
    const { id: batch, at, by, reason, sources, proposal } = this.batch;
    const source = sources?.get(about.subject) ?? this.batch.source;
    const { subject, of, from, to, access, owner } = about;
    return {
      sequence: this.last,
      batch,
      at,
      by,
      reason,
      source,
      proposal,
      operation,
      subject,
      of,
      from,
      to,
      access,
      owner,
      before,
      after,
    };
  }
}

export const lastSequence = async (run: Run, asked = compileNote(SEQUENCE)): Promise<number> =>
  Number((await run(asked))[0]?.['value'] ?? 0);

export const readEntries = async (query: EntryQuery, run: Run): Promise<readonly ChangeEntry[]> =>
  (await run(compileEntries(query))).map(toEntry);

export const readChanged = async (after: number, upTo: number, run: Run): Promise<readonly string[]> =>
  (await run(compileChanged(after, upTo))).map(row => String(row['of']));

const toEntry = (row: Row): ChangeEntry => {
  const entry = row['entry'] as Readonly<Record<string, unknown>>;
  const fieldsOf = (name: string): NativeFields | undefined =>
    typeof entry[name] === 'string' ? (JSON.parse(entry[name]) as NativeFields) : undefined;
  return {
    ...(entry as ChangeEntry),
    sequence: Number(entry['sequence']),
    before: fieldsOf('before'),
    after: fieldsOf('after'),
  };
};

const only = (fields: NativeFields, names: readonly string[]): NativeFields => {
  const picked: Record<string, NativeValue> = {};
  for (const name of names) if (fields[name] !== undefined) picked[name] = fields[name];
  return picked;
};

/** The owner that a record had, if it has it no more. */
const ownerBefore = (before: Properties | undefined, after: Properties | undefined): string | undefined => {
  const owner = before?.[LOADED_BY];
  return typeof owner === 'string' && owner !== after?.[LOADED_BY] ? owner : undefined;
};

const LEVELS: readonly unknown[] = ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'];

/** An entry is about the record before and after: who may see the one and not the other may not see the entry. */
const stricter = (a: unknown, b: unknown): string =>
  String(LEVELS[Math.max(0, LEVELS.indexOf(a), LEVELS.indexOf(b))]);
