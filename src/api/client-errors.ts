import { GraphQLError } from 'graphql';
import { cut } from '../errors';

/** Bytes of all that a refusal says, as JSON; of one sentence and of one hint. */
const MOST = 900;
const MESSAGE = 400;
const HINT = 250;
const PLACES = 2;

/**
 * Errors as a client may get them, whoever wrote them: graphql-js and our own errors echo what was sent, and a request
 * can be wrong in ten thousand places. The first ones are told, so that all of them stay below 1 kB.
 */
export const boundErrors = (errors: readonly GraphQLError[]): readonly GraphQLError[] => {
  const bounded: GraphQLError[] = [];
  let bytes = 0;
  for (const error of errors) {
    const next = boundError(error);
    bytes += Buffer.byteLength(JSON.stringify(next));
    if (bytes > MOST && bounded.length > 0) break;
    bounded.push(next);
  }
  return bounded;
};

/** One error below 1 kB: long values in it are cut, then the sentence itself. */
export const boundError = (error: GraphQLError): GraphQLError => {
  const { hint } = error.extensions;
  return new GraphQLError(cut(shortened(error.message), MESSAGE), {
    nodes: null,
    source: error.source ?? null,
    positions: error.positions?.slice(0, PLACES) ?? null,
    path: error.path ?? null,
    extensions: { ...error.extensions, ...(typeof hint === 'string' ? { hint: cut(hint, HINT) } : {}) },
    originalError: error.originalError,
  });
};

/** What graphql-js quotes is cut in its place, so that the rest of the sentence remains. */
const shortened = (message: string): string => message.replace(/"(?:[^"\\]|\\.){100,}"/g, quoted => `${quoted.slice(0, 60)}…"`);

const SUGGESTION = / Did you mean [^?]*\?/;

/** Without the names that graphql-js proposes: where the schema is not to be guessed from what it refuses. */
export const withoutSuggestion = (message: string): string => message.replace(SUGGESTION, '');
