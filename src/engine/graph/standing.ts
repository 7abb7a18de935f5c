import { isGiven, type FactCondition } from '../model/consequences';
import { readTexts, textsProperty } from '../model/model';
import { groupBy } from '../model/objects';
import type { Standings } from '../model/roles';
import {
  armsAlong,
  compare,
  edgeFact,
  edgesOf,
  nodeFact,
  onlyOf,
  seedIfAny,
  type Found,
  type FoundEdge,
} from './found';

/**
 * How one stands to something, the strongest first: by a rule, by what a source shows, by what holds for many, by what is allowed; then
 * what was looked for and not found, and what nobody looked for.
 */
export const STANDINGS = ['MUST', 'SHOULD', 'DOES', 'EXPECTED', 'MAY', 'NOT_FOUND', 'NEVER_LOOKED'] as const;
export type StandingKind = (typeof STANDINGS)[number];

export type ResourceStandings = Readonly<{
  resource: string;
  /** The relations that say so, of itself and of what it belongs to. */
  through: readonly FoundEdge[];
  /** On what condition all of them hold that say that it must, by language; none where one of them has none. */
  condition: readonly Texts[];
  /** Of relations that say that it must, there are none but uncertain ones. */
  isDoubted: boolean;
  /** All that is so; the strongest first. */
  all: readonly StandingKind[];
  /** The last day on which a source showed that it is used. */
  seenOn: string | null;
  /** Those that looked for it here, and did not find it. */
  notFoundBy: readonly string[];
  /** The last day on which one of these looked. */
  lookedOn: string | null;
}>;

/** A text by language. */
type Texts = ReturnType<typeof readTexts>;

/** What `standings` lays out. */
export type StandingFound = Found<
  'Of' | 'Beside' | 'With',
  'Groups' | 'Used' | 'GroupUses' | 'Covered' | 'Looked',
  string
>;

/** The facts that are read of relations. */
export const factsOfStanding = ({
  must,
  should,
  shown,
  may,
  seen,
  looked,
  condition,
}: Standings): readonly string[] => [
  ...new Set([
    ...[must, should, shown, looked?.unless, ...may].flatMap(given => given?.fact ?? []),
    ...[seen, looked?.found].flatMap(name => name ?? []),
    ...(condition === undefined ? [] : [textsProperty(condition)]),
  ]),
];

/** Returns how one stands to each resource that is asked about, else to all of which something is known; in the order of STANDINGS. */
export const standingsOf = (found: StandingFound, by: Standings): readonly ResourceStandings[] => {
  const own = knowing(found, by)(onlyOf(found, 'Of'));
  const asked = seedIfAny(found, 'With') ?? own.resources;
  return [...asked].map(own.to).sort(inRank);
};

const inRank = (a: ResourceStandings, b: ResourceStandings): number =>
  rankOf(a) - rankOf(b) || compare(a.resource, b.resource);

/** What is laid out to know how actors stand to resources. */
export type Knowing = Found<never, 'Groups' | 'Used' | 'GroupUses' | 'Covered' | 'Looked', string>;

/** All that is known of one actor. */
type Known = Readonly<{ resources: ReadonlySet<string>; to: (resource: string) => ResourceStandings }>;

/** Makes what tells of an actor how it stands to resources. */
export const knowing = (found: Knowing, by: Standings): ((own: string) => Known) => {
  const uses = groupBy(
    edgesOf(found, 'Used', 'GroupUses').filter(({ relation }) => relationsOfUse(by).includes(relation)),
    ({ from }) => from,
  );
  const groups = groupsIn(found);
  const looks = lookedFor(found, by);
  return own => {
    const here = groupBy(
      [...groups(own)].flatMap(id => uses.get(id) ?? []),
      ({ to }) => to,
    );
    const looked = looks(own);
    return {
      resources: new Set([...here.keys(), ...looked.keys()]),
      to: resource =>
        standingTo(resource, here.get(resource) ?? [], looked.get(resource) ?? [], { found, own, by }),
    };
  };
};

/** The relations that say how one stands to something. */
export const relationsOfUse = ({ relation, allowed }: Standings): readonly string[] => [
  relation,
  ...(allowed === undefined ? [] : [allowed]),
];

