import { getNullableType, getVariableValues, isLeafType, typeFromAST, type GraphQLLeafType, type GraphQLSchema, type OperationDefinitionNode, type TypeNode } from 'graphql';
import { SamgrafError, known } from '../errors';
import type { Bound } from '../store/store';
import { checkVariables } from './limits';

type Leaf = Readonly<{ name: string; type: GraphQLLeafType }>;

/** Reads the values of an operation's variables, as its types say. */
export type ReadVariables = (raw: Bound) => Bound;

/**
 * Made once an operation. Where every variable is of a plain type and given, its type alone reads it, a fifth of the work
 * of graphql-js; all else, and what is wrong, goes to graphql-js, which knows what to say.
 */
export const variablesOf = ({ variableDefinitions: definitions = [] }: OperationDefinitionNode, schema: GraphQLSchema): ReadVariables => {
  if (definitions.length === 0) return () => ({});
  const leaves = definitions.flatMap(({ variable, type }) => leafOf(variable.name.value, type, schema));
  return raw => (leaves.length === definitions.length ? readLeaves(leaves, raw) : undefined) ?? readAll(definitions, raw, schema);
};

const leafOf = (name: string, node: TypeNode, schema: GraphQLSchema): Leaf[] => {
  const type = getNullableType(typeFromAST(schema, node));
  return isLeafType(type) ? [{ name, type }] : [];
};

const readLeaves = (leaves: readonly Leaf[], raw: Bound): Bound | undefined => {
  const values: Record<string, unknown> = {};
  for (const { name, type } of leaves) {
    const value = Object.hasOwn(raw, name) ? readLeaf(type, raw[name]) : undefined;
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
};

const readLeaf = (type: GraphQLLeafType, value: unknown): unknown => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  try {
    return type.parseValue(value);
  } catch {
    return undefined;
  }
};

const readAll = (definitions: NonNullable<OperationDefinitionNode['variableDefinitions']>, raw: Bound, schema: GraphQLSchema): Bound => {
  checkVariables(raw);
  const { coerced, errors } = getVariableValues(schema, definitions, raw as { [name: string]: unknown }, { maxErrors: 10 });
  if (errors) {
    const [first] = errors;
    throw new SamgrafError('BAD_INPUT', known(first, 'an error').message, errors.length > 1 ? `${errors.length} variables or fields of them are wrong: check them against their types.` : 'Check the value against the type of the variable.');
  }
  return coerced;
};
