import type { Key } from '../../../engine/access/keys';
import type { Notes, Store } from '../../../engine/store/store';
import { keysIn, keysText, type Keys, type KeysChanged } from './key-file';

/** The note that has them, and what messages call it. */
const NOTE = 'keys';
const WHERE = 'What the store has as keys';

/** How long a server goes on with the keys that it has read: milliseconds. */
const FRESH_MS = 500;

/** The keys of all servers on one store, at most half a second old. */
export class StoredKeys {
  private read: Readonly<{ keys: Promise<ReadonlyMap<string, Key>>; at: number }> | undefined;

  constructor(private readonly store: Pick<Store, 'note'>) {}

  /** @throws BAD_KEYS if the note is none of keys, and what the store throws */
  current(): Promise<ReadonlyMap<string, Key>> {
    const now = performance.now();
    if (this.read && now - this.read.at < FRESH_MS) return this.read.keys;
    const keys = this.store.note(NOTE).then(text => byId(listIn(text)));
    this.read = { keys, at: now };
    // Who comes next asks again.
    keys.catch(() => (this.read = undefined));
    return keys;
  }
}

const byId = (keys: readonly Key[]): ReadonlyMap<string, Key> => new Map(keys.map(key => [key.id, key]));
const listIn = (text: string | undefined): readonly Key[] => (text === undefined ? [] : keysIn(text, WHERE));

/** Does work with the keys of a store, all or nothing: of two commands at once, one waits. */
export const withStoredKeys = <T>(store: Pick<Store, 'noting'>, work: (keys: Keys) => T): Promise<T> =>
  store.noting(async notes => {
    const keys = new KeysInHand(listIn(await notes.note(NOTE)));
    const done = work(keys);
    await keys.putBack(notes);
    return done;
  });

class KeysInHand implements Keys {
  private isChanged = false;

  constructor(private keys: readonly Key[]) {}

  read(): readonly Key[] {
    return this.keys;
  }

  change<T>(change: (keys: readonly Key[]) => KeysChanged<T>): T {
    const { keys, done } = change(this.keys);
    this.keys = keys;
    this.isChanged = true;
    return done;
  }

  async putBack(notes: Notes): Promise<void> {
    if (this.isChanged) await notes.set(NOTE, keysText(this.keys));
  }
}
