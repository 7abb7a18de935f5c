import { LRUCache } from 'lru-cache';
import { costFactor, boundOf, type Viewer } from '../../engine/access/viewer';
import type { KeptText, ResponseCache, WritesKnown } from '../../engine/answer/response-cache';
import { today } from '../../engine/model/scalars';
import type { SharedAs } from './sharing';

/** Characters of a body or an address that is known again, and of all of them. */
const LONGEST = 4_000;
const MOST = { max: 5_000, maxSize: 4_000_000 };

/** A request that was answered before: the question that it was understood as, and what is said of it. */
export type RepeatedRequest = Readonly<{
  question: string;
  type: string;
  name: string;
  shared: SharedAs | undefined;
}>;
/** The same request once more, and what it is answered with. */
export class Repeat {
  readonly begun = performance.now();

  constructor(
    readonly known: RepeatedRequest,
    readonly text: KeptText,
  ) {}
}

/** A request as it came: its body or address, and what else its answer depends on. */
type Sent = Readonly<{ sent: string; accept: string | undefined; viewer: Viewer }>;

/**
 * Requests that were answered lately, known again by their bytes before anything of them is parsed. What they are answered with is
 * the answer that is kept of the state of the graph as it is now; without one they go the way of all others.
 */
export class Repeated {
  private readonly known = new LRUCache<string, RepeatedRequest>(MOST);

  constructor(
    private readonly answers: Pick<ResponseCache, 'again'>,
    private readonly store: WritesKnown,
  ) {}

  recall(request: Sent): Repeat | undefined | Promise<Repeat | undefined> {
    if (request.sent.length > LONGEST) return undefined;
    const known = this.known.get(keyOf(request));
    if (!known) return undefined;
    const text = this.answers.again(known.question, this.store);
    if (!(text instanceof Promise)) return text && new Repeat(known, text);
    return text.then(found => found && new Repeat(known, found));
  }

  learn(request: Sent, known: RepeatedRequest): void {
    if (request.sent.length > LONGEST) return;
    const key = keyOf(request);
    this.known.set(key, known, { size: key.length + known.question.length });
  }
}

/** Questions are understood by the day, and by who may see and spend how much. */
const keyOf = ({ sent, accept = '', viewer }: Sent): string =>
  `${viewer.known ? `${costFactor(viewer)} ${JSON.stringify(boundOf(viewer))}` : ''}${today()}${accept}\n${sent}`;
