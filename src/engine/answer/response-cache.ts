import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { SamgrafError } from '../errors';
import type { Bound, OperationPlan } from '../plan/plan';
import type { Names, Store } from '../store/store';
import type { Planned } from './plans';
import { readsOf } from './reads';
import type { Answering, PlannedRequest } from './request';

/**
 * Maximum number of cached characters, keys included. A letter of western Europe takes one byte, so the cache stays near 12
 * MB. What a dashboard shows has some tens of thousands.
 */
const MOST = { max: 10_000, maxSize: 8_000_000, maxEntrySize: 200_000 };

/**
 * Introspection answers, which never change, and their rejections; the full one takes 3 MB, and as much again
 * encoded.
 */
const MOST_ABOUT = { max: 100, maxSize: 8_000_000 };

/** Characters of an answer that is sent in one piece with its headers, as a text; of a longer one bytes are kept. */
export const IN_ONE = 4_000;

/** What was asked lately, where others can write too. */
const MOST_ASKED = { max: 10_000, maxSize: 4_000_000 };

/** How long a read that is one statement is not kept after what it reads was written: milliseconds. */
const UNSETTLED = 1_000;

/**
 * How long an answer is kept at most where others can write too, in case something wrote that does not take turns:
 * milliseconds.
 */
const LONGEST = 60_000;

/** A text to send: a long one in bytes, a cached one with its bytes in each encoding. */
export type Text = string | Buffer | KeptText;

export const textOf = (text: Text): string =>
  typeof text === 'string' ? text : text instanceof KeptText ? text.text.toString() : text.toString();

/** An answer as it is printed. `isWhole`: no field of it has an error, which may tell more than the plan reads. */
type Printed = Readonly<{ text: string | Buffer; isWhole: boolean }>;
type Make = () => Promise<Printed>;

/** A kept answer, of what it was read, and when: it holds as long as none of that was written since. */
type Kept = Readonly<{ text: KeptText; reads: Names; at: number }> & { checked: number };

/** What a store is asked about who wrote. */
export type WritesKnown = Pick<Store, 'version' | 'writes' | 'turn'>;

/**
 * Answers as they are sent. Small ones are cached until something is written of what their plans read. This is exact: an
 * operation with the values of its variables, including today's date, is the key, and has one answer in each state of what
 * it reads. If others write too, they are asked for what they wrote, once for all that arrive together: which is worth it
 * for what is asked again, and for single reads only while little of what they read is written. Errors without data are not cached.
 */
export class ResponseCache {
  private readonly recent = new LRUCache<string, Kept>(MOST);
  /** Questions that were asked before: since when they are kept, unless their answers are too long. */
  private readonly asked = new LRUCache<string, number>(MOST_ASKED);
  readonly lookups = { hits: 0, misses: 0 };
  private readonly about = new LRUCache<string, KeptText | SamgrafError>(MOST_ABOUT);
  /** Answers in progress, which identical questions wait for. */
  private readonly underway = new Map<string, Promise<string | Buffer>>();

  /** Kept answers may lack what others wrote in the last `stale` milliseconds. */
  constructor(
    private readonly keep: boolean,
    private readonly stale = 0,
  ) {}

  /** The answer as JSON text, with or without its cost; from the cache, or else from `make`. */
  text(asked: PlannedRequest, cost: boolean, context: Answering, make: Make): Text | Promise<Text> {
    const { planned, bound } = asked;
    const { store } = context;
    if (planned.holds === 'ALWAYS') return this.aboutSchema(planned.plan, cost, make);
    if (!this.keep || planned.holds === 'UNTIL_ASKED') return textMade(make());
    const question = questionOf(planned, bound, cost);
    if (store.version === undefined) return this.amongOthers(question, asked, context, make);
    return (
      this.held(question, store) ??
      this.joined(question, context) ??
      this.begin(question, asked, context, make)
    );
  }

  /** The question by which an answer of now is kept; undefined if none is. */
  keptAs({ planned, bound }: PlannedRequest, cost: boolean): string | undefined {
    if (planned.holds !== 'UNTIL_WRITTEN') return undefined;
    const question = questionOf(planned, bound, cost);
    return this.recent.has(question) ? question : undefined;
  }

  /** The answer that is kept of a question, if it still holds. */
  again(question: string, store: WritesKnown): KeptText | undefined | Promise<KeptText | undefined> {
    if (store.version !== undefined) return this.held(question, store);
    if (!this.recent.has(question)) return undefined;
    return store.turn(this.stale).then(() => this.held(question, store));
  }

