import { ENTITY, type End, type Kind } from '../model/model';
import { conjuncts, leafOf, type Leaf } from '../plan/leaf';
import { and, isAll, type Predicate } from '../plan/plan';
import { arrow, compilePredicate, where, type Match } from './compile-predicate';
import { cypher, join, name, variable, type Fragment } from './fragment';

export const labelOf = (kind: Kind): Fragment => cypher`${name(kind.shape === 'union' ? ENTITY : kind.name)}`;

/**
 * Binds the nodes of a kind that pass a filter. If the filter finds a related node by an index, it starts
 * there: testing the neighbours of each node instead is thousands of times as expensive on a large graph.
 */
export const startOfKind = (kind: Kind, predicate: Predicate, match: Match): Fragment => {
  const leaf = leafOf(predicate);
  if (leaf) return startOfLeaf(kind, leaf, match);
  const labels = join([labelOf(kind), ...indexLabels(kind, predicate).map(name)], ':');
  return cypher`
    MATCH (${match.node}:${labels})
    ${where(ofUnion(kind, predicate), match)}`;
};

/** A union has no label of its own. */
const ofUnion = (kind: Kind, predicate: Predicate): Predicate =>
  kind.shape === 'union' ? and({ kind: 'isKind', kinds: kind.members }, predicate) : predicate;

/**
 * The label whose index finds nodes of a kind by a property. For `id` it is the kind's own label: every label
 * has an index on it, since lists are ordered by it (constraints.ts). Otherwise it is the label that declares
 * the property. The embedded engine's indexes are by property alone, whatever the label.
 */
export const indexedLabel = (kind: Kind, property: string, declaredBy: string): string =>
  property === 'id' && kind.shape !== 'union' ? kind.name : declaredBy;

/** The labels whose indexes the filter can use, other than the kind's own. */
const indexLabels = (kind: Kind, predicate: Predicate): string[] => {
  const labels = conjuncts(predicate).flatMap(c =>
    c.kind === 'compare' && c.label ? [indexedLabel(kind, c.property, c.label)] : [],
  );
  return [...new Set(labels)].filter(label => label !== kind.name && label !== 'Fact');
};

const startOfLeaf = (kind: Kind, leaf: Leaf, match: Match): Fragment => {
  const to: Match = { node: variable(`${leaf.end.name}Node`), edge: variable(leaf.end.name) };
  const reversed: End = { ...leaf.end, direction: leaf.end.direction === 'FORWARD' ? 'BACKWARD' : 'FORWARD' };
  const others = ofUnion(kind, leaf.others);
  const conditions = [
    isAll(leaf.rest) ? undefined : compilePredicate(leaf.rest, to),
    isAll(others) ? undefined : compilePredicate(others, match),
  ].filter(c => c !== undefined);
  return cypher`
    MATCH (${to.node}:${name(leaf.label)})
    WHERE ${compilePredicate(leaf.selective, to)}
    MATCH (${to.node})${arrow(reversed, to.edge)}(${match.node}:${labelOf(kind)})
    ${conditions.length > 0 ? cypher`WHERE ${join(conditions, ' AND ')}` : undefined}`;
};
