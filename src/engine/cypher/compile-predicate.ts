import { UnreachableCase, invariant } from '../errors';
import { ENTITY, SOURCE, type End, type Level } from '../model/model';
import { isAll, type On, type Operand, type Operator, type Predicate, TODAY } from '../plan/plan';
import { VIEWER } from '../plan/authorise';
import type { Dialect } from './dialect';
import {
  cypher,
  join,
  name,
  operandParameter,
  parameter,
  variable,
  type Fragment,
  type Parameter,
  type Variable,
} from './fragment';

/**
 * The variables of a predicate: a node, and the edge by which it was reached; `read`: maps of their properties, where these
 * were read already.
 */
export type Match = Readonly<{
  node: Variable;
  edge: Variable | undefined;
  read?: Readonly<Partial<Record<On, Variable>>>;
}>;

export const on = (match: Match, which: On): Variable => {
  const read = match.read?.[which];
  if (read) return read;
  if (which === 'node') return match.node;
  invariant(match.edge, 'a predicate on an edge stands where there is one');
  return match.edge;
};

/** A value of a node or an edge; null where the condition on it does not hold. */
export const compileValue = (
  of: On,
  property: string,
  seen: Predicate | undefined,
  match: Match,
): Fragment => {
  const value = cypher`${on(match, of)}.${name(property)}`;
  return seen && !isAll(seen) ? cypher`CASE WHEN ${compilePredicate(seen, match)} THEN ${value} END` : value;
};

/** `-[links:LINKS]->` or `<-[linkedBy:LINKS]-`. */
export const arrow = (end: End, edge?: Variable): Fragment => {
  const type = name(end.relation.name);
  return end.direction === 'FORWARD' ? cypher`-[${edge}:${type}]->` : cypher`<-[${edge}:${type}]-`;
};

export const compilePredicate = (predicate: Predicate, match: Match): Fragment => {
  switch (predicate.kind) {
    case 'and':
      return predicate.of.length === 0 ? cypher`true` : compileAll(predicate.of, ' AND ', match);
    case 'or':
      return predicate.of.length === 0 ? cypher`false` : cypher`(${compileAll(predicate.of, ' OR ', match)})`;
    case 'not':
      return compileNot(predicate.of, match);
    case 'compare':
      return compileComparison(predicate, match);
    case 'cites':
      return compileCites(predicate, match);
    case 'isNull':
      return cypher`${on(match, predicate.on)}.${name(predicate.property)} IS NULL`;
    case 'isKind':
      return compileKinds(predicate.kinds, match);
    case 'some':
      return compileSome(predicate.end, predicate.where, match);
    case 'count':
      return cypher`${compileCount(predicate.end, predicate.where, match.node)} ${symbol(predicate.operator)} ${operandParameter(`${predicate.end.name}Count`, predicate.value)}`;
    case 'valid':
      return compileValid(predicate, match);
    case 'dated':
      return compileDated(predicate, match);
    case 'certain':
      return cypher`${on(match, predicate.on)}.certainty IN ${parameter('certainty', predicate.among)}`;
    case 'seen':
      return compileSeen(on(match, predicate.on), predicate.level);
    case 'retired':
      return cypher`(${match.node}.id = ${operandParameter('retired', predicate.id)} AND ${operandParameter('since', predicate.since)} <= ${operandParameter('asOf', predicate.date)})`;
    default:
      throw new UnreachableCase(predicate);
  }
};

/** The properties that a predicate reads of a node, or of the edge by which it was reached, itself. */
export const propertiesRead = (predicate: Predicate, of: On): readonly string[] => {
  if (predicate.kind === 'and' || predicate.kind === 'or')
    return predicate.of.flatMap(part => propertiesRead(part, of));
  if (predicate.kind === 'not') return propertiesRead(predicate.of, of);
  if (!('on' in predicate) || predicate.on !== of) return [];
  if ('property' in predicate) return [predicate.property];
  switch (predicate.kind) {
    case 'valid':
    case 'dated':
      return ['validFrom', 'validTo'];
    case 'certain':
      return ['certainty'];
    case 'seen':
      return ['access', 'restrictedTo'];
    default:
      throw new UnreachableCase(predicate);
  }
};

