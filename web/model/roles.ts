import { enums, kinds, lanes, memberships } from '../gql/labels';
import type { EntitySelector, KindName } from '../gql/graphql';

const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name);

/** The widest kinds that the model has in a lane: an interface, and not each of its kinds. */
const widestIn = (lane: string): readonly KindName[] => {
  const inLane = Object.keys(lanes)
    .filter(isKind)
    .filter(kind => lanes[kind] === lane);
  return inLane.filter(kind => !memberships[kind]?.some(of => of !== kind && inLane.some(one => one === of)));
};

/** The kinds that play a part in a question: those that are named, or of a model without them those of the lane. */
export const kindsOf = (lane: string, ...named: readonly KindName[]): readonly KindName[] =>
  named.every(isKind) ? named : widestIn(lane);

/** Those of some kinds that the model has; any kind will do where it lacks one. */
export const knownOf = (...named: readonly KindName[]): readonly KindName[] =>
  named.every(isKind) ? named : [];

/** All of the one kind that plays a part, as the API selects them; undefined where it is not one. */
export const allOf = (lane: string, named: KindName): EntitySelector | undefined => {
  const [kind, other] = kindsOf(lane, named);
  if (kind === undefined || other !== undefined) return undefined;
  // One of those of the schema that is running, which the types of another say nothing of.
  return { [`${kind[0]?.toLowerCase()}${kind.slice(1)}`]: {} } as EntitySelector;
};

/** Whether acts of the EU are told apart in the model. */
export const hasEuActs = (): boolean => isKind('Framework') && enums['Jurisdiction']?.['EU'] !== undefined;

/** Whether the model knows countries, of which one is its own. */
export const hasCountry = (): boolean => isKind('Country');
