import { asked, collectives, compared, gaps, kinds, lanes, memberships } from '../gql/labels';
import type { EntitySelector, KindName } from '../gql/graphql';

const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name);

/** The widest kinds that the model has in a lane: an interface, and not each of its kinds. */
const widestIn = (lane: string): readonly KindName[] => {
  const inLane = Object.keys(lanes)
    .filter(isKind)
    .filter(kind => lanes[kind] === lane);
  return inLane.filter(kind => !memberships[kind]?.some(of => of !== kind && inLane.some(one => one === of)));
};

/** The kinds that may fill a gap of a question, as the pack says; undefined where it says nothing. */
const saidOf = (question: string, gap: string): readonly KindName[] | undefined =>
  gaps[question]?.[gap]?.filter(isKind);

/** The kinds that may fill a gap of a question: those that the pack says, or else those of a lane. */
export const kindsOf = (question: string, gap: string, lane: string): readonly KindName[] =>
  saidOf(question, gap) ?? widestIn(lane);

/** The kinds that may fill a gap, as the pack says; any kind will do where it says nothing. */
export const knownOf = (question: string, gap: string): readonly KindName[] => saidOf(question, gap) ?? [];

/** All of the one kind that a question goes by, as the API selects them; undefined where it is not one. */
export const allOf = (question: string, gap: string, lane: string): EntitySelector | undefined => {
  const [kind, other] = kindsOf(question, gap, lane);
  if (kind === undefined || other !== undefined) return undefined;
  // One of those of the schema that is running, which the types of another say nothing of.
  return { [`${kind[0]?.toLowerCase()}${kind.slice(1)}`]: {} } as EntitySelector;
};

/** The kind whose things are compared with each other. */
export const comparedKinds = (): readonly KindName[] => [compared?.kind ?? ''].filter(isKind);

/** Tells whether something is of the kind whose things are compared. */
export const isCompared = (thing: Readonly<{ __typename: string }> | undefined): boolean =>
  thing !== undefined && thing.__typename === compared?.kind;

/** Tells whether something is a law, or what else binds, and nothing that is demanded by it. */
export const isLaw = (thing: Readonly<{ __typename: string }> | undefined): boolean =>
  lanes[thing?.__typename ?? ''] === 'FRAMEWORKS';

/** The names in addresses of what is meant together, such as all acts of a union. */
export const TOGETHER: readonly string[] = collectives.map(({ name }) => name);

/** How what is meant together is selected; one of those of the schema that is running, which the types of another say nothing of. */
export const togetherOf = (name: string | undefined): EntitySelector | undefined =>
  collectives.find(of => of.name === name)?.selector as EntitySelector | undefined;

/** Tells whether the model knows countries, of which one is its own. */
export const hasCountry = (): boolean => asked.country !== '';
