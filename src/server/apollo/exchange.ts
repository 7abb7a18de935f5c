import type { FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLError } from 'graphql';
import type { Viewer } from '../../access/viewer';
import type { Answer, PlannedRequest, Underway } from '../../answer/request';
import type { Responding } from '../../answer/respond';
import type { Text } from '../../answer/response-cache';
import { Timing } from '../../answer/timing';
import { ERRORS, SamgrafError, type ErrorCode } from '../../errors';
import type { Operations, Sent } from '../operations/operations';
import type { Samgraf } from '../samgraf';
import { searchOf } from './params';
import { codesOf, type Observer, type Params, type Watch } from '../observe/observer';

/** What is needed to answer requests. */
export type Serving = Responding & Readonly<{ samgraf: Samgraf }>;

/** What went wrong, if there is no data. */
export type Failure = Readonly<{ status: number; codes: readonly ErrorCode[] }>;

/** The response of the fast lane and of Apollo Server alike. */
export type Answered = Readonly<{ status: number; headers: Iterable<readonly [string, string]>; text: Text }>;

/** One request in progress: its timing, its watch, and its outcome. */
export class Exchange implements Underway {
  readonly timing = new Timing();
  /** The answer as serialized, before anyone else may have changed it. */
  printed: Text | undefined;
  failure: Failure | undefined;
  /** Whether the request got as far as an operation. If not, the client speaks another protocol. */
  isOperation = false;
  /** A document that is rejected regardless of its variables. */
  refusedDocument: string | undefined;
  /** The code of a request rejected before it was an operation. */
  turnedAway: ErrorCode | undefined;
  /** The request as sent, or with a listed operation in place of its id. */
  sent: Sent;
  /** An operation that is not listed, where only listed ones are answered. */
  notListed: SamgrafError | undefined;
  private watched: Watch | undefined;

  constructor(
    readonly request: FastifyRequest,
    private readonly observer: Observer,
    readonly viewer: Viewer,
  ) {
    this.sent = { method: request.method, body: request.body, search: searchOf(request) };
  }

  /** Puts listed operations in place of their ids. */
  resolve(operations: Operations): void {
    try {
      this.sent = operations.resolve(this.sent);
    } catch (error) {
      if (!(error instanceof SamgrafError)) throw error;
      this.notListed = error;
      this.turnedAway = error.code;
    }
  }

  get id(): string {
    return this.request.id;
  }
  get accept(): string | undefined {
    return this.request.headers.accept;
  }

  /** A document has arrived; only the first call counts. */
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

  /** A failure whose status is already set by its sender. */
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
