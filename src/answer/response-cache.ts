import { LRUCache } from 'lru-cache';
import { SamgrafError } from '../errors';
import { KeptText } from './kept-text';
import type { OperationPlan } from '../plan/plan';
import type { Answering, PlannedRequest } from './request';

/** What is kept at most, in letters with those of the keys. A Norwegian letter takes a byte, so all of it stays near 8 MB. */
const MOST = { max: 10_000, maxSize: 4_000_000, maxEntrySize: 20_000 };

/** Answers about the schema alone, which nothing changes, and refusals to give them; the whole of it takes 3 MB, and as much again as bytes. */
const MOST_ABOUT = { max: 100, maxSize: 8_000_000 };

/** A text as it is sent, or one that is kept with its bytes. */
export type Text = string | KeptText;

/**
 * Answers as they are sent. Where no one but us writes, small ones are kept until the next write. That is exact: a plan
 * with the values of its variables, today's date among them, has one answer in each state of the graph, and all three are
 * the key. Errors that leave no answer are not kept.
 */
export class ResponseCache {
  private readonly recent = new LRUCache<string, string>(MOST);
  readonly lookups = { hits: 0, misses: 0 };
  private readonly about = new LRUCache<string, KeptText | SamgrafError>(MOST_ABOUT);
  /** Those on their way, which the same questions wait for. */
  private readonly underway = new Map<string, Promise<string>>();

  constructor(private readonly keep: boolean) {}

  /** The answer, with its cost or without, as JSON text; at once when it is kept, and else by `make`. */
  text(
    { planned, bound }: PlannedRequest,
    cost: boolean,
    context: Answering,
    make: () => Promise<string>,
  ): Text | Promise<Text> {
    const { version } = context.store;
    if (planned.plan.roots.every(({ kind }) => kind === 'schema' || kind === 'typename'))
      return this.aboutSchema(planned.plan, cost, make);
    if (!this.keep || version === undefined) return make();
    const key = `${version} ${planned.serial} ${cost} ${JSON.stringify(bound)}`;
    const kept = this.recent.get(key) ?? this.awaited(key, context);
    this.lookups[kept === undefined ? 'misses' : 'hits'] += 1;
    return kept ?? this.begin(key, make());
  }

  private async aboutSchema(plan: OperationPlan, cost: boolean, make: () => Promise<string>): Promise<Text> {
    // What is asked, however it is written; of nothing else than the schema, a plan is plain values.
    const key = `${cost} ${JSON.stringify(plan.roots)}`;
    const before = this.about.get(key);
    if (before instanceof SamgrafError) throw before;
    if (before !== undefined) return before;
    try {
      const kept = new KeptText(await make());
      this.about.set(key, kept, { size: key.length + kept.text.length });
      return kept;
    } catch (error) {
      if (error instanceof SamgrafError && error.code === 'COST_LIMIT')
        this.about.set(key, error, { size: key.length + 500 });
      throw error;
    }
  }

  private awaited(key: string, { timing: stages }: Answering): Promise<string> | undefined {
    const answering = this.underway.get(key);
    if (answering) stages.enter('wait');
    return answering;
  }

  private begin(key: string, answering: Promise<string>): Promise<string> {
    const begun = answering
      .then(text => {
        this.recent.set(key, text, { size: key.length + text.length });
        return text;
      })
      .finally(() => this.underway.delete(key));
    this.underway.set(key, begun);
    return begun;
  }
}
