import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { NoSchemaIntrospectionCustomRule, type ValidationRule } from 'graphql';
import type { Logger } from 'pino';
import { type Disclosure, MOST_ERRORS, limitsRule, subscriptionRule } from '../../answer/documents';
import { LIMITS } from '../../answer/limits';
import { invariant } from '../../errors';
import { admit } from './admit';
import type { Answered, Exchange } from './exchange';
import { PRINTED, PlanGateway, type Context } from './gateway';
import type { Uses } from './lane';
import { noServiceRule } from './no-service-rule';
import { protocol } from './protocol';

export type ApolloOptions = Readonly<{
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
    private readonly uses: Uses,
    readonly isReporting: () => boolean,
  ) {}

  static async start(uses: Uses, { disclosure, log, plugins }: ApolloOptions): Promise<Apollo> {
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

  async answer(exchange: Exchange): Promise<Answered> {
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
    const { printed } = exchange;
    return {
      status,
      headers,
      text: body.string === PRINTED && printed !== undefined ? printed : body.string,
    };
  }

  /** After the last request: plugins flush what they have buffered. */
  stop(): Promise<void> {
    return this.server.stop();
  }
}

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

const headersOf = ({ request: { headers } }: Exchange): HeaderMap => {
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
