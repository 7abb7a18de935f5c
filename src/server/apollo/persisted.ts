import { LRUCache } from 'lru-cache';

/** Limits of the persisted documents: their number, and their characters in total. */
const MOST = { max: 1_000, maxSize: 2_000_000 };

/** Apollo Server puts it before each hash. */
const PREFIX = 'apq:';

/**
 * Documents that were sent with their hash, which is enough from then on. Apollo Server checks hashes and keeps
 * texts here.
 */
export class Persisted {
  private readonly texts = new LRUCache<string, string>(MOST);

  /** The text with this hash. */
  recall(hash: string): string | undefined {
    return this.texts.get(PREFIX + hash);
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(key));
  }

  set(key: string, text: string): Promise<void> {
    this.texts.set(key, text, { size: text.length + key.length });
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    return Promise.resolve(this.texts.delete(key));
  }
}
