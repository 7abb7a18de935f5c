import {
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { type DocumentCache, MOST_ERRORS } from '../answer/documents';
import { LIMITS } from '../answer/limits';
import { scan } from '../answer/measure';
import { type Tell, toldOf } from '../answer/client-errors';
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
