import { GraphQLError, type FormattedExecutionResult } from 'graphql';
import { setTimeout as sleep } from 'node:timers/promises';
import { asError } from '../answer/client-errors';
import { readsOf } from '../answer/reads';
import { type PlannedRequest, type Underway, Timing } from '../answer/request';
import { respond, type Operation } from '../answer/respond';
import { textOf, type ResponseCache, type Text } from '../answer/response-cache';
import type { Feed } from './feed';
import type { Live } from './follow';
import { SEQUENCE, type Result } from './streams';

/**
 * The first change is answered at once, and those that follow the answer within this time together: milliseconds. Where answering takes longer,
 * since it is expensive or the server is busy, twice or three times as long: those that are woken together ask together
 * then, and the same question once.
 */
const TOGETHER_MS = 200;
const MOST_TIMES = 3;

/** `planned` is told what is asked, each time. */
type Watched = Live & Readonly<{ answers: ResponseCache; planned: (asked: PlannedRequest) => void }>;

/** The answer of a query, and again whenever a change has altered it. */
export async function* watch(
  operation: Operation,
  { id, client }: Readonly<{ id: string; client: string }>,
  { samgraf, feed, recheck, answers, planned }: Watched,
  signal: AbortSignal,
): AsyncGenerator<Result, void> {
  let last: string | undefined;
  let turn = '';
  while (!signal.aborted) {
    const sequence = await feed.sequence();
    // After it, so that what the viewer is a member of is no older either.
    const viewer = await recheck(sequence);
    const underway = new Watching(id, client, planned);
    const begun = performance.now();
    const answered = await respond({ ...operation, viewer }, underway, {
      samgraf,
      answers: { text: (asked, ...how) => shared(asked, sequence, feed, () => answers.text(asked, ...how)) },
    });
    const answeredAt = performance.now();
    const took = answeredAt - begun;
    if (answered instanceof GraphQLError) throw underway.error;
    const text = textOf(answered);
    if (text !== last) yield { ...resultOf(text), extensions: { sequence }, [SEQUENCE]: sequence };
    last = text;
    const { asked } = underway;
    // Proposals stand beside the graph and in no log; the first time there is no turn to compare with.
    if (asked && asked.planned.holds === 'UNTIL_ASKED') turn = await feed.turned(turn, signal);
    else await feed.grown(sequence, asked && readsOf(asked.planned, samgraf.model), signal);
    const together = TOGETHER_MS * Math.min(Math.ceil(took / TOGETHER_MS), MOST_TIMES);
    await sleep(Math.max(0, answeredAt + together - performance.now()));
  }
}

/** The answer that streams which ask the same share. Proposals are in no log. */
const shared = (
  { planned, bound }: PlannedRequest,
  sequence: number,
  feed: Feed,
  make: () => Text | Promise<Text>,
): Text | Promise<Text> =>
  planned.holds === 'UNTIL_ASKED'
    ? make()
    : feed.answer(sequence, `${planned.operation} ${JSON.stringify(bound)}`, make);

/** An answer as a protocol sends it, whose errors are those of graphql-js. */
const resultOf = (text: string): Result => {
  const { errors, ...result } = JSON.parse(text) as FormattedExecutionResult;
  return errors ? { ...result, errors: errors.map(asError) } : result;
};

/** Remembers what was asked, which tells what the answer depends on. */
export class Watching implements Underway {
  readonly timing = new Timing();
  asked: PlannedRequest | undefined;
  error: unknown;

  constructor(
    readonly id: string,
    readonly client: string,
    private readonly told: (asked: PlannedRequest) => void,
  ) {}

  planned(asked: PlannedRequest): void {
    this.asked = asked;
    this.told(asked);
  }
  read(): void {
    // The stream is observed as a whole.
  }
  answered(): void {
    // As above.
  }
  failed(error: unknown): void {
    this.error = error;
  }
}
