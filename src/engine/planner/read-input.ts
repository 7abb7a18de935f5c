import {
  GraphQLError,
  Kind as Ast,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  valueFromAST,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputFieldMap,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';
import { SamgrafError, required } from '../errors';
import { toNfc } from '../model/scalars';
import { bindGiven, literal, type Bound, type Operand } from '../plan/plan';
import { NO_SCOPE, type ListScope } from '../plan/cursor';

/**
 * An argument as planning sees it: objects and lists are plain, every leaf (or list of leaves) is an operand.
 */
export type Input = Operand | readonly Input[] | { readonly [name: string]: Input };

export const isOperand = (input: Input | undefined): input is Operand =>
  typeof input === 'object' &&
  'kind' in input &&
  (input.kind === 'literal' || input.kind === 'variable' || (input.kind === 'list' && 'of' in input)) &&
  !Array.isArray(input);

/** Tells whether nothing was given: no argument, or null. */
export const isMissing = (input: Input | undefined): boolean =>
  input === undefined ||
  (isOperand(input) && input.kind === 'literal' && (input.value === null || input.value === undefined));

/** A leaf argument that was given; undefined if it was not. */
export const givenOperand = (input: Input | undefined): Operand | undefined =>
  isOperand(input) && !isMissing(input) ? input : undefined;

/** The value of a leaf argument that shapes the plan; undefined if it was not given. */
export const readValue = (input: Input | undefined, variables: Variables): unknown =>
  isOperand(input) ? variables.valueOf(input) : undefined;

/**
 * The arguments of a field, including defaults; arguments not given are absent. Where null is allowed it
 * means the same as absent: clients such as Relay's compiler send it for every argument that they do not use.
 */
export const readArguments = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): Record<string, Input> => {
  const given = new Map((node.arguments ?? []).map(a => [a.name.value, a.value]));
  const read: Record<string, Input> = {};
  for (const argument of field.args) {
    const value = given.get(argument.name);
    const input = value && readInput(value, argument.type, variables);
    if (input !== undefined) read[argument.name] = input;
    else if (argument.defaultValue !== undefined) read[argument.name] = literal(argument.defaultValue);
  }
  return read;
};

const readInput = (node: ValueNode, type: GraphQLInputType, variables: Variables): Input | undefined => {
  if (isNonNullType(type)) return readInput(node, type.ofType, variables);
  if (node.kind === Ast.VARIABLE) return readVariable(node.name.value, type, variables);
  if (node.kind === Ast.NULL) return undefined;
  if (isInputObjectType(type) && node.kind === Ast.OBJECT) {
    const fields = type.getFields();
    return objectOf(
      node.fields.map(({ name, value }) => [
        name.value,
        readInput(value, typeOf(fields, name.value), variables),
      ]),
    );
  }
  if (isListType(type)) return readList(node, type.ofType, variables);
  return literal(toNfc(readLeaf(node, type)));
};

const typeOf = (fields: GraphQLInputFieldMap, name: string): GraphQLInputType =>
  required(fields[name], `a validated field ${name}`).type;

/** Only names of the schema occur. */
const objectOf = (
  entries: readonly (readonly [string, Input | undefined])[],
): Readonly<Record<string, Input>> =>
  Object.fromEntries(entries.flatMap(([name, input]) => (input === undefined ? [] : [[name, input]])));

const readList = (node: ValueNode, type: GraphQLInputType, variables: Variables): Input => {
  const values = node.kind === Ast.LIST ? node.values : [node];
  const items = values.map(value => readInput(value, type, variables) ?? literal(null));
  if (!isLeafType(getNamedType(type))) return items;
  const leaves = items.map(item => (isOperand(item) ? item : literal(null)));
  return leaves.every(isLiteral) ? literal(leaves.map(({ value: of }) => of)) : { kind: 'list', of: leaves };
};

const isLiteral = (operand: Operand): operand is Operand & { kind: 'literal' } => operand.kind === 'literal';

const readLeaf = (node: ValueNode, type: GraphQLInputType): unknown => {
  const value = valueFromAST(node, type);
  if (value === undefined) throw new GraphQLError('Invalid value', { nodes: node });
  return value;
};

const readVariable = (name: string, type: GraphQLInputType, variables: Variables): Input | undefined => {
  if (isLeafOrLeaves(type)) return variables.isGiven(name) ? { kind: 'variable', name } : undefined;
  const whole = { kind: 'variable', name, path: [] } as const;
  variables.tie(`form ${name}`, ({ [name]: value }) => formOf(value, type));
  return fromValue(variables.peek(whole), type, whole);
};

type Place = Operand & { kind: 'variable' } & Readonly<{ path: readonly (string | number)[] }>;
const inside = (of: Place, step: string | number): Place => ({ ...of, path: [...of.path, step] });

/** A coerced value as input, with a leaf for each place in its variable. */
const fromValue = (value: unknown, type: GraphQLInputType, at: Place): Input | undefined => {
  if (isNonNullType(type)) return fromValue(value, type.ofType, at);
  if (value === null || value === undefined) return undefined;
  if (isLeafOrLeaves(type)) return at;
  if (isListType(type))
    return (value as unknown[]).map((v, i) => fromValue(v, type.ofType, inside(at, i)) ?? literal(null));
  if (!isInputObjectType(type)) return at;
  const fields = type.getFields();
  return objectOf(
    Object.entries(value as object).map(([name, v]) => [
      name,
      fromValue(v, typeOf(fields, name), inside(at, name)),
    ]),
  );
};

