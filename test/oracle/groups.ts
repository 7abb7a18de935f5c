import { UnreachableCase } from '../../src/engine/errors';
import type { GroupBy, Groups } from '../../src/engine/plan/plan';
import type { StoredEdge, StoredNode } from '../../src/engine/plan/write';
import type { OracleRow } from './listing';
import { compareValues, holds, neighbours } from './predicate';
import { isOfKind, valueAt, type World } from './world';

type Key = Readonly<{ value: unknown; name: unknown }>;
/** A node, or a relation from it with its far node. */
export type Member = Readonly<{ node: StoredNode; edge?: StoredEdge; far?: StoredNode }>;
type Group = Readonly<{ keys: readonly Key[]; members: Set<Member> }>;

/** Each member is in one group for each combination of its values and related nodes, and counts once in it. */
export const groupRows = (
  root: Groups,
  world: World,
  members: readonly Member[] = membersOf(root, world),
): readonly OracleRow[] => {
  const groups = new Map<string, Group>();
  for (const member of members) {
    for (const keys of combinations(root.by.map(by => keysOf(member, by, world)))) {
      const id = JSON.stringify(keys);
      const group = groups.get(id) ?? { keys, members: new Set() };
      groups.set(id, group);
      group.members.add(member);
    }
  }
  return [...groups.values()]
    .sort(compareGroups)
    .slice(0, root.size + 1)
    .map(group => groupRow(group, root));
};

const membersOf = ({ of, where, along }: Groups, world: World): readonly Member[] => {
  const nodes = world.graph.nodes.filter(
    node => isOfKind(node, of) && holds(where, { node, edge: undefined }, world),
  );
  if (!along) return nodes.map(node => ({ node }));
  return nodes.flatMap(node =>
    neighbours(node, along.end, world)
      .filter(place => holds(along.where, place, world))
      .map(({ node: far, edge }) => ({ node, far, ...(edge ? { edge } : {}) })),
  );
};

/** The values that a node is grouped by; of a relation the nodes at its other end, or null when there is none. */
const keysOf = ({ node, edge, far = node }: Member, by: GroupBy, world: World): readonly Key[] => {
  switch (by.kind) {
    case 'property': {
      const place = { node: by.of === 'far' ? far : node, edge };
      const [own, other] = [by.property, by.otherwise ?? by.property].map(property =>
        valueAt(place, by.of === 'edge' ? 'edge' : 'node', property),
      );
      const value = own ?? other ?? null;
      return valuesOf(value, by.takes).map(one => ({ value: one, name: null }));
    }
    case 'node':
      return [named(by.of === 'far' ? far : node)];
    case 'end': {
      const others = neighbours(node, by.end, world)
        .filter(place => holds(by.where, place, world))
        .map(place => place.node);
      return others.length === 0 ? [{ value: null, name: null }] : [...new Set(others)].map(named);
    }
    default:
      throw new UnreachableCase(by);
  }
};

const valuesOf = (value: unknown, takes: 'EACH' | 'YEAR' | undefined): readonly unknown[] => {
  if (takes === 'YEAR') return [typeof value === 'string' ? value.slice(0, 4) : null];
  if (takes !== 'EACH') return [value];
  const list = [value ?? []].flat();
  return list.length === 0 ? [null] : [...new Set(list)];
};

const named = ({ id, properties }: StoredNode): Key => ({
  value: id,
  name: properties['name_texts'] ?? null,
});

const combinations = (choices: readonly (readonly Key[])[]): readonly (readonly Key[])[] =>
  choices.reduce<readonly (readonly Key[])[]>(
    (made, next) => made.flatMap(before => next.map(key => [...before, key])),
    [[]],
  );

/** The largest first, then by their keys; what is missing last. */
const compareGroups = (a: Group, b: Group): number => {
  if (a.members.size !== b.members.size) return b.members.size - a.members.size;
  for (const [i, { value: left }] of a.keys.entries()) {
    const right = b.keys[i]?.value ?? null;
    if (left === null && right === null) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    const compared = compareValues(left, right);
    if (compared !== 0) return compared;
  }
  return 0;
};

const groupRow = (group: Group, root: Groups): OracleRow => ({
  count: group.members.size,
  keys: group.keys.map(key => key.value),
  names: group.keys.map(key => key.name),
  ...Object.fromEntries(
    root.measures.map(measure => {
      const values = [...group.members]
        .map(({ node }) => node.properties[measure.property])
        .filter((v): v is number => typeof v === 'number');
      return [measure.column, measured(measure.function, values)];
    }),
  ),
});

/** Of no values at all there is nothing to say, not even that they add up to 0. */
const measured = (of: Groups['measures'][number]['function'], values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  switch (of) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / values.length;
    case 'min':
      return Math.min(...values);
    case 'max':
      return Math.max(...values);
    default:
      throw new UnreachableCase(of);
  }
};
