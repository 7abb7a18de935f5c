import type { SelectionSetNode } from 'graphql';
import { SamgrafError, known } from '../errors';
import { ENTITY, textsProperty, type Model, type Relation } from '../model/model';
import { collect, fieldOf, selectionsOf, type Planning } from './collect';
import { Columns } from './columns';
import { decodeCursor } from './cursor';
import { meaningOf } from './meaning';
import { ALL, type Item, type ObjectItem, type ObjectShape, type Page, type Selector, type StepDirection, type StepShape, type Traversal } from './plan';
import { planObject, type PlanPart } from './plan-object';
import { pageSize } from './plan-order';
import { planNode, planValue } from './plan-selection';
import { planWhere } from './plan-where';
import { isMissing, oneOf, readValue, type Input } from './read-input';

export const MAX_HOPS = 8;

type Args = Record<string, Input>;

/** `connections` or `paths`: who, by what, how far, and what the client reads of the answer. */
export const planTraversal = (kind: Traversal['kind'], key: string, column: string, args: Args, selections: readonly SelectionSetNode[], planning: Planning): Traversal => {
  const given = (name: string): unknown => readValue(args[name], planning.variables);
  const from = planSelector(args['from'], 'from', planning);
  const to = planSelector(args['to'], 'to', planning);
  const maxHops = given('maxHops');
  if (typeof maxHops !== 'number' || maxHops < 1 || maxHops > MAX_HOPS) {
    throw new SamgrafError('BAD_INPUT', `maxHops is ${String(maxHops)}; it takes 1 to ${MAX_HOPS}.`, 'Most questions are answered within 4.');
  }
  if (args['direction'] !== undefined && given('direction') === null) throw new SamgrafError('BAD_INPUT', 'direction can not be null.', 'Say FORWARD, BACKWARD or ANY.');
  return {
    kind, key, column, from, to, maxHops,
    via: isMissing(args['via']) ? undefined : planSelector(args['via'], 'via', planning),
    relations: relationsOf(given('relations'), planning.model),
    direction: given('direction') as StepDirection,
    edgeWhere: ALL, nodeWhere: ALL,
    page: traversalPage(kind, given('first'), given('after')),
    ...planAnswer(kind, selections, planning),
  };
};

const relationsOf = (names: unknown, model: Model): readonly Relation[] => {
  if (!Array.isArray(names)) return [...model.relations.values()].filter(relation => relation.traverse);
  if (names.length === 0) throw new SamgrafError('BAD_INPUT', 'relations names none.', 'Leave it out to follow all that connect, or name some.');
  return [...new Set(names.map(name => known(model.relations.get(String(name)), `relation ${String(name)}`)))];
};

const MAX_ENDS = 100;

const planSelector = (input: Input | undefined, argument: string, planning: Planning): Selector => {
  const [name, value] = oneOf(input ?? {}, argument);
  if (isMissing(value)) throw new SamgrafError('BAD_INPUT', `${argument}.${name} can not be null.`, 'Give an id, ids, or a filter of a kind.');
  if (name === 'id' || name === 'ids') {
    const ids = readValue(value, planning.variables);
    const list = [...new Set((Array.isArray(ids) ? ids : [ids]).map(String))];
    if (list.length === 0 || list.length > MAX_ENDS) throw new SamgrafError('BAD_INPUT', `${argument}.ids takes 1 to ${MAX_ENDS} ids, not ${list.length}.`, 'Name some, or give a filter of a kind.');
    return { kind: 'ids', ids: list };
  }
  const kind = known([...planning.model.kinds.values()].find(k => k.singular === name), `selector ${name}`);
  return { kind: 'where', of: kind, where: planWhere(value, kind, planning) };
};

const traversalPage = (kind: string, first: unknown, after: unknown): Page => ({
  size: pageSize(first, 'first'), backward: false,
  from: after === undefined || after === null ? undefined : decodeCursor(after, kind, 1, 'after'),
});

/** What is read of nodes and edges is gathered over the whole answer, so that each is fetched once. */
const planAnswer = (kind: Traversal['kind'], selections: readonly SelectionSetNode[], planning: Planning): Pick<Traversal, 'shape' | 'parts'> => {
  const nodes = new Columns();
  const edges = new Columns();
  const part: PlanPart = (typeName, fieldName, below) => {
    const means = meaningOf(fieldOf(typeName, fieldName, planning));
    if (means.kind === 'entity') return planNode(below, means.of, nodes, planning);
    return means.kind === 'steps' ? planSteps(below, nodes, edges, planning) : undefined;
  };
  const shape = planObject(kind === 'connections' ? 'Connections' : 'Paths', selections, planning, part);
  const explained = asksFor(shape, 'explanation');
  nodes.property('node', 'id');
  if (explained) nodes.property('node', textsProperty('name'));
  return { shape, parts: { explained, nodeColumns: nodes.all(), edgeColumns: edges.all() } };
};

const asksFor = (shape: ObjectShape, field: string): boolean =>
  shape.items.some(item => item.field === field || (item.shape?.kind === 'object' && asksFor(item.shape, field)));

const planSteps = (selections: readonly SelectionSetNode[], nodes: Columns, edges: Columns, planning: Planning): StepShape => {
  const relationOf = new Map([...planning.model.relations.values()].map(relation => [`${relation.type}Step`, relation.name]));
  const classes = collect(selections, [...relationOf.keys()], planning);
  return {
    kind: 'step',
    variants: classes.map(({ types, fields }) => ({
      types: classes.length === 1 ? undefined : types.map(type => known(relationOf.get(type), `relation of ${type}`)),
      items: [...fields].map(([key, fieldNodes]) => planStepField(key, fieldNodes, known(types[0], 'a class has a member'), nodes, edges, planning)),
    })),
  };
};

const planStepField = (key: string, fieldNodes: Parameters<typeof selectionsOf>[0], type: string, nodes: Columns, edges: Columns, planning: Planning): ObjectItem | Item => {
  const name = known(fieldNodes[0], 'a collected field').name.value;
  if (name === '__typename') return { key, field: name, args: {}, shape: undefined };
  const means = meaningOf(fieldOf(type, name, planning));
  if (means.kind === 'entity') return { key, field: name, args: {}, shape: planNode(selectionsOf(fieldNodes), known(planning.model.kinds.get(ENTITY), 'kind Entity'), nodes, planning) };
  if (means.kind === 'plain') return { key, field: name, args: {}, shape: undefined };
  return planValue(key, fieldNodes, type, means, 'edge', edges, planning);
};
