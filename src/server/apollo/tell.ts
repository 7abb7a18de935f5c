import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ApolloServerErrorCode as Apollo } from '@apollo/server/errors';
import { FAULT, boundError, firstErrors } from '../../answer/client-errors';
import { type Disclosure, MOST_ERRORS } from '../../answer/documents';
import { ERRORS, SamgrafError, type ErrorCode } from '../../errors';

/** An error as sent to a client, whatever its origin: our own, graphql-js, Apollo Server or a plugin. */
export type Tell = (error: unknown) => GraphQLError;

/** What to send instead. */
export const HOW_TO_ASK =
  'POST JSON: {"query": "{ … }", "variables": {…}} with content-type application/json, ' +
  'and accept application/json or application/graphql-response+json.';

export const teller = ({ introspection, suggestions }: Disclosure): Tell => {
  const hints: Readonly<Record<string, string>> = {
    [Apollo.BAD_REQUEST]: HOW_TO_ASK,
    [Apollo.GRAPHQL_PARSE_FAILED]: 'Check the document against the schema.',
    [Apollo.GRAPHQL_VALIDATION_FAILED]: introspection
      ? 'See the schema in the playground, or by introspection.'
      : 'Ask whoever runs the server for the schema; introspection is turned off here.',
    [Apollo.PERSISTED_QUERY_NOT_FOUND]:
      'Send the document with its hash once; from then on the hash is enough.',
  };
  return error => boundError(inOurTerms(error, hints), suggestions);
};

/** What to do about a bad request that is well-formed JSON, by what Apollo Server says of it. */
const OF_REQUESTS: Readonly<Record<string, string>> = {
  'Operation batching disabled.':
    'Send each operation in a request of its own, or several fields in one document.',
  'provided sha does not match query':
    'Send the SHA-256 of the document as it is sent, in hexadecimal digits; or leave persistedQuery out.',
};

export const isOurs = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERRORS, code);

/**
 * The HTTP status that an error carries, as errors of Apollo Server and its plugins do; 500 if it carries
 * none.
 */
export const httpStatus = (error: GraphQLError | undefined): number => {
  const http = error?.extensions['http'];
  return typeof http === 'object' && http !== null && 'status' in http && typeof http.status === 'number'
    ? http.status
    : 500;
};

const inOurTerms = (error: unknown, hints: Readonly<Record<string, string>>): GraphQLError => {
  if (!(error instanceof GraphQLError)) return unknown();
  const { originalError: original, extensions } = error;
  const { code } = extensions;
  // Apollo Server gives our own errors a code of its own where a rule reports them.
  const hint =
    original instanceof SamgrafError ? undefined : (OF_REQUESTS[error.message] ?? hints[String(code)]);
  if (hint !== undefined) return again(error, { code: isOurs(code) ? code : 'BAD_INPUT', hint });
  if (original instanceof SamgrafError)
    return again(error, { code: original.code, ...(original.hint ? { hint: original.hint } : {}) });
  // Apollo Server replaces the code of some of our errors.
  if (original instanceof GraphQLError && isOurs(original.extensions['code'])) return original;
  if (code !== undefined && code !== Apollo.INTERNAL_SERVER_ERROR)
    return again(error, { ...extensions, http: undefined });
  return httpStatus(error) < 500 ? again(error, { code: 'BAD_INPUT', hint: HOW_TO_ASK }) : unknown();
};

const unknown = (): GraphQLError =>
  new GraphQLError(FAULT, {
    extensions: { code: 'INTERNAL', hint: 'Report it with the request id in the header x-request-id.' },
  });

const again = (
  { message, source, positions, path }: GraphQLError,
  extensions: Readonly<Record<string, unknown>>,
): GraphQLError =>
  new GraphQLError(message, {
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions,
  });

/**
 * The errors sent if there is no data. For a document beyond a limit only that one, since the document was
 * not checked further.
 */
export const toldOf = <E extends GraphQLError | GraphQLFormattedError>(
  errors: readonly E[],
): readonly E[] => {
  const beyond = errors.find(({ extensions }) => extensions?.['code'] === 'TOO_COMPLEX');
  return beyond ? [beyond] : firstErrors(errors.slice(0, MOST_ERRORS));
};
