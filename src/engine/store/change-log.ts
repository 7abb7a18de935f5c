import { compileChanged, compileDiscreet, compileEntries, compileNewEntries } from '../cypher/compile-log';
import type { Dialect } from '../cypher/dialect';
import type { Statement } from '../cypher/fragment';
import { SEQUENCE, compileNote, compileTurn } from '../cypher/notes';
import { nativeFields, type NativeFields, type NativeValue } from '../model/stored';
import {
  GRAPH,
  changedFields,
  type Audience,
  type Batch,
  type ChangeEntry,
  type CitedSources,
  type ChangeOperation,
  type EntryQuery,
} from '../plan/change-log';
import { LOADED_BY, type Properties, type StoredEdge, type StoredNode } from '../plan/write';
import type { Model } from '../model/model';
import { Audiences, type Seeing } from './audiences';
import type { Run, Sending } from './pipeline';
import type { Row } from './store';
import type { Names } from './writes';

/** A record as it was and as it is; undefined where it was not, or is no more. */
export type Written = Readonly<{
  record: StoredNode | StoredEdge;
  before: Properties | undefined;
  after: Properties | undefined;
  /** Nothing was written of it, but others may see a source that it cites than before. */
  cites?: true;
}>;

/** What was there when a transaction took its turn: the last entry, and perhaps something that is not public. */
type AtTurn = Readonly<{ sequence: number; hasClosed: boolean }>;

/** Entries in one statement. */
const AT_ONCE = 500;

/**
 * The change log within one transaction. Sequences are given out where writers wait for one another, so that they
 * have no gap: what is rolled back has had none.
 */
export class ChangeLog {
  private last: number | undefined;
  private atTurn: Promise<AtTurn> | undefined;
  private loaded = { nodes: 0, edges: 0 };
  private waiting: ChangeEntry[] = [];
  private readonly audiences: Audiences;
  /** Whether anything that is not public was changed, and whether entries were sent before that. */
  private isDiscreet = false;
  private isSent = false;
  /** The kinds and relations that its entries are of. */
  private readonly names = new Set<string>();
  /** Whether it is not told of all that others may read: an owner alone was changed, or what kind a record is of. */
  isUntold = false;

  constructor(
    private readonly batch: Batch,
    model: Model,
    private readonly dialect: Dialect,
    private readonly sending: Sending,
  ) {
    this.audiences = new Audiences(model, dialect, statement => sending.run(statement));
  }

  /** The sequence of the last entry, those of this transaction included. */
  async sequence(): Promise<number> {
    this.last ??= (await (this.atTurn ?? this.begin())).sequence;
    return this.last;
  }

  get hasEntries(): boolean {
    return this.isSent;
  }

  /** The kinds and relations that its entries are of, when it is finished; undefined for any. */
  get touched(): Names {
    return this.isUntold ? undefined : namesIn(this.names);
  }

  /** Other writers wait from now on. Not waited for: whoever asks for the sequence does. */
  takeTurn(turn: string): void {
    this.begin(compileTurn(turn)).catch(() => undefined);
  }

  private begin(asked?: Statement): Promise<AtTurn> {
    this.atTurn = this.sending
      .run(asked ?? compileNote(SEQUENCE))
      .then(([row]) => ({ sequence: sequenceIn(row), hasClosed: row?.['closed'] !== false }));
    return this.atTurn;
  }

  /** A load into an empty graph is one entry for all its records, and so is what a load stages. */
  load(nodes: number, edges: number): void {
    this.loaded = { nodes: this.loaded.nodes + nodes, edges: this.loaded.edges + edges };
  }

  async add(written: readonly Written[]): Promise<void> {
    const { hasClosed } = await (this.atTurn ?? this.begin());
    const seeing = await this.audiences.of(
      written.map(one => ({ ...one, source: this.sourceOf(one.record) })),
      hasClosed,
    );
    if (seeing.some(({ audience }) => audience) && this.batch.isOpen !== true) this.isDiscreet = true;
    for (const [i, one] of written.entries()) {
      if (isOfAnother(one)) this.isUntold = true;
      this.waiting.push(await this.entryOf(one, seeing[i]));
    }
    if (this.waiting.length >= AT_ONCE) await this.flush();
  }

  /**
   * Tells of relations that came into sight or went out of it with one of their ends, and of what cites a source that did;
   * nothing is written after it.
   */
  async settle(): Promise<void> {
    await this.add(await this.audiences.moved());
    for await (const citing of this.audiences.citing()) await this.add(citing);
  }

  /** The source that the change of a record rests on. */
  private sourceOf(record: Written['record']): string | undefined {
    const { source, sources } = this.batch;
    return sources?.get('kind' in record ? record.id : record.key) ?? source;
  }

