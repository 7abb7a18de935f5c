import type { ValidationRule } from 'graphql';
import { SamgrafError } from '../errors';
import { toGraphQLError } from './client-errors';
import { measure } from './measure';

/** Maximum number of validation errors: for each one, graphql-js compares a name with every known name. */
export const MOST_ERRORS = 3;

/**
 * Measures a document before it is validated. The other rules visit the document in the same walk, and their work grows
 * with the square of repeated parts. If a document exceeds a limit, the visitor returns null at once, so that the walk
 * ends before the other rules see anything.
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