  private async aboutSchema(plan: OperationPlan, cost: boolean, make: Make): Promise<Text> {
    // The question, however it is written: a plan that asks only about the schema is plain values.
    const key = `${cost} ${JSON.stringify(plan.roots)}`;
    const before = this.about.get(key);
    if (before instanceof SamgrafError) throw before;
    if (before !== undefined) return before;
    try {
      const kept = new KeptText(textOf(await textMade(make())));
      this.about.set(key, kept, { size: key.length + kept.text.length });
      return kept;
    } catch (error) {
      if (error instanceof SamgrafError && error.code === 'COST_LIMIT')
        this.about.set(key, error, { size: key.length + 500 });
      throw error;
    }
  }

  /** What others wrote until now is heard first; an answer of before that never shows. */
  private async amongOthers(
    question: string,
    asked: PlannedRequest,
    context: Answering,
    make: Make,
  ): Promise<Text> {
    const { store, timing } = context;
    const size = question.length;
    const keptFrom = this.asked.get(question);
    if (keptFrom === undefined) this.asked.set(question, 0, { size });
    if (keptFrom === undefined || performance.now() < keptFrom) return textMade(make());
    timing.enter('turn');
    await store.turn(this.stale);
    const wasKept = this.recent.has(question);
    const kept = this.held(question, store);
    if (kept) return kept;
    if (wasKept && asked.planned.traversals.length === 0)
      this.asked.set(question, performance.now() + UNSETTLED, { size });
    const joined = this.joined(question, context);
    if (joined) return joined;
    const text = await this.begin(question, asked, context, make, LONGEST);
    if (question.length + text.length > MOST.maxEntrySize) this.asked.set(question, Infinity, { size });
    return text;
  }

  /** The kept answer, if nothing of what it was read from was written since. */
  private held(question: string, { writes }: Pick<WritesKnown, 'writes'>): KeptText | undefined {
    const kept = this.recent.get(question);
    if (!kept) return undefined;
    if (kept.checked !== writes.count) {
      if (writes.latest(kept.reads) > kept.at) {
        this.recent.delete(question);
        return undefined;
      }
      kept.checked = writes.count;
    }
    this.lookups.hits += 1;
    return kept.text;
  }

  /** The same answer, if it is being made of what is written now. */
  private joined(
    question: string,
    { store: { writes }, timing }: Answering,
  ): Promise<string | Buffer> | undefined {
    const answering = this.underway.get(`${writes.count} ${question}`);
    if (!answering) return undefined;
    this.lookups.hits += 1;
    timing.enter('wait');
    return answering;
  }

  private begin(
    question: string,
    { planned }: PlannedRequest,
    { store: { writes }, model, plans }: Answering,
    make: Make,
    ttl = 0,
  ): Promise<string | Buffer> {
    this.lookups.misses += 1;
    const at = writes.count;
    const key = `${at} ${question}`;
    const begun = make()
      .then(({ text, isWhole }) => {
        // By a plan of fewer marks another one answered, which may read more.
        if (planned.marks === plans.current.statistics.marks) {
          const reads = isWhole ? readsOf(planned, model) : undefined;
          this.put(
            question,
            { text: new KeptText(text.length < IN_ONE ? text.toString() : text), reads, at },
            ttl,
          );
        }
        return text;
      })
      .finally(() => this.underway.delete(key));
    this.underway.set(key, begun);
    return begun;
  }

  private put(question: string, kept: Omit<Kept, 'checked'>, ttl: number): void {
    const other = this.recent.get(question);
    if (other && other.at > kept.at) return;
    this.recent.set(
      question,
      { ...kept, checked: kept.at },
      { size: question.length + kept.text.text.length, ttl },
    );
  }
}

const textMade = async (made: Promise<Printed>): Promise<string | Buffer> => (await made).text;

/** An operation with the values of its variables. */
const questionOf = ({ operation }: Planned, bound: Bound, cost: boolean): string =>
  `${operation} ${cost} ${JSON.stringify(bound)}`;

/** A cached answer with its encoded bytes: encoding a long text takes longer than everything else. */
export class KeptText {
  private readonly forms = new Map<string, Buffer | Promise<Buffer>>();
  private hash: string | undefined;

  constructor(readonly text: string | Buffer) {}

  /** What tells it from any other text, made once. */
  get digest(): string {
    return (this.hash ??= digestOf(this.text));
  }

  /** Its bytes in the given encoding, made once. */
  as(encoding: string, make: (text: string | Buffer) => Buffer | Promise<Buffer>): Buffer | Promise<Buffer> {
    const before = this.forms.get(encoding);
    if (before) return before;
    const form = make(this.text);
    this.forms.set(encoding, form);
    return form;
  }
}

const DIGEST_LETTERS = 22;
export const digestOf = (text: string | Buffer): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, DIGEST_LETTERS);
