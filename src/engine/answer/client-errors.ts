import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { ERRORS, SamgrafError, cut, type ErrorCode } from '../errors';
import type { Model } from '../model/model';
import { type Disclosure, MOST_ERRORS } from './documents';
import { Guesser } from './guess/guess';

/** Maximum bytes, as JSON, of all errors of a rejected request, of one message and of one hint. */
const MOST = 900;
const MESSAGE = 400;
const HINT = 250;
const PLACES = 2;

/**
 * Errors as clients see them. Both graphql-js and Samgraf echo what was sent, and a request can be wrong in ten
 * thousand places, so only the first errors are kept: together they stay below 1 kB.
 */
const firstErrors = <E extends Error | GraphQLFormattedError>(errors: readonly E[]): readonly E[] => {
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
    extensions: extensionsOf(error),
    originalError: error,
  });

const extensionsOf = ({ code, hint, faults }: SamgrafError): Readonly<Record<string, unknown>> => ({
  code,
  ...(hint ? { hint } : {}),
  ...(faults ? { faults } : {}),
});

const FAULT = 'Something went wrong on the server.';

/** Returns what a client sees of a failure: Samgraf's own errors unchanged, anything else masked; the log has the details. */
export const masked = (error: unknown, requestId: string): GraphQLError => {
  if (error instanceof SamgrafError && ERRORS[error.code].status !== 500) return toGraphQLError(error);
  return new GraphQLError(FAULT, {
    extensions: { code: 'INTERNAL', hint: `Report it with the request id: ${requestId}.` },
  });
};

/** An error that was printed, as one of graphql-js again. */
export const asError = ({ message, path, extensions }: GraphQLFormattedError): GraphQLError =>
  new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null });

/** An error as sent to a client, whatever its origin: our own, graphql-js, Apollo Server or a plugin. */
export type Tell = (error: unknown) => GraphQLError;

/** What to send instead. */
export const HOW_TO_ASK =
  'POST JSON: {"query": "{ … }", "variables": {…}} with content-type application/json, ' +
  'and accept application/json or application/graphql-response+json.';

/** Tells errors to clients; what a refused document likely means is told where names of the schema are suggested. */
export const errorRenderer = (
  { introspection, suggestions }: Disclosure,
  of?: Readonly<{ schema: GraphQLSchema; model: Model; whole?: GraphQLSchema }>,
): Tell => {
  const guesser = suggestions && of ? new Guesser(of.schema, of.model, of.whole) : undefined;
  const hints: Readonly<Record<string, string>> = {
    BAD_REQUEST: HOW_TO_ASK,
    GRAPHQL_PARSE_FAILED: 'Check the document against the schema.',
    GRAPHQL_VALIDATION_FAILED: introspection
      ? 'See the schema in the playground, or by introspection.'
      : 'Ask whoever runs the server for the schema; introspection is turned off here.',
    PERSISTED_QUERY_NOT_FOUND: 'Send the document with its hash once; from then on the hash is enough.',
  };
  return error => {
    const told = guesser && refusal(error) ? guessed(error, guesser, hints) : undefined;
    return boundError(told ?? inOurTerms(error, hints), suggestions);
  };
};

const refusal = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError &&
  error.extensions['code'] === 'GRAPHQL_VALIDATION_FAILED' &&
  error.source !== undefined &&
  !(error.originalError instanceof SamgrafError);

/** Types of the language itself, whose names mean the same to everybody. */
const IN_INTROSPECTION = / on type "__/;

const IN_WHOLE = 'It is in the whole schema: send it to /graphql without view=read.';

/**
 * A refusal with what was likely meant there, and the whole document to write. What graphql-js suggests are names that are spelled alike:
 * it is told only where it is what was meant.
 */
const guessed = (
  error: GraphQLError,
  guesser: Guesser,
  hints: Readonly<Record<string, string>>,
): GraphQLError => {
  const guess = guesser.guess(error);
  const note = error.positions?.map(at => guess?.notes.at(at)).find(told => told !== undefined);
  const { message, source, positions, path } = error;
  const suggests = SUGGESTION.exec(message)?.[0];
  const leads =
    suggests !== undefined &&
    (IN_INTROSPECTION.test(message) ||
      [...suggests.matchAll(/"([^"]+)"/g)].some(([, name]) => note?.includes(`\`${name ?? ''}\``)));
  const hint = guess?.elsewhere === true ? IN_WHOLE : (note ?? hints['GRAPHQL_VALIDATION_FAILED']);
  const told = (more: Readonly<Record<string, unknown>>): GraphQLError =>
    new GraphQLError(leads ? message : message.replace(SUGGESTION, ''), {
      source: source ?? null,
      positions: positions ?? null,
      path: path ?? null,
      extensions: { code: 'BAD_INPUT', hint, ...more },
    });
  if (guess?.write === undefined) return told({});
  const whole = told({ write: guess.write, ...(guess.left.length > 0 ? { left: guess.left } : {}) });
  return Buffer.byteLength(JSON.stringify(whole)) <= MOST ? whole : told({});
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
  if (original instanceof SamgrafError) return again(error, extensionsOf(original));
  // Apollo Server replaces the code of some of our errors.
  if (original instanceof GraphQLError && isOurs(original.extensions['code'])) return original;
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR')
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
