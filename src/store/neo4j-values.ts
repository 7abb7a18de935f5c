import neo4j, { type Record as Neo4jRecord } from 'neo4j-driver';
import type { Row } from './store';

export const toRow = (record: Neo4jRecord): Row => record.toObject();

/**
 * JavaScript has only one number type. Whole numbers are sent as integers, which LIMIT requires and
 * comparisons accept.
 */
export const withIntegers = (values: Record<string, unknown>): Record<string, unknown> => {
  for (const name in values)
    if (Number.isSafeInteger(values[name])) values[name] = neo4j.int(values[name] as number);
  return values;
};
