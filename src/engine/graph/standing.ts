import { isGiven, type FactCondition } from '../model/consequences';
import type { Standings } from '../model/roles';
import { compare, edgeFact, edgesOf, nodeFact, onlyOf, seedIfAny, type Found, type FoundEdge } from './found';

/**
 * How one stands to something, the strongest first: by a rule, by what a source shows, by what holds for many, by what is allowed; then
 * what was looked for and not found, and what nobody looked for.
 */
export const STANDINGS = ['MUST', 'SHOULD', 'DOES', 'EXPECTED', 'MAY', 'NOT_FOUND', 'NEVER_LOOKED'] as const;
export type StandingKind = (typeof STANDINGS)[number];

export type ResourceStandings = Readonly<{
  resource: string;
  /** All that is so; the strongest first. */
  all: readonly StandingKind[];
  /** The last day on which a source showed that it is used. */
  seenOn: string | null;
  /** Those that looked for it here, and did not find it. */
  notFoundBy: readonly string[];
  /** The last day on which one of these looked. */
  lookedOn: string | null;
}>;

/** What `standings` lays out. */
export type StandingFound = Found<'Of' | 'With', 'Groups' | 'Used' | 'Covered' | 'Looked', string>;

/** The facts that are read of relations. */
export const factsOfStanding = ({ must, should, shown, may, seen, looked }: Standings): readonly string[] => [
  ...new Set([
    ...[must, should, shown, looked?.unless, ...may].flatMap(given => given?.fact ?? []),
    ...[seen, looked?.found].flatMap(name => name ?? []),
  ]),
];

/** Returns how one stands to each resource that is asked about, else to all of which something is known; in the order of STANDINGS. */
export const standingsOf = (found: StandingFound, by: Standings): readonly ResourceStandings[] => {
  const own = onlyOf(found, 'Of');
  const uses = edgesOf(found, 'Used').filter(edge => edge.relation === by.relation);
  const looked = lookedFor(found, own, by);
  const asked = seedIfAny(found, 'With') ?? new Set([...uses.map(({ to }) => to), ...looked.keys()]);
  return [...asked]
    .map(resource =>
      standingTo(
        resource,
        uses.filter(({ to }) => to === resource),
        looked.get(resource) ?? [],
        { found, own, by },
      ),
    )
    .sort((a, b) => rankOf(a) - rankOf(b) || compare(a.resource, b.resource));
};

export const kindOfStanding = ({ all }: ResourceStandings): StandingKind => all[0] ?? 'NEVER_LOOKED';
const rankOf = (one: ResourceStandings): number => STANDINGS.indexOf(kindOfStanding(one));

type Look = Readonly<{ survey: string; sees: boolean }>;

/** What surveys that saw it looked for, and whether they found it. */
const lookedFor = (
  found: StandingFound,
  own: string,
  { looked }: Standings,
): ReadonlyMap<string, readonly Look[]> => {
  const covering = edgesOf(found, 'Covered').filter(
    edge => looked !== undefined && edge.relation === looked.relation && edge.to === own,
  );
  const all = new Map<string, Look[]>();
  for (const cover of covering) {
    if (!looked || (looked.unless && isGiven(looked.unless, edgeFact(found, cover, looked.unless.fact))))
      continue;
    const seen = edgeFact(found, cover, looked.found);
    const ids: readonly unknown[] = Array.isArray(seen) ? seen : [];
    for (const { relation, from, to } of edgesOf(found, 'Looked'))
      if (relation === looked.targets && from === cover.from)
        all.set(to, [...(all.get(to) ?? []), { survey: from, sees: ids.includes(to) }]);
  }
  return all;
};

type Within = Readonly<{ found: StandingFound; own: string; by: Standings }>;

const standingTo = (
  resource: string,
  uses: readonly FoundEdge[],
  looks: readonly Look[],
  { found, own, by }: Within,
): ResourceStandings => {
  const is = (given: FactCondition | undefined, edge: FoundEdge): boolean =>
    given !== undefined && [edgeFact(found, edge, given.fact)].flat().some(value => isGiven(given, value));
  const may = (edge: FoundEdge): boolean => by.may.some(given => is(given, edge));
  const shown = uses.filter(edge => edge.from === own && is(by.shown, edge) && !may(edge));
  const rest = uses.filter(edge => !shown.includes(edge) && !may(edge));
  const misses = looks.filter(({ sees }) => !sees).map(({ survey }) => survey);
  const isSeen = shown.length > 0 || looks.some(({ sees }) => sees);
  const kinds: Readonly<Record<StandingKind, boolean>> = {
    MUST: uses.some(edge => is(by.must, edge)),
    SHOULD: uses.some(edge => is(by.should, edge)),
    DOES: isSeen,
    EXPECTED: rest.some(edge => !is(by.must, edge) && !is(by.should, edge)),
    MAY: uses.some(may),
    NOT_FOUND: !isSeen && misses.length > 0,
    NEVER_LOOKED: !isSeen && misses.length === 0,
  };
  return {
    resource,
    all: STANDINGS.filter(kind => kinds[kind]),
    seenOn: by.seen === undefined ? null : lastOf(shown.map(edge => edgeFact(found, edge, by.seen ?? ''))),
    notFoundBy: kinds.NOT_FOUND ? [...misses].sort(compare) : [],
    lookedOn: kinds.NOT_FOUND
      ? lastOf(misses.map(survey => nodeFact(found, survey, by.looked?.on ?? '')))
      : null,
  };
};

const lastOf = (days: readonly unknown[]): string | null =>
  days.reduce<string | null>(
    (last, day) => (typeof day === 'string' && (last === null || day > last) ? day : last),
    null,
  );
