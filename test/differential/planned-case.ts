import {
  GraphQLError,
  getVariableValues,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { SamgrafError } from '../../src/engine/errors';
import { freeze } from '../../src/engine/model/objects';
import type { Bound, OperationPlan } from '../../src/engine/plan/plan';
import { chooseOperation } from '../../src/engine/planner/collect';
import { planRoots } from '../../src/engine/roots/slices';
import type { Statistics } from '../../src/engine/plan/statistics';
import { Variables } from '../../src/engine/planner/read-input';
import { randomModel, randomSchema } from '../support/random-model';
import type { Operation } from '../support/random-operation';
import { TODAY_OF_TESTS } from '../support/random-values';

export type { Bound };
export type PlannedCase =
  | Readonly<{ kind: 'planned'; plan: OperationPlan; bound: Bound }>
  /** By planning, before any store. */
  | Readonly<{ kind: 'refused'; error: SamgrafError }>;

/** The operation is not one: a fault of whoever wrote it, not of what is tested. */
export class NoOperation extends Error {}

/** Plans as the server does. Anything that is thrown but is not meant for the client comes through. */
export const planCase = (operation: Operation, variables: Bound, statistics: Statistics): PlannedCase => {
  const document = validDocument(operation.text);
  const chosen = chooseOperation(document, undefined);
  const coerced = getVariableValues(randomSchema, chosen.variableDefinitions ?? [], variables);
  if (coerced.errors)
    return {
      kind: 'refused',
      error: new SamgrafError('BAD_INPUT', coerced.errors.map(error => error.message).join('\n')),
    };
  try {
    const { roots } = planRoots(document, chosen, new Variables(coerced.coerced), {
      schema: randomSchema,
      model: randomModel,
      statistics,
    });
    const plan = freeze<OperationPlan>({ kind: 'operation', roots: [...roots] });
    return { kind: 'planned', plan, bound: { ...coerced.coerced, '@today': TODAY_OF_TESTS } };
  } catch (error) {
    if (error instanceof SamgrafError) return { kind: 'refused', error };
    throw error;
  }
};

/** An operation is planned a dozen times in the course of its checks, and is the same document each time. */
const VALID = new WeakMap<GraphQLSchema, Map<string, DocumentNode>>();

export const validDocument = (text: string, schema = randomSchema): DocumentNode => {
  const valid = VALID.get(schema) ?? new Map<string, DocumentNode>();
  VALID.set(schema, valid);
  const before = valid.get(text);
  if (before) return before;
  const document = parsed(text);
  const errors = validate(schema, document);
  if (errors.length > 0) throw new NoOperation(errors.map(error => error.message).join('\n'));
  valid.set(text, document);
  return document;
};

const parsed = (text: string): DocumentNode => {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) throw new NoOperation(error.message);
    throw error;
  }
};

/** The mark of each list that a cursor variable pages, found by the alias that is called like it. */
export const markOf = (value: unknown, key: string): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return firstOf(value, key);
  const node = value as Record<string, unknown>;
  if (node['key'] === key) {
    const listing = (node['listing'] ?? node) as Record<string, unknown>;
    if (typeof listing['mark'] === 'string') return listing['mark'];
  }
  return firstOf(
    ['roots', 'listing', 'shape', 'variants', 'items'].map(name => node[name]),
    key,
  );
};

const firstOf = (values: readonly unknown[], key: string): string | undefined => {
  for (const value of values) {
    const found = markOf(value, key);
    if (found !== undefined) return found;
  }
  return undefined;
};
