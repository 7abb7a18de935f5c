import { SamgrafError, UnreachableCase } from '../errors';
import { ENTITY, type End } from '../model/model';
import type { Column, Listing, Plan, Root } from './plan';
import type { Statistics } from './statistics';

/** Rows an operation may return, at most; and statements' worth of related lists. */
export const ROW_LIMIT = 200_000;

/**
 * The most rows a plan can return, from page sizes, and from how many there are at all: a page of 1,000 of something
 * of which there are 15 costs 15. Known before anything runs.
 */
export const estimateRows = (plan: Plan, statistics: Statistics): number =>
  plan.roots.reduce((sum, root) => sum + rowsOfRoot(root, statistics), 0);

/** Refuses a plan that may return too much, naming what to tighten. */
export const checkCost = (plan: Plan, statistics: Statistics, limit: number = ROW_LIMIT): number => {
  const rows = estimateRows(plan, statistics);
  if (rows <= limit) return rows;
  const dearest = [...plan.roots].sort((a, b) => rowsOfRoot(b, statistics) - rowsOfRoot(a, statistics))[0];
  throw new SamgrafError('COST_LIMIT', `This operation may return about ${rows.toLocaleString('en')} rows; the limit is ${limit.toLocaleString('en')}.`,
    `Lower \`first\` of ${dearest?.key ?? 'its fields'} or of the lists inside it.`);
};

const rowsOfRoot = (root: Root, statistics: Statistics): number => {
  switch (root.kind) {
    case 'typename': case 'schema': return 0;
    case 'lookup': return below(root.columns, 1, statistics);
    case 'byIds': return below(root.columns, idsOf(root), statistics);
    case 'byKeys': return root.edges.length;
    case 'list': return rowsOfListing(root.listing, statistics);
    case 'groups': return root.size;
    case 'search': return below(root.columns, root.page.size, statistics);
    case 'connections': case 'paths': return below(root.parts.nodeColumns, root.page.size, statistics);
    default: throw new UnreachableCase(root);
  }
};

/** Most ids that nodes(ids: …) takes. */
const MAX_IDS = 1_000;

/** As many as were given; a list that is bound at each request is taken for the longest. */
const idsOf = ({ ids }: Root & { kind: 'byIds' }): number => (ids.kind === 'literal' && Array.isArray(ids.value) ? ids.value.length : MAX_IDS);

const rowsOfListing = (listing: Listing, statistics: Statistics): number =>
  (listing.listed ? below(listing.columns, Math.min(listing.page.size, mostOf(listing, statistics)), statistics) : 1);

const mostOf = (listing: Listing, statistics: Statistics): number => {
  if (listing.source.kind === 'end') return degreeOf(listing.source.end, statistics);
  if (statistics.nodes.size === 0 || listing.source.of.name === ENTITY) return Infinity;
  return listing.source.of.members.reduce((sum, member) => sum + (statistics.nodes.get(member) ?? 0), 0);
};

const degreeOf = (end: End, statistics: Statistics): number => {
  const degrees = statistics.edges.get(end.relation.name);
  if (!degrees) return Infinity;
  return end.direction === 'FORWARD' ? degrees.maxOut : degrees.maxIn;
};

const below = (columns: readonly Column[], rows: number, statistics: Statistics): number =>
  columns.reduce((sum, column) => sum + (column.kind === 'related' ? rows * rowsOfListing(column.listing, statistics) : column.kind === 'sources' ? rows : 0), rows);
