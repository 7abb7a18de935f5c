import type { ApolloServerPlugin } from '@apollo/server';
import { randomUUID } from 'crypto';
import type { FastifyRequest } from 'fastify';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Viewer } from '../../engine/access/viewer';
import { errorRenderer, type Tell } from '../../engine/answer/client-errors';
import type { Disclosure, DocumentCache, RefusedDocument } from '../../engine/answer/documents';
import { Timing, type Answer, type PlannedRequest, type Underway } from '../../engine/answer/request';
import { respond, type Operation, type Responding } from '../../engine/answer/respond';
import { textOf, type ResponseCache, type Text } from '../../engine/answer/response-cache';
import { ERRORS, SamgrafError, type ErrorCode } from '../../engine/errors';
import { Apollo } from './apollo';
import { clientOf } from './access/credentials';
import { codesOf, type Observer, type RequestParameters, type Watch } from './observe/observer';
import {
  Persisted,
  isLarge,
  paramsOf,
  plainOf,
  searchOf,
  type Operations,
  type Plain,
  type Sent,
} from './parameters';
import { pointsOfBody, pointsOfCost, type Quotas, type QuotaSpent } from './quotas';
import { Repeated, type Repeat } from './repeated';
import { errorBody } from './http-errors';
import { JSON_TYPE, mediaTypeFor, statusFor } from './represent';
import type { Samgraf } from './samgraf';
import { sharedAs, type SharedAs } from './sharing';
import type { TableQuestion } from './tables/answer';
import { assigned } from '../../engine/model/objects';

/** A request for GraphQL as it comes in: of a client, or of a part of the server that is a client of the API. */
type Incoming = Pick<FastifyRequest, 'id' | 'ip' | 'method' | 'url' | 'headers' | 'body'>;
/** The body of a request of a client as it was sent, if it is not long. */
type SentBody = string | undefined;

/**
 * A proxy's id is kept, so that its log and ours refer to the same request. An id with other characters is
 * not repeated in headers and logs.
 */
export const requestId = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : randomUUID();

/** What is sent back; `timing` is the header of that name, and `shared` what caches on the way may keep it as. */
export type Reply = Answered & Readonly<{ timing: string; shared: SharedAs | undefined }>;
export type Answered = Readonly<{ status: number; headers: Iterable<readonly [string, string]>; text: Text }>;

export type DoorUses = Readonly<{
  observer: Observer;
  documents: DocumentCache;
  answers: ResponseCache;
  log: Logger;
  disclosure: Disclosure;
  /** Whether documents that Apollo Server has already accepted are answered without it. */
  lane: boolean;
  plugins: readonly ApolloServerPlugin[];
  operations: Operations;
  quotas: Quotas;
}>;

/** What is needed to answer requests. */
export type Serving = Responding &
  Readonly<{ samgraf: Samgraf; documents: DocumentCache; persisted: Persisted; tell: Tell }>;

/** An operation of a document that was accepted before, or the refusal of one, with the media type of the answer. */
type Kept = Readonly<{ plain: Plain; type: string }> &
  Readonly<{ document: DocumentNode } | { refused: RefusedDocument }>;

/**
 * The one way to an answer, from the request as it was sent to the reply as it is sent. Apollo Server parses and
 * validates each document once, handles the rest of GraphQL over HTTP, and calls plugins. What it has accepted or
 * refused is kept, and answered with the same bytes from then on; a request with anything besides a document or its
 * hash, variables and an operation name is left to it, and with plugins that see requests every request is.
 */
export class FrontDoor {
  private constructor(
    private readonly serving: Serving,
    private readonly apollo: Apollo,
    private readonly uses: DoorUses,
    private readonly keeps: boolean,
    private readonly repeated: Repeated | undefined,
  ) {}

