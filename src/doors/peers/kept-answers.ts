import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { PeerSetting } from './peer-settings';

/** Answers that are kept at most, and bytes of all of them and of one. */
const MOST = { max: 500, maxSize: 8_000_000, maxEntrySize: 2_000_000 };

/**
 * How long one is kept though the graph has written nothing, in milliseconds: a graph may be restored from a backup. Who has a key there
 * may come to see less without anything being written.
 */
const LONGEST = { ofAll: 600_000, ofKey: 60_000 };

/** What a graph was asked, with all values, and the version of the border that it then had. */
export type PeerQuestion = Readonly<{ peer: PeerSetting; body: object; border: string | undefined }>;

/**
 * What other graphs answered, as they sent it, each kept until the graph has written something since. An answer belongs to the key that it
 * was asked with, and to the border that the graph then had.
 */
export class KeptAnswers {
  private readonly kept = new LRUCache<string, Readonly<{ sequence: number; bytes: Buffer }>>(MOST);

  /** The answer as of an entry of the graph's change log. */
  at(question: PeerQuestion, sequence: number): Buffer | undefined {
    const kept = this.kept.get(keyOf(question));
    return kept?.sequence === sequence ? kept.bytes : undefined;
  }

  keep(question: PeerQuestion, sequence: number, bytes: Buffer): void {
    const ttl = question.peer.key === undefined ? LONGEST.ofAll : LONGEST.ofKey;
    // An empty body is no answer, and a size of 0 is none.
    this.kept.set(keyOf(question), { sequence, bytes }, { size: bytes.length + 1, ttl });
  }
}

/** No key is held for longer than it is needed: what is kept is known by a digest. */
const keyOf = ({ peer: { graph, address, key = '' }, body, border = '' }: PeerQuestion): string =>
  createHash('sha256')
    .update(JSON.stringify([graph, address, key, border, body]))
    .digest('base64url');
