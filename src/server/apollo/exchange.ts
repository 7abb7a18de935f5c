import type { FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLError } from 'graphql';
import type { Answer, PlannedRequest, Underway } from '../../answer/request';
import type { Responding } from '../../answer/respond';
import type { Text } from '../../answer/response-cache';
import { Timing } from '../../answer/timing';
import { ERRORS, type ErrorCode } from '../../errors';
import type { Samgraf } from '../samgraf';
import { codesOf, type Observer, type Params, type Watch } from '../observe/observer';

/** What requests are answered with. */
export type Serving = Responding & Readonly<{ samgraf: Samgraf }>;

/** What went wrong, where there is no data. */
export type Failure = Readonly<{ status: number; codes: readonly ErrorCode[] }>;

/** What is sent back: by the fast lane and by Apollo Server alike. */
export type Answered = Readonly<{ status: number; headers: Iterable<readonly [string, string]>; text: Text }>;

/** One request on its way: its times, who watches it, and what became of it. */
export class Exchange implements Underway {
  readonly timing = new Timing();
  /** The answer as it is printed, before anyone else may have changed it. */
  printed: Text | undefined;
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

  get id(): string {
    return this.request.id;
  }
  get accept(): string | undefined {
    return this.request.headers.accept;
  }

  /** A document has arrived; the first time counts. */
  arrive(params: Params): void {
    this.watched ??= this.observer.begin(this.request, params);
  }

  read(document: DocumentNode): void {
    this.watched?.read(document);
  }

  planned(asked: PlannedRequest): void {
    this.watched?.planned(asked);
  }

  answered(answer: Answer): void {
    this.watched?.answered(answer);
  }

  failed(error: unknown, told: readonly GraphQLError[]): void {
    this.failAs(error, codesOf(told));
  }

  /** A failure whose status its sender has said. */
  noted(error: unknown, codes: readonly ErrorCode[]): void {
    this.watched?.failed(error, codes);
  }

  failAs(error: unknown, codes: readonly ErrorCode[]): void {
    this.failure = { status: ERRORS[codes[0] ?? 'INTERNAL'].status, codes };
    this.isOperation = true;
    this.watched?.failed(error, codes);
  }

  end(): void {
    if (this.watched && this.isOperation) this.watched.end(this.timing);
    else this.observer.refused(this.turnedAway ?? 'BAD_INPUT');
  }
}
