import { required } from '../errors';
import { ENTITY, type Kind } from '../model/model';
import {
  ALL,
  FEW_RELATED,
  and,
  conjuncts,
  hasSelective,
  leavesOf,
  nestedLeafOf,
  reversed,
  type ByIndex,
  type Leaf,
  type LeafFrom,
  type Predicate,
} from '../plan/plan';
import { isSeenNode } from '../plan/authorise';
import { arrow, compilePredicate, unlessAll, whereAll, type Match } from './compile-predicate';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  name,
  parameter,
  variable,
  type Fragment,
  type Parameter,
  type Variable,
} from './fragment';

export const labelOf = (kind: Kind): Fragment => cypher`${name(kind.shape === 'union' ? ENTITY : kind.name)}`;

/**
 * Binds the nodes of a kind that pass a filter. If the filter finds a related node by an index, it starts
 * there: testing the neighbours of each node instead is thousands of times as expensive on a large graph. If it finds
 * several, it starts at those with the fewest relations, in whatever order they are written: a hub has thousands of times as
 * many as most.
 */
export const startOfKind = (kind: Kind, predicate: Predicate, match: Match, dialect: Dialect): Fragment => {
  const nested = nestedLeafOf(predicate);
  if (nested) return startOfLeaf(kind, nested, match);
  const leaves = leavesOf(predicate);
  const [leaf] = leaves;
  if (!leaf) return startOfNodes(kind, predicate, match, dialect);
  const own = hasSelective(predicate) ? startOfNodes(kind, predicate, match, dialect) : undefined;
  return leaves.length === 1 && !own
    ? startOfLeaf(kind, leaf, match)
    : startOfFewest(kind, leaves, own, match);
};

const startOfNodes = (kind: Kind, predicate: Predicate, match: Match, dialect: Dialect): Fragment => {
  const labels = join([labelOf(kind), ...indexLabels(kind, predicate, dialect).map(name)], ':');
  const by = byIndex(kind, predicate, match.node, dialect);
  return cypher`
    MATCH (${match.node}:${labels})
    ${by.using}
    ${whereAll([by.condition, unlessAll(ofUnion(kind, predicate), match)])}`;
};

/** By the condition on a key, if there is one that must hold; or by one on the id among others. */
const byIndex = (kind: Kind, predicate: Predicate, node: Variable, dialect: Dialect): ByKey => {
  for (const c of conjuncts(predicate))
    if (c.kind === 'compare' && c.label !== undefined && kind.fields.get(c.property)?.key !== undefined)
      return byKey(node, indexedLabel(kind, c.property, c.label), c.property, predicate, dialect);
  return namesId(predicate) ? byKey(node, indexedLabel(kind, 'id', ENTITY), 'id', ALL, dialect) : {};
};

const namesId = (predicate: Predicate): boolean =>
  predicate.kind === 'and' || predicate.kind === 'or'
    ? predicate.of.some(namesId)
    : predicate.kind === 'compare' && predicate.on === 'node' && predicate.property === 'id';

/** A hint, and what it needs. */
type ByKey = Readonly<{ using?: Fragment; condition?: Fragment }>;

/**
 * By which index Neo4j finds a node by a key of a label: where what a viewer may see is asked, by the one that has the
 * level of access too, so that no node is read for it. A hint chooses it, since the planner takes what is unique. For
 * `id`, a kind's own label has no other.
 */
export const byKey = (
  node: Variable,
  label: string,
  property: string,
  predicate: Predicate,
  dialect: Dialect,
): ByKey => {
  const onlyOne = property === 'id' && label !== ENTITY;
  if (!dialect.accessIndex || !(onlyOne || conjuncts(predicate).some(isSeenNode))) return {};
  const condition = cypher`${node}.access IS NOT NULL`;
  if (onlyOne) return { condition };
  return { condition, using: cypher`USING INDEX ${node}:${name(label)}(${name(property)}, access)` };
};

/** The condition by which an index finds a text by a part of it, and the label of that index. */
export type TextCondition = Extract<Predicate, { kind: 'compare' }> & Readonly<{ text: string }>;

/** The first such condition of those that must all hold, where the store has the index. */
export const textOf = (predicate: Predicate, dialect: Dialect): TextCondition | undefined =>
  dialect.textIndex ? conjuncts(predicate).find(isOfText) : undefined;

const isOfText = (c: Predicate): c is TextCondition => c.kind === 'compare' && c.text !== undefined;

/** A union has no label of its own. */
const ofUnion = (kind: Kind, predicate: Predicate): Predicate =>
  kind.shape === 'union' ? and(isOfKind(kind), predicate) : predicate;

/**
 * The label whose index finds nodes of a kind by a property. For `id` it is the kind's own label: every label
 * has an index on it, since lists are ordered by it (constraints.ts). Otherwise it is the label that declares
 * the property. The embedded engine's indexes are by property alone, whatever the label.
 */
export const indexedLabel = (kind: Kind, property: string, declaredBy: string): string =>
  property === 'id' && kind.shape !== 'union' ? kind.name : declaredBy;

/** The labels whose indexes the filter can use, other than the kind's own. */
const indexLabels = (kind: Kind, predicate: Predicate, dialect: Dialect): string[] => {
  const labels = conjuncts(predicate).flatMap(c =>
    c.kind === 'compare' && (c.label ?? c.seek)
      ? [indexedLabel(kind, c.property, c.label ?? c.seek ?? kind.name)]
      : [],
  );
  const text = textOf(predicate, dialect);
  return [...new Set(text ? [...labels, text.text] : labels)].filter(
    label => label !== kind.name && label !== 'Fact',
  );
};

