import { textsProperty, type Kind } from '../model/model';
import type { Lexicon } from '../model/search-text';
import { lexiconOf, searched, shapeOf } from '../model/searched';
import { NO_SCOPE } from './cursor';
import { literal, type ListRoot, type OrderTerm, type Predicate, type Search } from './plan';

/** Plans a search for the server itself: ids, kinds and names of what a text finds among all nodes, best first. */
export const plainSearch = (
  column: string,
  { text, lexicon }: Readonly<{ text: string; lexicon: Lexicon }>,
  where: Predicate,
  size: number,
): Search => ({
  ...{ kind: 'search', key: '', column, text: literal(text), light: [], ofAnyDay: false },
  lexicon: lexiconOf(lexicon),
  looked: shapeOf(searched(text, lexiconOf(lexicon))),
  ...{ mark: '', scope: NO_SCOPE, where, page: { size, backward: false, from: undefined }, counted: false },
  columns: ['id', 'type', textsProperty('name')].map(property => ({
    kind: 'property',
    column: property,
    on: 'node',
    property,
  })),
  shape: { typename: '', items: [] },
});

/** The order of what the server reads for itself. */
export const BY_ID: readonly OrderTerm[] = [
  {
    kind: 'property',
    on: 'node',
    property: 'id',
    type: 'string',
    nullable: false,
    indexed: true,
    descending: false,
  },
];

/** One property of the first nodes of a kind, by id: what the server reads for itself, and no field of a client. */
export const plainList = (
  column: string,
  of: Kind,
  where: Predicate,
  { property, size }: Readonly<{ property: string; size: number }>,
  as: string = property,
): ListRoot => ({
  kind: 'list',
  key: '',
  column,
  listing: {
    source: { kind: 'kind', of },
    where,
    mark: '',
    scope: NO_SCOPE,
    listed: true,
    counted: false,
    cursors: false,
    order: BY_ID,
    page: { size, backward: false, from: undefined },
    columns: [{ kind: 'property', column: as, on: 'node', property }],
    shape: { typename: '', items: [] },
  },
});
