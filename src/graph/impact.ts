import { CONSEQUENCES, type Consequence, type ConsequenceRule, type Need } from '../model/consequences';
import { compare, push, type Hop, type Hops } from './found';
import { inOrder, type FoundPath } from './paths';
import { levelsOf, reachOf, type Reached } from './reach';
import { sorted, type Sliced } from './sliced';
import {
  cascade,
  everyLossOf,
  gravity,
  isHit,
  lossOfState,
  lossesOf,
  nodeOfState,
  takesAlong,
  worstOf,
  type Extent,
  type Fallen,
  type GroupLoss,
  type IsKnown,
  type Support,
  type Supports,
} from './supports';

/**
 * Something with a loss of one kind, and the extent of it. `extent` is undefined if not all its supports are
 * known.
 */
export type Affected = Readonly<{
  id: string;
  consequence: Consequence;
  distance: number;
  extent: Extent | undefined;
  /** Of the rule with the greatest loss. */
  needs: Need;
  lost: number;
  left: number;
  restsOn: readonly string[];
  /** From the node to what changes. */
  path: FoundPath;
}>;

/** How far to look, by which rules, and whether all supports by a rule are known. */
export type Asked = Readonly<{
  maxHops: number;
  rules: readonly ConsequenceRule[];
  isKnown: (rule: ConsequenceRule) => boolean;
}>;

/**
 * What follows if `of` are removed, one item for each kind of loss: nearest first, then the most severe, then
 * by id and kind of loss.
 */
export function* impactOf(
  of: ReadonlySet<string>,
  supports: Supports,
  { maxHops, rules, isKnown }: Asked,
): Sliced<readonly Affected[]> {
  const known: IsKnown = (_, rule) => isKnown(rule);
  const mayFall = mayBeReached(of, supports, maxHops);
  yield;
  const { fallen } = yield* cascade(of, supports, mayFall, known);
  const lossesByState = new Map<string, readonly GroupLoss[]>();
  const losses = (state: string): readonly GroupLoss[] => {
    const before = lossesByState.get(state) ?? lossesOf(state, supports, fallen, known);
    lossesByState.set(state, before);
    return before;
  };
  const all: Affected[] = [];
  for (const { id: state, distance, path } of yield* affectedBy(of, supports, fallen, maxHops, losses)) {
    const worst = worstOf(losses(state), rules);
    all.push({
      id: nodeOfState(state),
      consequence: lossOfState(state),
      distance,
      extent: worst?.extent,
      needs: worst?.rule.needs ?? 'ONE',
      lost: worst?.lost ?? 0,
      left: worst?.left ?? 0,
      restsOn: leftOf(supports.supports.get(state) ?? [], fallen),
      path: reversed(path),
    });
    if (all.length % STATES === 0) yield;
  }
  return yield* sorted(all, nearestFirst);
}

/** States looked at between two yields: about a millisecond. */
const STATES = 100;

const nearestFirst = (a: Affected, b: Affected): number =>
  a.distance - b.distance ||
  gravity(a.extent) - gravity(b.extent) ||
  compare(a.id, b.id) ||
  CONSEQUENCES.indexOf(a.consequence) - CONSEQUENCES.indexOf(b.consequence);

const leftOf = (supports: readonly Support[], fallen: Fallen): readonly string[] => [
  ...new Set(supports.filter(support => !isHit(support, fallen)).map(({ on }) => on)),
];

/** Marks a state as the last of a path: no hop leads on from it. */
const LAST = ' last';
const lastOf = (state: string): string => `${state}${LAST}`;
const withoutLast = (state: string): string => (state.endsWith(LAST) ? state.slice(0, -LAST.length) : state);

/**
 * Hops from a lost state to the states that depend on it. A hop ends in a last state if the loss does not
 * carry on.
 */
const hopsBetween = (
  { dependents }: Supports,
  goesOn: (support: Support) => boolean,
  isFrom: (state: string) => boolean,
): Hops => {
  const hops = new Map<string, Hop[]>();
  for (const [from, list] of dependents) {
    if (!isFrom(from)) continue;
    for (const support of list)
      push(hops, from, {
        edge: support.edge,
        direction: support.rule.loses === 'FROM' ? 'BACKWARD' : 'FORWARD',
        from,
        to: goesOn(support) ? support.on : lastOf(support.on),
      });
  }
  return hops;
};

/** Whether a state is near enough to be lost, assuming that all its other supports are lost too. */
const mayBeReached = (
  of: ReadonlySet<string>,
  supports: Supports,
  maxHops: number,
): ((state: string) => boolean) => {
  const hops = hopsBetween(
    supports,
    ({ rule }) => rule.carries,
    () => true,
  );
  const reached = new Set(levelsOf(hops, everyLossOf(of), maxHops).flat().map(withoutLast));
  return state => reached.has(state);
};

/**
 * Every state with a loss, each by its nearest path. All states before the last are lost by the rule that the
 * path follows, and carry the loss on to what rests on them. A state may also be reached by a path that ends
 * there; if that path is nearer, it is the one used.
 */
function* affectedBy(
  of: ReadonlySet<string>,
  supports: Supports,
  fallen: Fallen,
  maxHops: number,
  losses: (state: string) => readonly GroupLoss[],
): Sliced<readonly Reached[]> {
  const taking = new Map<string, ReadonlySet<ConsequenceRule>>();
  for (const state of fallen.keys()) {
    const rules = losses(state)
      .filter(takesAlong)
      .map(({ rule }) => rule);
    taking.set(state, new Set(rules));
    if (taking.size % STATES === 0) yield;
  }
  const hops = hopsBetween(
    supports,
    ({ rule, on }) => taking.get(on)?.has(rule) ?? false,
    state => fallen.has(state),
  );
  yield;
  const nearest = new Map<string, Reached>();
  for (const reached of yield* reachOf(hops, new Set(everyLossOf(of)), maxHops)) {
    const state = withoutLast(reached.id);
    if (of.has(nodeOfState(state))) continue;
    const { hops: along, certainty } = reached.path;
    const path = { certainty, hops: along.map(hop => ({ ...hop, to: withoutLast(hop.to) })) };
    const before = nearest.get(state);
    if (!before || inOrder(path, before.path) < 0) nearest.set(state, { ...reached, id: state, path });
  }
  yield;
  return [...nearest.values()];
}

const reversed = ({ hops, certainty }: FoundPath): FoundPath => ({
  certainty,
  hops: [...hops].reverse().map(({ edge, direction, from, to }) => ({
    edge,
    direction: direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD',
    from: nodeOfState(to),
    to: nodeOfState(from),
  })),
});
