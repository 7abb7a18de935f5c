import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ERRORS, SamgrafError, cut } from '../errors';

/** Maximum bytes, as JSON, of all errors of a rejected request, of one message and of one hint. */
const MOST = 900;
const MESSAGE = 400;
const HINT = 250;
const PLACES = 2;

/**
 * Errors as clients see them. Both graphql-js and Samgraf echo what was sent, and a request can be wrong in ten
 * thousand places, so only the first errors are kept: together they stay below 1 kB.
 */
export const firstErrors = <E extends Error | GraphQLFormattedError>(errors: readonly E[]): readonly E[] => {
  const told: E[] = [];
  let bytes = 0;
  for (const error of errors) {
    bytes += Buffer.byteLength(JSON.stringify(error));
    if (bytes > MOST && told.length > 0) break;
    told.push(error);
  }
  return told;
};

/** One error below 1 kB: long values in it are cut first, then the message itself. */
export const boundError = (error: GraphQLError, suggestions = true): GraphQLError => {
  const { hint } = error.extensions;
  const message = suggestions ? error.message : error.message.replace(SUGGESTION, '');
  return new GraphQLError(cut(shortened(message), MESSAGE), {
    nodes: null,
    source: error.source ?? null,
    positions: error.positions?.slice(0, PLACES) ?? null,
    path: error.path ?? null,
    extensions: { ...error.extensions, ...(typeof hint === 'string' ? { hint: cut(hint, HINT) } : {}) },
    originalError: error.originalError,
  });
};

/** Cuts the values that graphql-js quotes, so that the rest of the message remains. */
const shortened = (message: string): string =>
  message.replace(/"(?:[^"\\]|\\.){100,}"/g, quoted => `${quoted.slice(0, 60)}…"`);

/** Names that graphql-js suggests; left out if the schema must not be guessed from error messages. */
const SUGGESTION = / Did you mean [^?]*\?/;

/** Longest path of a refusal, as JSON: the keys are the client's own, and may be of any length. */
const PATH = 150;

const pathOf = ({ place }: SamgrafError): readonly string[] | undefined =>
  place && Buffer.byteLength(JSON.stringify(place.path)) <= PATH ? place.path : undefined;

export const toGraphQLError = (error: SamgrafError, path = pathOf(error)): GraphQLError =>
  new GraphQLError(error.message, {
    ...(path ? { path } : {}),
    nodes: error.place?.node ?? null,
    extensions: { code: error.code, ...(error.hint ? { hint: error.hint } : {}) },
    originalError: error,
  });

export const FAULT = 'Something went wrong on the server.';

/** What a client sees of a failure: Samgraf's own errors unchanged, anything else masked; the log has the details. */
export const masked = (error: unknown, requestId: string): GraphQLError => {
  if (error instanceof SamgrafError && ERRORS[error.code].status !== 500) return toGraphQLError(error);
  return new GraphQLError(FAULT, {
    extensions: { code: 'INTERNAL', hint: `Report it with the request id: ${requestId}.` },
  });
};

/** An error that was printed, as one of graphql-js again. */
export const asError = ({ message, path, extensions }: GraphQLFormattedError): GraphQLError =>
  new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null });
