import { linksBy } from './capabilities';
import { compare, edgesOf, nodeFact, onlyOf, seedOf, type Found } from './found';

/** What municipalities are compared by, as in the SDL of questions/comparable.ts. */
export type Criterion = 'POPULATION' | 'AREA' | 'COUNTY' | 'WRITTEN_FORM' | 'RESOURCES';

/** What is laid out to compare municipalities. */
export type Municipalities = Found<
  'Of' | 'Peers',
  'County' | 'Used',
  'population' | 'areaKm2' | 'writtenForm'
>;

/**
 * How similar another municipality is, from 0 to 1: in total, and by each criterion for which both have a
 * value.
 */
export type Comparable = Readonly<{
  id: string;
  likeness: number;
  by: readonly Alike[];
}>;

/** The similarity by one criterion and the values compared: the value of each, or what both share. */
export type Alike = Readonly<{
  by: Criterion;
  likeness: number;
  values: readonly [own: unknown, other: unknown];
}>;

/** Size says most about what a municipality can do, so it weighs as much as three other criteria. */
const WEIGHTS: Readonly<Record<Criterion, number>> = {
  POPULATION: 3,
  AREA: 1,
  COUNTY: 1,
  WRITTEN_FORM: 1,
  RESOURCES: 1,
};

/**
 * The other municipalities, the most similar first, then by id. If population is a criterion, a municipality
 * with ten times as many inhabitants, or a tenth, is not comparable, however similar it is otherwise.
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
      // In whole ten-thousandths: half of one is rounded up, and no sum of fractions hides it.
      const weighed = by.reduce((sum, one) => sum + Math.round(one.likeness * 10_000) * WEIGHTS[one.by], 0);
      return { id, by, likeness: weights === 0 ? 0 : Math.round(weighed / weights) / 10_000 };
    })
    .filter(({ by }) => !by.some(one => one.by === 'POPULATION' && one.likeness === 0))
    .sort((a, b) => b.likeness - a.likeness || compare(a.id, b.id));
};

/** Rounds to four decimals, so that sums do not depend on their order. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

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

/** 1 if equal, 0 at a factor of ten or more, logarithmic in between. */
const magnitude = (a: unknown, b: unknown): number | undefined =>
  typeof a === 'number' && typeof b === 'number' && a > 0 && b > 0
    ? Math.max(0, 1 - Math.abs(Math.log10(a / b)))
    : undefined;

/** What both have, as a share of what either has. */
const shared = (a: readonly string[], b: readonly string[]): number => {
  const both = new Set([...a, ...b]);
  return both.size === 0 ? 0 : a.filter(id => b.includes(id)).length / both.size;
};
