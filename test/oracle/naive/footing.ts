import type { Relation } from '../../../src/model/model';
import type { StoredEdge } from '../../../src/plan/write';
import { compareValues } from '../predicate';
import { distancesFrom, levelsOf, lookedAt, type Reached } from './reach';
import { groupBy, inOrder, turned, wayOf, type Step, type Way } from './steps';

/** What rests on what: a step from what rests to what it rests on. Nothing rests on itself. */
export const standing = (edges: readonly StoredEdge[]): readonly Step[] =>
  edges
    .filter(edge => edge.relation.rests && edge.from !== edge.to)
    .map((edge): Step => {
      const along: Step = { edge, direction: 'FORWARD', from: edge.from, to: edge.to };
      return edge.relation.rests === 'FROM' ? along : turned(along);
    });

/** Whether a node has lost what it needs of a relation: one of all of them, or the last of any. */
const isBroken = (relation: Relation, own: readonly Step[], fallen: ReadonlySet<string>): boolean => {
  const on = own.filter(step => step.edge.relation === relation).map(step => step.to);
  return relation.needsAll ? on.some(id => fallen.has(id)) : on.every(id => fallen.has(id));
};

/** What loses its footing when some nodes are gone, those left out: looked for again and again until nothing more falls. */
export const lostWithout = (
  gone: ReadonlySet<string>,
  stands: readonly Step[],
  within: ReadonlySet<string>,
): ReadonlySet<string> => {
  const [fallen, lost] = [new Set(gone), new Set<string>()];
  const supports = groupBy(stands, step => step.from);
  for (let before = -1; before < fallen.size;) {
    before = fallen.size;
    for (const id of within) {
      if (fallen.has(id)) continue;
      const own = supports.get(id) ?? [];
      const broken = [...new Set(own.map(step => step.edge.relation))].filter(relation =>
        isBroken(relation, own, fallen),
      );
      if (broken.length > 0) lost.add(id);
      if (broken.some(relation => relation.carries)) fallen.add(id);
    }
  }
  return lost;
};

export type Affected = Readonly<{
  id: string;
  distance: number;
  extent: 'WHOLLY' | 'PARTLY';
  lost: number;
  left: number;
  standsOn: readonly string[];
  way: Way;
}>;

/** Everything that something falls on, by the first of its shortest ways: every way of a length is tried, of which all but the last step carry on. */
const everyFalling = (
  of: ReadonlySet<string>,
  falling: readonly Step[],
  maxHops: number,
): readonly Reached[] => {
  const found = new Map<string, Reached>();
  let ways: readonly (readonly Step[])[] = [...of].map(() => []);
  let ends: readonly string[] = [...of];
  for (let distance = 1; distance <= maxHops; distance += 1) {
    const longer = ways.flatMap((way, i) =>
      falling.filter(step => step.from === ends[i]).map(step => [...way, step]),
    );
    const here = groupBy(longer, way => way.at(-1)?.to ?? '');
    for (const [id, all] of here) {
      const [way] = all.map(wayOf).sort(inOrder);
      if (way && !of.has(id) && !found.has(id)) found.set(id, { id, distance, way });
    }
    // No shortest way passes a node again.
    ways = longer.filter(
      way => way.at(-1)?.edge.relation.carries === true && way.every(step => step.from !== way.at(-1)?.to),
    );
    ends = ways.map(way => way.at(-1)?.to ?? '');
  }
  return [...found.values()];
};

/** What follows when some nodes go: along what carries on, and at last perhaps along something that does not. */
export const everyAffected = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  maxHops: number,
): readonly Affected[] => {
  const stands = standing(edges);
  const falling = stands.map(turned);
  const carried = new Set(
    distancesFrom(
      of,
      falling.filter(step => step.edge.relation.carries),
      maxHops,
    ).keys(),
  );
  const reached = everyFalling(of, falling, maxHops);
  const lost = lostWithout(of, stands, new Set(reached.map(r => r.id)));
  return reached
    .map(({ id, distance, way }): Affected => {
      const own = stands
        .filter(step => step.from === id)
        .sort((a, b) => compareValues(a.to, b.to) || compareValues(a.edge.key, b.edge.key));
      const hit = (step: Step): boolean => carried.has(step.to);
      const groups = [...groupBy(own, step => step.edge.relation.name).values()].map(group => ({
        all: group.length,
        hit: group.filter(hit).length,
      }));
      const worst = groups.reduce((a, b) => (b.hit / b.all > a.hit / a.all ? b : a));
      return {
        id,
        distance,
        extent: lost.has(id) ? 'WHOLLY' : 'PARTLY',
        lost: worst.hit,
        left: worst.all - worst.hit,
        standsOn: [...new Set(own.filter(step => !hit(step)).map(step => step.to))].sort(compareValues),
        way: { ...way, steps: [...way.steps].reverse().map(turned) },
      };
    })
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Number(a.extent === 'PARTLY') - Number(b.extent === 'PARTLY') ||
        compareValues(a.id, b.id),
    );
};

