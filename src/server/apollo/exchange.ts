import type { FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Text } from '../../answer/response-cache';
import { Timing } from '../../answer/timing';
import { ERRORS, type ErrorCode } from '../../errors';
import { codesOf, type Observer, type Params, type Watch } from '../observe/observer';

/** What went wrong, where there is no data. */
export type Failure = Readonly<{ status: number; codes: readonly ErrorCode[] }>;

/** What is sent back: by the fast lane and by Apollo Server alike. */
export type Answered = Readonly<{ status: number; headers: Iterable<readonly [string, string]>; text: Text }>;

/** One request on its way: its times, who watches it, and what became of it. */
export class Exchange {
  readonly stages = new Timing();
  /** The answer as it is printed, before anyone else may have changed it. */
  answered: Text | undefined;
  failure: Failure | undefined;
  /**
   * Whether it got so far that there is an operation; what did not is the fault of a client that speaks
   * another protocol.
   */
  isOperation = false;
  /** The document that is refused, whatever it is asked with. */
  refusedDocument: string | undefined;
  /** The code that something was refused with before it was one. */
  turnedAway: ErrorCode | undefined;
  private watched: Watch | undefined;

  constructor(
    readonly request: FastifyRequest,
    private readonly observer: Observer,
  ) {}

  get watch(): Watch | undefined {
    return this.watched;
  }
  get accept(): string | undefined {
    return this.request.headers.accept;
  }

  /** A document has arrived; the first time counts. */
  arrive(params: Params): void {
    this.watched ??= this.observer.begin(this.request, params);
  }

  /** `errors` are what the client is told. */
  fail(error: unknown, errors: readonly GraphQLError[]): void {
    this.failAs(error, codesOf(errors));
  }

  failAs(error: unknown, codes: readonly ErrorCode[]): void {
    this.failure = { status: ERRORS[codes[0] ?? 'INTERNAL'].status, codes };
    this.isOperation = true;
    this.watched?.failed(error, codes);
  }

  end(): void {
    if (this.watched && this.isOperation) this.watched.end(this.stages);
    else this.observer.refused(this.turnedAway ?? 'BAD_INPUT');
  }
}
