import type { GraphQLSchema } from 'graphql';
import { SamgrafError, messageOf } from '../../engine/errors';
import type { Notes, Store } from '../../engine/store/store';
import type { Logger } from 'pino';
import { OperationList, faultOf, type ListedOperation } from './load-operations';

/** The note that has them, and what messages call it. */
const NOTE = 'operations';
const WHERE = 'the store';

/** How long a server answers by the list that it has read: milliseconds. */
const FRESH_MS = 500;

/** Texts by id, as the store keeps them. */
type Texts = Readonly<Record<string, string>>;

const textsIn = (note: string | undefined): Texts => JSON.parse(note ?? '{}') as Texts;

/**
 * The operations that the store lists, for all servers on it, read twice a second. What this server's API has no place for, since another
 * version listed it, is left out and logged: the servers of a roll-out answer by one list.
 */
export class StoredOperations {
  private note: string | undefined;
  private stored: OperationList | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    private readonly store: Pick<Store, 'note'>,
    private readonly schema: () => GraphQLSchema,
    private readonly uses: Readonly<{ files: OperationList | undefined; log: Pick<Logger, 'warn'> }>,
  ) {}

  /** What the files and the store list. */
  get list(): OperationList {
    return (this.stored ??= this.listed());
  }

  /** Reads the list, and from then on reads it again; what cannot be read leaves the one before. */
  async start(): Promise<void> {
    this.take(await this.store.note(NOTE));
    const again = (): void => {
      // One that was being read when the server stopped is the last.
      if (this.isStopped) return;
      this.timer = setTimeout(() => {
        this.store
          .note(NOTE)
          .then(note => {
            this.take(note);
          })
          .catch((error: unknown) => {
            this.uses.log.warn({ why: messageOf(error) }, 'The listed operations could not be read again.');
          })
          .finally(again);
      }, FRESH_MS).unref();
    };
    again();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private take(note: string | undefined): void {
    if (note === this.note) return;
    this.note = note;
    this.stored = this.listed();
  }

  private listed(): OperationList {
    const all = Object.entries(textsIn(this.note)).map(([id, text]) => ({
      id,
      text,
      name: undefined,
      file: WHERE,
    }));
    const files = this.uses.files?.listed ?? [];
    const ids = new Set(files.map(({ id }) => id));
    const fit = all.filter(one => {
      const { fault } = ids.has(one.id) ? { fault: 'a file has the id.' } : faultOf(one, this.schema());
      if (fault !== undefined)
        this.uses.log.warn({ id: one.id, why: fault }, 'A listed operation is left out.');
      return fault === undefined;
    });
    return new OperationList([...files, ...fit]);
  }
}

/** Characters of all that the store lists: each server reads them when they change. */
const MOST = 4_000_000;

/** Adds the operations of a file to those that the store lists; an id that is there gets another text. Returns how many there are then. */
export const addOperations = (
  store: Pick<Store, 'noting'>,
  listed: readonly ListedOperation[],
): Promise<number> =>
  changing(store, before => ({ ...before, ...Object.fromEntries(listed.map(({ id, text }) => [id, text])) }));

/** Removes operations by their ids. */
export const removeOperations = (store: Pick<Store, 'noting'>, ids: readonly string[]): Promise<number> =>
  changing(store, before => {
    const missing = ids.find(id => !(id in before));
    if (missing !== undefined)
      throw new SamgrafError(
        'BAD_INPUT',
        `No operation with the id ${missing} is listed.`,
        'samgraf operations list shows the ids.',
      );
    return Object.fromEntries(Object.entries(before).filter(([id]) => !ids.includes(id)));
  });

/** Returns what the store lists, by id. */
export const operationsOf = async (store: Pick<Store, 'note'>): Promise<Texts> =>
  textsIn(await store.note(NOTE));

const changing = (store: Pick<Store, 'noting'>, change: (before: Texts) => Texts): Promise<number> =>
  store.noting(async (notes: Notes) => {
    const after = change(textsIn(await notes.note(NOTE)));
    const text = JSON.stringify(after);
    if (text.length > MOST)
      throw new SamgrafError(
        'BAD_INPUT',
        `The operations have ${text.length.toLocaleString('en')} characters in all, and ${MOST.toLocaleString('en')} are kept.`,
        'Remove those that no client asks any more: samgraf operations remove ID.',
      );
    await notes.set(NOTE, text);
    return Object.keys(after).length;
  });
