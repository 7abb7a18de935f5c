import { SamgrafError, UnreachableCase } from '../errors';
import { ENTITY, type End } from '../model/model';
import type { Column, Listing, Operand, Plan, Root } from './plan';
import { BOUNDS } from './bounds';
import { edgesAtMost } from './cost-traversal';
import type { Statistics } from './statistics';

/** Rows an operation may return, at most; and statements' worth of related lists. */
export const ROW_LIMIT = 200_000;

/**
 * The most rows a plan can return, from page sizes, and from how many there are at all: a page of 1,000 of something
 * of which there are 15 costs 15. Known before anything runs.
 */
export const estimateRows = (plan: Plan, statistics: Statistics, bound: Bound = {}): number =>
  plan.roots.reduce((sum, root) => sum + rowsOfRoot(root, statistics, bound), 0);

/** Variables whose values are known; lists bound by others are taken for the longest. */
type Bound = Readonly<Record<string, unknown>>;

/** What an operation may cost at most: rows that it returns, edges that its traversals look at. */
export type Cost = Readonly<{ rows: number; edges: number }>;

/** Edges that the traversals of an operation may look at, together. */
export const EDGE_LIMIT = 400_000;

/** Refuses a plan that may return or look at too much, naming what to tighten. */
export const checkCost = (plan: Plan, statistics: Statistics, limits: Readonly<{ rows: number; edges: number }> = { rows: ROW_LIMIT, edges: EDGE_LIMIT }): Cost => {
  const edges = plan.roots.map(root => (root.kind === 'traversal' ? edgesAtMost(root, statistics, BOUNDS) : 0));
  const looked = edges.reduce((sum, n) => sum + n, 0);
  if (looked > limits.edges) throw tooManyEdges(plan, edges, looked, limits.edges);
  return { rows: checkRows(plan, statistics, limits.rows), edges: looked };
};

/** Refuses a plan that may return too many rows; also asked once more of *fetch*, when it is known what it fetches. */
export const checkRows = (plan: Plan, statistics: Statistics, limit: number = ROW_LIMIT, bound: Bound = {}): number => {
  const rows = estimateRows(plan, statistics, bound);
  if (rows <= limit) return rows;
  const dearest = [...plan.roots].sort((a, b) => rowsOfRoot(b, statistics, bound) - rowsOfRoot(a, statistics, bound))[0];
  throw new SamgrafError('COST_LIMIT', `This operation may return about ${rows.toLocaleString('en')} rows; the limit is ${limit.toLocaleString('en')}.`,
    `Lower \`first\` of ${dearest?.key || 'the question'} or of the lists inside it.`);
};

const tooManyEdges = (plan: Plan, edges: readonly number[], looked: number, limit: number): SamgrafError => {
  const dearest = plan.roots[edges.indexOf(Math.max(...edges))];
  const asked = dearest?.kind === 'traversal' ? dearest.asked : undefined;
  const hops = asked && 'ways' in asked && asked.ways ? `maxHops from ${asked.ways.maxHops} to ${Math.max(1, asked.ways.maxHops - 1)}` : asked && 'around' in asked && asked.around ? `the hops from ${asked.around.hops} to ${Math.max(1, asked.around.hops - 1)}` : 'how far it looks';
  return new SamgrafError('COST_LIMIT', `This operation may visit about ${looked.toLocaleString('en')} edges; the limit is ${limit.toLocaleString('en')}.`,
    `The dearest is ${dearest?.key ?? 'its first field'}: lower ${hops}, name fewer relations, or ask for less in one request.`);
};

const rowsOfRoot = (root: Root, statistics: Statistics, bound: Bound): number => {
  switch (root.kind) {
    case 'typename': case 'schema': return 0;
    case 'lookup': return below(root.columns, 1, statistics);
    case 'byIds': return below(root.columns, lengthOf(root.ids, bound), statistics);
    case 'byKeys': return lengthOf(root.edges, bound);
    case 'among': return root.cap;
    case 'list': return rowsOfListing(root.listing, statistics);
    case 'groups': return root.size;
    case 'search': return below(root.columns, root.page.size, statistics);
    case 'traversal': return below(root.parts.nodeColumns, root.page.size, statistics);
    default: throw new UnreachableCase(root);
  }
};

/** Most ids that nodes(ids: …) takes. */
const MAX_IDS = 1_000;

const lengthOf = (operand: Operand, bound: Bound): number => {
  const list = operand.kind === 'literal' ? operand.value : bound[operand.name];
  return Array.isArray(list) ? list.length : MAX_IDS;
};

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