export type Dependency = Readonly<{
  id: string;
  dependents: readonly string[];
  partly: number;
  dominated: number;
  articulation: boolean;
}>;

/** What some nodes wholly depend on: each candidate is taken away in turn. */
export const everyDependency = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  maxHops: number,
  isCandidate: (id: string) => boolean,
): readonly Dependency[] => {
  const stands = lookedAt(of, standing(edges), maxHops);
  const levels = levelsOf(distancesFrom(of, stands, maxHops));
  const within = new Set(levels.slice(0, maxHops).flat());
  const parts = countParts(stands);
  return levels
    .flat()
    .filter(isCandidate)
    .map((id): Dependency => {
      const lost = lostWithout(new Set([id]), stands, within);
      const resting = restingOn(id, stands);
      const dependents = [...of].filter(node => lost.has(node)).sort(compareValues);
      return {
        id,
        dependents,
        dominated: lost.size,
        partly: [...of].filter(node => node !== id && resting.has(node) && !lost.has(node)).length,
        articulation: countParts(stands, id) > parts,
      };
    })
    .filter(({ dependents }) => dependents.length > 0)
    .sort(
      (a, b) =>
        b.dependents.length - a.dependents.length ||
        b.dominated - a.dominated ||
        b.partly - a.partly ||
        compareValues(a.id, b.id),
    );
};

/** What rests on a node, also on what rests on it by something that carries on. */
const restingOn = (id: string, stands: readonly Step[]): ReadonlySet<string> => {
  const carrying = new Set([id]);
  for (let before = 0; before < carrying.size;) {
    before = carrying.size;
    for (const step of stands)
      if (carrying.has(step.to) && step.edge.relation.carries) carrying.add(step.from);
  }
  return new Set(stands.filter(step => carrying.has(step.to)).map(step => step.from));
};

/** Into how many parts the graph of who stands on what falls, direction aside, perhaps without a node. */
const countParts = (stands: readonly Step[], without?: string): number => {
  const left = new Set(stands.flatMap(step => [step.from, step.to]).filter(id => id !== without));
  let parts = 0;
  for (const start of left) {
    parts += 1;
    const part = new Set([start]);
    for (let before = 0; before < part.size;) {
      before = part.size;
      for (const { from, to } of stands) {
        if (from === without || to === without) continue;
        if (part.has(from)) part.add(to);
        if (part.has(to)) part.add(from);
      }
    }
    for (const id of part) left.delete(id);
  }
  return parts;
};

export type Substitute = Readonly<{
  id: string;
  capabilities: number;
  specifications: number;
  users: number;
}>;

/** Of the same kind, by what they realise, follow and are used by together. */
export const everySubstitute = (
  of: ReadonlySet<string>,
  edges: readonly StoredEdge[],
  kindOf: (id: string) => string,
): readonly Substitute[] => {
  const shared =
    (relation: string, resource: 'from' | 'to', other: 'from' | 'to') =>
    (id: string): number => {
      const named = edges.filter(edge => edge.relation.name === relation);
      const own = new Set(named.filter(edge => of.has(edge[resource])).map(edge => edge[other]));
      return new Set(
        named.filter(edge => edge[resource] === id && own.has(edge[other])).map(edge => edge[other]),
      ).size;
    };
  const [capabilities, specifications, users] = [
    shared('REALISES', 'from', 'to'),
    shared('CONFORMS_TO', 'from', 'to'),
    shared('USES', 'to', 'from'),
  ];
  const kinds = new Set([...of].map(kindOf));
  return [...new Set(edges.flatMap(edge => [edge.from, edge.to]))]
    .filter(id => !of.has(id) && kinds.has(kindOf(id)))
    .map(id => ({ id, capabilities: capabilities(id), specifications: specifications(id), users: users(id) }))
    .filter(item => item.capabilities + item.specifications > 0)
    .sort(
      (a, b) =>
        b.capabilities - a.capabilities ||
        b.specifications - a.specifications ||
        b.users - a.users ||
        compareValues(a.id, b.id),
    );
};
