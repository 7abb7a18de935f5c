import { UNCHECKED, type Certainty, type Relation } from '../model/model';
import { opposite, type Ways } from '../plan/traversal';
import {
  armsAlong,
  edgesOf,
  hopsOf,
  isCapped,
  testedAs,
  seedOf,
  type Found,
  type FoundEdge,
  type FoundNode,
  compare,
} from './found';
import { sideOf, type LaidOut, Joining, type NodeGroup, type Side } from './joining';
import { Usual, type Known } from './usual';
import type { Budget } from './sliced';
import { ANY_CHAINS, chainsOf, type Chains, type Link } from './chains';
import { findPaths, type FoundPath, type FoundPaths } from './paths';
import { inTurns, type Sliced } from './sliced';
import { UpTo } from './up-to';
import { ALWAYS, UNSET_DAY, commonPeriod, daysBetween, holdsOn, nearestDay } from './validity';
import { inheritingIn, weakness, type Subgraph } from './found';

/** What restricts a question, and can be lifted to see whether it hides an answer. */
type Narrowed =
  'asOf' | 'certainty' | 'undated' | 'verdicts' | 'via' | 'avoid' | 'relations' | 'chains' | 'minHops';

/**
 * The causes examined, each by the restrictions it lifts; all others are kept. A cause that lifts two is
 * reported only if neither alone is enough.
 */
const CAUSES = {
  AS_OF: ['asOf'],
  CERTAINTY: ['certainty'],
  AS_OF_AND_CERTAINTY: ['asOf', 'certainty'],
  UNDATED: ['undated'],
  VERDICTS: ['verdicts'],
  VIA: ['via'],
  AVOID: ['avoid'],
  RELATIONS: ['relations'],
  CHAINS: ['chains'],
  MIN_HOPS: ['minHops'],
} as const satisfies Readonly<Record<string, readonly Narrowed[]>>;

type Cause = keyof typeof CAUSES;
/**
 * DIRECT: the ends are joined by one relation, where an answer takes more. PERMISSION is not examined: it says that
 * something may be hidden, and never whether it would matter.
 */
export type HiddenBy = Cause | 'DIRECT' | 'PERMISSION';
/**
 * `on` is the nearest day on which there is an answer, if the day asked for hides it and all were looked at; `relations`
 * are those that would also have to be followed.
 */
export type Hidden = Readonly<{ by: HiddenBy; on: string | null; relations: readonly string[] }>;

export type WhyNot = Readonly<{
  from: readonly (readonly string[])[];
  to: readonly (readonly string[])[];
  missing: readonly MissingLink[];
  hiddenBy: readonly Hidden[];
}>;

/**
 * What restricts the question. `least` is the minimum number of relations in an answer. `related` is true if
 * a filter uses relations: on other days, or at a lower certainty, it may match nodes other than the known
 * ones. `asked` are the nodes asked about by id: on a day when one of them does not exist, the question is
 * rejected.
 */
export type WhyNotScope = Readonly<{
  day: string;
  certainty: Certainty;
  verdicts: readonly string[] | undefined;
  least: number;
  related: boolean;
  asked: readonly FoundNode[];
}>;

/** The same once more, whatever the day, the certainty and the relations. */
export type Unscoped = Found<
  End | `Unscoped${End}`,
  'UnscopedForward' | 'UnscopedBackward',
  'validFrom' | 'validTo'
>;
type End = 'From' | 'To' | 'Via' | 'Avoid';

/**
 * Computes how far each side was searched, what would close the gap, and what hides a path that exists in `unscoped`.
 */
