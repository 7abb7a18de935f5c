import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type ApolloServerOptionsWithGateway,
  type BaseContext,
  type GraphQLRequestListener,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import {
  NoSchemaIntrospectionCustomRule,
  type GraphQLSchema,
  type ValidationRule,
  GraphQLError,
  type FormattedExecutionResult,
} from 'graphql';
import type { Logger } from 'pino';
import {
  type Disclosure,
  MOST_ERRORS,
  limitsRule,
  subscriptionRule,
  type DocumentCache,
} from '../../engine/answer/documents';
import { LIMITS } from '../../engine/answer/limits';
import { invariant, SamgrafError } from '../../engine/errors';
import type { Answered, RequestInProgress, Serving } from './front-door';
import {
  masked,
  HOW_TO_ASK,
  asError,
  toldOf,
  httpStatus,
  isOurs,
  type Tell,
} from '../../engine/answer/client-errors';
import type { Scheduling } from '../../engine/answer/admission';
import { scan } from '../../engine/answer/measure';
import { atOnce } from '../../engine/graph/sliced';
import { mediaTypeFor, statusFor } from './represent';
import { askedFor, isLarge, paramsOf } from './parameters';
import { respond } from '../../engine/answer/respond';
import { textOf } from '../../engine/answer/response-cache';
import { codesOf } from './observe/observer';

type ApolloOptions = Readonly<{
  disclosure: Disclosure;
  log: Logger;
  plugins: readonly ApolloServerPlugin[];
}>;

/** The rules that a document must meet here, besides those of the specification. */
export const rulesOf = ({ introspection }: Disclosure): ValidationRule[] => [
  limitsRule,
  subscriptionRule,
  ...(introspection ? [] : [NoSchemaIntrospectionCustomRule, noServiceRule]),
];

/**
 * Apollo Server: it parses and validates each document and calls the plugins. Limits and answers are our own.
 */
export class Apollo {
  private constructor(
    private readonly server: ApolloServer<Context>,
    private readonly uses: Serving,
    readonly isReporting: () => boolean,
  ) {}

  static async start(uses: Serving, { disclosure, log, plugins }: ApolloOptions): Promise<Apollo> {
    let isReporting = false;
    const gateway = new PlanGateway(uses, () => plugins.length > 0 || isReporting);
    const server = new ApolloServer<Context>({
      gateway,
      documentStore: uses.documents,
      parseOptions: { maxTokens: LIMITS.tokens },
      validationRules: rulesOf(disclosure),
      validationOptions: { maxErrors: MOST_ERRORS },
      persistedQueries: { cache: uses.persisted },
      formatError: (_, error) => uses.tell(error).toJSON(),
      stringifyResult: gateway.stringify,
      plugins: [
        protocol(uses.tell),
        watchReporting(is => {
          isReporting = is;
        }),
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginCacheControlDisabled(),
        // Traces within answers are those of a subgraph; loading what they are written by takes 20 ms.
        ...(plugins.length > 0 || isSubgraph(uses.samgraf.schema)
          ? []
          : [ApolloServerPluginInlineTraceDisabled()]),
        ...plugins,
      ],
      introspection: true,
      csrfPrevention: false,
      includeStacktraceInErrorResponses: false,
      nodeEnv: 'production',
      stopOnTerminationSignals: false,
      logger: loggerOf(log),
    });
    await server.start();
    return new Apollo(server, uses, () => isReporting);
  }

  async answer(exchange: RequestInProgress): Promise<Answered> {
    const { request, sent } = exchange;
    const {
      status = 200,
      headers,
      body,
    } = await this.server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method === 'HEAD' ? 'GET' : request.method,
        headers: headersOf(exchange),
        search: sent.search,
        body: sent.body,
      },
      context: async () => {
        await admit(exchange, { documents: this.uses.documents, pace: this.uses.samgraf.pace });
        return { requestId: request.id, exchange };
      },
    });
    invariant(body.kind === 'complete', 'an answer is sent as a whole');
    return { status, headers, text: exchange.printed ?? body.string };
  }

  /** After the last request: plugins flush what they have buffered. */
  stop(): Promise<void> {
    return this.server.stop();
  }
}

const isSubgraph = (schema: GraphQLSchema): boolean =>
  schema.getQueryType()?.getFields()['_service'] !== undefined;

