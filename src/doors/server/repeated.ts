import { LRUCache } from 'lru-cache';
import { costFactor, boundOf, type Viewer } from '../../engine/access/viewer';
import type { KeptText, ResponseCache } from '../../engine/answer/response-cache';
import { today } from '../../engine/model/scalars';
import type { Store } from '../../engine/store/store';

/** Characters of a body that is known again, and of all of them. */
const LONGEST = 4_000;
const MOST = { max: 5_000, maxSize: 4_000_000 };

/** A request that was answered before: the question that it was understood as, and what is said of it. */
export type RepeatedRequest = Readonly<{ question: string; type: string; name: string }>;
/** The same request once more, and what it is answered with. */
export class Repeat {
  readonly begun = performance.now();

  constructor(
    readonly known: RepeatedRequest,
    readonly text: KeptText,
  ) {}
}

/** A request as it came: its body, and what else its answer depends on. */
type Sent = Readonly<{ body: string; accept: string | undefined; viewer: Viewer }>;

/**
 * Requests that were answered lately, known again by their bytes before anything of them is parsed. What they are answered with is
 * the answer that is kept of the state of the graph as it is now; without one they go the way of all others.
 */
export class Repeated {
  private readonly known = new LRUCache<string, RepeatedRequest>(MOST);

  constructor(
    private readonly answers: Pick<ResponseCache, 'again'>,
    private readonly store: Pick<Store, 'version'>,
  ) {}

  recall(sent: Sent): Repeat | undefined {
    if (sent.body.length > LONGEST) return undefined;
    const known = this.known.get(keyOf(sent));
    const text = known && this.answers.again(known.question, this.store);
    return text && new Repeat(known, text);
  }

  learn(sent: Sent, known: RepeatedRequest): void {
    if (sent.body.length > LONGEST) return;
    const key = keyOf(sent);
    this.known.set(key, known, { size: key.length + known.question.length });
  }
}

/** Questions are understood by the day, and by who may see and spend how much. */
const keyOf = ({ body, accept = '', viewer }: Sent): string =>
  `${viewer.known ? `${costFactor(viewer)} ${JSON.stringify(boundOf(viewer))}` : ''}${today()}${accept}\n${body}`;