/** Reads several properties at once as a map, where the store can and there is more than one. */
export const readAtOnce = (
  of: Variable,
  properties: readonly string[],
  hint: string,
  dialect: Dialect,
): Readonly<{ as: Variable; clause: Fragment }> | undefined => {
  const different = [...new Set(properties)];
  if (!dialect.readsAtOnce || different.length < 2) return undefined;
  const as = variable(hint);
  return {
    as,
    clause: cypher`${of} {${join(
      different.map(property => cypher`.${name(property)}`),
      ', ',
    )}} AS ${as}`,
  };
};

const compileAll = (of: readonly Predicate[], separator: ' AND ' | ' OR ', match: Match): Fragment =>
  join(
    of.map(predicate => inner(predicate, match)),
    separator,
  );

const inner = (predicate: Predicate, match: Match): Fragment =>
  predicate.kind === 'and' || predicate.kind === 'valid' || predicate.kind === 'cites'
    ? cypher`(${compilePredicate(predicate, match)})`
    : compilePredicate(predicate, match);

/** A condition on an unknown value is false, so its negation is true. */
const compileNot = (of: Predicate, match: Match): Fragment =>
  isDefinite(of)
    ? cypher`NOT (${compilePredicate(of, match)})`
    : cypher`NOT coalesce(${compilePredicate(of, match)}, false)`;

/** Whether the predicate is never null, so that NOT needs no default. */
const isDefinite = (predicate: Predicate): boolean => {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.of.every(isDefinite);
    case 'compare':
    case 'cites':
    case 'certain':
      return false;
    case 'isNull':
    case 'isKind':
    case 'some':
    case 'count':
    case 'not':
    case 'valid':
    case 'dated':
    case 'seen':
    case 'retired':
      return true;
    default:
      throw new UnreachableCase(predicate);
  }
};

const compileKinds = (kinds: readonly string[], { node }: Match): Fragment => {
  const labels = kinds.map(kind => cypher`${node}:${name(kind)}`);
  return labels.length === 0 ? cypher`false` : cypher`(${join(labels, ' OR ')})`;
};

const symbol = (operator: Operator): Fragment => {
  switch (operator) {
    case 'eq':
      return cypher`=`;
    case 'in':
      return cypher`IN`;
    case 'gt':
      return cypher`>`;
    case 'gte':
      return cypher`>=`;
    case 'lt':
      return cypher`<`;
    case 'lte':
      return cypher`<=`;
    case 'contains':
      return cypher`CONTAINS`;
    case 'startsWith':
      return cypher`STARTS WITH`;
    case 'has':
      throw new Error('Invariant broken: has is written the other way round');
    default:
      throw new UnreachableCase(operator);
  }
};

const compileComparison = (predicate: Predicate & { kind: 'compare' }, match: Match): Fragment => {
  const property = cypher`${on(match, predicate.on)}.${name(predicate.property)}`;
  const value = operandParameter(predicate.property, predicate.value);
  return predicate.operator === 'has'
    ? cypher`${value} IN ${property}`
    : cypher`${property} ${symbol(predicate.operator)} ${value}`;
};

const compileValid = (predicate: Predicate & { kind: 'valid' }, match: Match): Fragment => {
  const of = on(match, predicate.on);
  const date = operandParameter('asOf', predicate.date);
  return cypher`(${of}.validFrom IS NULL OR ${of}.validFrom <= ${date}) AND (${of}.validTo IS NULL OR ${of}.validTo > ${date})`;
};

