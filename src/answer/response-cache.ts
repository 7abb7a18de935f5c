import { LRUCache } from 'lru-cache';
import { SamgrafError } from '../errors';
import { KeptText } from './kept-text';
import { isLight } from '../plan/cost';
import { finish, type Sliced } from '../graph/sliced';
import {
  answerPlanned,
  planRequest,
  type Answer,
  type Answering,
  type PlannedRequest,
  type Request,
} from './answer';

/** What is kept at most, in letters with those of the keys. A Norwegian letter takes a byte, so all of it stays near 8 MB. */
const MOST = { max: 10_000, maxSize: 4_000_000, maxEntrySize: 20_000 };

/** Who sees an operation on its way; `answered` only where it is answered anew. */
export type Watching = Readonly<{
  planned: (asked: PlannedRequest) => void;
  answered: (answer: Answer) => void;
}>;

/** Answers about the schema alone, which nothing changes, and refusals to give them; the whole of it takes 3 MB, and as much again as bytes. */
const MOST_ABOUT = { max: 100, maxSize: 8_000_000 };

/** What an answer is asked with: whether it tells its cost. */
export type Wanted = Readonly<{ cost: boolean; watch?: Watching }>;

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

  /** The answer to a request, as JSON text; at once when it is kept. */
  text(request: Request, wanted: Wanted, context: Answering): Text | Promise<Text> {
    const asked = planRequest(request, context);
    wanted.watch?.planned(asked);
    const { version } = context.store;
    if (asked.planned.plan.roots.every(({ kind }) => kind === 'schema' || kind === 'typename'))
      return this.aboutSchema(asked, wanted, context);
    if (!this.keep || version === undefined) return answerText(asked, wanted, context);
    const key = `${version} ${asked.planned.serial} ${wanted.cost} ${JSON.stringify(asked.bound)}`;
    const kept = this.recent.get(key) ?? this.awaited(key, context);
    this.lookups[kept === undefined ? 'misses' : 'hits'] += 1;
    return kept ?? this.begin(key, answerText(asked, wanted, context));
  }

  private async aboutSchema(asked: PlannedRequest, wanted: Wanted, context: Answering): Promise<Text> {
    // What is asked, however it is written; of nothing else than the schema, a plan is plain values.
    const key = `${wanted.cost} ${JSON.stringify(asked.planned.plan.roots)}`;
    const before = this.about.get(key);
    if (before instanceof SamgrafError) throw before;
    if (before !== undefined) return before;
    try {
      const kept = new KeptText(await answerText(asked, wanted, context));
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

const answerText = async (asked: PlannedRequest, wanted: Wanted, context: Answering): Promise<string> => {
  const answer = await answerPlanned(asked, context);
  wanted.watch?.answered(answer);
  const printing = print(answer, wanted);
  return isLight(asked.planned.cost)
    ? finish(printing)
    : context.pace.turns.run(printing, context.pace.deadline());
};

/** As `JSON.stringify` has it, root field by root field. */
function* print({ data, errors, cost }: Answer, wanted: Wanted): Sliced<string> {
  const fields: string[] = [];
  for (const key of Object.keys(data)) {
    fields.push(`${JSON.stringify(key)}:${JSON.stringify(data[key])}`);
    yield;
  }
  const before = errors.length > 0 ? `"errors":${JSON.stringify(errors)},` : '';
  const after = wanted.cost ? `,"extensions":${JSON.stringify({ cost: cost() })}` : '';
  return `{${before}"data":{${fields.join(',')}}${after}}`;
}
