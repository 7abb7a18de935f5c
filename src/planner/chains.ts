import type { Relation } from '../model/model';
import type { Statistics } from '../plan/statistics';
import {
  CHAINS,
  type AssumedEdge,
  type Assuming,
  type Expansion,
  type Seeds,
  type StepDirection,
} from '../plan/traversal';
import { expansion, named } from './layout';

/** The longest chains of the national graph have five relations. */
const LEVELS = 8;

type Way = keyof typeof CHAINS;

/**
 * Where a what-if adds acyclic relations, they are followed from the added edges: forward, or backward if the
 * degrees are lower that way. All added edges are starting points, since several of them may close a cycle
 * together.
 */
export const chainsOf = (
  { with: added }: Assuming,
  statistics: Statistics,
): Readonly<{ seeds: readonly Seeds[]; expansions: readonly Expansion[] }> => {
  const acyclic = added.filter(edge => edge.relation.acyclic);
  const ways = (['FORWARD', 'BACKWARD'] as const)
    .map(way => ({ way, edges: acyclic.filter(edge => lighter(edge.relation, statistics) === way) }))
    .filter(({ edges }) => edges.length > 0);
  return {
    seeds: ways.map(({ way, edges }) =>
      named(startOf(way), 'assuming', {
        kind: 'ids',
        ids: [...new Set(edges.map(edge => (way === 'FORWARD' ? edge.to : edge.from)))],
      }),
    ),
    expansions: ways.map(({ way, edges }) => chain(way, edges)),
  };
};

const startOf = (way: Way): string => `${CHAINS[way]}Start`;
const chain = (way: Way, edges: readonly AssumedEdge[]): Expansion =>
  expansion(CHAINS[way], [startOf(way)], LEVELS, [
    { relations: [...new Set(edges.map(edge => edge.relation))], direction: way satisfies StepDirection },
  ]);

const lighter = ({ name }: Relation, { edges }: Statistics): Way => {
  const degrees = edges.get(name);
  return degrees && degrees.maxIn < degrees.maxOut ? 'BACKWARD' : 'FORWARD';
};
