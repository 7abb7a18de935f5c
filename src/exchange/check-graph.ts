import { SOURCE, type Kind, type Model, type Relation } from '../model/model';
import type { StoredEdge, StoredNode } from '../plan/write';
import type { Placed } from './plan-import';

/**
 * What no single record shows: doubles, ends that are not there or of the wrong kind, sources that are not there,
 * and circles in relations that have none. `known` are ids that the store already holds.
 */
export const checkGraph = (model: Model, nodes: readonly Placed<StoredNode>[], edges: readonly Placed<StoredEdge>[], known: ReadonlySet<string>): string[] => {
  const kinds = new Map<string, Kind>(nodes.map(({ item }) => [item.id, item.kind]));
  return [
    ...doubles(nodes, node => node.id),
    ...doubles(edges, edge => edge.key),
    ...doubleKeys(nodes),
    ...[...nodes, ...edges].flatMap(({ at, item }) => missingSources(item.properties['sources'], kinds, known).map(problem => `${at}  ${problem}`)),
    ...edges.flatMap(({ at, item }) => wrongEnds(model, item, kinds, known).map(problem => `${at}  ${problem}`)),
    ...[...model.relations.values()].filter(r => r.acyclic).flatMap(relation => circles(relation, edges)),
  ];
};

const doubles = <T>(placed: readonly Placed<T>[], key: (item: T) => string): string[] => {
  const seen = new Map<string, string>();
  return placed.flatMap(({ at, item }) => {
    const before = seen.get(key(item));
    seen.set(key(item), at);
    return before ? [`${at}  ${key(item)} stands already in ${before}`] : [];
  });
};

const doubleKeys = (nodes: readonly Placed<StoredNode>[]): string[] => {
  const placed = nodes.flatMap(({ at, item }) => [...item.kind.fields.values()]
    .filter(field => field.key && field.name !== 'id' && item.properties[field.name] !== undefined)
    .map(field => ({ at, item: `${field.declaredBy}.${field.name} ${String(item.properties[field.name])}` })));
  return doubles(placed, key => key);
};

const missingSources = (sources: unknown, kinds: ReadonlyMap<string, Kind>, known: ReadonlySet<string>): string[] => {
  if (!Array.isArray(sources) || sources.length === 0) return ['sources: names none; nothing without a source'];
  return sources.map(String).filter(id => kinds.get(id)?.name !== SOURCE && !known.has(id)).map(id => `sources: there is no ${id}`);
};

const wrongEnds = (model: Model, edge: StoredEdge, kinds: ReadonlyMap<string, Kind>, known: ReadonlySet<string>): string[] => {
  const check = (side: string, id: string, allowed: readonly string[]): string[] => {
    const kind = kinds.get(id);
    if (!kind) return known.has(id) ? [] : [`${side}: there is no ${id}`];
    const fits = allowed.some(name => model.kinds.get(name)?.members.includes(kind.name));
    return fits ? [] : [`${side}: ${id} is a ${kind.name}; ${edge.relation.name} goes ${side} ${allowed.join(' or ')}`];
  };
  return [...check('from', edge.from, edge.relation.from), ...check('to', edge.to, edge.relation.to)];
};

/** A circle for each node that can reach itself: found by taking away what points to nothing, again and again. */
const circles = (relation: Relation, edges: readonly Placed<StoredEdge>[]): string[] => {
  let left = edges.filter(({ item }) => item.relation.name === relation.name);
  for (;;) {
    const froms = new Set(left.map(({ item }) => item.from));
    const next = left.filter(({ item }) => froms.has(item.to));
    if (next.length === left.length) break;
    left = next;
  }
  return left.map(({ at, item }) => `${at}  ${item.from} reaches itself by ${relation.name}, which has no circles`);
};
