import type { Roles } from '../model/roles';
import { CONSEQUENCES, type Consequence, type ConsequenceRule, type Need } from '../model/consequences';
import type { Phrase } from '../model/model';
import { compare, push, type Hop, type Hops, type FoundEdge } from './found';
import { inOrder, type FoundPath } from './paths';
import { reachOf, type Reached } from './reach';
import { inTurns, sorted, type Sliced } from './sliced';
import {
  cascade,
  everyLossOf,
  gravity,
  isHit,
  isRelay,
  lossOfState,
  lossesOf,
  nodeOfState,
  takesAlong,
  worstOf,
  type Extent,
  type Fallen,
  type GroupLoss,
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
  /** How many supports are lost and left, for the greatest loss; undefined if not all are known. */
  lost: number | undefined;
  left: number | undefined;
  /** What is said of it, where it is more than that it loses. */
  says: Phrase | undefined;
  /** Whether it is only weakened, and what rests on it is at risk in part. */
  endangers: boolean;
  /** How many people it is there for, and how many others lose something with it, as far as is read. */
  people: number;
  dependants: number;
  restsOn: readonly string[];
  /** From the node to what changes. */
  path: FoundPath;
}>;

/** How far to look, by which rules, and whether all that anything there rests on is known. */
type Asked = Readonly<{
  maxHops: number;
  rules: readonly ConsequenceRule[];
  isWhole: boolean;
  peopleOf: (id: string) => number;
}>;

/**
 * Computes what follows if `of` are removed, one item for each kind of loss: nearest first, then the most severe,
 * then what concerns most people and has most resting on it, then by id and kind of loss.
 */
