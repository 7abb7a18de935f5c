import { SamgrafError, required } from '../errors';
import { isOrderable, isRanked, orderProperty, type End, type Field, type Kind } from '../model/model';
import type { Planning } from './collect';
import { decodeCursor, orderMark, scopeMark } from '../plan/cursor';
import {
  ALL,
  bindGiven,
  literal,
  made,
  type Bound,
  type On,
  type Operand,
  type OrderTerm,
  type Page,
} from '../plan/plan';
import {
  argumentScope,
  givenOperand,
  inputList,
  oneOf,
  readValue,
  type Input,
  type Variables,
} from './read-input';
import type { ListScope } from '../plan/cursor';
import { nodeKind } from './where';

const DEFAULT_PAGE = 20;
const MAX_PAGE = 1000;
const MAX_ORDER = 8;

/** The order of a kind's list: the requested terms, or by name. The id makes it total. */
export const planOrder = (input: Input | undefined, kind: Kind, planning: Planning): readonly OrderTerm[] => {
  const terms = inputList(input, 'orderBy').map(item => planTerm(item, kind, planning));
  const asked =
    terms.length > 0
      ? terms
      : [
          fieldTerm(
            required(kind.fields.get('name') ?? kind.fields.get('id'), 'every entity has a name'),
            'node',
            false,
          ),
        ];
  return total(asked, 'node', 'id');
};

/** The order of a related list: by the node at the other end, or by facts of the edge, then by edge key. */
export const planRelatedOrder = (
  input: Input | undefined,
  end: End,
  planning: Planning,
): readonly OrderTerm[] => {
  const node = nodeKind(end, planning);
  const terms = inputList(input, 'orderBy').map(item => {
    const [name, value] = oneOf(item, 'orderBy');
    if (name === 'node') return planTerm(value, node, planning);
    return fieldTerm(
      required(end.relation.fields.get(name), `${end.relation.type} is ordered by ${name}`),
      'edge',
      isDescending(value, planning),
    );
  });
  const asked =
    terms.length > 0
      ? terms
      : [fieldTerm(required(node.fields.get('name'), 'every entity has a name'), 'node', false)];
  return total(asked, 'edge', 'key');
};

const planTerm = (input: Input, kind: Kind, planning: Planning): OrderTerm => {
  const [name, value] = oneOf(input, 'orderBy');
  const descending = isDescending(value, planning);
  const field = kind.fields.get(name);
  if (field) return fieldTerm(field, 'node', descending);
  const end = required(kind.ends.get(name.replace(/Count$/, '')), `${kind.name} is ordered by ${name}`);
  return { kind: 'count', end, where: ALL, descending };
};

const fieldTerm = (field: Field, on: On, descending: boolean): OrderTerm => {
  if (!isOrderable(field)) throw new SamgrafError('BAD_INPUT', `Lists cannot be ordered by ${field.name}.`);
  const indexed = field.index || field.name === 'id';
  const ranks = field.type.kind === 'enum' && !isRanked(field) ? { ranks: field.type.values } : {};
  return {
    kind: 'property',
    on,
    property: orderProperty(field),
    ...ranks,
    type: valueType(field),
    nullable: !field.required,
    indexed,
    descending,
  };
};

const valueType = ({ type }: Field): 'string' | 'number' | 'boolean' => {
  if (type.kind === 'enum') return 'number';
  if (type.kind !== 'scalar') return 'string';
  return type.name === 'Int' || type.name === 'Float'
    ? 'number'
    : type.name === 'Boolean'
      ? 'boolean'
      : 'string';
};

const isDescending = (input: Input, planning: Planning): boolean => {
  const direction = readValue(input, planning.variables);
  if (direction !== 'ASC' && direction !== 'DESC')
    throw new SamgrafError('BAD_INPUT', 'A direction in orderBy must not be null.', 'Use ASC or DESC.');
  return direction === 'DESC';
};

/**
 * Adds the key that makes the order total, in the direction of the first term, so that one index serves both.
 */
const total = (terms: readonly OrderTerm[], on: On, key: string): readonly OrderTerm[] => {
  if (terms.length > MAX_ORDER)
    throw new SamgrafError(
      'TOO_COMPLEX',
      `orderBy has ${terms.length} terms; at most ${MAX_ORDER} are allowed.`,
    );
  const last = terms.findIndex(term => term.kind === 'property' && term.on === on && term.property === key);
  if (last >= 0) return terms.slice(0, last + 1);
  return [
    ...terms,
    {
      kind: 'property',
      on,
      property: key,
      type: 'string',
      nullable: false,
      indexed: true,
      descending: terms[0]?.descending ?? false,
    },
  ];
};

