import type { Certainty, Model, Relation } from '../model/model';
import type { Statistics } from '../plan/statistics';
import type { Arm, Ways } from '../plan/traversal';
import { armsAlong, compare, edgesOf, hopsOf, push, wholeLevels, type Found, type FoundEdge, type Hops } from './found';
import { findPaths } from './paths';
import { levelsOf } from './reach';
import { weakness } from './subgraph';
import { holdsOn } from './validity';

/** A relation of which a single one would close the gap. */
export type MissingLink = Readonly<{ relation: Relation; direction: 'FORWARD' | 'BACKWARD'; fromKind: string; toKind: string; from: readonly string[]; to: readonly string[]; length: number }>;
export const HIDING = ['AS_OF', 'CERTAINTY', 'VIA', 'AVOID', 'RELATIONS', 'MIN_HOPS'] as const;
export type HiddenBy = (typeof HIDING)[number];
export type WhyNot = Readonly<{ from: readonly (readonly string[])[]; to: readonly (readonly string[])[]; missing: readonly MissingLink[]; hiddenBy: readonly HiddenBy[] }>;

/** What kinds may be related, and how many such there are. */
export type Known = Readonly<{ model: Model; edges: Statistics['edges'] }>;

/** What narrows the question; `least` is the least number of relations that can be an answer, `retired` what a what-if ends by that day. */
export type Scope = Readonly<{ day: string; certainty: Certainty; least: number; retired: ReadonlySet<string> }>;

/** How far each side was looked from, what would close the gap, and what hides a way that there is in what was found `wide`. */
export const whyNot = (found: Found, wide: Found, ways: Ways, scope: Scope, known: Known): WhyNot => {
  const opposite = ways.direction === 'FORWARD' ? 'BACKWARD' : ways.direction === 'BACKWARD' ? 'FORWARD' : 'ANY';
  const near = sideOf(found, 'From', 'Forward', ways);
  const far = sideOf(found, 'To', 'Backward', { relations: ways.relations, direction: opposite });
  return {
    from: near.levels, to: far.levels,
    missing: missingLinks(near, far, found, { ...ways, minHops: Math.max(ways.minHops, scope.least) }, known),
    hiddenBy: HIDING.filter(by => isHiddenBy(by, wide, ways, scope)),
  };
};

type Side = Readonly<{ levels: readonly (readonly string[])[]; hops: Hops }>;

const sideOf = (found: Found, set: string, expansion: string, arm: Arm): Side => {
  const avoid = found.marks.get('Avoid');
  const hops = hopsOf(edgesOf(found, expansion).filter(edge => !avoid?.has(edge.from) && !avoid?.has(edge.to)), [arm]);
  return { hops, levels: levelsOf(hops, found.sets.get(set) ?? [], wholeLevels(found, expansion)) };
};

const byKind = (level: readonly string[], found: Found): ReadonlyMap<string, readonly string[]> => {
  const kinds = new Map<string, string[]>();
  for (const id of level) {
    push(kinds, found.nodes.get(id)?.kind ?? '', id);
  }
  return kinds;
};

/** Nodes by kind, with whether what must lie on the way does so before them, they themselves counted unless they are the end. */
type Group = Readonly<{ kind: string; past: boolean; ids: readonly string[] }>;

const groupsOf = (levels: WhyNot['from'], hops: Hops, found: Found): readonly (readonly Group[])[] => {
  const via = found.marks.get('Via');
  const past = new Set<string>();
  return levels.map((level, distance) => {
    for (const id of level) if (!via || (distance > 0 && via.has(id))) past.add(id);
    const here = new Set(level);
    for (const id of levels[distance - 1] ?? []) if (past.has(id)) for (const hop of hops.get(id) ?? []) if (here.has(hop.to)) past.add(hop.to);
    return [true, false].flatMap(side => [...byKind(level.filter(id => past.has(id) === side), found)].map(([kind, ids]) => ({ kind, past: side, ids })));
  });
};

/** Relations of which one between what the two sides reached would do: the shortest way first, then the most usual, then by name. */
const missingLinks = (near: Side, far: Side, found: Found, ways: Ways, { model, edges }: Known): readonly MissingLink[] => {
  const links = new Map<string, MissingLink & Readonly<{ usual: number }>>();
  const directions = ways.direction === 'ANY' ? (['FORWARD', 'BACKWARD'] as const) : [ways.direction];
  const farGroups = groupsOf(far.levels, far.hops, found);
  groupsOf(near.levels, near.hops, found).forEach((starts, i) => { farGroups.forEach((ends, j) => {
    const length = i + 1 + j;
    if (length > ways.maxHops || length < ways.minHops) return;
    for (const a of starts) for (const b of ends) {
      if (!a.past && !b.past) continue;
      for (const relation of ways.relations) for (const direction of directions) {
        const [from, to] = direction === 'FORWARD' ? [a.kind, b.kind] : [b.kind, a.kind];
        if (!takes(relation.from, from, model) || !takes(relation.to, to, model)) continue;
        const key = `${relation.name} ${direction} ${a.kind} ${b.kind}`;
        const before = links.get(key);
        const usual = edges.get(relation.name)?.between.get(`${from} ${to}`) ?? 0;
        if (!before || before.length > length) links.set(key, { relation, direction, fromKind: a.kind, toKind: b.kind, from: a.ids, to: b.ids, length, usual });
      }
    }
  }); });
  return [...links].sort(([k, a], [l, b]) => Number(b.usual > 0) - Number(a.usual > 0) || a.length - b.length || b.usual - a.usual || compare(k, l)).map(([, link]) => link);
};

const takes = (kinds: readonly string[], kind: string, model: Model): boolean => kinds.some(name => model.kinds.get(name)?.members.includes(kind));

/** Paths tried for each filter. */
const BUDGET = 20_000;

/** Whether there would be a way without this one filter, all others kept. */
const isHiddenBy = (by: HiddenBy, wide: Found, ways: Ways, { day, certainty, least, retired }: Scope): boolean => {
  const node = (id: string): boolean => {
    const of = wide.nodes.get(id);
    return of !== undefined && (by === 'AS_OF' || (holdsOn(of, day) && !retired.has(id))) && (by === 'CERTAINTY' || weakness(of.certainty) <= weakness(certainty));
  };
  const edge = (of: FoundEdge): boolean => (by === 'AS_OF' || holdsOn(of, day)) && (by === 'CERTAINTY' || weakness(of.certainty) <= weakness(certainty)) && node(of.from) && node(of.to);
  const named = new Set(ways.relations.map(relation => relation.name));
  const edges = edgesOf(wide, 'WideForward', 'WideBackward').filter(of => (by === 'RELATIONS' || named.has(of.relation)) && edge(of));
  const relations = by === 'RELATIONS' ? [...new Set(armsAlong(wide, 'WideForward').flatMap(arm => arm.relations))] : ways.relations;
  const chosen = (name: string): ReadonlySet<string> => new Set([...wide.sets.get(`Wide${name}`) ?? wide.marks.get(`Wide${name}`) ?? []].filter(node));
  const graph = {
    from: chosen('From'), to: chosen('To'),
    via: by === 'VIA' || !wide.marks.has('Via') ? undefined : chosen('Via'), avoid: by === 'AVOID' ? new Set<string>() : chosen('Avoid'),
    hops: hopsOf(edges, [{ relations, direction: ways.direction }]), completeTo: ways.maxHops, capped: false,
  };
  return findPaths(graph, { minHops: Math.max(least, by === 'MIN_HOPS' ? 1 : ways.minHops), maxHops: ways.maxHops }, BUDGET).paths.length > 0;
};
