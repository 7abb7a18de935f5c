import { Kind, type FieldNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import type { EntityFields } from './given';
import type { SchemaTypes } from './types';

/**
 * A query with what a picture needs of each thing and each step in it, by names that nobody else gives: what somebody asked for
 * by other names, or not at all, is drawn too.
 */

export const AS = {
  id: 'sgId',
  name: 'sgName',
  edges: 'sgEdges',
  node: 'sgNode',
  steps: 'sgSteps',
  path: 'sgPath',
  relation: 'sgRelation',
  certainty: 'sgCertainty',
  direction: 'sgDirection',
  from: 'sgFrom',
  to: 'sgTo',
} as const;

type Reading = Readonly<{
  types: SchemaTypes;
  lang: string;
  /** Whether a field of a kind is a relation. */
  isRelation: (field: string) => boolean;
}>;

const field = (name: string, alias?: string, selections: readonly SelectionNode[] = []): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias === undefined ? {} : { alias: { kind: Kind.NAME, value: alias } }),
  ...(selections.length > 0 ? { selectionSet: { kind: Kind.SELECTION_SET, selections } } : {}),
});

const nameIn = (lang: string): FieldNode => ({
  ...field('name', AS.name),
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'lang' },
      value: { kind: Kind.ENUM, value: lang },
    },
  ],
});

const thing = ({ lang }: Reading): readonly SelectionNode[] => [
  field('__typename'),
  field('id', AS.id),
  nameIn(lang),
];

const step = (reading: Reading, type: string): readonly SelectionNode[] => [
  field('relation', AS.relation),
  field('certainty', AS.certainty),
  ...(reading.types.fieldOf(type, 'direction') ? [field('direction', AS.direction)] : []),
  field('from', AS.from, thing(reading)),
  field('to', AS.to, thing(reading)),
];

const steps = (reading: Reading, type: string): readonly SelectionNode[] => {
  const of = reading.types.fieldOf(type, 'steps')?.type;
  return of !== undefined && reading.types.isStep(of) ? [field('steps', AS.steps, step(reading, of))] : [];
};

/** What is added to what is asked of a type. */
const besides = (reading: Reading, type: string): readonly SelectionNode[] => {
  const { types } = reading;
  if (types.isThing(type)) return thing(reading);
  if (types.isStep(type)) return step(reading, type);
  const path = types.fieldOf(type, 'path')?.type;
  const along = path === undefined ? [] : steps(reading, path);
  return [...steps(reading, type), ...(along.length > 0 ? [field('path', AS.path, along)] : [])];
};

/** Of a relation it is asked how sure each is, which what is at its other end does not say. */
const edges = (reading: Reading): SelectionNode =>
  field('edges', AS.edges, [field('certainty', AS.certainty), field('node', AS.node, thing(reading))]);

const completedIn = (
  reading: Reading,
  selections: readonly SelectionNode[],
  type: string,
): readonly SelectionNode[] =>
  selections.map(one => {
    if (one.kind === Kind.FRAGMENT_SPREAD || !one.selectionSet) return one;
    const own = one.selectionSet.selections;
    if (one.kind === Kind.INLINE_FRAGMENT) {
      const on = one.typeCondition?.name.value ?? type;
      return { ...one, selectionSet: { ...one.selectionSet, selections: completedIn(reading, own, on) } };
    }
    const to = reading.types.fieldOf(type, one.name.value)?.type;
    if (to === undefined) return one;
    const isRelation = reading.types.isThing(type) && reading.isRelation(one.name.value);
    const more = [...besides(reading, to), ...(isRelation ? [edges(reading)] : [])];
    const all = [...completedIn(reading, own, to), ...more];
    return { ...one, selectionSet: { ...one.selectionSet, selections: all } };
  });

/** Returns an operation with all that a picture needs of what it asks for. */
export const completed = (
  operation: OperationDefinitionNode,
  types: SchemaTypes,
  {
    lang,
    relationFields,
  }: Readonly<{ lang: string; relationFields: Readonly<Record<string, EntityFields>> }>,
): OperationDefinitionNode => {
  const names = new Set(Object.values(relationFields).flatMap(fields => Object.keys(fields)));
  const reading = { types, lang, isRelation: (name: string) => names.has(name) };
  const { selections } = operation.selectionSet;
  return {
    ...operation,
    selectionSet: {
      ...operation.selectionSet,
      selections: completedIn(reading, selections, types.query),
    },
  };
};