export function* whyNot(
  found: LaidOut,
  unscoped: Unscoped,
  ways: Ways,
  scope: WhyNotScope,
  known: Known,
  budget: Budget,
): Sliced<WhyNot> {
  const near = yield* sideOf(found, 'From', 'Forward', ways);
  yield;
  const far = yield* sideOf(found, 'To', 'Backward', {
    relations: ways.relations,
    direction: opposite(ways.direction),
  });
  yield;
  return {
    from: near.levels,
    to: far.levels,
    missing: yield* missingLinks(
      { near, far },
      found,
      { ...ways, minHops: Math.max(ways.minHops, scope.least) },
      new Usual(unscoped, known),
    ),
    hiddenBy: yield* hiddenBy(unscoped, ways, scope, budget),
  };
}

/** What to search, for what, and with how many steps. */
type Looking = Readonly<{
  unscoped: Unscoped;
  /** All edges visited. */ edges: readonly FoundEdge[];
  ways: Ways;
  scope: WhyNotScope;
  budget: Budget;
}>;

/**
 * Returns nothing if some path is known that nothing hides, so that only a limit kept it from being an
 * answer.
 */
function* hiddenBy(
  unscoped: Unscoped,
  ways: Ways,
  scope: WhyNotScope,
  budget: Budget,
): Sliced<readonly Hidden[]> {
  const edges = edgesOf(unscoped, 'UnscopedForward', 'UnscopedBackward');
  yield;
  const looking: Looking = { unscoped, edges, ways, scope, budget };
  if ((yield* pathsWithout([], looking)).seen.length > 0) return [];
  const all: (Hidden & Readonly<{ by: Cause | 'DIRECT' }>)[] = [];
  for (const [by, lifted] of Object.entries(CAUSES) as readonly [Cause, readonly Narrowed[]][]) {
    if (
      lifted.length > 1 &&
      all.some(({ by: other }) => other !== 'DIRECT' && CAUSES[other].every(one => lifted.includes(one)))
    )
      continue;
    if (scope.related && lifted.some(isOfTheScope)) continue;
    if (by === 'VERDICTS' && scope.verdicts === undefined) continue;
    if (by === 'CHAINS' && !ways.chains) continue;
    const paths = yield* pathsWithout(lifted, looking);
    const on = lifted.includes('asOf') ? nearestOf(paths.seen, unscoped, scope) : null;
    if (on === undefined || paths.seen.length === 0) continue;
    // Of days on which paths hold that were not found, one may be nearer.
    const nearest = paths.ofAll(() => on);
    all.push({ by, on: nearest, relations: by === 'RELATIONS' ? beyond(paths.seen[0], ways) : [] });
  }
  if (scope.least > 1 && (yield* isJoined(looking))) all.push({ by: 'DIRECT', on: null, relations: [] });
  return all;
}

/** Whether one relation leads from one end to the other, with all other restrictions kept. */
function* isJoined(looking: Looking): Sliced<boolean> {
  const graph = yield* graphWithout([], looking.ways.relations, looking);
  const joined = yield* findPaths(graph, { minHops: 1, maxHops: 1 }, looking.budget.part(CAUSE_BUDGET));
  return joined.seen.length > 0;
}

const isOfTheScope = (one: Narrowed): boolean =>
  one === 'asOf' || one === 'certainty' || one === 'undated' || one === 'verdicts';

/** The relations of a path that were not followed. */
const beyond = (path: FoundPath | undefined, { relations }: Ways): readonly string[] => {
  const followed = new Set(relations.map(({ name }) => name));
  const names = (path?.hops ?? []).map(({ edge }) => edge.relation);
  return [...new Set(names)].filter(name => !followed.has(name)).sort();
};

/**
 * The day, other than the one asked for, nearest to it on which some whole path holds together with all nodes
 * asked about by id. The earlier of two equally near; undefined if there is none.
 */
