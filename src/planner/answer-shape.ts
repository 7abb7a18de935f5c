import type { SelectionSetNode } from 'graphql';
import { known } from '../errors';
import { ENTITY, textsProperty } from '../model/model';
import type { Item, ObjectItem, ObjectShape, StepShape } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import { meaningOf } from './binding';
import { collect, fieldOf, selectionsOf, type Planning } from './collect';
import { Columns } from './columns';
import { planObject, type PlanPart } from './object';
import { placed } from './placed';
import { planNode, planValue } from './selection';

/** The columns of nodes and edges are collected over the whole answer, so that each is fetched once. */
export const planAnswer = (
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

export const asksFor = (shape: ObjectShape, field: string): boolean =>
  shape.items.some(
    item =>
      item.field === field ||
      item.countOf === field ||
      (item.shape?.kind === 'object' && asksFor(item.shape, field)),
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
        placed(key, fieldNodes, () =>
          planStepField(key, fieldNodes, known(types[0], 'a class has a member'), nodes, edges, planning),
        ),
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
