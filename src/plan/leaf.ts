import type { End } from '../model/model';
import { and, type Predicate } from './plan';

/** The conditions that must all hold. */
export const conjuncts = (predicate: Predicate): readonly Predicate[] =>
  predicate.kind === 'and' ? predicate.of : [predicate];

/** Whether an index finds the nodes themselves by one of the conditions. */
export const hasSelective = (predicate: Predicate): boolean =>
  conjuncts(predicate).some(c => c.kind === 'compare' && c.label !== undefined);

export type Leaf = Readonly<{
  end: End;
  label: string;
  selective: Predicate;
  rest: Predicate;
  others: Predicate;
}>;

/** The condition by which an index finds a related node, unless an index finds the node itself. */
export const leafOf = (predicate: Predicate): Leaf | undefined => {
  const all = conjuncts(predicate);
  if (hasSelective(predicate)) return undefined;
  for (const some of all) {
    if (some.kind !== 'some') continue;
    const inside = conjuncts(some.where);
    for (const selective of inside) {
      if (selective.kind !== 'compare' || !selective.label) continue;
      const rest = and(...inside.filter(c => c !== selective));
      return {
        end: some.end,
        label: selective.label,
        selective,
        rest,
        others: and(...all.filter(c => c !== some)),
      };
    }
  }
  return undefined;
};