/** A failed operation is logged already, without the values it was sent, which Apollo Server would quote. */
const loggerOf = (log: Logger) => ({
  debug: (message?: unknown) => {
    log.debug(message);
  },
  info: (message?: unknown) => {
    log.info(message);
  },
  warn: (message?: unknown) => {
    log.warn(message);
  },
  error: (message?: unknown) => {
    if (!String(message).startsWith('Unexpected error processing request')) log.error(message);
  },
});

const headersOf = ({ request: { headers } }: RequestInProgress): HeaderMap => {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  return map;
};

/** Apollo Server adds usage reporting by itself if the environment names an Apollo graph. */
const watchReporting = (tell: (isReporting: boolean) => void): ApolloServerPlugin<Context> => ({
  serverWillStart: ({ apollo: { key, graphRef } }) => {
    tell(key !== undefined && graphRef !== undefined);
    return Promise.resolve();
  },
});

/** The SDL for federation tells the whole schema, so it is closed where introspection is. */
const noServiceRule: ValidationRule = context => ({
  Field: node => {
    if (node.name.value === '_service' && context.getParentType() === context.getSchema().getQueryType())
      context.reportError(
        new GraphQLError('The subgraph SDL is not told here: introspection is turned off.', { nodes: node }),
      );
  },
});

type Admitting = Readonly<{ documents: DocumentCache; pace: Scheduling }>;

/**
 * Rejects requests before Apollo Server reads anything, as an error of its context: plugins are notified by
 * `contextCreationDidFail`. Instead of Apollo Server's `csrfPrevention`, a POST must be application/json,
 * whatever its other headers. A browser sends a preflight before it sends that for another site, and CORS
 * then forbids it.
 */
const admit = async (exchange: RequestInProgress, { documents, pace }: Admitting): Promise<void> => {
  checkForm(exchange);
  const params = paramsOf(exchange.sent);
  if (params) exchange.arrive(params);
  if (exchange.notListed) throw refused(exchange, exchange.notListed);
  if (!params) return;
  const isKnown = documents.accepts(params.query);
  if (isKnown && !isLarge(exchange.request)) return;
  // A new document waits for its turn to be scanned, and then parsed, validated and planned, so that many at
  // once do not delay other requests.
  try {
    await pace.of(exchange.client).turns.run(
      atOnce(() => {
        if (!isKnown) scan(params.query);
      }),
      pace.deadline(),
    );
  } catch (error) {
    if (error instanceof SamgrafError && error.status === 400) exchange.refusedDocument = params.query;
    throw refused(exchange, error);
  }
};

const refused = (exchange: RequestInProgress, error: unknown): GraphQLError => {
  const told = masked(error, exchange.id);
  exchange.failed(error, [told]);
  return withStatus(told, statusFor(exchange.failure?.status ?? 500, exchange.accept));
};

/** JSON in UTF-8, and no content type that a browser sends without a preflight. */
const JSON_BODY = /^application\/json\s*(;\s*charset="?utf-?8"?\s*)?$/i;

const checkForm = ({ request, accept }: RequestInProgress): void => {
  if (request.method === 'POST' && !JSON_BODY.test(request.headers['content-type'] ?? '')) {
    throw withStatus(protocolFault('This content type is not accepted.'), 415);
  }
  if (mediaTypeFor(accept) !== undefined) return;
  throw withStatus(protocolFault('No media type is accepted that is answered in.'), 406, {
    accept: 'application/graphql-response+json; charset=utf-8, application/json; charset=utf-8',
  });
};

const protocolFault = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_INPUT', hint: HOW_TO_ASK } });

/** Apollo Server takes the status and headers from here, and omits them from its output. */
const withStatus = (
  { message, extensions, originalError }: GraphQLError,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): GraphQLError =>
  new GraphQLError(message, {
    extensions: { ...extensions, http: { status, headers: new HeaderMap(Object.entries(headers)) } },
    originalError,
  });

/** The context of a request that is shared with plugins. */
export type Context = BaseContext & Readonly<{ requestId: string; exchange: RequestInProgress }>;

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type Result = Awaited<ReturnType<Executor>>;

/**
 * An executor in place of a gateway's: Apollo Server parses and validates a document, and we answer the whole
 * operation at once. An answer is text already, which the exchange keeps; Apollo Server gets empty data. Plugins get the
 * data itself, since they may read and change it, and then what Apollo Server prints is sent.
 */
class PlanGateway implements Gateway {
  private readonly listeners = new Set<Listener>();

  constructor(
    private readonly uses: Serving,
    private readonly isWatched: () => boolean,
  ) {}