const isLeafOrLeaves = (type: GraphQLInputType): boolean =>
  isLeafType(type) || (isListType(type) && isLeafType(getNamedType(type)));

/** Which fields of a value are given, and how many items its lists have: all of it that is no leaf. */
const formOf = (value: unknown, type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return formOf(value, type.ofType);
  if (value === null || value === undefined) return null;
  if (isLeafOrLeaves(type)) return 0;
  if (isListType(type)) return (value as unknown[]).map(item => formOf(item, type.ofType));
  if (!isInputObjectType(type)) return 0;
  const fields = type.getFields();
  return Object.entries(value as object).map(([name, of]) => [name, formOf(of, typeOf(fields, name))]);
};

/** The fields of an input object. Rejects null, which is not allowed as a list item. */
export const inputObject = (input: Input | undefined, what: string): Readonly<Record<string, Input>> => {
  if (input === undefined) return {};
  if (isOperand(input)) {
    throw new SamgrafError('BAD_INPUT', `${what} must not be null.`, 'Leave it out instead.');
  }
  return input as Readonly<Record<string, Input>>;
};

export const inputList = (input: Input | undefined, what: string): readonly Input[] => {
  if (input === undefined) return [];
  if (isOperand(input))
    throw new SamgrafError('BAD_INPUT', `${what} must not be null.`, 'Leave it out instead.');
  return Array.isArray(input) ? (input as readonly Input[]) : [input];
};

/** The only field given in a one-of input. */
export const oneOf = (input: Input, what: string): readonly [string, Input] => {
  const entries = Object.entries(inputObject(input, what));
  const [first] = entries;
  if (!first || entries.length !== 1) {
    throw new SamgrafError(
      'BAD_INPUT',
      `${what} takes exactly one field, not ${entries.length}.`,
      'Give exactly one of its fields.',
    );
  }
  return first;
};

/** What of the values of a request shapes its plan, as plain data. */
export type Tie = (variables: Bound) => unknown;

/**
 * The variables of a request while its operation is planned. What of their values shapes the plan (a page size, whether a
 * filter is given, of what kinds ids are) is tied to it, since the plan then holds for such values only. One that only fills
 * in a value stays an operand, bound at each request.
 */
export class Variables {
  /** By what they tie. */
  readonly ties = new Map<string, Tie>();

  constructor(private readonly values: Bound) {}

  /** Ties the plan to what is made of the values, and returns it. */
  tie<T>(what: string, of: (variables: Bound) => T): T {
    this.ties.set(what, of);
    return of(this.values);
  }

  /** The value of an operand, if the plan's shape depends on it. */
  valueOf(operand: Operand): unknown {
    return operand.kind === 'literal' ? operand.value : this.part(operand, '', value => value);
  }

  /** The part of an operand's value that shapes the plan: that is all it is tied to. */
  part<T>(operand: Operand, what: string, of: (value: unknown) => T): T {
    if (operand.kind === 'literal') return of(operand.value);
    return this.tie(`${what} ${JSON.stringify(operand)}`, variables => of(bindGiven(operand, variables)));
  }

  read(name: string): unknown {
    return this.valueOf({ kind: 'variable', name });
  }

  /** The value of an operand, for what is told and for what is tied otherwise. */
  peek(operand: Operand): unknown {
    return bindGiven(operand, this.values);
  }

  /** Whether it was given and is not null; asking does not tie the plan to its value. */
  isGiven(name: string): boolean {
    return (this.peek({ kind: 'variable', name }) ?? null) !== null;
  }
}

/**
 * Arguments that are not part of the scope: the position of a page, and the order, which has its own hash.
 */
const NOT_OF_SCOPE: readonly string[] = ['first', 'after', 'last', 'before', 'orderBy'];

export const argumentScope = (
  args: Readonly<Record<string, Input>>,
  under: ListScope = NO_SCOPE,
): ListScope => {
  const operands: Operand[] = [];
  const given = Object.fromEntries(Object.entries(args).filter(([name]) => !NOT_OF_SCOPE.includes(name)));
  const text = Object.keys(given).length === 0 ? '' : textOf(given, operands);
  return text === '' && under === NO_SCOPE
    ? NO_SCOPE
    : { text: `${text}${under.text}`, operands: [...operands, ...under.operands] };
};

/** Arguments of a root field that hold for every list below it. */
const NARROWING: readonly string[] = ['asOf', 'certainty', 'undated', 'verdicts'];

export const narrowingScope = (args: Readonly<Record<string, Input>>): ListScope =>
  argumentScope(Object.fromEntries(Object.entries(args).filter(([name]) => NARROWING.includes(name))));

const textOf = (input: Input, operands: Operand[]): string => {
  if (isOperand(input)) {
    operands.push(input);
    return '$';
  }
  if (Array.isArray(input))
    return `[${(input as readonly Input[]).map(item => textOf(item, operands)).join(' ')}]`;
  return `{${Object.entries(input)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${textOf(value, operands)}`)
    .join(' ')}}`;
};