const nearestOf = (
  paths: readonly FoundPath[],
  unscoped: Pick<Found, 'nodes'>,
  { day, asked }: WhyNotScope,
): string | undefined =>
  paths
    .flatMap(({ hops }) => {
      const nodes = [hops[0]?.from, ...hops.map(hop => hop.to)].flatMap(
        id => unscoped.nodes.get(id ?? '') ?? [],
      );
      const period = commonPeriod([...hops.map(hop => hop.edge), ...nodes, ...asked]);
      return period ? [nearestDay(period, day)] : [];
    })
    .filter(on => on !== day && on !== UNSET_DAY)
    .sort((a, b) => daysBetween(a, day) - daysBetween(b, day) || (a < b ? -1 : 1))[0];

/** Hops tried for each cause. */
const CAUSE_BUDGET = 20_000;

/**
 * The paths that exist without the lifted restrictions, as far as they are found in time. Without a day,
 * their relations may never have held at the same time. If `relations` is lifted, those followed by default
 * are added first, then all others.
 */
function* pathsWithout(lifted: readonly Narrowed[], looking: Looking): Sliced<FoundPaths> {
  const { unscoped, ways } = looking;
  if (!lifted.includes('relations')) return yield* pathsAlong(ways.relations, lifted, looking);
  const all = [...new Set(armsAlong(unscoped, 'UnscopedForward').flatMap(arm => arm.relations))];
  const usual = all.filter(relation => relation.traverse || ways.relations.includes(relation));
  const paths = yield* pathsAlong(usual, lifted, looking);
  return paths.seen.length > 0 ? paths : yield* pathsAlong(all, lifted, looking);
}

function* pathsAlong(
  relations: readonly Relation[],
  lifted: readonly Narrowed[],
  looking: Looking,
): Sliced<FoundPaths> {
  yield;
  const { ways, scope, budget, unscoped } = looking;
  const lengths = {
    minHops: Math.max(scope.least, lifted.includes('minHops') ? 1 : ways.minHops),
    maxHops: ways.maxHops,
  };
  const graph = yield* graphWithout(lifted, relations, looking);
  const paths = yield* findPaths(graph, lengths, budget.part(CAUSE_BUDGET));
  // Looked for in all that was read, which is not all there is where a layer was capped.
  const isCut = isCapped(unscoped, 'UnscopedForward', 'UnscopedBackward');
  return isCut ? new UpTo(paths.seen, paths.completeTo, 'LAYER_CAP') : paths;
}

function* graphWithout(
  lifted: readonly Narrowed[],
  relations: readonly Relation[],
  { unscoped, edges, ways: { direction, maxHops, chains }, scope: { day, certainty, verdicts } }: Looking,
): Sliced<Subgraph> {
  const is = (one: Narrowed): boolean => lifted.includes(one);
  const counts = (of: Pick<FoundEdge, 'facts' | 'certainty'>): boolean =>
    (is('asOf') || holdsOn(of, day)) && (is('certainty') || weakness(of.certainty) <= weakness(certainty));
  const judged = ({ facts }: FoundEdge): boolean =>
    is('verdicts') || !verdicts || verdicts.includes(String(facts[facts.length - 1] ?? UNCHECKED));
  const edgeCounts = (of: FoundEdge): boolean =>
    judged(of) && counts(is('undated') && of.undated ? { ...of, facts: ALWAYS } : of);
  const node = (id: string): boolean => {
    const of = unscoped.nodes.get(id);
    return of !== undefined && counts(of);
  };
  const followed = new Set(relations.map(({ name }) => name));
  const counting: FoundEdge[] = [];
  yield* inTurns(edges, of => {
    if (followed.has(of.relation) && edgeCounts(of) && node(of.from) && node(of.to)) counting.push(of);
  });
  const hops = yield* hopsOf(counting, [{ relations, direction }]);
  const chosen = (name: End): ReadonlySet<string> => {
    const set = lifted.some(isOfTheScope) ? (`Unscoped${name}` as const) : name;
    return new Set([...(testedAs(unscoped, set) ?? seedOf(unscoped, set))].filter(node));
  };
  return {
    from: chosen('From'),
    to: chosen('To'),
    via: is('via') || !testedAs(unscoped, 'Via') ? undefined : chosen('Via'),
    avoid: is('avoid') ? new Set<string>() : chosen('Avoid'),
    hops,
    inherits: inheritingIn({ relations }),
    chains: chains && !is('chains') ? chainsOf(relations, unscoped.facts.edge) : ANY_CHAINS,
    completeTo: maxHops,
    capped: false,
  };
}

