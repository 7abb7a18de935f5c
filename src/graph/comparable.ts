import { linksBy } from './coverage';
import { compare, edgeFact, edgesOf, nodeFact, onlyOf, seedOf, type Found } from './found';

/** What municipalities are compared by: as in the SDL of questions/comparable.ts. */
export type Criterion = 'POPULATION' | 'AREA' | 'COUNTY' | 'WRITTEN_FORM' | 'RESOURCES';

/** What is laid out for municipalities that are compared. */
export type Municipalities = Found<
  'Of' | 'Peers',
  'County' | 'Used',
  'population' | 'areaKm2' | 'writtenForm'
>;

/** How like another a municipality is, from 0 to 1: in all, and by each criterion that both have a value of. */
export type Comparable = Readonly<{
  id: string;
  likeness: number;
  by: readonly Readonly<{ by: Criterion; likeness: number }>[];
}>;

/** The others, the most alike first, then by id. */
export const comparableTo = (
  found: Municipalities,
  criteria: readonly Criterion[],
): readonly Comparable[] => {
  const own = onlyOf(found, 'Of');
  const likeness = likenessIn(found);
  return [...seedOf(found, 'Peers')]
    .filter(id => id !== own)
    .map((id): Comparable => {
      const by = criteria.flatMap(criterion => {
        const value = likeness(criterion, own, id);
        return value === undefined ? [] : [{ by: criterion, likeness: rounded(value) }];
      });
      return {
        id,
        by,
        likeness: rounded(by.length === 0 ? 0 : by.reduce((sum, c) => sum + c.likeness, 0) / by.length),
      };
    })
    .sort((a, b) => b.likeness - a.likeness || compare(a.id, b.id));
};

/** To four decimals, so that sums do not depend on their order. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

type Likeness = (criterion: Criterion, a: string, b: string) => number | undefined;

const likenessIn = (found: Municipalities): Likeness => {
  const counties = linksBy(edgesOf(found, 'County'), 'PART_OF', 'from');
  const used = linksBy(edgesOf(found, 'Used'), 'USES', 'from');
  const keys = (links: ReturnType<typeof linksBy>, id: string): readonly string[] => [
    ...(links.get(id)?.keys() ?? []),
  ];
  return (criterion, a, b) => {
    switch (criterion) {
      case 'POPULATION':
        return magnitude(nodeFact(found, a, 'population'), nodeFact(found, b, 'population'));
      case 'AREA':
        return magnitude(nodeFact(found, a, 'areaKm2'), nodeFact(found, b, 'areaKm2'));
      case 'COUNTY':
        return shared(keys(counties, a), keys(counties, b)) > 0 ? 1 : 0;
      case 'WRITTEN_FORM':
        return same(nodeFact(found, a, 'writtenForm'), nodeFact(found, b, 'writtenForm'));
      case 'RESOURCES':
        return shared(keys(used, a), keys(used, b));
    }
  };
};

const same = (a: unknown, b: unknown): number | undefined =>
  typeof a === 'string' && typeof b === 'string' ? Number(a === b) : undefined;

/** 1 for the same, 0 for ten times as much or more; on a logarithmic scale between. */
const magnitude = (a: unknown, b: unknown): number | undefined =>
  typeof a === 'number' && typeof b === 'number' && a > 0 && b > 0
    ? Math.max(0, 1 - Math.abs(Math.log10(a / b)))
    : undefined;

/** The share of all that the two have together. */
const shared = (a: readonly string[], b: readonly string[]): number => {
  const both = new Set([...a, ...b]);
  return both.size === 0 ? 0 : a.filter(id => b.includes(id)).length / both.size;
};

/** A resource that comparable municipalities use, and this one does not. */
export type AdoptionGap = Readonly<{
  resource: string;
  share: number;
  users: readonly string[];
  mandatory: boolean;
  sameGap: readonly string[];
  complements: readonly string[];
}>;

/** Mandatory ones first, then by share, then by id. */
export const adoptionOf = (
  found: Found<'Of', 'Used' | 'Complements', 'obligation'>,
  peers: readonly string[],
  share: number,
): readonly AdoptionGap[] => {
  const own = onlyOf(found, 'Of');
  const uses = edgesOf(found, 'Used').filter(edge => edge.relation === 'USES');
  const [mine, users] = [
    new Set(uses.filter(edge => edge.from === own).map(edge => edge.to)),
    linksBy(uses, 'USES', 'to'),
  ];
  const near = new Set(peers);
  const together = edgesOf(found, 'Complements').filter(
    edge => edge.relation !== 'USES' && edge.from !== edge.to,
  );
  const isUsed = (resource: string): boolean =>
    [...(users.get(resource)?.keys() ?? [])].some(user => near.has(user));
  return [...users]
    .filter(([resource]) => !mine.has(resource))
    .map(([resource, by]): AdoptionGap => {
      const here = [...by.keys()].filter(id => near.has(id)).sort(compare);
      const bound = new Set(
        uses
          .filter(
            edge =>
              edge.to === resource &&
              near.has(edge.from) &&
              edgeFact(found, edge, 'obligation') === 'MANDATORY',
          )
          .map(edge => edge.from),
      ).size;
      const with_ = together.flatMap(edge =>
        edge.from === resource ? [edge.to] : edge.to === resource ? [edge.from] : [],
      );
      return {
        resource,
        share: rounded(near.size === 0 ? 0 : here.length / near.size),
        users: here,
        mandatory: bound * 2 > here.length,
        sameGap: peers.filter(id => !by.has(id)).sort(compare),
        complements: [...new Set(with_)].filter(isUsed).sort(compare),
      };
    })
    .filter(gap => gap.users.length > 0 && gap.share >= share)
    .sort(
      (a, b) =>
        Number(b.mandatory) - Number(a.mandatory) || b.share - a.share || compare(a.resource, b.resource),
    );
};