  /** @param samgraf With the whole schema, where its own is a part of it. */
  static async open(
    samgraf: Samgraf & Readonly<{ whole?: GraphQLSchema }>,
    uses: DoorUses,
  ): Promise<FrontDoor> {
    const { answers, documents, disclosure, lane, plugins, observer } = uses;
    const serving = {
      samgraf,
      answers,
      documents,
      persisted: new Persisted(),
      tell: errorRenderer(disclosure, samgraf),
    };
    const apollo = await Apollo.start(serving, uses);
    const keeps = lane && plugins.length === 0 && !apollo.isReporting();
    const repeated = keeps && !observer.isTracing ? new Repeated(answers, samgraf.store) : undefined;
    return new FrontDoor(serving, apollo, uses, keeps, repeated);
  }

  close(): Promise<void> {
    return this.apollo.stop();
  }

  /** The request once more, if it has been answered, and its answer still holds. */
  recallSent(
    body: string,
    { headers }: Pick<Incoming, 'headers'>,
    viewer: Viewer,
  ): ReturnType<Repeated['recall']> {
    if (!this.repeated || !JSON_TYPES.includes(headers['content-type'] ?? '')) return undefined;
    return this.repeated.recall({ sent: body, accept: headers.accept, viewer });
  }

  /** The same of a request by its address. */
  recallAt(
    { url, headers }: Pick<Incoming, 'url' | 'headers'>,
    viewer: Viewer,
  ): ReturnType<Repeated['recall']> {
    return this.repeated?.recall({ sent: url, accept: headers.accept, viewer });
  }

  /** A request that was answered again has ended. */
  endRepeat({ known: { name }, begun }: Repeat): void {
    this.uses.observer.repeated(name, performance.now() - begun);
  }

  /** Counts a request for its client; what it is told where it has had all that it may take. */
  take({ ip, headers }: Pick<Incoming, 'ip' | 'headers'>, viewer: Viewer): Reply | undefined {
    const { quotas, observer } = this.uses;
    const spent = quotas.take(
      { client: clientOf(viewer, ip), viewer },
      pointsOfBody(headers['content-length']),
    );
    if (spent) observer.refused(spent.code);
    return spent && refusalOf(spent);
  }

  async ask(incoming: Incoming, viewer: Viewer, body?: SentBody): Promise<Reply> {
    const spent = this.take(incoming, viewer);
    if (spent) return spent;
    const exchange = new RequestInProgress(incoming, this.uses.observer, viewer);
    exchange.resolve(this.uses.operations);
    const kept = this.keeps ? this.recall(exchange) : undefined;
    const answered = kept ? await this.answer(kept, exchange) : await this.apollo.answer(exchange);
    const { asked, failure } = exchange;
    const isAt = incoming.method !== 'POST';
    const shared =
      isAt && asked && !failure ? sharedAs(asked, viewer, this.serving.samgraf.model) : undefined;
    if (!kept) this.learn(exchange, answered);
    if (body !== undefined && kept) this.learnSent(body, kept.type, exchange, shared);
    else if (isAt && answered.status === 200)
      this.learnSent(incoming.url, typeOf(answered), exchange, shared);
    if (asked && exchange.isComputed)
      this.uses.quotas.charge(exchange.client, pointsOfCost(asked.planned.cost));
    const timing = exchange.timing.header();
    exchange.end();
    return assigned(answered, { timing, shared });
  }

  /** What is asked for as a table: a document, or a listed operation in the place of its id. */
  read(request: Incoming): TableQuestion {
    const { method, body } = request;
    const search = searchOf(request);
    const params = paramsOf(this.uses.operations.resolve({ method, body, search }));
    const rows = new URLSearchParams(search).get('rows') ?? undefined;
    if (params) return { ...params, operationName: params.operationName ?? undefined, rows };
    throw new SamgrafError(
      'BAD_INPUT',
      'There is no query.',
      'A table is asked for by the query itself, or a listed id.',
    );
  }

