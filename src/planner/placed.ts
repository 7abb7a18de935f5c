import type { FieldNode } from 'graphql';
import { SamgrafError } from '../errors';

/**
 * Plans a field of the response. What is wrong with its arguments is told with the field's place: each field on the way
 * to it adds its key. Indices of lists are not in it, since nothing has been answered.
 */
export const placed = <T>(key: string, [node]: readonly FieldNode[], plan: () => T): T => {
  try {
    return plan();
  } catch (error) {
    if (error instanceof SamgrafError)
      error.place = { path: [key, ...(error.place?.path ?? [])], node: error.place?.node ?? node };
    throw error;
  }
};
