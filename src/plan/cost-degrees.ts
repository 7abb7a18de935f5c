import { ENTITY, type End, type Kind } from '../model/model';
import type { Statistics } from './statistics';

/** Whether anything is known about the graph; an empty graph is known to be empty. */
const isKnown = ({ nodes, edges }: Statistics): boolean => nodes.size > 0 || edges.size > 0;

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
};

/** The number of nodes of a kind. */
export const countOfKind = (kind: Kind, statistics: Statistics): number => {
  if (!isKnown(statistics)) return Infinity;
  return kind.name === ENTITY
    ? countOfAll(statistics)
    : sum(kind.members.map(member => statistics.nodes.get(member) ?? 0));
};

/** The total number of nodes. */
export const countOfAll = (statistics: Statistics): number =>
  isKnown(statistics) ? sum(statistics.nodes.values()) : Infinity;

/** Maximum number of edges of one node along an end. */
export const degreeOf = (end: End, statistics: Statistics): number => {
  const degrees = statistics.edges.get(end.relation.name);
  if (!degrees) return Infinity;
  return end.direction === 'FORWARD' ? degrees.maxOut : degrees.maxIn;
};

/** A number of nodes to look something up for, and whether they are distinct. */
export type Nodes = Readonly<{ count: number; distinct: boolean }>;

/**
 * Maximum number of edges from nodes along an end. Distinct nodes have no more than the relation has edges.
 */
export const alongEnd = (nodes: Nodes, end: End, statistics: Statistics): number => {
  const most = nodes.count === 0 ? 0 : nodes.count * degreeOf(end, statistics);
  return nodes.distinct ? Math.min(most, statistics.edges.get(end.relation.name)?.count ?? Infinity) : most;
};

/** Maximum number of sources of one node or edge with one of these names. */
export const sourcesOf = (names: Iterable<string>, statistics: Statistics): number => {
  let most = 0;
  for (const name of names)
    most = Math.max(most, statistics.sources.get(name) ?? (isKnown(statistics) ? 0 : Infinity));
  return most;
};

/** The concrete kinds found at an end. */
export const kindsAt = (end: End, statistics: Statistics): readonly string[] => {
  const pairs = [...(statistics.edges.get(end.relation.name)?.between.keys() ?? [])];
  return pairs.map(pair => pair.split(' ')[end.direction === 'FORWARD' ? 1 : 0] ?? '');
};