  load(): Promise<{ executor: Executor }> {
    const schema = unprinted(this.uses.samgraf.schema);
    for (const tell of this.listeners) tell({ apiSchema: schema.whileTold, coreSupergraphSdl: '' });
    schema.told();
    return Promise.resolve({ executor: asked => this.execute(asked) });
  }

  onSchemaLoadOrUpdate(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  stop(): Promise<void> {
    this.listeners.clear();
    return Promise.resolve();
  }

  private async execute({ document, request, context }: Parameters<Executor>[0]): Promise<Result> {
    const { operationName, variables = {}, extensions } = request;
    const { exchange } = context as Context;
    const { viewer } = exchange;
    const besides = askedFor(extensions);
    exchange.hasCost = besides.cost;
    const operation = { document, operationName, variables, viewer, ...besides };
    const answer = await respond(operation, exchange, this.uses);
    if (answer instanceof GraphQLError) return { errors: [answer] };
    exchange.isAnswered = true;
    if (this.isWatched()) return plainResult(textOf(answer));
    exchange.printed = answer;
    return { data: {} };
  }

  /** Serializes a result for Apollo Server. */
  readonly stringify = ({ errors, data, extensions }: FormattedExecutionResult): string =>
    JSON.stringify({ errors: data || !errors ? errors : toldOf(errors), data, extensions });
}

/**
 * A schema that prints as an empty one while Apollo Server is told of it: it names the documents that it stores after a hash
 * of the schema's print, of 79,000 lines, and those of a store in memory are of one schema. A sixth of a start.
 */
const unprinted = (schema: GraphQLSchema) => {
  let isTold = false;
  const getTypeMap = (): ReturnType<GraphQLSchema['getTypeMap']> => (isTold ? schema.getTypeMap() : {});
  return {
    whileTold: Object.create(schema, { getTypeMap: { value: getTypeMap } }) as GraphQLSchema,
    told: (): void => {
      isTold = true;
    },
  };
};

type Listener = Parameters<NonNullable<Gateway['onSchemaLoadOrUpdate']>>[0];

const plainResult = (text: string): Result => {
  const { errors, ...rest } = JSON.parse(text) as FormattedExecutionResult;
  return { ...rest, ...(errors ? { errors: errors.map(asError) } : {}) } as Result;
};

/** Follows each request through Apollo Server and sets the status of its response. */
const protocol = (tell: Tell): ApolloServerPlugin<Context> => ({
  requestDidStart: ({ contextValue: { exchange }, request }) => {
    // Some clients send an empty name instead of none; Apollo Server would look for an operation with that
    // name.
    if (request.operationName === '') delete request.operationName;
    return Promise.resolve(listener(exchange, tell));
  },
  unexpectedErrorProcessingRequest: ({
    requestContext: {
      contextValue: { exchange },
    },
    error,
  }) => {
    exchange.failed(error, [tell(error)]);
    return Promise.resolve();
  },
});

const listener = (exchange: RequestInProgress, tell: Tell): GraphQLRequestListener<Context> => ({
  didResolveSource: ({ source, request: { operationName, variables } }) => {
    exchange.arrive({ query: source, operationName, variables });
    exchange.isOperation = true;
    return Promise.resolve();
  },
  didResolveOperation: ({ document }) => {
    exchange.read(document);
    return Promise.resolve();
  },
  parsingDidStart: ({ source }) =>
    Promise.resolve(error => {
      if (error) exchange.refusedDocument = source;
      return Promise.resolve();
    }),
  validationDidStart: ({ source }) =>
    Promise.resolve(errors => {
      if (errors) exchange.refusedDocument = source;
      return Promise.resolve();
    }),
  didEncounterErrors: ({ errors }) => {
    if (exchange.failure === undefined && !exchange.isAnswered) refuse(exchange, errors, tell);
    return Promise.resolve();
  },
  willSendResponse: ({ response }) => {
    if (exchange.failure) response.http.status = statusFor(exchange.failure.status, exchange.accept);
    return Promise.resolve();
  },
});

/** Records what Apollo Server or a plugin rejects, with a code and a status of its own. */
const refuse = (exchange: RequestInProgress, errors: readonly GraphQLError[], tell: Tell): void => {
  const told = toldOf(errors.map(tell));
  const [first] = told;
  const cause = errors[0]?.originalError ?? errors[0];
  if (!exchange.isOperation) exchange.turnedAway = codesOf(told)[0];
  else if (isOurs(first?.extensions['code'])) exchange.failed(cause, told);
  else exchange.noted(cause, [httpStatus(errors[0]) < 500 ? 'BAD_INPUT' : 'INTERNAL']);
};
