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
  by: readonly Alike[];
}>;

/** How alike in one respect, and what of the two was compared: values of the one asked about and of the other, or what they share. */
export type Alike = Readonly<{
  by: Criterion;
  likeness: number;
  values: readonly [own: unknown, other: unknown];
}>;

/** Size says most of what a municipality can do: it counts as much as three others. */
const WEIGHTS: Readonly<Record<Criterion, number>> = {
  POPULATION: 3,
  AREA: 1,
  COUNTY: 1,
  WRITTEN_FORM: 1,
  RESOURCES: 1,
};

/**
 * The others, the most alike first, then by id. Where population is looked at, one with ten times as many inhabitants, or
 * a tenth, is not comparable, however alike it is in all else.
 */
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
        return value === undefined
          ? []
          : [{ by: criterion, likeness: rounded(value.likeness), values: value.values }];
      });
      const weights = by.reduce((sum, one) => sum + WEIGHTS[one.by], 0);
      const weighed = by.reduce((sum, one) => sum + one.likeness * WEIGHTS[one.by], 0);
      return { id, by, likeness: rounded(weights === 0 ? 0 : weighed / weights) };
    })
    .filter(({ by }) => !by.some(one => one.by === 'POPULATION' && one.likeness === 0))
    .sort((a, b) => b.likeness - a.likeness || compare(a.id, b.id));
};

/** To four decimals, so that sums do not depend on their order. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

type Likeness = (
  criterion: Criterion,
  a: string,
  b: string,
) => Pick<Alike, 'likeness' | 'values'> | undefined;

const likenessIn = (found: Municipalities): Likeness => {
  const counties = linksBy(edgesOf(found, 'County'), 'PART_OF', 'from');
  const used = linksBy(edgesOf(found, 'Used'), 'USES', 'from');
  const keys = (links: ReturnType<typeof linksBy>, id: string): readonly string[] => [
    ...(links.get(id)?.keys() ?? []),
  ];
  const facts = (
    a: string,
    b: string,
    name: 'population' | 'areaKm2' | 'writtenForm',
  ): readonly [unknown, unknown] => [nodeFact(found, a, name), nodeFact(found, b, name)];
  return (criterion, a, b) => {
    switch (criterion) {
      case 'POPULATION':
        return compared(facts(a, b, 'population'), magnitude);
      case 'AREA':
        return compared(facts(a, b, 'areaKm2'), magnitude);
      case 'COUNTY': {
        const both = keys(counties, a).find(county => keys(counties, b).includes(county));
        return { likeness: both === undefined ? 0 : 1, values: [both, both] };
      }
      case 'WRITTEN_FORM':
        return compared(facts(a, b, 'writtenForm'), same);
      case 'RESOURCES':
        return compared([keys(used, a), keys(used, b)], shared);
    }
  };
};

const compared = <T>(
  values: readonly [T, T],
  likeness: (a: T, b: T) => number | undefined,
): ReturnType<Likeness> => {
  const value = likeness(...values);
  return value === undefined ? undefined : { likeness: value, values };
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
  recommended: boolean;
  sameGap: readonly string[];
  complements: readonly string[];
}>;

/** Mandatory ones first, then recommended ones, then by share, then by id. `recorded`: only uses that a source shows. */
export const adoptionOf = (
  found: Found<'Of', 'Used' | 'Complements', 'obligation' | 'basis'>,
  peers: readonly string[],
  { share, recorded }: Readonly<{ share: number; recorded: boolean }>,
): readonly AdoptionGap[] => {
  const own = onlyOf(found, 'Of');
  const all = edgesOf(found, 'Used').filter(edge => edge.relation === 'USES');
  const uses = recorded ? all.filter(edge => isRecorded(edgeFact(found, edge, 'basis'))) : all;
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
      const mostAre = (level: string): boolean =>
        new Set(
          uses
            .filter(
              edge =>
                edge.to === resource && near.has(edge.from) && edgeFact(found, edge, 'obligation') === level,
            )
            .map(edge => edge.from),
        ).size *
          2 >
        here.length;
      const with_ = together.flatMap(edge =>
        edge.from === resource ? [edge.to] : edge.to === resource ? [edge.from] : [],
      );
      return {
        resource,
        share: rounded(near.size === 0 ? 0 : here.length / near.size),
        users: here,
        mandatory: mostAre('MANDATORY'),
        recommended: mostAre('RECOMMENDED'),
        sameGap: peers.filter(id => !by.has(id)).sort(compare),
        complements: [...new Set(with_)].filter(isUsed).sort(compare),
      };
    })
    .filter(gap => gap.users.length > 0 && gap.share >= share)
    .sort(
      (a, b) =>
        Number(b.mandatory) - Number(a.mandatory) ||
        Number(b.recommended) - Number(a.recommended) ||
        b.share - a.share ||
        compare(a.resource, b.resource),
    );
};

const isRecorded = (basis: unknown): boolean => Array.isArray(basis) && basis.includes('RECORDED');