/** Holds for nodes of a kind, whose label need not be in the pattern that they were found by. */
export const isOfKind = ({ shape, name: label, members }: Kind): Predicate => ({
  kind: 'isKind',
  kinds: shape === 'union' ? members : [label],
});

/** Some nodes of a kind that pass a filter; `among` binds those that are asked. */
export const startAmong = (
  among: Fragment,
  kind: Kind,
  predicate: Predicate,
  match: Match,
): Fragment => cypher`
    ${among}
    WITH ${match.node}
    WHERE ${compilePredicate(and(isOfKind(kind), predicate), match)}`;

/** By the leaf that leads to fewest, or by the nodes' own index if all lead to many. The number is asked of the store. */
const startOfFewest = (
  kind: Kind,
  leaves: readonly LeafFrom<ByIndex>[],
  own: Fragment | undefined,
  match: Match,
): Fragment => {
  const degrees = leaves.map(({ end }) => variable(`${end.name}Degree`));
  const few = own && parameter('few', FEW_RELATED);
  const starts = leaves.map((leaf, i) => ({
    when: isFewest(degrees, i, few),
    start: startOfLeaf(kind, leaf, match),
  }));
  const all = own ? [...starts, { when: areMany(degrees, few), start: own }] : starts;
  const [first, ...more] = all.map(
    ({ when, start }) => cypher`
      WITH ${join(degrees, ', ')} WHERE ${when}
      ${start}
      RETURN ${match.node}`,
  );
  return cypher`
    ${join(
      leaves.map((leaf, i) => degreeOf(leaf, required(degrees[i], 'a leaf has a degree'))),
      '\n',
    )}
    CALL (${join(degrees, ', ')}) {
      ${first}
      ${join(
        more.map(
          branch => cypher`
      UNION ALL
      ${branch}`,
        ),
        '\n',
      )}
    }`;
};

/** Of equal ones the first is taken. */
const isFewest = (degrees: readonly Variable[], i: number, few: Parameter | undefined): Fragment =>
  join(
    [
      ...degrees.flatMap((other, at) =>
        at === i ? [] : [at < i ? cypher`${degrees[i]} < ${other}` : cypher`${degrees[i]} <= ${other}`],
      ),
      few && cypher`${degrees[i]} < ${few}`,
    ],
    ' AND ',
  );

const areMany = (degrees: readonly Variable[], few: Parameter | undefined): Fragment =>
  join(
    degrees.map(of => cypher`${of} >= ${few}`),
    ' AND ',
  );

const degreeOf = ({ end, start }: LeafFrom<ByIndex>, degree: Variable): Fragment => {
  const to: Match = { node: variable(`${end.name}Node`), edge: undefined };
  return cypher`
    CALL () {
      ${nodesAt(start, to)}
      RETURN sum(COUNT { (${to.node})${arrow(reversed(end))}() }) AS ${degree}
    }`;
};

const relatedAt = ({ end }: Leaf): Match => ({ node: variable(`${end.name}Node`), edge: variable(end.name) });

const startOfLeaf = (kind: Kind, leaf: Leaf, match: Match): Fragment => {
  const to = relatedAt(leaf);
  return cypher`
    ${nodesAt(leaf.start, to)}
    ${startAtLeaf(kind, leaf, to, match)}`;
};

/** Binds the nodes that a leaf begins at: each once where they are found from others, to several of which they may be related. */
const nodesAt = (start: Leaf['start'], to: Match): Fragment => {
  if (!('end' in start))
    return cypher`
      MATCH (${to.node}:${name(start.label)})
      WHERE ${compilePredicate(start.selective, to)}`;
  const inner = relatedAt(start);
  return cypher`
      ${nodesAt(start.start, inner)}
      MATCH (${inner.node})${arrow(reversed(start.end), inner.edge)}(${to.node})
      ${whereAll([unlessAll(start.rest, inner)])}
      WITH DISTINCT ${to.node}`;
};

/** Binds the nodes of a kind that are related to those that a leaf begins at. */
const startAtLeaf = (kind: Kind, leaf: Leaf, to: Match, match: Match): Fragment => cypher`
    MATCH (${to.node})${arrow(reversed(leaf.end), to.edge)}(${match.node}:${labelOf(kind)})
    ${whereAll([unlessAll(leaf.rest, to), unlessAll(ofUnion(kind, leaf.others), match)])}`;

/** What a nested leaf begins at, found once: the nodes, how many edges lead from them, and how others begin or are told by them. */
export type FoundFirst = Readonly<{
  subquery: Fragment;
  nodes: Variable;
  degree: Variable;
  /** Binds the nodes of a kind that are related to them. */ start: (kind: Kind, match: Match) => Fragment;
  /** Holds for nodes that are related to one of them. */ holds: (match: Match) => Fragment;
}>;

export const findFirst = (leaf: LeafFrom<Leaf>): FoundFirst => {
  const [nodes, degree] = [variable('found'), variable('degree')];
  const [at, to] = [relatedAt(leaf), relatedAt(leaf)];
  return {
    nodes,
    degree,
    subquery: cypher`
    CALL () {
      ${nodesAt(leaf.start, at)}
      RETURN collect(${at.node}) AS ${nodes}, sum(COUNT { (${at.node})${arrow(reversed(leaf.end))}() }) AS ${degree}
    }`,
    start: (kind, match) => cypher`
    UNWIND ${nodes} AS ${to.node}
    ${startAtLeaf(kind, leaf, to, match)}`,
    holds: match => {
      const conditions = [cypher`${to.node} IN ${nodes}`, unlessAll(leaf.rest, to)];
      return cypher`EXISTS { MATCH (${match.node})${arrow(leaf.end, to.edge)}(${to.node}) ${whereAll(conditions)} }`;
    },
  };
};