type PageArguments = Readonly<{ first?: Input; after?: Input; last?: Input; before?: Input }>;
/** The values of the arguments; undefined for null too. */
type Asked = Readonly<Record<'first' | 'last', unknown> & Record<'after' | 'before', Operand | undefined>>;

/** A page by `first`/`after` or `last`/`before`; sizes 1 to 1,000. */
export const planPage = (
  args: PageArguments & Record<string, Input>,
  order: readonly OrderTerm[],
  list: string,
  planning: Planning,
): Page => {
  const given = (input: Input | undefined): unknown => readValue(input, planning.variables) ?? undefined;
  const asked: Asked = {
    first: given(args.first),
    after: givenOperand(args.after),
    last: given(args.last),
    before: givenOperand(args.before),
  };
  checkOneWay(asked);
  const backward = asked.last !== undefined || asked.before !== undefined;
  const cursor = backward ? asked.before : asked.after;
  const size = pageSize(backward ? asked.last : asked.first, backward ? 'last' : 'first');
  if (cursor === undefined) return { size, backward, from: undefined };
  const of = {
    cursor,
    argument: backward ? 'before' : 'after',
    mark: orderMark(order, list),
    scope: argumentScope(args, planning.under),
    length: order.length,
    check: (values: readonly unknown[]) => checkValues(values, order),
  };
  return { size, backward, ...placeOf(of, planning.variables) };
};

/** A cursor, the list that it must be of, and what else it is checked for. */
type Paged = Readonly<{
  cursor: Operand;
  argument: string;
  mark: string;
  scope: ListScope;
  length: number;
  check: (values: readonly unknown[]) => void;
}>;

/**
 * The place that a cursor stands for. What of it shapes the plan is which values are missing, and which are true or false;
 * it is checked at each request, since it may be of another list.
 *
 * @throws BAD_CURSOR
 */
export const placeOf = (paged: Paged, variables: Variables): Required<Pick<Page, 'from' | 'parent'>> => {
  const { cursor, argument } = paged;
  const read = (bound: Bound) => {
    const scope = scopeMark(paged.scope, operand => bindGiven(operand, bound));
    const { values, parent } = decodeCursor(
      bindGiven(cursor, bound),
      { mark: paged.mark, scope },
      paged.length,
      argument,
    );
    paged.check(values);
    return {
      values: values.map(value => (value === null || typeof value === 'boolean' ? value : undefined)),
      hasParent: parent !== undefined,
    };
  };
  const { values, hasParent } = variables.tie(
    `place ${JSON.stringify([paged.mark, cursor, paged.scope])}`,
    read,
  );
  return {
    from: values.map((value, at) =>
      value === undefined ? made(cursor, { by: 'cursor', at }) : literal(value),
    ),
    parent: hasParent ? made(cursor, { by: 'parent' }) : undefined,
  };
};

/** Arguments that exclude each other, and how to page instead. */
const CLASHES = [
  [
    'first',
    'last',
    'first and last cannot be asked for together.',
    'Page forward with first and after, or backward with last and before.',
  ],
  ['after', 'before', 'after and before cannot be given together.', 'Page one way at a time.'],
  ['last', 'after', 'last goes with before, not with after.', 'Page forward with first and after.'],
  ['first', 'before', 'first goes with after, not with before.', 'Page backward with last and before.'],
] as const;

const checkOneWay = (asked: Asked): void => {
  for (const [one, other, message, hint] of CLASHES)
    if (asked[one] !== undefined && asked[other] !== undefined)
      throw new SamgrafError('BAD_INPUT', message, hint);
};

export const pageSize = (value: unknown, argument: string, goOn = GO_ON): number => {
  if (value === undefined || value === null) return DEFAULT_PAGE;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_PAGE) return value;
  throw new SamgrafError(
    'BAD_INPUT',
    `${argument} is ${String(value)}; it takes 1 to ${MAX_PAGE.toLocaleString('en')}.`,
    typeof value === 'number' && value > MAX_PAGE
      ? goOn
      : `Ask for a whole number from 1 to ${MAX_PAGE.toLocaleString('en')}; totalCount alone needs no page.`,
  );
};

const GO_ON = 'Ask for a smaller page and go on with its endCursor.';

/** Rejects a cursor with values that the order cannot have: it was not made by this server. */
const checkValues = (values: readonly unknown[], order: readonly OrderTerm[]): void => {
  order.forEach((term, i) => {
    const value = values[i];
    const bad =
      term.kind === 'count'
        ? typeof value !== 'number'
        : value === null
          ? !term.nullable
          : typeof value !== term.type;
    if (bad)
      throw new SamgrafError(
        'BAD_CURSOR',
        'The cursor has values that no row can have.',
        'Pass pageInfo.endCursor or edges.cursor of the page before, as it is.',
      );
  });
};
