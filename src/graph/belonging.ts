import type { Certainty } from '../model/model';
import { NO_LINKS, linksBy, strongest, type Links } from './capabilities';
import { edgesOf, type Found } from './found';
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
export const belongingOf = (found: Belonging, column: Column): Links => {
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
      return chained(by('BELONGS_TO', 'to'), [by('PROVIDES', 'from'), by('USES', 'from')]);
    case 'DOMAIN':
      return chained(
        by('APPLIES_TO', 'to'),
        ['GOVERNED_BY', 'FULFILS', 'IMPLEMENTS', 'EMBODIES'].map(relation => by(relation, 'to')),
      );
    case 'GOAL':
      return by('INFLUENCES', 'to');
    case 'LIFE_EVENT':
      return chained(joined(by('SUPPORTED_BY', 'from'), by('PART_OF_EVENT', 'to')), [
        by('SUPPORTED_BY', 'from'),
      ]);
  }
};

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
const chained = (columns: Links, onward: readonly Links[]): Links =>
  new Map(
    [...columns].map(([column, members]) => [
      column,
      strongest(
        [...members].flatMap(([member, certainty]) =>
          onward.map(
            links =>
              new Map(
                [...(links.get(member) ?? NO_LINKS)].map(([id, of]) => [id, weakestOf([certainty, of])]),
              ),
          ),
        ),
      ),
    ]),
  );
