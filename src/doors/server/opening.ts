import {
  OperationTypeNode,
  type ExecutionResult,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import type { Viewer } from '../../engine/access/viewer';
import { masked, type Tell, toldOf } from '../../engine/answer/client-errors';
import { renewLater } from '../../engine/answer/renew';
import type { Operation } from '../../engine/answer/respond';
import type { ResponseCache } from '../../engine/answer/response-cache';
import { SamgrafError } from '../../engine/errors';
import { atOnce } from '../../engine/graph/sliced';
import type { Feed } from '../../engine/live/feed';
import { follow } from '../../engine/live/follow';
import { Streams, type Result } from '../../engine/live/streams';
import { watch } from '../../engine/live/watch';
import { chooseOperation } from '../../engine/planner/collect';
import { pointsOfCost, type Quotas } from './quotas';
import type { Samgraf } from './samgraf';
import { codesOf, type Observer, type Watch } from './observe/observer';
import { type DocumentCache, MOST_ERRORS } from '../../engine/answer/documents';
import { LIMITS } from '../../engine/answer/limits';
import { scan } from '../../engine/answer/measure';

export type Opens = Omit<Checking, 'schema'> &
  Readonly<{ answers: ResponseCache; feed: Feed; observer: Observer; quotas: Quotas }>;

/** What a stream is opened with, by whichever protocol. */
export type Params = Readonly<{
  query: string;
  operationName?: string | null | undefined;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** The last sequence that the client received before it lost the connection, if it says so by itself. */
  received?: number | undefined;
}>;

/** Who opens it. */
export type Opener = Readonly<{
  id: string;
  /** Who has a share of the server; see `clientOf`. */
  client: string;
  viewer: Viewer;
  /** The viewer, checked again, with groups as of a sequence of the log. @throws UNAUTHENTICATED */
  recheck: (sequence?: number) => Promise<Viewer>;
}>;

export type Results = AsyncGenerator<ExecutionResult, void>;
/** `ended` resolves when it has come to its end, or nobody reads it any more. */
export type Opened = Results & Readonly<{ ended: Promise<void> }>;

/** Opens streams: what follows in the change log for a subscription, and a query's answer kept up to date. */
export class Opening {
  private readonly streams = new Streams();

  constructor(
    private readonly samgraf: Samgraf,
    private readonly uses: Opens,
  ) {}

  close(): void {
    this.streams.close();
    this.uses.feed.stop();
  }

  /** The stream of what `params` reads, or the errors that its opener is told. */
  async open(read: () => Params, opener: Opener): Promise<Opened | readonly GraphQLError[]> {
    let seen = this.watch({ query: '' }, opener);
    try {
      const params = read();
      seen = this.watch(params, opener);
      const opened = await this.begin(params, opener, seen);
      if (isRefused(opened)) {
        seen.failed(undefined, codesOf(opened));
        seen.endStream();
      }
      return opened;
    } catch (error) {
      return [this.failed(error, opener, seen)];
    }
  }

  private watch({ query, operationName, variables }: Params, { id }: Opener): Watch {
    const params = { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
    return this.uses.observer.begin({ id, headers: {} }, params);
  }

  /** What the opener is told of a failure; the log is told all of it. */
  private failed(error: unknown, { id }: Opener, seen: Watch): GraphQLError {
    const told = this.uses.tell(masked(error, id));
    seen.failed(error, codesOf([told]));
    seen.endStream();
    return told;
  }

  private async begin(
    params: Params,
    opener: Opener,
    seen: Watch,
  ): Promise<Opened | readonly GraphQLError[]> {
    const { uses, samgraf } = this;
    const { schema } = samgraf;
    const { viewer, recheck, id, client } = opener;
    this.take(opener, 1);
    const pace = samgraf.pace.of(client);
    const document = await pace.turns.run(
      atOnce(() => readDocument(params.query, { ...uses, schema })),
      pace.deadline(),
    );
    if (!('kind' in document)) return document;
    seen.read(document);
    const operationName = params.operationName ?? undefined;
    const operation = streamedOf(document, operationName);
    const asked: Operation = {
      document,
      operationName,
      variables: params.variables ?? {},
      viewer,
      cost: false,
    };
    const planned = this.counted(opener, seen);
    const live = { samgraf, feed: uses.feed, answers: uses.answers, recheck, planned };
    return this.streams.begin(client, signal =>
      this.told(
        operation === OperationTypeNode.SUBSCRIPTION
          ? follow(asked, live, signal, params.received)
          : watch(asked, { id, client }, live, signal),
        opener,
        seen,
      ),
    ) as Opened;
  }

  /**
   * Counts each answer, since what others write makes it anew: a stream ends where nothing is left for it. What it throws is
   * what the opener is told. @throws QUOTA_SPENT
   */
  private counted(opener: Opener, seen: Watch): Watch['planned'] {
    return asked => {
      seen.planned(asked);
      this.take(opener, pointsOfCost(asked.planned.cost));
    };
  }

  /** @throws QUOTA_SPENT */
  private take({ client, viewer }: Opener, points: number): void {
    const spent = this.uses.quotas.take({ client, viewer }, points);
    if (spent) throw spent;
  }

  /** What ends a stream is its last result. */
  private async *told(
    results: AsyncGenerator<Result, void>,
    opener: Opener,
    seen: Watch,
  ): AsyncGenerator<Result, void> {
    // What another server writes is heeded here too, so that costs are estimated from what is there.
    const stop = this.uses.feed.listen(() => {
      renewLater(this.samgraf);
    });
    try {
      yield* results;
    } catch (error) {
      yield { errors: [this.failed(error, opener, seen)] };
    } finally {
      stop();
    }
  }
}

/** @throws BAD_INPUT */
const streamedOf = (document: DocumentNode, name: string | undefined): OperationTypeNode => {
  const { operation } = chooseOperation(document, name);
  if (operation !== OperationTypeNode.MUTATION) return operation;
  throw new SamgrafError(
    'BAD_INPUT',
    'A mutation cannot be sent to /graphql/stream.',
    'Send it to /graphql.',
  );
};

export const isRefused = (opened: Opened | readonly GraphQLError[]): opened is readonly GraphQLError[] =>
  Array.isArray(opened);

/** What a document is checked with: the same as at /graphql. */
export type Checking = Readonly<{
  schema: GraphQLSchema;
  documents: DocumentCache;
  rules: readonly ValidationRule[];
  tell: Tell;
}>;

/** A valid document, or the errors that its sender is told. */
export const readDocument = (
  text: string,
  { schema, documents, rules, tell }: Checking,
): DocumentNode | readonly GraphQLError[] => {
  const before = documents.recall(text);
  if (before) return before;
  scan(text);
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return [tell(coded(error, 'GRAPHQL_PARSE_FAILED'))];
    throw error;
  }
  const errors = validate(schema, document, [...rules, ...specifiedRules], { maxErrors: MOST_ERRORS });
  if (errors.length === 0) {
    // Those who send the same have one plan, and are answered together.
    documents.accept(text, document);
    return document;
  }
  return toldOf(errors.map(error => tell(coded(error, 'GRAPHQL_VALIDATION_FAILED'))));
};

/** As Apollo Server marks them, by which they are told in our own terms. */
const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    source: error.source ?? null,
    positions: error.positions ?? null,
    originalError: error.originalError ?? null,
    extensions: { ...error.extensions, code: error.extensions['code'] ?? code },
  });
