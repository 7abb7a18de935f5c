import { isSortedApart } from '../languages/alphabet';
import { SamgrafError, invariant, required } from '../errors';
import { toSecond } from '../model/scalars';
import {
  OTHER,
  anyCase,
  anyCaseProperty,
  isAnyCase,
  isCollated,
  isTextIndexed,
  sortProperty,
  type End,
  type Field,
  type Kind,
} from '../model/model';
import {
  ALL,
  and,
  isAll,
  literal,
  made,
  not,
  type Beginning,
  type On,
  type Operand,
  type Operator,
  type Predicate,
} from '../plan/plan';
import { withFirst } from '../plan/cost';
import { partsOf } from '../plan/walk';
import type { Planning } from './collect';
import { inputList, inputObject, isOperand, readValue, type Input } from './read-input';

/** Maximum number of terms in a filter; each is a condition in the statement. */
const MAX_TERMS = 200;

const termsOf = (predicate: Predicate): number =>
  [...partsOf(predicate)].filter(({ kind }) => kind !== 'and' && kind !== 'or' && kind !== 'not').length;

const bounded = (predicate: Predicate): Predicate => {
  const terms = termsOf(predicate);
  if (terms <= MAX_TERMS) return predicate;
  throw new SamgrafError(
    'TOO_COMPLEX',
    `A filter has ${terms.toLocaleString('en')} terms; at most ${MAX_TERMS} are allowed.`,
    'Give many values of one field with `in`.',
  );
};

/** The filter of a kind: `{population: {gt: 1000}, uses: {some: {…}}, usesCount: {gte: 3}, OR: […]}`. */
export const planWhere = (input: Input | undefined, kind: Kind, planning: Planning): Predicate =>
  withFirst(bounded(whereOf(input, kind, planning)), kind, planning.statistics);

const whereOf = (input: Input | undefined, kind: Kind, planning: Planning): Predicate =>
  and(
    ...Object.entries(inputObject(input, 'where')).map(([name, value]) => {
      const combined = planCombined(name, value, sub => whereOf(sub, kind, planning));
      if (combined) return combined;
      if (name === 'kinds') return isAnyOf(value, planning);
      const field = kind.fields.get(name);
      if (field) return planField(field, 'node', value, planning);
      const end = kind.ends.get(name);
      if (end) return planQuantified(end, value, planning);
      const counted = required(
        kind.ends.get(name.replace(/Count$/, '')),
        `${kind.name} has the filter ${name}`,
      );
      return planCount(counted, value);
    }),
  );

/** The filter of a related list: the edge's own facts, and `node` for the node at the other end. */
export const planRelatedWhere = (input: Input | undefined, end: End, planning: Planning): Predicate =>
  bounded(relatedWhereOf(input, end, planning));

const relatedWhereOf = (input: Input | undefined, end: End, planning: Planning): Predicate =>
  and(
    ...Object.entries(inputObject(input, 'where')).map(([name, value]) => {
      const combined = planCombined(name, value, sub => relatedWhereOf(sub, end, planning));
      if (combined) return combined;
      if (name === 'node') return whereOf(value, nodeKind(end, planning), planning);
      return planField(
        required(end.relation.fields.get(name), `${end.relation.type} has the filter ${name}`),
        'edge',
        value,
        planning,
      );
    }),
  );

export const nodeKind = (end: End, planning: Planning): Kind =>
  required(planning.model.kinds.get(end.node), `kind ${end.node}`);

const planCombined = (
  name: string,
  value: Input,
  plan: (input: Input) => Predicate,
): Predicate | undefined => {
  switch (name) {
    case 'AND':
      return and(...inputList(value, 'AND').map(plan));
    case 'OR':
      return { kind: 'or', of: inputList(value, 'OR').map(plan) };
    case 'NOT':
      return not(plan(value));
    default:
      return undefined;
  }
};