const compileDated = ({ on: which, unless }: Predicate & { kind: 'dated' }, match: Match): Fragment => {
  const of = on(match, which);
  const known = cypher`${of}.validFrom IS NOT NULL OR ${of}.validTo IS NOT NULL`;
  if (!unless) return cypher`(${known})`;
  const date = operandParameter('asOf', unless.date);
  return cypher`(${known} OR ${date} >= ${parameter('since', unless.since)} OR ${date} >= ${operandParameter('today', TODAY)})`;
};

/**
 * By CASE, which reads the level once and nothing else of what is public; an OR would be normalized into
 * several conditions.
 */
const compileSeen = (of: Variable, level: Level | undefined): Fragment => {
  const all = operandParameter('seesAll', VIEWER.all);
  const named = (by: Operand, hint: string): Fragment => {
    // A name of its own: within EXISTS, Neo4j refuses one that is taken outside.
    const party = variable('party');
    return cypher`${all} OR any(${party} IN coalesce(${of}.restrictedTo, []) WHERE ${party} IN ${operandParameter(hint, by)})`;
  };
  const [restricted, nonPublic] = [named(VIEWER.among, 'among'), named(VIEWER.self, 'self')];
  if (level) return cypher`(${level === 'RESTRICTED' ? restricted : nonPublic})`;
  return cypher`CASE ${of}.access WHEN 'PUBLIC' THEN true WHEN 'RESTRICTED' THEN (${restricted}) ELSE (${nonPublic}) END`;
};

/** A source by its id, which is unique over all kinds, if it passes the predicate. */
export const matchSource = (match: Match, id: Variable | Parameter, counts: Predicate): Fragment => cypher`
  MATCH (${match.node}:${name(ENTITY)} {id: ${id}})
  WHERE ${join([cypher`${match.node}:${name(SOURCE)}`, isAll(counts) ? undefined : cypher`(${compilePredicate(counts, match)})`], ' AND ')}`;

/** The source is looked up for those alone that cite it. */
const compileCites = (predicate: Predicate & { kind: 'cites' }, match: Match): Fragment => {
  const id = operandParameter('source', predicate.source);
  const source: Match = { node: variable('source'), edge: undefined };
  return cypher`${id} IN ${on(match, predicate.on)}.${name(predicate.property)} AND EXISTS { ${matchSource(source, id, predicate.where)} }`;
};

const hop = (end: End): Match => ({ node: variable(`${end.name}Node`), edge: variable(end.name) });

/**
 * Of a node that was reached by an edge, as one of several conditions: what is one by itself there, the embedded engine finds for
 * each such node anew among all edges of the relation.
 */
const compileSome = (end: End, where: Predicate, match: Match): Fragment => {
  const exists = compileExists(end, where, match.node);
  return match.edge ? cypher`(false OR ${exists})` : exists;
};

const compileExists = (end: End, where: Predicate, node: Variable): Fragment => {
  if (isAll(where)) return cypher`EXISTS { (${node})${arrow(end)}() }`;
  const to = hop(end);
  return cypher`EXISTS { MATCH (${node})${arrow(end, to.edge)}(${to.node}) WHERE ${compilePredicate(where, to)} }`;
};

/** The number of related nodes; without a filter, the degree that the store keeps. */
export const compileCount = (end: End, where: Predicate, from: Variable): Fragment => {
  if (isAll(where)) return cypher`COUNT { (${from})${arrow(end)}() }`;
  const to = hop(end);
  return cypher`COUNT { MATCH (${from})${arrow(end, to.edge)}(${to.node}) WHERE ${compilePredicate(where, to)} }`;
};

export const unlessAll = (predicate: Predicate, match: Match): Fragment | undefined =>
  isAll(predicate) ? undefined : compilePredicate(predicate, match);

/** Conditions that all hold, those that are there. */
export const whereAll = (conditions: readonly (Fragment | undefined)[]): Fragment | undefined => {
  const given = conditions.filter(c => c !== undefined);
  return given.length > 0 ? cypher`WHERE ${join(given, ' AND ')}` : undefined;
};

export const where = (predicate: Predicate, match: Match): Fragment | undefined =>
  whereAll([unlessAll(predicate, match)]);