export function* impactOf(
  of: ReadonlySet<string>,
  supports: Supports,
  { maxHops, rules, isWhole, peopleOf }: Asked,
): Sliced<readonly Affected[]> {
  const gone = yield* everyLossOf(of);
  const near = yield* mayBeReached(gone, supports, maxHops);
  const mayFall = (state: string): boolean => near.has(state);
  const { fallen } = yield* cascade(gone, supports, mayFall, isWhole);
  const lossesByState = new Map<string, readonly GroupLoss[]>();
  const losses = (state: string): readonly GroupLoss[] => {
    const before = lossesByState.get(state) ?? lossesOf(state, supports, fallen, isWhole);
    lossesByState.set(state, before);
    return before;
  };
  const all: Affected[] = [];
  const add = ({ id: state, distance, path }: Reached): void => {
    if (isRelay(state)) return;
    const worst = worstOf(losses(state), rules);
    const id = nodeOfState(state);
    // What rests on the farthest is not read.
    const resting = distance < maxHops ? (supports.dependents.get(state) ?? []) : [];
    all.push({
      id,
      consequence: lossOfState(state),
      distance,
      // By what is not known it may lose more, unless it loses all.
      extent: isWhole || worst?.extent === 'WHOLLY' ? worst?.extent : undefined,
      needs: worst?.rule.needs ?? 'ONE',
      lost: isWhole ? (worst?.lost ?? 0) : undefined,
      left: isWhole ? (worst?.left ?? 0) : undefined,
      says: worst?.rule.says,
      endangers: worst?.extent === 'PARTLY' && worst.rule.endangers,
      people: peopleOf(id),
      dependants: new Set(resting.map(({ on }) => nodeOfState(on))).size,
      // What seems left may itself fall by what was not read.
      restsOn: isWhole ? leftOf(supports.supports.get(state) ?? [], fallen) : [],
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
  b.people - a.people ||
  b.dependants - a.dependants ||
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

/** What is at risk in part: what rests on what is only weakened, and loses nothing of it. */
export type AtRisk = Readonly<{ through: readonly string[]; resting: readonly Affected[] }>;

/** Finds what would follow if what is only weakened went too, and does not follow without: of losses that are asked about alone. */
export function* atRiskIn(
  all: readonly Affected[],
  of: ReadonlySet<string>,
  supports: Supports,
  { isAsked, ...asked }: Asked & Readonly<{ isAsked: (item: Affected) => boolean }>,
): Sliced<AtRisk> {
  const affected = all.filter(isAsked);
  const weakened = affected.filter(({ endangers, distance }) => endangers && distance < asked.maxHops);
  const lost = new Set([...of, ...affected.map(({ id }) => id)]);
  const resting = new Map<string, Affected>();
  for (const distance of new Set(weakened.map(one => one.distance))) {
    const through = weakened.filter(one => one.distance === distance).map(({ id }) => id);
    const behind = { ...asked, maxHops: asked.maxHops - distance };
    for (const one of yield* impactOf(new Set(through), supports, behind))
      if (isAsked(one) && !lost.has(one.id) && !resting.has(one.id)) resting.set(one.id, one);
  }
  return { through: [...new Set(weakened.map(({ id }) => id))], resting: [...resting.values()] };
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
  // What a group hands on may complete the loss of what is near, however far the group itself is.
  const groups = [...frontier];
  yield* inTurns(
    groups,
    state => {
      for (const { rule, on } of dependents.get(state) ?? [])
        if (rule.carries && isRelay(on) && !reached.has(on)) {
          reached.add(on);
          groups.push(on);
        }
    },
    STATES,
  );
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
  /** What others need both for. */
  purposes: readonly string[];
  /** Of the capabilities that both have, the more the fewer others have them. */
  narrowness: number;
  capabilities: number;
  specifications: number;
  users: number;
}>;

/** What the relations that were found say of resources. */
export type ResourceFacts = Readonly<{
  edges: readonly FoundEdge[];
  /** The relations by which the one needs the other. */
  needs: ReadonlySet<string>;
  /** What the relation needs its other end for, where something else can be there for the same. */
  purposeOf: (edge: FoundEdge) => string | undefined;
  kindOf: (id: string) => string | undefined;
  roles: Roles['relations'];
}>;

/** By resource. */
type Have = ReadonlyMap<string, ReadonlySet<string>>;

const having = (pairs: readonly Readonly<{ resource: string; has: string | undefined }>[]): Have => {
  const all = new Map<string, Set<string>>();
  for (const { resource, has } of pairs)
    if (has !== undefined) all.set(resource, (all.get(resource) ?? new Set()).add(has));
  return all;
};

/**
 * Finds what could do for others what those that are removed do for them: of the same kind, needed for the same, not
 * in need of them itself, and with two things more in common: capabilities, specifications, or users. First those with
 * the narrowest capabilities in common, each counted as one of all that realise it; then by specifications and users.
 */
export const substitutesFor = (
  of: ReadonlySet<string>,
  { edges, needs, purposeOf, kindOf, roles }: ResourceFacts,
): readonly Substitute[] => {
  const uses = roles.get('USES');
  const along = (name: string | undefined): Have =>
    having(
      edges
        .filter(({ relation }) => relation === name)
        .map(({ from, to }) => (name === uses ? { resource: to, has: from } : { resource: from, has: to })),
    );
  const purposes = having(edges.map(edge => ({ resource: edge.to, has: purposeOf(edge) })));
  const [capabilities, specifications, users] = [
    along(roles.get('REALISES')),
    along(roles.get('CONFORMS_TO')),
    along(uses),
  ];
  const kinds = new Set([...of].map(kindOf));
  const inCommon = (have: Have, id: string): readonly string[] => {
    const own = new Set([...of].flatMap(one => [...(have.get(one) ?? [])]));
    return [...(have.get(id) ?? [])].filter(one => own.has(one)).sort(compare);
  };
  const narrowness = narrownessBy(capabilities);
  const inNeed = new Set(
    edges.filter(({ relation, to }) => needs.has(relation) && of.has(to)).map(e => e.from),
  );
  return [...purposes.keys()]
    .filter(id => !of.has(id) && kinds.has(kindOf(id)) && !inNeed.has(id))
    .map(id => ({
      id,
      purposes: inCommon(purposes, id),
      narrowness: narrowness(inCommon(capabilities, id)),
      capabilities: inCommon(capabilities, id).length,
      specifications: inCommon(specifications, id).length,
      users: inCommon(users, id).length,
    }))
    .filter(isAlike)
    .sort(mostAlikeFirst);
};

const narrownessBy = (capabilities: Have): ((shared: readonly string[]) => number) => {
  const realising = new Map<string, number>();
  for (const all of capabilities.values())
    for (const one of all) realising.set(one, (realising.get(one) ?? 0) + 1);
  return shared => shared.reduce((sum, one) => sum + 1 / (realising.get(one) ?? 1), 0);
};

/** Besides what both are needed for. */
const LEAST_IN_COMMON = 2;
const isAlike = ({ purposes, capabilities, specifications, users }: Substitute): boolean =>
  purposes.length > 0 && capabilities + specifications + Math.min(users, 1) >= LEAST_IN_COMMON;

const mostAlikeFirst = (a: Substitute, b: Substitute): number =>
  b.narrowness - a.narrowness ||
  b.specifications - a.specifications ||
  b.users - a.users ||
  compare(a.id, b.id);
