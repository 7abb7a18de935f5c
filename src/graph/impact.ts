import { CONSEQUENCES, type Consequence, type ConsequenceRule, type Need } from '../model/consequences';
import { compare, push, type Hop, type Hops, type FoundEdge } from './found';
import { inOrder, type FoundPath } from './paths';
import { reachOf, type Reached } from './reach';
import { inTurns, sorted, type Sliced } from './sliced';
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
  type Dependent,
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
type Asked = Readonly<{
  maxHops: number;
  rules: readonly ConsequenceRule[];
  isKnown: (rule: ConsequenceRule) => boolean;
}>;

/**
 * Computes what follows if `of` are removed, one item for each kind of loss: nearest first, then the most severe, then
 * by id and kind of loss.
 */
export function* impactOf(
  of: ReadonlySet<string>,
  supports: Supports,
  { maxHops, rules, isKnown }: Asked,
): Sliced<readonly Affected[]> {
  const known: IsKnown = (_, rule) => isKnown(rule);
  const gone = yield* everyLossOf(of);
  const near = yield* mayBeReached(gone, supports, maxHops);
  const mayFall = (state: string): boolean => near.has(state);
  const { fallen } = yield* cascade(gone, supports, mayFall, known);
  const lossesByState = new Map<string, readonly GroupLoss[]>();
  const losses = (state: string): readonly GroupLoss[] => {
    const before = lossesByState.get(state) ?? lossesOf(state, supports, fallen, known);
    lossesByState.set(state, before);
    return before;
  };
  const all: Affected[] = [];
  const add = ({ id: state, distance, path }: Reached): void => {
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
  };
  yield* inTurns(yield* affectedBy(gone, supports, fallen, maxHops, losses), add, STATES);
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
function* hopsBetween(
  { dependents }: Supports,
  fallen: Fallen,
  goesOn: (dependent: Dependent) => boolean,
): Sliced<Hops> {
  const hops = new Map<string, Hop[]>();
  yield* inTurns(
    fallen.keys(),
    from => {
      for (const dependent of dependents.get(from) ?? [])
        push(hops, from, {
          edge: dependent.edge,
          direction: dependent.rule.loses === 'FROM' ? 'BACKWARD' : 'FORWARD',
          from,
          to: goesOn(dependent) ? dependent.on : lastOf(dependent.on),
        });
    },
    STATES,
  );
  return hops;
}

/** The states near enough to be lost, assuming that all their other supports are lost too. */
function* mayBeReached(
  gone: ReadonlySet<string>,
  { dependents }: Supports,
  maxHops: number,
): Sliced<ReadonlySet<string>> {
  const [reached, carrying] = [new Set(gone), new Set(gone)];
  let frontier: Iterable<string> = gone;
  for (let distance = 1; distance <= maxHops; distance += 1) {
    const next: string[] = [];
    const follow = ({ rule, on }: Dependent): void => {
      reached.add(on);
      if (!rule.carries || carrying.has(on)) return;
      carrying.add(on);
      next.push(on);
    };
    yield* inTurns(frontier, state => dependents.get(state)?.forEach(follow), STATES);
    frontier = next;
  }
  return reached;
}

/**
 * Every state with a loss, each by its nearest path. All states before the last are lost by the rule that the
 * path follows, and carry the loss on to what rests on them. A state may also be reached by a path that ends
 * there; if that path is nearer, it is the one used.
 */
function* affectedBy(
  gone: ReadonlySet<string>,
  supports: Supports,
  fallen: Fallen,
  maxHops: number,
  losses: (state: string) => readonly GroupLoss[],
): Sliced<readonly Reached[]> {
  const taking = new Map<string, ReadonlySet<ConsequenceRule>>();
  const take = (state: string): void => {
    const rules = losses(state)
      .filter(takesAlong)
      .map(({ rule }) => rule);
    taking.set(state, new Set(rules));
  };
  yield* inTurns(fallen.keys(), take, STATES);
  const hops = yield* hopsBetween(supports, fallen, ({ rule, on }) => taking.get(on)?.has(rule) ?? false);
  const nearest = new Map<string, Reached>();
  const all = yield* reachOf(hops, gone, maxHops);
  yield* inTurns(all, reached => {
    const state = withoutLast(reached.id);
    if (gone.has(state)) return;
    const { hops: along, certainty } = reached.path;
    const path = { certainty, hops: state === reached.id ? along : withLastNamed(along, state) };
    const before = nearest.get(state);
    if (!before || inOrder(path, before.path) < 0)
      nearest.set(state, { id: state, distance: reached.distance, path });
  });
  return [...nearest.values()];
}

/** Only the last hop of a path may lead to a state marked as its last. */
const withLastNamed = (hops: readonly Hop[], state: string): readonly Hop[] =>
  hops.map((hop, i) =>
    i < hops.length - 1 ? hop : { edge: hop.edge, direction: hop.direction, from: hop.from, to: state },
  );

const reversed = ({ hops, certainty }: FoundPath): FoundPath => ({
  certainty,
  hops: [...hops].reverse().map(({ edge, direction, from, to }) => ({
    edge,
    direction: direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD',
    from: nodeOfState(to),
    to: nodeOfState(from),
  })),
});

/** Something that could replace what is removed, by what they have in common. */
type Substitute = Readonly<{
  id: string;
  capabilities: number;
  specifications: number;
  users: number;
}>;

const SHARED = { REALISES: 'capabilities', CONFORMS_TO: 'specifications', USES: 'users' } as const;
type Shared = (typeof SHARED)[keyof typeof SHARED];

/** What each resource has in common with those that are removed, by one relation. */
const inCommon = (
  of: ReadonlySet<string>,
  edges: readonly FoundEdge[],
  relation: string,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const pairs = edges
    .filter(edge => edge.relation === relation)
    .map(({ from, to }) =>
      relation === 'USES' ? { resource: to, shared: from } : { resource: from, shared: to },
    );
  const own = new Set(pairs.filter(({ resource }) => of.has(resource)).map(({ shared }) => shared));
  const common = new Map<string, Set<string>>();
  for (const { resource, shared } of pairs) {
    if (of.has(resource) || !own.has(shared)) continue;
    common.set(resource, (common.get(resource) ?? new Set()).add(shared));
  }
  return common;
};

/**
 * Ranked by shared capabilities, then shared specifications, then shared users. Only resources of the same
 * kind with a shared capability or specification qualify.
 */
export const substitutesFor = (
  of: ReadonlySet<string>,
  edges: readonly FoundEdge[],
  kindOf: (id: string) => string | undefined,
): readonly Substitute[] => {
  const common = Object.fromEntries(
    Object.entries(SHARED).map(([relation, name]) => [name, inCommon(of, edges, relation)]),
  ) as Readonly<Record<Shared, ReadonlyMap<string, ReadonlySet<string>>>>;
  const kinds = new Set([...of].map(kindOf));
  const count = (name: Shared, id: string): number => common[name].get(id)?.size ?? 0;
  return [...new Set([...common.capabilities.keys(), ...common.specifications.keys()])]
    .filter(id => kinds.has(kindOf(id)))
    .map(id => ({
      id,
      capabilities: count('capabilities', id),
      specifications: count('specifications', id),
      users: count('users', id),
    }))
    .sort(
      (a, b) =>
        b.capabilities - a.capabilities ||
        b.specifications - a.specifications ||
        b.users - a.users ||
        compare(a.id, b.id),
    );
};
