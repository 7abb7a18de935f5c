import {
  coerceInputValue,
  getNullableType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  typeFromAST,
  valueFromAST,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect';
import { SamgrafError, cut, invariant } from '../errors';
import { eachInTurns } from '../model/in-turns';
import { toNfc } from '../model/scalars';
import { type Bound, bindMore } from '../plan/plan';
import { CHANGE_LIMITS, LIMITS, checkVariables } from './limits';

type Leaf = Readonly<{ name: string; type: GraphQLLeafType }>;

/** Coerces the values of an operation's variables to their types. */
export type ReadVariables = (raw: Bound) => Bound;

/**
 * Made once per operation. If every variable is given and has a plain type, the type coerces it directly, at a fifth of
 * the cost of graphql-js. Everything else, including invalid values, goes to graphql-js, which has the error messages.
 */
export const variablesOf = (
  { variableDefinitions: definitions = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
): ReadVariables => {
  if (definitions.length === 0) return () => bindMore();
  const leaves = definitions.flatMap(({ variable, type }) => leafOf(variable.name.value, type, schema));
  return raw =>
    (leaves.length === definitions.length ? readLeaves(leaves, raw) : undefined) ??
    readAll(definitions, raw, schema);
};

const leafOf = (name: string, node: TypeNode, schema: GraphQLSchema): Leaf[] => {
  const type = getNullableType(typeFromAST(schema, node));
  return isLeafType(type) ? [{ name, type }] : [];
};

const readLeaves = (leaves: readonly Leaf[], raw: Bound): Bound | undefined => {
  const values = bindMore() as Record<string, unknown>;
  for (const { name, type } of leaves) {
    const value = Object.hasOwn(raw, name) ? readLeaf(type, raw[name]) : undefined;
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
};

const readLeaf = (type: GraphQLLeafType, value: unknown): unknown => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  if (typeof value === 'string' && (value.length > LIMITS.text || !value.isWellFormed())) return undefined;
  try {
    return toNfc(type.parseValue(value));
  } catch {
    return undefined;
  }
};

const readAll = (
  definitions: readonly VariableDefinitionNode[],
  raw: Bound,
  schema: GraphQLSchema,
): Bound => {
  checkVariables(raw);
  const values = bindMore() as Record<string, unknown>;
  for (const definition of definitions) {
    const value = readOne(definition, raw, schema);
    if (value !== undefined) values[definition.variable.name.value] = value;
  }
  return values;
};

/** Coerces the variables of a mutation, whose lists are long and whose operation is new each time: a part of a list at a time. */
export const coerceMutation = async (
  { variableDefinitions: definitions = [] }: OperationDefinitionNode,
  raw: Bound,
  schema: GraphQLSchema,
): Promise<Bound> => {
  checkVariables(raw, CHANGE_LIMITS);
  const values = bindMore() as Record<string, unknown>;
  for (const definition of definitions) {
    const name = definition.variable.name.value;
    const type = getNullableType(typeFromAST(schema, definition.type));
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (isListType(type) && Array.isArray(given) && isInputType(type.ofType))
      values[name] = await coercedList(name, given, type.ofType);
    else {
      const value = readOne(definition, raw, schema);
      if (value !== undefined) values[name] = value;
    }
  }
  return values;
};

const coercedList = async (
  name: string,
  items: readonly unknown[],
  type: GraphQLInputType,
): Promise<readonly unknown[]> => {
  const read: unknown[] = [];
  await eachInTurns(items, (item, i) => {
    read.push(coerced(`${name}[${i}]`, item, type));
  });
  return read;
};

/**
 * Coerces variables as the specification says (6.1.2); undefined if there are none. graphql-js keeps the result in
 * a plain object.
 */
const readOne = (
  { variable, type: node, defaultValue }: VariableDefinitionNode,
  raw: Bound,
  schema: GraphQLSchema,
): unknown => {
  const name = variable.name.value;
  const type = typeFromAST(schema, node);
  invariant(isInputType(type), `variable $${name} has an input type`);
  if (!Object.hasOwn(raw, name)) {
    if (defaultValue) return toNfc(valueFromAST(defaultValue, type));
    if (isNonNullType(type))
      throw wrong(`Variable "$${name}" of required type "${String(type)}" was not provided.`);
    return undefined;
  }
  if (raw[name] === null && isNonNullType(type))
    throw wrong(`Variable "$${name}" of non-null type "${String(type)}" must not be null.`);
  return coerced(name, raw[name], type);
};

const coerced = (name: string, value: unknown, type: GraphQLInputType): unknown =>
  toNfc(
    coerceInputValue(value, type, (path, invalid, { message }) => {
      const at = path.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
      throw wrong(
        `Variable "$${name}" got invalid value ${cut(inspect(invalid), SHOWN)}${at && ` at "${name}${at}"`}; ${message}`,
      );
    }),
  );
const SHOWN = 150;

const wrong = (message: string): SamgrafError =>
  new SamgrafError('BAD_INPUT', message, 'Check the value against the type of the variable.');
