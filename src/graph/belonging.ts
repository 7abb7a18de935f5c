import type { Certainty } from '../model/model';
import { NO_LINKS, keepStrongest, linksBy, type Links } from './capabilities';
import { edgesOf, type Found } from './found';
import { inTurns, type Sliced } from './sliced';
import { weakestOf } from './subgraph';

/** What is laid out to tell how resources belong to columns; each column uses its own expansions. */
export type ColumnHop =
  'Providers' | 'Users' | 'Members' | 'Terms' | 'Scope' | 'Furthered' | 'Supporting' | 'Events';
export type Belonging = Found<never, ColumnHop, never>;
export type Column = 'SECTOR' | 'DOMAIN' | 'GOAL' | 'LIFE_EVENT';

/**
 * By column, the resources (or, for goals, the capabilities) that belong to it, each with the certainty of
 * the path there.
 */
export function* belongingOf(found: Belonging, column: Column): Sliced<Links> {
  const edges = edgesOf(
    found,
    'Providers',
    'Users',
    'Members',
    'Terms',
    'Scope',
    'Furthered',
    'Supporting',
    'Events',
  );
  const by = (relation: string, side: 'from' | 'to'): Links => linksBy(edges, relation, side);
  switch (column) {
    case 'SECTOR':
      return yield* chained(by('BELONGS_TO', 'to'), [by('PROVIDES', 'from'), by('USES', 'from')]);
    case 'DOMAIN':
      return yield* chained(
        by('APPLIES_TO', 'to'),
        ['GOVERNED_BY', 'FULFILS', 'IMPLEMENTS', 'EMBODIES'].map(relation => by(relation, 'to')),
      );
    case 'GOAL':
      return by('INFLUENCES', 'to');
    case 'LIFE_EVENT':
      return yield* chained(joined(by('SUPPORTED_BY', 'from'), by('PART_OF_EVENT', 'to')), [
        by('SUPPORTED_BY', 'from'),
      ]);
  }
}

/** Events and their parts; each event also counts as a part of itself. */
const joined = (supported: Links, parts: Links): Links => {
  const events = new Set([...parts.keys(), ...supported.keys()]);
  return new Map(
    [...events].map(event => [
      event,
      new Map<string, Certainty>([[event, 'FACT'], ...(parts.get(event) ?? [])]),
    ]),
  );
};

/**
 * From a column through its members to what they are related to. A path is as certain as its weakest link,
 * and the strongest path counts.
 */
function* chained(columns: Links, onward: readonly Links[]): Sliced<Links> {
  const all = new Map<string, ReadonlyMap<string, Certainty>>();
  for (const [column, members] of columns) {
    const own = new Map<string, Certainty>();
    const follow = ([member, certainty]: readonly [string, Certainty]): void => {
      for (const links of onward)
        for (const [id, of] of links.get(member) ?? NO_LINKS)
          keepStrongest(own, id, weakestOf([certainty, of]));
    };
    yield* inTurns(members, follow, MEMBERS);
    all.set(column, own);
  }
  return all;
}
/** Members followed between two yields. */
const MEMBERS = 50;
