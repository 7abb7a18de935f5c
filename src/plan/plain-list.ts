import { textsProperty, type Kind } from '../model/model';
import type { SearchQuery } from '../model/search-text';
import { NO_SCOPE } from './cursor';
import type { ListRoot, Predicate, Search } from './plan';

/** Plans a search for the server itself: ids, kinds and names of what a text finds among all nodes, best first. */
export const plainSearch = (
  column: string,
  { words, whole, meant }: SearchQuery,
  where: Predicate,
  size: number,
): Search => ({
  ...{ kind: 'search', key: '', column, words, whole, ...(meant ? { meant } : {}), light: [] },
  ...{ mark: '', scope: NO_SCOPE, where, page: { size, backward: false, from: undefined }, counted: false },
  columns: ['id', 'type', textsProperty('name')].map(property => ({
    kind: 'property',
    column: property,
    on: 'node',
    property,
  })),
  shape: { typename: '', items: [] },
});

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
    order: [
      {
        kind: 'property',
        on: 'node',
        property: 'id',
        type: 'string',
        nullable: false,
        indexed: true,
        descending: false,
      },
    ],
    page: { size, backward: false, from: undefined },
    columns: [{ kind: 'property', column: as, on: 'node', property }],
    shape: { typename: '', items: [] },
  },
});