const isAnyOf = (value: Input, planning: Planning): Predicate => {
  const names = readValue(value, planning.variables);
  return isKindOf((names as readonly unknown[]).map(String), planning);
};

/** A union has no label of its own: it matches any of its members. */
export const isKindOf = (names: readonly string[], planning: Planning): Predicate => {
  const labels = names.flatMap(name => {
    const kind = required(planning.model.kinds.get(name), `kind ${name}`);
    return kind.shape === 'union' ? kind.members : [name];
  });
  return { kind: 'isKind', kinds: [...new Set(labels)] };
};

const planQuantified = (end: End, input: Input, planning: Planning): Predicate =>
  and(
    ...Object.entries(inputObject(input, end.name)).map(([quantifier, value]): Predicate => {
      const where = relatedWhereOf(value, end, planning);
      if (quantifier === 'some') return { kind: 'some', end, where };
      if (quantifier === 'none') return not({ kind: 'some', end, where });
      return isAll(where) ? ALL : not({ kind: 'some', end, where: not(where) });
    }),
  );

const planCount = (end: End, input: Input): Predicate =>
  and(
    ...Object.entries(inputObject(input, `${end.name}Count`)).map(([operator, value]): Predicate => ({
      kind: 'count',
      end,
      where: ALL,
      operator: operator as Operator,
      value: operandOf(value),
    })),
  );

/** The operators of one field, all of which must hold. */
const planField = (field: Field, on: On, input: Input, planning: Planning): Predicate =>
  field.type.kind === 'sources' ? planCited(field, on, input) : planOperators(field, on, input, planning);

const planCited = (field: Field, on: On, input: Input): Predicate =>
  and(
    ...Object.values(inputObject(input, field.name)).map((value): Predicate => ({
      kind: 'cites',
      on,
      property: field.name,
      source: operandOf(value),
      where: ALL,
    })),
  );

const planOperators = (field: Field, on: On, input: Input, planning: Planning): Predicate =>
  and(
    ...Object.entries(inputObject(input, field.name)).map(([operator, value]) =>
      planOperator(field, on, operator, value, planning),
    ),
  );

const RANGES: readonly string[] = ['gt', 'gte', 'lt', 'lte'];

const planOperator = (
  field: Field,
  on: On,
  operator: string,
  value: Input,
  planning: Planning,
): Predicate => {
  if (operator === 'isNull') {
    const isNull: Predicate = { kind: 'isNull', on, property: field.name };
    return readValue(value, planning.variables) === true ? isNull : not(isNull);
  }
  const operand = operandOf(value);
  const between = isMoment(field) ? planning.variables.part(operand, 'fractions', ofFractions) : undefined;
  if (hasFraction(between)) return planFraction(field, on, operator as Operator, between);
  const most = operator === 'in' ? mostIn(operand, field.name, planning) : undefined;
  if (isAnyCase(field) && operator in LINES)
    return planAnyCase(field, on, operator as keyof typeof LINES, operand, planning);
  if (isCollated(field) && RANGES.includes(operator)) {
    return {
      kind: 'compare',
      on,
      property: sortProperty(field.name),
      operator: operator as Operator,
      value: made(operand, { by: 'text', collated: field.languages.alphabet }),
      label: undefined,
    };
  }
  const selective =
    on === 'node' && (operator === 'eq' || operator === 'in') && (field.index || field.key !== undefined);
  return {
    kind: 'compare',
    on,
    property: field.name,
    operator: operator as Operator,
    value: operand,
    ...(most === undefined ? {} : { most }),
    ...(selective && field.key !== undefined ? { unique: true as const } : {}),
    label: selective ? field.declaredBy : undefined,
  };
};

const isMoment = ({ type }: Field): boolean => type.kind === 'scalar' && type.name === 'DateTime';
const hasFraction = (given: unknown): boolean =>
  Array.isArray(given) ? given.some(hasFraction) : typeof given === 'string' && given.includes('.');
