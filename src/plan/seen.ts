import type { Level } from '../model/model';
import type { On, Operand, Predicate } from './plan';

type Variable = Operand & Readonly<{ kind: 'variable' }>;
const variable = (name: string): Variable => Object.freeze({ kind: 'variable', name });

/**
 * Bound to what the viewer may see at each request; clients cannot name them. `all`: whether it sees
 * everything. `self`: its actor, in a list that is empty if it speaks for none. `among`: its actor, and the
 * groups that this is a member of.
 */
export const VIEWER = {
  all: variable('@seesAll'),
  self: variable('@self'),
  among: variable('@among'),
} as const;

/**
 * What the viewer may see: what is PUBLIC; what is RESTRICTED to its actor or to a group of this; what is
 * NON_PUBLIC and names its actor itself.
 */
export const SEEN = {
  node: Object.freeze<Predicate>({ kind: 'seen', on: 'node' }),
  edge: Object.freeze<Predicate>({ kind: 'seen', on: 'edge' }),
  value: (on: On, level: Level): Predicate => ({ kind: 'seen', on, level }),
} as const;

/** Whether it is `SEEN.node`, and not about a value of the node. */
export const isSeenNode = (predicate: Predicate): boolean =>
  predicate.kind === 'seen' && predicate.on === 'node' && predicate.level === undefined;
