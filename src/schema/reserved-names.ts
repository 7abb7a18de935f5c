import { isTypeDefinitionNode, Kind, parse } from 'graphql';
import type { ReservedNames } from '../model/check-names';
import { FACT } from '../model/model';
import { SCALARS } from '../model/read-fields';
import { QUESTIONS, sdlOf } from '../questions/list';
import { COMMON_SDL } from './common-types';
import { ROOT_FIELDS } from './root-fields';
import { FEDERATION_FIELDS, FEDERATION_TYPES } from './subgraph-sdl';

/** Types that are made in code, whatever the Model. A test keeps the list true. */
const MADE: readonly string[] = [
  ...['Query', 'Mutation', FACT, 'Node', 'JSON', 'GroupKey', 'Step', 'StepDirection', 'EntitySelector'],
  ...['KindName', 'RelationName', 'OrderDirection', 'CountFilter', 'CitedFilter', 'AlphabeticalStringFilter'],
  ...['NodeInput', 'RelationInput'],
  ...SCALARS.flatMap(scalar => [scalar, `${scalar}Filter`, `${scalar}ListFilter`]),
];

/** SDL of ours: of the questions all, whether or not a model has what they need. */
const OURS = [COMMON_SDL, ROOT_FIELDS, sdlOf(QUESTIONS)].flatMap(
  sdl => parse(sdl, { noLocation: true }).definitions,
);
const defined = OURS.filter(isTypeDefinitionNode).map(({ name }) => name.value);
const roots = OURS.flatMap(node =>
  node.kind === Kind.OBJECT_TYPE_EXTENSION && node.name.value === 'Query' ? (node.fields ?? []) : [],
).map(({ name }) => name.value);

/** What no kind, relation or enum of a domain may be called, since the API has it already. */
export const RESERVED_NAMES: ReservedNames = {
  types: [...MADE, ...defined, ...FEDERATION_TYPES],
  roots: [...roots, ...FEDERATION_FIELDS],
  selectors: ['id', 'ids'],
};