/**
 * A kind of relation that would close the gap: a single one, from any of `from` to any of `to`, is enough.
 * The graph has `count` of them between such nodes.
 */
export type MissingLink = Readonly<{
  relation: Relation;
  direction: 'FORWARD' | 'BACKWARD';
  fromKind: string;
  toKind: string;
  from: readonly string[];
  to: readonly string[];
  length: number;
  count: number;
}>;

/**
 * The relations that would close the gap between what the two sides reached, if the graph has any between
 * such nodes elsewhere; a relation that exists nowhere between them is unlikely to be true here. The most
 * common first, then those with the shortest path, then by name.
 */
export function* missingLinks(
  sides: Readonly<{ near: Side; far: Side }>,
  found: LaidOut,
  ways: Ways,
  usual: Usual,
): Sliced<readonly MissingLink[]> {
  const chains = ways.chains ? chainsOf(ways.relations, found.facts.edge) : ANY_CHAINS;
  const joining = new Joining(sides, found, { usual, chains });
  const links = new Map<string, MissingLink>();
  for (const [i, j] of lengths(sides, ways)) {
    yield;
    const { starts, ends } = joining.groups(i, j);
    for (const a of starts)
      for (const b of ends) {
        if (!a.past && !b.past) continue;
        for (const of of possible(a, b, ways, usual)) {
          const key = `${of.relation.name} ${of.direction} ${a.sort} ${b.sort}`;
          const isChain = joins(a, { relation: of.relation.name, direction: of.direction }, b, chains);
          const between =
            links.has(key) || !isChain ? undefined : joining.between(a, b, of.relation, of.direction);
          if (between)
            links.set(key, {
              ...of,
              fromKind: a.kind,
              toKind: b.kind,
              from: between[0],
              to: between[1],
              length: i + 1 + j,
            });
        }
      }
  }
  return [...links]
    .sort(([k, a], [l, b]) => b.count - a.count || a.length - b.length || compare(k, l))
    .map(([, link]) => link);
}

/** Whether a link may stand between what leads to one group and what leads on from another. */
const joins = (a: NodeGroup, link: Link, b: NodeGroup, chains: Chains): boolean =>
  chains.isLookedPast(link)
    ? chains.mayFollow(a.link, b.link)
    : chains.mayFollow(a.link, link) && chains.mayFollow(link, b.link);

type Possible = Pick<MissingLink, 'relation' | 'direction' | 'count'>;

/** The relations that the graph as a whole has between nodes of two sorts. */
const possible = (
  a: NodeGroup,
  b: NodeGroup,
  { relations, direction }: Ways,
  usual: Usual,
): readonly Possible[] => {
  const directions = direction === 'ANY' ? (['FORWARD', 'BACKWARD'] as const) : [direction];
  return relations.flatMap(relation =>
    directions.flatMap((way): Possible[] => {
      const [from, to] = way === 'FORWARD' ? [a, b] : [b, a];
      const count = usual.countOf(relation, from, to);
      return count > 0 ? [{ relation, direction: way, count }] : [];
    }),
  );
};

/** Pairs of distances whose path has an allowed length, the shortest first. */
const lengths = (
  { near, far }: Readonly<{ near: Side; far: Side }>,
  { minHops, maxHops }: Ways,
): readonly (readonly [number, number])[] =>
  near.levels
    .flatMap((_, i) => far.levels.map((__, j) => [i, j] as const))
    .filter(([i, j]) => i + 1 + j <= maxHops && i + 1 + j >= minHops)
    .sort(([i, j], [k, l]) => i + j - k - l || i - k);
