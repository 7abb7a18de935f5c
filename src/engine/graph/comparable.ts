import type { Compared, Criterion } from '../model/compared';
import { linksBy } from './capabilities';
import { compare, edgesOf, nodeFact, onlyOf, seedOf, type Found } from './found';

/** What is laid out to compare things: one and all of its kind, with the values and the relations that they are compared by. */
export type Comparing = Found<'Of' | 'Peers', 'Linked' | 'Used', string>;

/**
 * How similar another thing is, from 0 to 1: in total, and by each criterion for which both have a value.
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

/**
 * The others of the kind, the most similar first, then by id. One that is not alike at all by a criterion that bounds is not
 * comparable, however similar it is otherwise.
 */
export const comparableTo = (found: Comparing, criteria: readonly Criterion[]): readonly Comparable[] => {
  const own = onlyOf(found, 'Of');
  const likenesses = criteria.map(by => ({ by, likeness: likenessBy(by, found) }));
  return [...seedOf(found, 'Peers')]
    .filter(id => id !== own)
    .map((id): Comparable => {
      const by = likenesses.flatMap(({ by, likeness }) => {
        const value = likeness(own, id);
        return value === undefined ? [] : [{ by, likeness: rounded(value.likeness), values: value.values }];
      });
      const weights = by.reduce((sum, one) => sum + one.by.weight, 0);
      // In whole ten-thousandths: half of one is rounded up, and no sum of fractions hides it.
      const weighed = by.reduce((sum, one) => sum + Math.round(one.likeness * 10_000) * one.by.weight, 0);
      return { id, by, likeness: weights === 0 ? 0 : Math.round(weighed / weights) / 10_000 };
    })
    .filter(({ by }) => !by.some(one => one.by.bounds && one.likeness === 0))
    .sort((a, b) => b.likeness - a.likeness || compare(a.id, b.id));
};

/** The criteria that count where a client chooses none. */
export const usualOf = ({ criteria }: Compared): readonly Criterion[] =>
  criteria.filter(({ usual }) => usual);

/** Rounds to four decimals, so that sums do not depend on their order. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

type Likeness = (a: string, b: string) => Pick<Alike, 'likeness' | 'values'> | undefined;

const likenessBy = ({ measure, of }: Criterion, found: Comparing): Likeness => {
  if (measure === 'MAGNITUDE' || measure === 'SAME') {
    const alike = measure === 'SAME' ? same : magnitude;
    return (a, b) => compared([nodeFact(found, a, of), nodeFact(found, b, of)], alike);
  }
  const links = linksBy(edgesOf(found, measure === 'LINKED' ? 'Linked' : 'Used'), of, 'from');
  const keys = (id: string): readonly string[] => [...(links.get(id)?.keys() ?? [])];
  if (measure === 'SHARED') return (a, b) => compared([keys(a), keys(b)], shared);
  return (a, b) => {
    const others = keys(b);
    const both = keys(a).find(one => others.includes(one));
    return { likeness: both === undefined ? 0 : 1, values: [both, both] };
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
