import type { SelectionSetNode } from 'graphql';
import { known } from '../errors';
import { ENTITY, textsProperty } from '../model/model';
import { Arguments } from './arguments';
import { checkFilters } from '../plan/as-assumed';
import { chainsOf } from './chains';
import { collect, fieldOf, selectionsOf, type Planning } from './collect';
import { Columns } from './columns';
import { decodeCursor, joinMarks, scopeMark } from '../plan/cursor';
import { argumentScope } from './scope';
import { meaningOf } from './binding';
import { ALL, type Item, type ObjectItem, type ObjectShape, type Page, type StepShape } from '../plan/plan';
import { planAssuming } from './what-if';
import { planObject, type PlanPart } from './object';
import { pageSize } from './order';
import { VALIDITY, type QuestionPlan } from './layout';
import { planNode, planValue } from './selection';
import type { Input } from './read-input';
import { TODAY } from '../plan/today';
import { NAMED, type Seeds, type Traversal } from '../plan/traversal';

/** A question along relations: who, by what, how far, and what the client reads of the answer. */
export const planTraversal = (
  { name, typename, layout }: QuestionPlan,
  key: string,
  column: string,
  args: Record<string, Input>,
  selections: readonly SelectionSetNode[],
  planning: Planning,
): Traversal => {
  const read = new Arguments(args, planning);
  const answer = planAnswer(typename, selections, planning);
  const assuming = planAssuming(read);
  const laid = layout(read, field => asksFor(answer.shape, field), assuming);
  const tests = laid.tests ?? [];
  checkFilters([...laid.seeds, ...tests], assuming);
  const starts: readonly Seeds[] =
    assuming && assuming.with.length > 0
      ? [
          {
            name: 'Assumed',
            argument: 'assuming',
            selector: { kind: 'ids', ids: [...new Set(assuming.with.flatMap(({ from, to }) => [from, to]))] },
            unscoped: false,
          },
        ]
      : [];
  const chains = assuming ? chainsOf(assuming, planning.statistics) : { seeds: [], expansions: [] };
  const named: readonly Seeds[] = assuming
    ? [
        {
          name: NAMED,
          argument: 'assuming',
          selector: {
            kind: 'ids',
            ids: [
              ...new Set([
                ...assuming.withoutNodes,
                ...assuming.retire.map(r => r.id),
                ...[...assuming.with, ...assuming.withoutEdges].flatMap(({ from, to }) => [from, to]),
              ]),
            ],
          },
          unscoped: true,
        },
      ]
    : [];
  return {
    kind: 'traversal',
    key,
    column,
    question: name,
    asked: laid.asked,
    asOf: TODAY,
    certainty: 'UNCERTAIN',
    undated: { from: 'ALWAYS' },
    days: laid.days,
    reach: laid.reach ?? NEAR,
    steps: laid.steps ?? 0,
    repeats: laid.repeats ?? false,
    among: laid.among ?? false,
    seeds: [...laid.seeds, ...starts, ...chains.seeds, ...named, ...tests.flatMap(thatMustBeThere)],
    tests,
    expansions: [
      ...laid.expansions.map(e => ({
        ...e,
        levels: e.levels.map(arms => arms.filter(arm => arm.relations.length > 0)),
        from: starts.length > 0 ? [...e.from, 'Assumed'] : e.from,
      })),
      ...chains.expansions,
    ],
    access: { node: ALL, edge: ALL },
    edgeWhere: ALL,
    nodeWhere: ALL,
    edgeFacts: factsOf(laid.edgeFacts ?? [], answer.shape, read.has('asOf')),
    nodeFacts: laid.nodeFacts ?? (assuming ? [] : undefined),
    assuming,
    ...planPage(
      name,
      laid.pageSize,
      read,
      () => scopeMark(argumentScope(args), operand => planning.variables.valueOf(operand)),
      CURSORS.some(field => asksFor(answer.shape, field)),
    ),
    ...answer,
  };
};

/** Whether steps have dates is told by their number, and by a sentence that is about another day than today. */
const factsOf = (facts: readonly string[], shape: ObjectShape, ofADay: boolean): readonly string[] =>
  asksFor(shape, 'undated') || (ofADay && asksFor(shape, 'explanation'))
    ? [...new Set([...facts, ...VALIDITY])]
    : facts;

