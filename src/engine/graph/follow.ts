import { CERTAINTIES, type Certainty } from '../model/model';
import { ASSUMED } from '../plan/traversal';
import type { StoredEdge } from '../plan/write';
import { type Found, type FoundEdge } from './found';

/** What follows by rules of the model otherwise than it does, if what is assumed were so. */
export type Following = Readonly<{
  /** Keys of those that follow no more, or otherwise. */
  gone: ReadonlySet<string>;
  added: readonly StoredEdge[];
}>;

/**
 * The found part of the graph with what follows from a what-if, before that is applied itself. What is added is between nodes that
 * were found: those in `ASSUMED`, or the ends of what it takes the place of.
 */
export const follow = <S extends string, H extends string, F extends string>(
  found: Found<S, H, F>,
  { gone, added }: Following,
  certainty: Certainty,
): Found<S, H, F> => {
  const isThere = endsIn(found);
  const left = added.filter(
    edge =>
      isThere(edge) &&
      CERTAINTIES.findIndex(one => one === edge.properties['certainty']) <= CERTAINTIES.indexOf(certainty),
  );
  return {
    ...found,
    expansions: new Map(
      [...found.expansions].map(([name, e]) => [
        name,
        { ...e, levels: e.levels.map(level => level.filter(({ key }) => !gone.has(key))) },
      ]),
    ),
    taken: [...gone],
    added: left.map(edge => followed(edge, found.facts.edge)),
  };
};

const endsIn = (found: Pick<Found, 'seeds' | 'expansions'>): ((edge: StoredEdge) => boolean) => {
  const seeds = found.seeds.get(ASSUMED);
  const pairs = new Set<string>();
  for (const { levels } of found.expansions.values())
    for (const level of levels)
      for (const { relation, from, to } of level) pairs.add(`${relation} ${from} ${to}`);
  return ({ relation, from, to }) =>
    (seeds?.has(from) === true && seeds.has(to)) || pairs.has(`${relation.name} ${from} ${to}`);
};

const followed = (
  { key, relation, from, to, properties }: StoredEdge,
  facts: readonly string[],
): FoundEdge => ({
  key: `${key} assumed`,
  relation: relation.name,
  from,
  to,
  certainty: properties['certainty'] as Certainty,
  facts: facts.map(name => properties[name] ?? null),
  undated: false,
  assumed: true,
  period: [properties['validFrom'], properties['validTo']],
});
