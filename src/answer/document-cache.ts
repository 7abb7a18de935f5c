import { LRUCache } from 'lru-cache';
import type { DocumentNode } from 'graphql';
import { known, type ErrorCode } from '../errors';

/**
 * Documents kept, and characters of them all: measured, a parsed one takes 80 bytes a character, and its plan
 * some more.
 */
const MOST = { max: 500, maxSize: 150_000 };
/** Refusals kept likewise: a few hundred bytes each beside the text. */
const MOST_REFUSED = { max: 200, maxSize: 500_000 };

/**
 * What is told about the schema: all of it by introspection, and which names a wrong one may have been meant
 * for (client-errors.ts).
 */
export type Disclosure = Readonly<{ introspection: boolean; suggestions: boolean }>;
export const DISCLOSED: Disclosure = { introspection: true, suggestions: true };

/**
 * What was answered to a document that is not taken: the body as it was sent, its status, and the codes in
 * it.
 */
export type Refused = Readonly<{ body: string; status: number; codes: readonly ErrorCode[] }>;

/**
 * Documents that have been judged: those that were accepted, parsed, and those that were refused, with the
 * answer. It is the document store of Apollo Server, which looks documents up by a hash, and of the fast
 * lane, which has their text.
 */
export class DocumentCache {
  readonly lookups = { hits: 0, misses: 0 };
  private readonly texts = new Map<string, string>();
  private readonly accepted = new LRUCache<string, Accepted>({
    ...MOST,
    dispose: ({ key }) => this.texts.delete(key),
  });
  private readonly refused = new LRUCache<string, Refused>(MOST_REFUSED);

  /** Whether it was accepted, so that it is within the limits, and reading it takes no time. */
  accepts(text: string): boolean {
    return this.accepted.has(text);
  }

  /**
   * A document that was accepted; only what is there counts as a lookup, since Apollo Server looks for the
   * rest.
   */
  recall(text: string): DocumentNode | undefined {
    const document = this.accepted.get(text)?.document;
    if (document) this.lookups.hits += 1;
    return document;
  }

  refusal(text: string): Refused | undefined {
    return this.refused.get(text);
  }

  refuse(text: string, refused: Refused): void {
    this.refused.set(text, refused, { size: text.length + refused.body.length });
  }

  get(key: string): Promise<DocumentNode | undefined> {
    const document = this.accepted.get(this.texts.get(key) ?? '')?.document;
    this.lookups[document ? 'hits' : 'misses'] += 1;
    return Promise.resolve(document);
  }

  set(key: string, document: DocumentNode): Promise<void> {
    const text = known(document.loc, 'a document knows its text').source.body;
    this.accepted.set(text, { key, document }, { size: text.length });
    if (this.accepted.has(text)) this.texts.set(key, text);
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    return Promise.resolve(this.accepted.delete(this.texts.get(key) ?? ''));
  }
}

/** With the key that Apollo Server knows it by. */
type Accepted = Readonly<{ key: string; document: DocumentNode }>;
