import { LRUCache } from 'lru-cache';
import { SamgrafError } from '../errors';
import type { Bound, OperationPlan } from '../plan/plan';
import type { Store } from '../store/store';
import type { Planned } from './plans';
import type { Answering, PlannedRequest } from './request';

/**
 * Maximum number of cached characters, keys included. A letter of western Europe takes one byte, so the cache stays near 8
 * MB.
 */
const MOST = { max: 10_000, maxSize: 4_000_000, maxEntrySize: 20_000 };

/**
 * Introspection answers, which never change, and their rejections; the full one takes 3 MB, and as much again
 * encoded.
 */
const MOST_ABOUT = { max: 100, maxSize: 8_000_000 };

/** Characters of an answer that is sent in one piece with its headers, as a text; of a longer one bytes are kept. */
export const IN_ONE = 4_000;

/** What was asked lately, where others can write too. */
const MOST_ASKED = { max: 10_000, maxSize: 4_000_000 };

/** How long reads that are one statement are not kept after something was written: milliseconds. */
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

/**
 * Answers as they are sent. If no other process writes to the store, small ones are cached until the next write.
 * This is exact: an operation with the values of its variables, including today's date, has one answer in each state of
 * the graph, and all three are the key. If others write too, the state is asked for, once for all that arrive
 * together: which is worth it for what is asked again, and for single reads only while little is written. Errors
 * without data are not cached.
 */
export class ResponseCache {
  private readonly recent = new LRUCache<string, KeptText>(MOST);
  private readonly asked = new LRUCache<string, 'kept' | 'too long'>(MOST_ASKED);
  private turn: string | undefined;
  private settled = 0;
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
  text(
    { planned, bound }: PlannedRequest,
    cost: boolean,
    context: Answering,
    make: () => Promise<string | Buffer>,
  ): Text | Promise<Text> {
    const { version } = context.store;
    if (planned.holds === 'ALWAYS') return this.aboutSchema(planned.plan, cost, make);
    if (!this.keep || planned.holds === 'UNTIL_ASKED') return make();
    const question = questionOf(planned, bound, cost);
    if (version === undefined) return this.ofTurn(question, planned.traversals.length === 0, context, make);
    const key = `${version} ${question}`;
    const kept = this.recent.get(key) ?? this.awaited(key, context);
    this.lookups[kept === undefined ? 'misses' : 'hits'] += 1;
    return kept ?? this.begin(key, make());
  }

  /** The question by which an answer of now is kept; undefined if none is. */
  keptAs(
    { planned, bound }: PlannedRequest,
    cost: boolean,
    { version }: Pick<Store, 'version'>,
  ): string | undefined {
    if (version === undefined || planned.holds !== 'UNTIL_WRITTEN') return undefined;
    const question = questionOf(planned, bound, cost);
    return this.recent.has(`${version} ${question}`) ? question : undefined;
  }

  /** The answer that is kept of a question, where this process knows of each write. */
  again(question: string, { version }: Pick<Store, 'version'>): KeptText | undefined {
    const kept = version === undefined ? undefined : this.recent.get(`${version} ${question}`);
    if (kept) this.lookups.hits += 1;
    return kept;
  }

  private async aboutSchema(
    plan: OperationPlan,
    cost: boolean,
    make: () => Promise<string | Buffer>,
  ): Promise<Text> {
    // The question, however it is written: a plan that asks only about the schema is plain values.
    const key = `${cost} ${JSON.stringify(plan.roots)}`;
    const before = this.about.get(key);
    if (before instanceof SamgrafError) throw before;
    if (before !== undefined) return before;
    try {
      const kept = new KeptText(textOf(await make()));
      this.about.set(key, kept, { size: key.length + kept.text.length });
      return kept;
    } catch (error) {
      if (error instanceof SamgrafError && error.code === 'COST_LIMIT')
        this.about.set(key, error, { size: key.length + 500 });
      throw error;
    }
  }

  /** An answer is kept with the turn before it: another turn's never shows. */
  private async ofTurn(
    question: string,
    isOneRead: boolean,
    context: Answering,
    make: () => Promise<string | Buffer>,
  ): Promise<Text> {
    const before = this.asked.get(question);
    if (before === undefined) this.asked.set(question, 'kept', { size: question.length });
    if (before !== 'kept' || (isOneRead && performance.now() < this.settled)) return make();
    context.timing.enter('turn');
    const turn = await context.store.turn(this.stale);
    this.note(turn);
    const key = `${turn} ${question}`;
    const kept = this.recent.get(key) ?? this.awaited(key, context);
    this.lookups[kept === undefined ? 'misses' : 'hits'] += 1;
    if (kept !== undefined) return kept;
    const text = await this.begin(key, make(), LONGEST);
    if (!this.recent.has(key)) this.asked.set(question, 'too long', { size: question.length });
    return text;
  }

  private note(turn: string): void {
    if (this.turn !== undefined && this.turn !== turn) this.settled = performance.now() + UNSETTLED;
    this.turn = turn;
  }

  private awaited(key: string, { timing: stages }: Answering): Promise<string | Buffer> | undefined {
    const answering = this.underway.get(key);
    if (answering) stages.enter('wait');
    return answering;
  }

  private begin(key: string, answering: Promise<string | Buffer>, ttl = 0): Promise<string | Buffer> {
    const begun = answering
      .then(text => {
        this.recent.set(key, new KeptText(text.length < IN_ONE ? text.toString() : text), {
          size: key.length + text.length,
          ttl,
        });
        return text;
      })
      .finally(() => this.underway.delete(key));
    this.underway.set(key, begun);
    return begun;
  }
}

/** An operation with the values of its variables. */
const questionOf = ({ operation }: Planned, bound: Bound, cost: boolean): string =>
  `${operation} ${cost} ${JSON.stringify(bound)}`;

/** A cached answer with its encoded bytes: encoding a long text takes longer than everything else. */
export class KeptText {
  private readonly forms = new Map<string, Buffer | Promise<Buffer>>();

  constructor(readonly text: string | Buffer) {}

  /** Its bytes in the given encoding, made once. */
  as(encoding: string, make: (text: string | Buffer) => Buffer | Promise<Buffer>): Buffer | Promise<Buffer> {
    const before = this.forms.get(encoding);
    if (before) return before;
    const form = make(this.text);
    this.forms.set(encoding, form);
    return form;
  }
}
