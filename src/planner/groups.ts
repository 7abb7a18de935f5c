import type { SelectionSetNode } from 'graphql';
import { SamgrafError, known } from '../errors';
import { type Kind, groupNames } from '../model/model';
import type { Planning } from './collect';
import { ALL, type Groups } from '../plan/plan';
import { planObject } from './object';
import { pageSize } from './order';
import { planWhere } from './where';
import { readValue, type Input } from './read-input';

const FEWER =
  'Groups have no pages, the largest come first: ask for fewer, narrow with where, or group by something coarser.';
const FUNCTIONS = ['min', 'max', 'sum', 'avg'] as const;

/** Groups of a kind's nodes, by fields and by related nodes. */
export const planGroups = (
  key: string,
  column: string,
  kind: Kind,
  args: Record<string, Input>,
  selections: readonly SelectionSetNode[],
  planning: Planning,
): Groups => {
  const by = readValue(args['by'], planning.variables) as readonly string[];
  if (by.length < 1 || by.length > 4)
    throw new SamgrafError(
      'BAD_INPUT',
      `by takes 1 to 4 fields or relations, not ${by.length}.`,
      `Name what to group by, such as ${key}(by: [certainty]).`,
    );
  const twice = by.find((name, i) => by.indexOf(name) !== i);
  if (twice)
    throw new SamgrafError(
      'BAD_INPUT',
      `by names ${twice} more than once.`,
      'Name each field or relation once.',
    );
  const shape = planObject(groupNames(kind, planning.model).groups, selections, planning);
  return {
    kind: 'groups',
    key,
    column,
    of: kind,
    shape,
    where: planWhere(args['where'], kind, planning),
    by: by.map(name => {
      const end = kind.ends.get(name);
      return end
        ? { kind: 'end', name, end, where: ALL }
        : { kind: 'property', name, property: name === 'kind' && !kind.fields.has('kind') ? 'type' : name };
    }),
    measures: measuresOf(shape),
    size: pageSize(readValue(args['first'], planning.variables), 'first', FEWER),
  };
};

/** The aggregates that the client selects, each once. */
const measuresOf = (shape: Groups['shape']): Groups['measures'] => {
  const asked = shape.items
    .filter(item => item.field === 'nodes')
    .flatMap(item => (item.shape?.kind === 'object' ? item.shape.items : []));
  const measures = FUNCTIONS.flatMap(name =>
    asked
      .filter(item => item.field === name)
      .flatMap(item =>
        (item.shape?.kind === 'object' ? item.shape.items : [])
          .filter(i => i.field !== '__typename')
          .map(i => ({ column: `${name}_${i.field}`, function: name, property: i.field })),
      ),
  );
  return [...new Map(measures.map(m => [m.column, m])).values()].map(m => known(m, 'measure'));
};
