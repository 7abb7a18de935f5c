import { isGiven, type FactCondition } from '../model/consequences';
import type { Adopts } from '../model/compared';
import type { Standings } from '../model/roles';
import { rounded } from './comparable';
import { linksBy } from './capabilities';
import { compare, edgeFact, edgesOf, onlyOf, type Found, type FoundEdge } from './found';
import { countKinds, kindOfStanding, knowing, type StandingKind } from './standing';

/** What comparable things use and this one does not. */
export type AdoptionGap = Readonly<{
  resource: string;
  share: number;
  users: readonly string[];
  mandatory: boolean;
  recommended: boolean;
  sameGap: readonly string[];
  complements: readonly string[];
  /** How it stands to it itself, and how each of the peers does; undefined where that was not asked. */
  stands: Readonly<{ own: StandingKind; peers: Readonly<Record<StandingKind, number>> }> | undefined;
}>;

/** What `adoption` lays out. */
export type Adoption = Found<
  'Of',
  'Used' | 'Complements' | 'Groups' | 'GroupUses' | 'Covered' | 'Looked',
  string
>;

/**
 * Ranked: mandatory first, then recommended, then by share, then by id. `recorded` counts only uses with a
 * source.
 */
export const adoptionOf = (
  found: Adoption,
  peers: readonly string[],
  { share, by, ...counts }: Counting & Readonly<{ share: number; by?: Standings | undefined }>,
): readonly AdoptionGap[] => {
  const uses = usesIn(found, counts);
  const own = onlyOf(found, 'Of');
  const mine = new Set(uses.filter(edge => edge.from === own).map(edge => edge.to));
  const gapOf = gapAmong(found, { uses, peers, adopts: counts.adopts });
  return [...linksBy(uses, counts.adopts.relation, 'to').keys()]
    .filter(resource => !mine.has(resource))
    .map(gapOf)
    .filter(gap => gap.users.length > 0 && gap.share >= share)
    .sort(inRank)
    .map(withStandings(found, peers, by));
};

/** Adds how it and the peers stand to what it lacks. */
const withStandings = (
  found: Adoption,
  peers: readonly string[],
  by: Standings | undefined,
): ((gap: Gap) => AdoptionGap) => {
  if (by === undefined) return gap => ({ ...gap, stands: undefined });
  const known = knowing(found, by);
  const [own, ...others] = [onlyOf(found, 'Of'), ...peers].map(known);
  return gap => {
    const kinds = others.map(({ to }) => kindOfStanding(to(gap.resource)));
    return {
      ...gap,
      stands: {
        own: own ? kindOfStanding(own.to(gap.resource)) : 'NEVER_LOOKED',
        peers: countKinds(kinds),
      },
    };
  };
};

/** Which uses count: by which relation, and if only those that a source shows do. */
type Counting = Readonly<{ adopts: Adopts; recorded: boolean }>;

const usesIn = (found: Adoption, { adopts, recorded }: Counting): readonly FoundEdge[] => {
  const all = edgesOf(found, 'Used').filter(edge => edge.relation === adopts.relation);
  return recorded && adopts.shown ? all.filter(edge => holds(adopts.shown, edge, found)) : all;
};

/** Tells if an edge is as a condition says, in one of the values of its fact; as one that is not said, none is. */
const holds = (given: FactCondition | undefined, edge: FoundEdge, found: Adoption): boolean =>
  given !== undefined && [edgeFact(found, edge, given.fact)].flat().some(value => isGiven(given, value));

/** The facts of a use that are read. */
export const factsOfUse = ({ shown, must, should }: Adopts): readonly string[] => [
  ...new Set([must, should, shown].flatMap(given => given?.fact ?? [])),
];

/** Counts the peers that have any use that counts, and the resources of which the one compared has. */
export const usesCounted = (
  found: Adoption,
  peers: readonly string[],
  counts: Counting,
): Readonly<{ peers: number; own: number }> => {
  const users = linksBy(usesIn(found, counts), counts.adopts.relation, 'from');
  return { peers: peers.filter(id => users.has(id)).length, own: users.get(onlyOf(found, 'Of'))?.size ?? 0 };
};

type Gap = Omit<AdoptionGap, 'stands'>;

const inRank = (a: Gap, b: Gap): number =>
  Number(b.mandatory) - Number(a.mandatory) ||
  Number(b.recommended) - Number(a.recommended) ||
  b.share - a.share ||
  compare(a.resource, b.resource);

/** How the peers use a resource. */
const gapAmong = (
  found: Adoption,
  { uses, peers, adopts }: Readonly<{ uses: readonly FoundEdge[]; peers: readonly string[]; adopts: Adopts }>,
): ((resource: string) => Gap) => {
  const near = new Set(peers);
  const users = linksBy(
    uses.filter(edge => near.has(edge.from)),
    adopts.relation,
    'to',
  );
  const together = edgesOf(found, 'Complements').filter(
    edge => edge.relation !== adopts.relation && edge.from !== edge.to,
  );
  return resource => {
    const here = [...(users.get(resource)?.keys() ?? [])].sort(compare);
    const obliged = (level: FactCondition | undefined): ReadonlySet<string> =>
      new Set(
        uses
          .filter(edge => edge.to === resource && near.has(edge.from))
          .filter(edge => holds(level, edge, found))
          .map(edge => edge.from),
      );
    const complements = together.flatMap(edge =>
      edge.from === resource ? [edge.to] : edge.to === resource ? [edge.from] : [],
    );
    return {
      resource,
      share: rounded(near.size === 0 ? 0 : here.length / near.size),
      users: here,
      mandatory: obliged(adopts.must).size * 2 > here.length,
      recommended: obliged(adopts.should).size * 2 > here.length,
      sameGap: peers.filter(id => !here.includes(id)).sort(compare),
      complements: [...new Set(complements)].filter(other => users.has(other)).sort(compare),
    };
  };
};