/** Groups within groups that are gone through for what one has as a member. */
export const GROUPS = 3;

/** One itself, and the groups that it is in, and those that these are in. */
const groupsIn = (found: Knowing): ((own: string) => ReadonlySet<string>) => {
  const joins = new Set(
    armsAlong(found, 'Groups').flatMap(({ relations }) => relations.map(({ name }) => name)),
  );
  const edges = groupBy(
    edgesOf(found, 'Groups').filter(({ relation }) => joins.has(relation)),
    ({ from }) => from,
  );
  return own => {
    const all = new Set([own]);
    for (let level = 0; level < GROUPS; level += 1)
      for (const id of [...all]) for (const { to } of edges.get(id) ?? []) all.add(to);
    return all;
  };
};

export const kindOfStanding = ({ all }: ResourceStandings): StandingKind => all[0] ?? 'NEVER_LOOKED';

/** Counts the standings, each by itself. */
export const countKinds = (all: readonly StandingKind[]): Readonly<Record<StandingKind, number>> =>
  Object.fromEntries(STANDINGS.map(kind => [kind, all.filter(one => one === kind).length])) as Readonly<
    Record<StandingKind, number>
  >;
const rankOf = (one: ResourceStandings): number => STANDINGS.indexOf(kindOfStanding(one));

type Look = Readonly<{ survey: string; sees: boolean }>;

/** What surveys that saw one looked for there, and whether they found it. */
const lookedFor = (
  found: Knowing,
  { looked }: Standings,
): ((own: string) => ReadonlyMap<string, readonly Look[]>) => {
  const covering = groupBy(
    edgesOf(found, 'Covered').filter(({ relation }) => relation === looked?.relation),
    ({ to }) => to,
  );
  const targets = groupBy(
    edgesOf(found, 'Looked').filter(({ relation }) => relation === looked?.targets),
    ({ from }) => from,
  );
  const { unless } = looked ?? {};
  return own => {
    const looks = (covering.get(own) ?? [])
      .filter(cover => !(unless && isGiven(unless, edgeFact(found, cover, unless.fact))))
      .flatMap(cover => {
        const seen = edgeFact(found, cover, looked?.found ?? '');
        const ids: readonly unknown[] = Array.isArray(seen) ? seen : [];
        return (targets.get(cover.from) ?? []).map(({ to, from: survey }) => ({
          to,
          look: { survey, sees: ids.includes(to) },
        }));
      });
    return new Map([...groupBy(looks, ({ to }) => to)].map(([to, all]) => [to, all.map(({ look }) => look)]));
  };
};

type Within = Readonly<{ found: Knowing; own: string; by: Standings }>;

const standingTo = (
  resource: string,
  uses: readonly FoundEdge[],
  looks: readonly Look[],
  { found, own, by }: Within,
): ResourceStandings => {
  const is = (given: FactCondition | undefined, edge: FoundEdge): boolean =>
    given !== undefined && [edgeFact(found, edge, given.fact)].flat().some(value => isGiven(given, value));
  const may = (edge: FoundEdge): boolean =>
    edge.relation === by.allowed || by.may.some(given => is(given, edge));
  const shown = uses.filter(edge => edge.from === own && is(by.shown, edge) && !may(edge));
  const rest = uses.filter(edge => !shown.includes(edge) && !may(edge));
  const misses = looks.filter(({ sees }) => !sees).map(({ survey }) => survey);
  const isSeen = shown.length > 0 || looks.some(({ sees }) => sees);
  const demands = uses.filter(edge => is(by.must, edge));
  const kinds: Readonly<Record<StandingKind, boolean>> = {
    MUST: demands.length > 0,
    SHOULD: uses.some(edge => is(by.should, edge)),
    DOES: isSeen,
    EXPECTED: rest.some(edge => !is(by.must, edge) && !is(by.should, edge)),
    MAY: uses.some(may),
    NOT_FOUND: !isSeen && misses.length > 0,
    NEVER_LOOKED: !isSeen && misses.length === 0,
  };
  return {
    resource,
    through: [...uses].sort((a, b) => compare(a.key, b.key)),
    condition: conditionsOf(demands, found, by),
    isDoubted: kinds.MUST && demands.every(({ certainty }) => certainty === 'UNCERTAIN'),
    all: STANDINGS.filter(kind => kinds[kind]),
    seenOn: by.seen === undefined ? null : lastOf(shown.map(edge => edgeFact(found, edge, by.seen ?? ''))),
    notFoundBy: kinds.NOT_FOUND ? [...misses].sort(compare) : [],
    lookedOn: kinds.NOT_FOUND
      ? lastOf(misses.map(survey => nodeFact(found, survey, by.looked?.on ?? '')))
      : null,
  };
};

