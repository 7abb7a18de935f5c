import type { ValidationRule } from 'graphql';
import { SamgrafError } from '../errors';
import { toGraphQLError } from './client-errors';
import { measure } from './measure';

/** Errors looked for in a document: for each, graphql-js compares a name with all that there are. */
export const MOST_ERRORS = 3;

/**
 * Measures a document before it is validated. The other rules look at the same document in the same walk, and
 * what they compare grows with the square of what is repeated; so a walk through one that is beyond a limit
 * ends where it begins: a visitor that answers null leaves nothing of the document to go through.
 */
export const limitsRule: ValidationRule = context => ({
  Document: document => {
    try {
      measure(document);
      return undefined;
    } catch (error) {
      if (!(error instanceof SamgrafError)) throw error;
      context.reportError(toGraphQLError(error));
      return null;
    }
  },
});
