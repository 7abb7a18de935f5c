import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { masked } from '../../answer/client-errors';
import type { DocumentCache } from '../../answer/documents';
import type { Pace } from '../../answer/pace';
import { scan } from '../../answer/measure';
import { SamgrafError } from '../../errors';
import { atOnce } from '../../graph/sliced';
import type { Exchange } from './exchange';
import { mediaTypeFor, statusFor } from './media-type';
import { isLarge, paramsOf } from './params';
import { HOW_TO_ASK } from './tell';

export type Admitting = Readonly<{ documents: DocumentCache; pace: Pace }>;

/**
 * Rejects requests before Apollo Server reads anything, as an error of its context: plugins are notified by
 * `contextCreationDidFail`. Instead of Apollo Server's `csrfPrevention`, a POST must be application/json,
 * whatever its other headers. A browser sends a preflight before it sends that for another site, and CORS
 * then forbids it.
 */
export const admit = async (exchange: Exchange, { documents, pace }: Admitting): Promise<void> => {
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
    await pace.turns.run(
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

const refused = (exchange: Exchange, error: unknown): GraphQLError => {
  const told = masked(error, exchange.id);
  exchange.failed(error, [told]);
  return withStatus(told, statusFor(exchange.failure?.status ?? 500, exchange.accept));
};

/** JSON in UTF-8, and no content type that a browser sends without a preflight. */
const JSON_BODY = /^application\/json\s*(;\s*charset="?utf-?8"?\s*)?$/i;

const checkForm = ({ request, accept }: Exchange): void => {
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