/** Only a point in time between two seconds shapes the plan. */
const ofFractions = (given: unknown): unknown => (hasFraction(given) ? given : undefined);

/** Seconds are stored: none is between two of them, and what is before it is up to the first. */
const planFraction = (field: Field, on: On, operator: Operator, given: unknown): Predicate => {
  const compare = (by: Operator, value: unknown): Predicate => ({
    kind: 'compare',
    on,
    property: field.name,
    operator: by,
    value: literal(value),
    label: undefined,
  });
  if (Array.isArray(given))
    return compare(
      'in',
      given.filter(moment => !hasFraction(moment)),
    );
  if (operator === 'eq' || operator === 'has') return compare('in', []);
  return compare(operator === 'lt' || operator === 'lte' ? 'lte' : 'gt', toSecond(String(given)));
};

/** The pattern for a text in a field's lines, one for each language; see anyCaseProperty. */
const LINES = {
  contains: {},
  startsWith: { before: '\n' },
  equalsIgnoringCase: { before: '\n', after: '\n' },
} as const;

/** Digits have no case, so that a key is found by them as it is stored, by its own index. */
const isNumeric = (operand: Operand, { variables }: Planning): boolean =>
  variables.part(operand, 'numeric', text => /^[0-9]+$/.test(String(text)));

const OF_LINES = { by: 'text', anyCase: true } as const;

const planAnyCase = (
  field: Field,
  on: On,
  operator: keyof typeof LINES,
  operand: Operand,
  planning: Planning,
): Predicate => {
  if (operator === 'startsWith' && on === 'node' && field.key !== undefined && isNumeric(operand, planning))
    return {
      kind: 'compare',
      on,
      property: field.name,
      operator,
      value: operand,
      label: undefined,
      seek: field.declaredBy,
    };
  const begins = operator === 'startsWith' ? beginning(field, operand, planning) : undefined;
  return {
    kind: 'compare',
    on,
    property: anyCaseProperty(field.name),
    operator: 'contains',
    value: made(operand, { ...OF_LINES, ...LINES[operator] }),
    label: undefined,
    ...(on === 'node' && isTextIndexed(field)
      ? { text: field.declaredBy, ...(begins ? { begins } : {}) }
      : {}),
  };
};

/** The last of all that stands in a collation key. */
const LAST = '\u007f';

const beginning = (field: Field, operand: Operand, planning: Planning): Beginning | undefined => {
  const { alphabet } = field.languages;
  const isApart = (text: unknown): boolean => isSortedApart(anyCase(String(text)), alphabet);
  if (!isCollated(field) || !planning.variables.part(operand, 'sorted apart', isApart)) return undefined;
  const key = { ...OF_LINES, collated: alphabet } as const;
  return {
    sort: sortProperty(field.name),
    key: made(operand, key),
    beyond: made(operand, { ...key, after: LAST }),
    other: made(operand, { ...OF_LINES, before: `${OTHER}${LINES.startsWith.before}` }),
  };
};

const operandOf = (value: Input): Operand => {
  invariant(isOperand(value), 'the value of an operator is a leaf');
  return value;
};

/**
 * How many values a list has at most: what it has if it is known, otherwise a power of two, so that lists of nearly the same
 * length have one plan.
 */
const mostIn = (operand: Operand, field: string, { variables }: Planning): number | undefined => {
  if (operand.kind === 'literal') checkLength(operand.value, field);
  return operand.kind === 'literal'
    ? undefined
    : variables.part(operand, 'length', values => 2 ** Math.ceil(Math.log2(checkLength(values, field))));
};

const checkLength = (values: unknown, field: string): number => {
  const length = Array.isArray(values) ? values.length : 1;
  if (length <= MAX_IN) return Math.max(1, length);
  throw new SamgrafError(
    'BAD_INPUT',
    `${field}.in has ${length} values; at most ${MAX_IN} are allowed.`,
    'Split the list.',
  );
};
const MAX_IN = 1000;
