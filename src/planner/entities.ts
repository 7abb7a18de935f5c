import type { SelectionSetNode } from 'graphql';
import { SamgrafError, known } from '../errors';
import { pascal } from '../model/model';
import type { Entities, NodesByKey } from '../plan/entities';
import { ALL, type Root } from '../plan/plan';
import type { Static } from '../plan/static';
import { grouped, readRepresentations, shapeOfRepresentations, type Keyed } from '../plan/representations';
import type { Planning } from './collect';
import { Columns } from './columns';
import { planObject } from './object';
import { isOperand, type Input } from './read-input';
import { planNode } from './selection';

/**
 * `_entities` of federation: one read for each key that the representations are by. The plan holds for all
 * representations of the same kinds by the same keys; the values are bound at each request.
 */
const planEntities = (
  key: string,
  column: string,
  given: Input | undefined,
  selections: readonly SelectionSetNode[],
  planning: Planning,
): Entities => {
  const { model, variables } = planning;
  const representations = isOperand(given) ? given : undefined;
  if (!representations)
    throw new SamgrafError(
      'BAD_INPUT',
      '_entities takes a list of representations.',
      'Send a list of objects.',
    );
  const value = variables.readPart(representations, shapeOfRepresentations(model));
  const groups = grouped(readRepresentations(value, model));
  return {
    kind: 'entities',
    key,
    column,
    representations,
    groups: groups.map(([group, asked]) => planGroup(group, column, asked, selections, planning)),
  };
};

/** Nodes by one key. Only the kinds that are asked for are planned; the others are null. */
const planGroup = (
  group: string,
  column: string,
  asked: readonly Keyed[],
  selections: readonly SelectionSetNode[],
  planning: Planning,
): NodesByKey => {
  const { field } = known(asked[0], 'a group has a representation').by;
  const of = known(planning.model.kinds.get(field.declaredBy), 'the kind that declares a key');
  const members = new Set(asked.flatMap(one => one.of.members));
  const columns = new Columns();
  const shape = planNode(
    selections,
    { ...of, members: of.members.filter(member => members.has(member)) },
    columns,
    planning,
  );
  columns.property('node', 'type');
  for (const { by, also } of asked)
    for (const each of [by, ...also]) columns.property('node', each.field.name);
  const name = `${column}${of.name}${pascal(field.name)}`;
  return {
    column: name,
    group,
    of,
    property: field.name,
    values: { kind: 'variable', name: `@${name}` },
    where: ALL,
    columns: columns.all(),
    shape,
  };
};

/** `_service` of federation. Its SDL is long, so it is given once. */
const planService = (key: string, selections: readonly SelectionSetNode[], planning: Planning): Static => {
  const shape = planObject('_Service', selections, planning);
  if (shape.items.filter(({ field }) => field === 'sdl').length > 1)
    throw new SamgrafError('TOO_COMPLEX', 'The operation asks for sdl more than once.', 'Ask for it once.');
  return { kind: 'service', key, shape };
};

/** What a gateway asks a subgraph for. */
export const planFederated = (
  field: 'entities' | 'service',
  key: string,
  column: string,
  representations: Input | undefined,
  selections: readonly SelectionSetNode[],
  planning: Planning,
): Root =>
  field === 'entities'
    ? planEntities(key, column, representations, selections, planning)
    : planService(key, selections, planning);