/** What has no condition holds without one, whatever others say. */
const conditionsOf = (
  demands: readonly FoundEdge[],
  found: Knowing,
  { condition = '' }: Standings,
): readonly Texts[] => {
  const said = [...demands]
    .sort((a, b) => compare(a.key, b.key))
    .map(edge => edgeFact(found, edge, textsProperty(condition)));
  return said.some(texts => typeof texts !== 'string') ? [] : [...new Set(said)].map(readTexts);
};

const lastOf = (days: readonly unknown[]): string | null =>
  days.reduce<string | null>(
    (last, day) => (typeof day === 'string' && (last === null || day > last) ? day : last),
    null,
  );

/**
 * How two stand to the same: alike by a duty, as a source shows of both, or otherwise; or apart, by a rule, by what one was found to
 * use and the other was not, or by nothing but that nobody looked.
 */
export const PAIRS = ['BOTH_MUST', 'BOTH_DO', 'BOTH_ALIKE', 'BY_RULE', 'CHOSEN', 'NOT_LOOKED_UP'] as const;
export type PairKind = (typeof PAIRS)[number];

export type Pair = Readonly<{ kind: PairKind; of: ResourceStandings; beside: ResourceStandings }>;

/** Returns how two stand to each resource that is asked about, else to all of which something is known of either; in the order of PAIRS. */
export const pairsOf = (found: StandingFound, by: Standings): readonly Pair[] => {
  const of = knowing(found, by);
  const [own, other] = [of(onlyOf(found, 'Of')), of(onlyOf(found, 'Beside'))];
  const asked = seedIfAny(found, 'With') ?? new Set([...own.resources, ...other.resources]);
  return [...asked]
    .map((resource): Pair => {
      const [one, beside] = [own.to(resource), other.to(resource)];
      return { kind: pairKind(one, beside), of: one, beside };
    })
    .sort((a, b) => PAIRS.indexOf(a.kind) - PAIRS.indexOf(b.kind) || inRank(a.of, b.of));
};

const RULES: readonly StandingKind[] = ['MUST', 'SHOULD', 'EXPECTED', 'MAY'];
const LOOKS: readonly StandingKind[] = ['DOES', 'NOT_FOUND', 'NEVER_LOOKED'];

/** Returns the strongest rule by which it may be so, whatever is shown; undefined of none. */
export const ruleOf = ({ all }: ResourceStandings): StandingKind | undefined =>
  all.find(kind => RULES.includes(kind));

/** Returns what is known of a use itself, whatever a rule says. */
export const lookOf = ({ all }: ResourceStandings): StandingKind =>
  all.find(kind => LOOKS.includes(kind)) ?? 'NEVER_LOOKED';

const pairKind = (a: ResourceStandings, b: ResourceStandings): PairKind => {
  const rules = [ruleOf(a), ruleOf(b)];
  const looks = [lookOf(a), lookOf(b)];
  const areSame = rules[0] === rules[1];
  if (areSame && rules[0] === 'MUST') return 'BOTH_MUST';
  if (rules.includes('MUST')) return 'BY_RULE';
  if (looks.every(look => look === 'DOES')) return 'BOTH_DO';
  if (looks.includes('DOES')) return looks.includes('NOT_FOUND') ? 'CHOSEN' : 'NOT_LOOKED_UP';
  if (!areSame) return 'BY_RULE';
  return rules[0] !== undefined || looks.every(look => look === 'NOT_FOUND') ? 'BOTH_ALIKE' : 'NOT_LOOKED_UP';
};
