import type { OperationPlan, Operand, OrderTerm, Predicate } from '../../src/engine/plan/plan';
import type { Arm } from '../../src/engine/plan/traversal';

/**
 * A plan as a golden keeps it: a line a part, indented, parts of the Model by their names, conditions and orders written
 * out. How the answer is written (`shape`) and what cursors are marked by have no part in what is read.
 */
export const planText = ({ roots }: OperationPlan): string =>
  roots.map(root => lines(labelOf(root), root, '').join('\n')).join('\n\n') + '\n';

/** `kind`, `name` and `column` stand at the head of a part. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'kind',
  'name',
  'column',
  'shape',
  'mark',
  'sorts',
  'scope',
  'indexed',
  'type',
  'explained',
  'lexicon',
]);

const lines = (name: string, value: unknown, indent: string): readonly string[] => {
  const inline = onOneLine(value);
  if (inline !== undefined) return [`${indent}${name}: ${inline}`];
  const deeper = `${indent}  `;
  const inner = Array.isArray(value)
    ? value.flatMap(item => itemLines(item, deeper))
    : Object.entries(value as Part)
        .filter(([key, of]) => !LEFT_OUT.has(key) && !isNothing(of))
        .flatMap(([key, of]) => lines(key, of, deeper));
  return [`${indent}${name}`, ...inner];
};

const itemLines = (item: unknown, indent: string): readonly string[] => {
  const inline = onOneLine(item);
  return inline === undefined ? lines(labelOf(item), item, indent) : [`${indent}${inline}`];
};

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A kind, a relation or an end of one. */
const isOfModel = (value: unknown): boolean =>
  isPart(value) && ('plural' in value || 'phrase' in value || ('relation' in value && 'node' in value));

/** What says nothing: no condition, an empty list, what is not so. */
const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (isPredicate(value) && predicate(value) === 'true') ||
  (isPart(value) && !isOfModel(value) && Object.values(value).every(isNothing));

const onOneLine = (value: unknown): string | undefined => {
  if (!isPart(value)) return Array.isArray(value) ? listOnOneLine(value) : JSON.stringify(value);
  if (isOfModel(value)) return String(value['name']);
  if (isOperand(value)) return operand(value);
  if (isPredicate(value)) return predicate(value);
  if (isTerm(value)) return term(value);
  if (isArm(value))
    return `${value.every ? 'every relation' : value.relations.map(({ name }) => name).join('|')} ${value.direction}`;
  if (value['kind'] === 'property' && 'column' in value) return columnText(value);
  return undefined;
};

const MOST_ON_A_LINE = 100;
const listOnOneLine = (items: readonly unknown[]): string | undefined => {
  const told = items.map(onOneLine);
  const text = told.join(', ');
  if (told.includes(undefined)) return undefined;
  return items.length === 1 || items.every(isOfModel) || text.length <= MOST_ON_A_LINE
    ? `[${text}]`
    : undefined;
};

const labelOf = (item: unknown): string => {
  if (!isPart(item)) return '-';
  const { name, column, kind } = item;
  return [kind, name ?? column].filter(part => typeof part === 'string').join(' ') || '-';
};

const OPERATORS: Readonly<Record<string, string>> = {
  eq: '=',
  in: 'in',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
};
const PREDICATES: ReadonlySet<unknown> = new Set([
  'and',
  'or',
  'not',
  'compare',
  'isNull',
  'isKind',
  'some',
  'count',
  'valid',
  'certain',
  'seen',
  'retired',
]);

const isOperand = (value: Part): value is Part & Operand =>
  (value['kind'] === 'literal' && 'value' in value) || (value['kind'] === 'variable' && 'name' in value);
const isPredicate = (value: unknown): value is Predicate =>
  isPart(value) && PREDICATES.has(value['kind']) && !('descending' in value);
const isTerm = (value: Part): value is Part & OrderTerm => 'descending' in value;
const ARM: ReadonlySet<string> = new Set<keyof Arm>(['relations', 'direction', 'every']);
const isArm = (value: Part): value is Part & Arm =>
  'relations' in value && 'direction' in value && Object.keys(value).every(key => ARM.has(key));

const operand = (of: Operand): string =>
  of.kind === 'literal'
    ? JSON.stringify(of.value)
    : of.kind === 'list'
      ? `[${of.of.map(operand).join(', ')}]`
      : `$${[of.name, ...(of.path ?? [])].join('.')}`;
const on = (of: 'node' | 'edge', property: string): string => (of === 'edge' ? `edge.${property}` : property);

const columnText = ({ on: of, property, column, where }: Part): string => {
  const read = on(of as 'node' | 'edge', String(property));
  const named = read === column ? read : `${read} as ${String(column)}`;
  return isPredicate(where) ? `${named}${within(where)}` : named;
};

const term = (of: OrderTerm): string =>
  `${of.kind === 'count' ? `count ${of.end.name}${within(of.where)}` : on(of.on, of.property)}${of.descending ? ' desc' : ''}`;

const within = (where: Predicate): string =>
  predicate(where) === 'true' ? '' : ` where (${predicate(where)})`;

const predicate = (of: Predicate): string => {
  switch (of.kind) {
    case 'and':
      return of.of.length === 0 ? 'true' : of.of.map(predicate).join(' and ');
    case 'or':
      return of.of.length === 0 ? 'false' : `(${of.of.map(predicate).join(' or ')})`;
    case 'not':
      return `not (${predicate(of.of)})`;
    case 'compare':
      return `${on(of.on, of.property)} ${OPERATORS[of.operator] ?? of.operator} ${operand(of.value)}`;
    case 'cites':
      return `${on(of.on, of.property)} cites ${operand(of.source)}${within(of.where)}`;
    case 'isNull':
      return `${on(of.on, of.property)} is null`;
    case 'isKind':
      return `is ${of.kinds.join('|')}`;
    case 'some':
      return `some ${of.end.name}${within(of.where)}`;
    case 'count':
      return `count ${of.end.name}${within(of.where)} ${OPERATORS[of.operator] ?? of.operator} ${operand(of.value)}`;
    case 'valid':
      return `${on(of.on, 'valid')} on ${operand(of.date)}`;
    case 'dated':
      return `${on(of.on, 'dates')} known${of.unless ? ` unless ${operand(of.unless.date)} >= ${of.unless.since} or today` : ''}`;
    case 'certain':
      return `${on(of.on, 'certainty')} in ${of.among.join('|')}`;
    case 'seen':
      return `${of.level ?? on(of.on, 'access')} open to the viewer`;
    case 'retired':
      return `is ${operand(of.id)} retired ${operand(of.since)} by ${operand(of.date)}`;
  }
};
