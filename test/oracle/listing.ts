import { UnreachableCase } from '../../src/engine/errors';
import { SOURCE } from '../../src/engine/model/model';
import { bind, type Column, type Listing, type Page } from '../../src/engine/plan/plan';
import type { StoredNode } from '../../src/engine/plan/write';
import { orderValues, pageOf } from './order';
import { holds, neighbours } from './predicate';
import { isOfKind, valueAt, type Place, type World } from './world';

export type OracleRow = Record<string, unknown>;

/** A page with the values of the row that it goes on from. */
export const placed = ({ from, ...page }: Page, { variables }: World) => ({
  ...page,
  from: from?.map(of => bind(of, variables)),
});

/** The rows of a page of a list that hangs on a node, or on nothing. */
export const listRows = (
  listing: Listing,
  from: StoredNode | undefined,
  world: World,
): readonly OracleRow[] => {
  const all = members(listing, from, world).map(place => ({
    row: place,
    values: orderValues(place, listing.order, world),
  }));
  for (const { values } of all) world.observe(listing.mark, values);
  return pageOf(all, listing.order, placed(listing.page, world)).map(({ row, values }) => ({
    ...rowOf(row, listing.columns, world),
    ...(listing.cursors ? { k: values } : {}),
  }));
};

export const listTotal = (listing: Listing, from: StoredNode | undefined, world: World): number =>
  members(listing, from, world).length;

const members = (listing: Listing, from: StoredNode | undefined, world: World): readonly Place[] => {
  const { source } = listing;
  const all =
    source.kind === 'kind'
      ? world.graph.nodes.filter(node => isOfKind(node, source.of)).map(node => ({ node, edge: undefined }))
      : from
        ? neighbours(from, source.end, world)
        : [];
  return all.filter(place => holds(listing.where, place, world));
};

/** A row: its columns by name. */
export const rowOf = (place: Place, columns: readonly Column[], world: World): OracleRow =>
  Object.assign({}, ...columns.map(column => cellsOf(place, column, world)));

const cellsOf = (place: Place, column: Column, world: World): OracleRow => {
  switch (column.kind) {
    case 'property':
      return {
        [column.column]:
          column.where && !holds(column.where, place, world)
            ? null
            : valueAt(place, column.on, column.property),
      };
    case 'sources':
      return { [column.column]: sourcesOf(place, column, world) };
    case 'related':
      return relatedCells(place, column, world);
    default:
      throw new UnreachableCase(column);
  }
};

/** In the order they are cited. */
const sourcesOf = (
  place: Place,
  column: Column & { kind: 'sources' },
  world: World,
): readonly OracleRow[] => {
  const cited = valueAt(place, column.on, 'sources');
  return (Array.isArray(cited) ? cited : []).flatMap(id =>
    world.graph.nodes
      .filter(node => node.id === id && node.kind.name === SOURCE)
      .map(node => ({ node, edge: undefined }))
      .filter(source => holds(column.where, source, world))
      .map(source => rowOf(source, column.columns, world)),
  );
};

/** A list that only some kinds were asked for is empty for the others; its count is of no interest to them. */
const relatedCells = (place: Place, column: Column & { kind: 'related' }, world: World): OracleRow => {
  const { listing, kinds } = column;
  const asked = kinds === undefined || kinds.includes(place.node.kind.name);
  return {
    ...(listing.listed ? { [column.column]: asked ? listRows(listing, place.node, world) : [] } : {}),
    ...(listing.counted ? { [`${column.column}Total`]: listTotal(listing, place.node, world) } : {}),
  };
};
