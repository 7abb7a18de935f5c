import { randomUUID } from 'node:crypto';
import { SamgrafError } from '../errors';
import { LAYOUT, isBeingRestored, restoring } from '../exchange/migrate';
import type { Model } from '../model/model';
import type { StoredPart } from '../plan/stored-part';
import type { Properties } from '../plan/write';
import type { Looking, Refilling, Store } from '../store/store';
import { verifyFile, type Lines, type Verified } from './check-lines';
import { NAMED, type Header, type BackupLine } from './format';

/** Records in one transaction. */
const AT_ONCE = 2_000;
/** Records between two words of how far it is. */
const STEP = 100_000;

/**
 * Puts a backup back into an empty store, or one that a restore was ended in. All of the file is checked before anything is written;
 * until all of it is there, the store is marked, and no server starts on it.
 * @throws BAD_BACKUP, STORE_NOT_EMPTY
 */
export const restore = async (
  model: Model,
  store: Store,
  path: string,
  tell: (message: string) => void = () => undefined,
): Promise<Verified> => {
  const verified = await verifyFile(path);
  await checkEmpty(store);
  // By its keys, relations find their ends.
  await store.prepare(model);
  return store.refill(async graph => {
    await checkEmpty({ look: graph.look.bind(graph), note: key => store.note(key) });
    await graph.begin({ key: LAYOUT, value: restoring(randomUUID()) });
    return new Restoring(graph, tell, verified).from(path);
  });
};

const checkEmpty = async (store: Looking & Pick<Store, 'note'>): Promise<void> => {
  if (isBeingRestored(await store.note(LAYOUT))) return;
  const one = { after: 0, limit: 1 } as const;
  const rows = [
    await store.look({ kind: 'any' }),
    await store.look({ kind: 'beside', of: 'changes', ...one }),
    await store.look({ kind: 'beside', of: 'proposals', ...one }),
  ];
  if (rows.every(({ length }) => length === 0)) return;
  throw new SamgrafError(
    'STORE_NOT_EMPTY',
    'The store has records, a change log or proposals: a backup is restored into an empty one.',
    'Name another store in SAMGRAF_STORE: a file that is not there yet, or a Neo4j database that is empty.',
  );
};

class Restoring {
  private readonly notes: Properties[] = [];
  private waiting: { of: string; lines: BackupLine[]; part: Lines['part'] } | undefined;
  private done = 0;

  constructor(
    private readonly graph: Refilling,
    private readonly tell: (message: string) => void,
    private readonly verified: Verified,
  ) {}

  async from(path: string): Promise<Verified> {
    const { sha256 } = await verifyFile(path, async ({ part, lines }, header) => {
      for (const line of lines) await this.take(part, line, header);
    });
    await this.flush(this.verified.header);
    if (sha256 !== this.verified.sha256)
      throw new SamgrafError(
        'BAD_BACKUP',
        `${path} has changed while it was read.`,
        'Restore again, when nothing is writing to it.',
      );
    // Last, in one transaction: with them the store is said to be whole.
    await this.graph.put({ of: 'notes', rows: this.notes });
    return this.verified;
  }

  private async take(part: Lines['part'], line: BackupLine, header: Header): Promise<void> {
    if (part === 'notes') {
      if (line.note) this.notes.push(line.note);
      return;
    }
    const of = line.node ?? line.relation ?? part;
    if (this.waiting && (this.waiting.of !== of || this.waiting.lines.length >= AT_ONCE))
      await this.flush(header);
    this.waiting ??= { of, lines: [], part };
    this.waiting.lines.push(line);
  }

  private async flush(header: Header): Promise<void> {
    const { waiting } = this;
    this.waiting = undefined;
    if (!waiting) return;
    await this.graph.put(partFrom(waiting.part, waiting.of, waiting.lines, header));
    const before = this.done;
    this.done += waiting.lines.length;
    if (Math.floor(before / STEP) !== Math.floor(this.done / STEP))
      this.tell(`Restored ${this.done.toLocaleString('en')} records.`);
  }
}

const partFrom = (
  part: Lines['part'],
  of: string,
  lines: readonly BackupLine[],
  { kinds, fractions }: Header,
): StoredPart => {
  const own = { fractions: fractions[of] ?? [] };
  if (part === 'nodes')
    return {
      of: 'nodes',
      labels: kinds[of] ?? [],
      ...own,
      rows: lines.map(({ properties = {} }) => properties),
    };
  if (part === 'relations')
    return {
      of: 'edges',
      type: of,
      ...own,
      rows: lines.map(({ from = '', to = '', properties = {} }) => ({ from, to, properties })),
    };
  return { of: part, rows: lines.map(line => line[NAMED[part]] ?? {}) };
};