/** Ids that only tell nodes apart are looked up as well, since one that is not there is a mistake. */
const thatMustBeThere = (mark: Seeds): readonly Seeds[] =>
  mark.selector.kind === 'ids' && !mark.unscoped
    ? [{ ...mark, name: `Named${mark.name}`, unscoped: true }]
    : [];

/** A question that looks no further than its own steps do. */
const NEAR = { argument: '', hops: 1 };

/** A mark ties the plan to the values of the arguments, so it is made where a cursor is given or asked for. */
const planPage = (
  question: string,
  size: number | undefined,
  read: Arguments,
  scope: () => string,
  marked: boolean,
): Pick<Traversal, 'page' | 'hash'> => ({
  page: pageOf(question, size, read, scope),
  hash: marked ? joinMarks(question, scope()) : question,
});
const CURSORS = ['cursor', 'startCursor', 'endCursor'];

const pageOf = (question: string, size: number | undefined, read: Arguments, scope: () => string): Page => ({
  size: size ?? pageSize(read.value('first'), 'first'),
  backward: false,
  from: read.has('after')
    ? decodeCursor(read.value('after'), { mark: question, scope: scope() }, 1, 'after').values
    : undefined,
});

/** What is read of nodes and edges is gathered over the whole answer, so that each is fetched once. */
const planAnswer = (
  typename: string,
  selections: readonly SelectionSetNode[],
  planning: Planning,
): Pick<Traversal, 'shape' | 'parts'> => {
  const nodes = new Columns();
  const edges = new Columns();
  const part: PlanPart = (typeName, fieldName, below) => {
    const means = meaningOf(fieldOf(typeName, fieldName, planning));
    if (means.kind === 'entity') return planNode(below, means.of, nodes, planning);
    return means.kind === 'steps' ? planSteps(below, nodes, edges, planning) : undefined;
  };
  const shape = planObject(typename, selections, planning, part);
  const explained = isWorded(shape);
  nodes.property('node', 'id');
  if (explained) nodes.property('node', textsProperty('name'));
  return { shape, parts: { explained, nodeColumns: nodes.all(), edgeColumns: edges.all() } };
};

const asksFor = (shape: ObjectShape, field: string): boolean =>
  shape.items.some(
    item => item.field === field || (item.shape?.kind === 'object' && asksFor(item.shape, field)),
  );

const isWorded = (shape: ObjectShape): boolean =>
  shape.items.some(item => item.worded || (item.shape?.kind === 'object' && isWorded(item.shape)));

const planSteps = (
  selections: readonly SelectionSetNode[],
  nodes: Columns,
  edges: Columns,
  planning: Planning,
): StepShape => {
  const relationOf = new Map(
    [...planning.model.relations.values()].map(relation => [`${relation.type}Step`, relation.name]),
  );
  const classes = collect(selections, [...relationOf.keys()], planning);
  return {
    kind: 'step',
    variants: classes.map(({ types, fields }) => ({
      types:
        classes.length === 1
          ? undefined
          : types.map(type => known(relationOf.get(type), `relation of ${type}`)),
      items: [...fields].map(([key, fieldNodes]) =>
        planStepField(key, fieldNodes, known(types[0], 'a class has a member'), nodes, edges, planning),
      ),
    })),
  };
};

const planStepField = (
  key: string,
  fieldNodes: Parameters<typeof selectionsOf>[0],
  type: string,
  nodes: Columns,
  edges: Columns,
  planning: Planning,
): ObjectItem | Item => {
  const name = known(fieldNodes[0], 'a collected field').name.value;
  const ofStep = (shape: ObjectItem['shape']): ObjectItem => ({
    key,
    field: name,
    list: false,
    worded: false,
    args: {},
    shape,
  });
  if (name === '__typename') return ofStep(undefined);
  const means = meaningOf(fieldOf(type, name, planning));
  if (means.kind === 'entity')
    return ofStep(
      planNode(
        selectionsOf(fieldNodes),
        known(planning.model.kinds.get(ENTITY), 'kind Entity'),
        nodes,
        planning,
      ),
    );
  if (means.kind === 'plain') return ofStep(undefined);
  return planValue(key, fieldNodes, type, means, 'edge', edges, planning);
};
