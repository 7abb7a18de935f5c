import { rounded } from './comparable';
import { linksBy } from './capabilities';
import { compare, edgeFact, edgesOf, onlyOf, type Found, type FoundEdge } from './found';

/** A resource that comparable municipalities use and this one does not. */
export type AdoptionGap = Readonly<{
  resource: string;
  share: number;
  users: readonly string[];
  mandatory: boolean;
  recommended: boolean;
  sameGap: readonly string[];
  complements: readonly string[];
}>;

/** What `adoption` lays out. */
export type Adoption = Found<'Of', 'Used' | 'Complements', 'obligation' | 'basis'>;

/**
 * Ranked: mandatory first, then recommended, then by share, then by id. `recorded` counts only uses with a
 * source.
 */
export const adoptionOf = (
  found: Adoption,
  peers: readonly string[],
  { share, recorded }: Readonly<{ share: number; recorded: boolean }>,
): readonly AdoptionGap[] => {
  const uses = usesIn(found, recorded);
  const own = onlyOf(found, 'Of');
  const mine = new Set(uses.filter(edge => edge.from === own).map(edge => edge.to));
  const gapOf = gapAmong(found, uses, peers);
  return [...linksBy(uses, 'USES', 'to').keys()]
    .filter(resource => !mine.has(resource))
    .map(gapOf)
    .filter(gap => gap.users.length > 0 && gap.share >= share)
    .sort(inRank);
};

const usesIn = (found: Adoption, recorded: boolean): readonly FoundEdge[] => {
  const all = edgesOf(found, 'Used').filter(edge => edge.relation === 'USES');
  return recorded ? all.filter(edge => isRecorded(edgeFact(found, edge, 'basis'))) : all;
};

/** Counts the peers that have any use that counts, and the resources of which the one compared has. */
export const usesCounted = (
  found: Adoption,
  peers: readonly string[],
  recorded: boolean,
): Readonly<{ peers: number; own: number }> => {
  const users = linksBy(usesIn(found, recorded), 'USES', 'from');
  return { peers: peers.filter(id => users.has(id)).length, own: users.get(onlyOf(found, 'Of'))?.size ?? 0 };
};

const isRecorded = (basis: unknown): boolean => Array.isArray(basis) && basis.includes('RECORDED');

const inRank = (a: AdoptionGap, b: AdoptionGap): number =>
  Number(b.mandatory) - Number(a.mandatory) ||
  Number(b.recommended) - Number(a.recommended) ||
  b.share - a.share ||
  compare(a.resource, b.resource);

/** How the peers use a resource. */
const gapAmong = (
  found: Adoption,
  uses: readonly FoundEdge[],
  peers: readonly string[],
): ((resource: string) => AdoptionGap) => {
  const near = new Set(peers);
  const users = linksBy(
    uses.filter(edge => near.has(edge.from)),
    'USES',
    'to',
  );
  const together = edgesOf(found, 'Complements').filter(
    edge => edge.relation !== 'USES' && edge.from !== edge.to,
  );
  return resource => {
    const here = [...(users.get(resource)?.keys() ?? [])].sort(compare);
    const obliged = (level: string): ReadonlySet<string> =>
      new Set(
        uses
          .filter(edge => edge.to === resource && near.has(edge.from))
          .filter(edge => edgeFact(found, edge, 'obligation') === level)
          .map(edge => edge.from),
      );
    const complements = together.flatMap(edge =>
      edge.from === resource ? [edge.to] : edge.to === resource ? [edge.from] : [],
    );
    return {
      resource,
      share: rounded(near.size === 0 ? 0 : here.length / near.size),
      users: here,
      mandatory: obliged('MANDATORY').size * 2 > here.length,
      recommended: obliged('RECOMMENDED').size * 2 > here.length,
      sameGap: peers.filter(id => !here.includes(id)).sort(compare),
      complements: [...new Set(complements)].filter(other => users.has(other)).sort(compare),
    };
  };
};