  /** What has been accepted or refused before; undefined if Apollo Server must look. */
  private recall(exchange: RequestInProgress): Kept | undefined {
    const { request, accept, sent } = exchange;
    if (exchange.notListed !== undefined || request.method !== 'POST') return undefined;
    if (!JSON_TYPES.includes(request.headers['content-type'] ?? '')) return undefined;
    const { documents, persisted } = this.serving;
    const type = mediaTypeFor(accept);
    const plain = plainOf(sent.body, persisted);
    if (type === undefined || !plain) return undefined;
    const refused = documents.refusal(plain.query);
    if (refused) return { plain, type, refused };
    const document = isLarge(request) ? undefined : documents.recall(plain.query);
    return document && { plain, type, document };
  }

  private async answer(kept: Kept, exchange: RequestInProgress): Promise<Answered> {
    const headers = [['content-type', kept.type]] as const;
    const status = (of: number): number => statusFor(of, exchange.accept);
    exchange.arrive(kept.plain);
    exchange.isOperation = true;
    exchange.hasCost = kept.plain.cost;
    if ('refused' in kept) {
      const { body, status: of, codes } = kept.refused;
      exchange.failAs(undefined, codes);
      return { status: status(of), headers, text: body };
    }
    const operation: Operation = assigned(kept.plain, { document: kept.document, viewer: exchange.viewer });
    const text = await respond(operation, exchange, this.serving);
    if (!(text instanceof GraphQLError)) return { status: 200, headers, text };
    const errors = [this.serving.tell(text)];
    return { status: status(exchange.failure?.status ?? 500), headers, text: JSON.stringify({ errors }) };
  }

  /** A rejected document gets the same answer when it is sent again. */
  private learn({ refusedDocument, failure }: RequestInProgress, { text }: Answered): void {
    if (!this.keeps || refusedDocument === undefined || failure === undefined) return;
    this.serving.documents.refuse(refusedDocument, { body: textOf(text), ...failure });
  }

  /** A request whose answer is kept is known by its bytes when it is sent again. */
  private learnSent(
    sent: string,
    type: string,
    { asked, hasCost, accept, viewer, name }: RequestInProgress,
    shared: SharedAs | undefined,
  ): void {
    const question = asked && this.uses.answers.keptAs(asked, hasCost);
    if (question !== undefined)
      this.repeated?.learn({ sent, accept, viewer }, { question, type, name, shared });
  }
}

const refusalOf = (spent: QuotaSpent): Reply => ({
  status: spent.status,
  headers: [
    ['content-type', JSON_TYPE],
    ['retry-after', String(spent.retryAfter)],
  ],
  text: errorBody(spent),
  timing: '',
  shared: undefined,
});

const typeOf = ({ headers }: Answered): string =>
  [...headers].find(([name]) => name === 'content-type')?.[1] ?? JSON_TYPE;

/** The spellings that nearly all clients use. */
const JSON_TYPES: readonly string[] = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
];

/** What went wrong, if there is no data. */
type Failure = Readonly<{ status: number; codes: readonly ErrorCode[] }>;

/** One request in progress: its timing, its watch, and its outcome. */
export class RequestInProgress implements Underway {
  readonly timing = new Timing();
  /** The answer as it is sent, unless a plugin of Apollo Server may change it. */
  printed: Text | undefined;
  /** Whether there is an answer, which may have errors of its own. */
  isAnswered = false;
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
  asked: PlannedRequest | undefined;
  /** Whether it was answered by the store, and not from what is kept. */
  isComputed = false;
  /** Whether the answer tells its cost. */
  hasCost = false;
  private watched: Watch | undefined;

  constructor(
    readonly request: Incoming,
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
  get client(): string {
    return clientOf(this.viewer, this.request.ip);
  }
  get accept(): string | undefined {
    return this.request.headers.accept;
  }

  /** A document has arrived; only the first call counts. */
  arrive(params: RequestParameters): void {
    this.watched ??= this.observer.begin(this.request, params);
  }

  read(document: DocumentNode): void {
    this.watched?.read(document);
  }

  planned(asked: PlannedRequest): void {
    this.asked = asked;
    this.watched?.planned(asked);
  }

  /** By which name it is counted. */
  get name(): string {
    return this.watched?.name ?? '';
  }

  answered(answer: Answer): void {
    this.isComputed = true;
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
