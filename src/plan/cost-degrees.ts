import { ENTITY, type End, type Kind } from '../model/model';
import type { Statistics } from './statistics';

/** Whether anything is known of the graph; of an empty one it is known that it is empty. */
const isKnown = ({ nodes, edges }: Statistics): boolean => nodes.size > 0 || edges.size > 0;

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
};

/** How many nodes of a kind there are. */
export const countOfKind = (kind: Kind, statistics: Statistics): number => {
  if (!isKnown(statistics)) return Infinity;
  return kind.name === ENTITY
    ? countOfAll(statistics)
    : sum(kind.members.map(member => statistics.nodes.get(member) ?? 0));
};

/** How many nodes there are at all. */
export const countOfAll = (statistics: Statistics): number =>
  isKnown(statistics) ? sum(statistics.nodes.values()) : Infinity;

/** Edges of one node along an end, at most. */
export const degreeOf = (end: End, statistics: Statistics): number => {
  const degrees = statistics.edges.get(end.relation.name);
  if (!degrees) return Infinity;
  return end.direction === 'FORWARD' ? degrees.maxOut : degrees.maxIn;
};

/** Nodes that something is looked up for, and whether none of them comes twice. */
export type Nodes = Readonly<{ count: number; distinct: boolean }>;

/** What is met from nodes along an end: of different ones no more edges than there are of the relation. */
export const alongEnd = (nodes: Nodes, end: End, statistics: Statistics): number => {
  const most = nodes.count === 0 ? 0 : nodes.count * degreeOf(end, statistics);
  return nodes.distinct ? Math.min(most, statistics.edges.get(end.relation.name)?.count ?? Infinity) : most;
};

/** Sources that one node or edge of these names, at most. */
export const sourcesOf = (names: Iterable<string>, statistics: Statistics): number => {
  let most = 0;
  for (const name of names)
    most = Math.max(most, statistics.sources.get(name) ?? (isKnown(statistics) ? 0 : Infinity));
  return most;
};

/** The concrete kinds that stand at an end. */
export const kindsAt = (end: End, statistics: Statistics): readonly string[] => {
  const pairs = [...(statistics.edges.get(end.relation.name)?.between.keys() ?? [])];
  return pairs.map(pair => pair.split(' ')[end.direction === 'FORWARD' ? 1 : 0] ?? '');
};