  /** Before the commit. */
  async finish(): Promise<void> {
    await this.settle();
    const { nodes, edges } = this.loaded;
    if (nodes + edges > 0) {
      const about = { subject: this.batch.by, of: GRAPH, from: undefined, to: undefined };
      this.waiting.push(await this.entry('LOADED', about, undefined, { nodes, edges }));
    }
    if (this.isDiscreet && this.isSent) await this.sending.send(compileDiscreet(this.batch.id));
    await this.flush();
  }

  private async flush(): Promise<void> {
    const entries = this.isDiscreet
      ? this.waiting.map(entry => ({ ...entry, isDiscreet: true }))
      : this.waiting;
    this.waiting = [];
    this.isSent ||= entries.length > 0;
    for (let i = 0; i < entries.length; i += AT_ONCE)
      await this.sending.send(compileNewEntries(entries.slice(i, i + AT_ONCE), this.dialect));
  }

  private async entryOf(
    { record, before, after, cites }: Written,
    { audience, cited }: Seeing = {},
  ): Promise<ChangeEntry> {
    const { fields } = 'kind' in record ? record.kind : record.relation;
    const [was, is] = [before && nativeFields(fields, before), after && nativeFields(fields, after)];
    const owner = ownerBefore(before, after);
    const about =
      'kind' in record
        ? { subject: record.id, of: record.kind.name, from: undefined, to: undefined, audience, cited, owner }
        : {
            subject: record.key,
            of: record.relation.name,
            from: record.from,
            to: record.to,
            audience,
            cited,
            owner,
          };
    if (!was || !is) return this.entry(was ? 'DELETED' : 'CREATED', about, was, is);
    if (cites) return this.entry('CHANGED', about, only(was, SOURCES), only(is, SOURCES));
    if (isMoved(audience)) return this.entry('CHANGED', about, was, is);
    const names = changedFields(was, is);
    return this.entry('CHANGED', about, only(was, names), only(is, names));
  }

  private async entry(
    operation: ChangeOperation,
    about: Pick<ChangeEntry, 'subject' | 'of' | 'from' | 'to' | 'audience' | 'cited' | 'owner'>,
    before: NativeFields | undefined,
    after: NativeFields | undefined,
  ): Promise<ChangeEntry> {
    this.last = (await this.sequence()) + 1;
    const { id: batch, at, by, reason, sources, proposal } = this.batch;
    const source = sources?.get(about.subject) ?? this.batch.source;
    const { subject, of, from, to, audience, cited, owner } = about;
    this.names.add(of);
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
      audience,
      cited,
      owner,
      before,
      after,
    };
  }
}

const SOURCES: readonly string[] = ['sources'];

/** The kinds and relations that entries are of; undefined for any, as a load is. */
export const namesIn = (of: ReadonlySet<string>): Names => (of.has(GRAPH) ? undefined : of);

export const lastSequence = async (run: Run): Promise<number> =>
  sequenceIn((await run(compileNote(SEQUENCE)))[0]);

const sequenceIn = (row: Row | undefined): number => Number(row?.['value'] ?? 0);

export const readEntries = async (query: EntryQuery, run: Run): Promise<readonly ChangeEntry[]> =>
  (await run(compileEntries(query))).map(toEntry);

export const readChanged = async (after: number, upTo: number, run: Run): Promise<readonly string[]> =>
  (await run(compileChanged(after, upTo))).map(row => String(row['of']));

const toEntry = (row: Row): ChangeEntry => {
  const entry = row['entry'] as Readonly<Record<string, unknown>>;
  const fieldsOf = (name: string): NativeFields | undefined =>
    typeof entry[name] === 'string' ? (JSON.parse(entry[name]) as NativeFields) : undefined;
  const { audience, cited } = entry;
  return {
    ...(entry as ChangeEntry),
    sequence: Number(entry['sequence']),
    audience: typeof audience === 'string' ? (JSON.parse(audience) as Audience) : earlierAudience(entry),
    cited: typeof cited === 'string' ? (JSON.parse(cited) as CitedSources) : undefined,
    before: fieldsOf('before'),
    after: fieldsOf('after'),
  };
};

/** An entry of before audiences were kept has the level of its own record; those of a relation's ends are not known. */
const earlierAudience = ({
  level,
  access,
  from,
}: Readonly<Record<string, unknown>>): Audience | undefined => {
  if (typeof level === 'string' || (access === 'PUBLIC' && typeof from !== 'string')) return undefined;
  const closed = [{ access: 'NON_PUBLIC', restrictedTo: [] }];
  return { before: closed, after: closed };
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

/** Whether it was of another kind before, which its entry does not name. */
const isOfAnother = ({ record, before }: Written): boolean =>
  'kind' in record && before !== undefined && before['type'] !== record.kind.name;

/** Whether others see it than before: to some it is new, or gone. */
const isMoved = ({ before, after }: Audience = {}): boolean =>
  JSON.stringify(before) !== JSON.stringify(after);
