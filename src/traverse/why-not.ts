import type { Certainty } from '../model/model';
import type { Ways } from '../plan/traversal';
import { edgesOf, hopsOf, type Found, type FoundEdge } from './found';
import { missingLinks, sideOf, type Known, type MissingLink } from './missing';
import { findPaths } from './paths';
import { weakness } from './subgraph';
import { holdsOn } from './validity';

export const HIDING = ['AS_OF', 'CERTAINTY', 'VIA', 'AVOID', 'RELATIONS', 'MIN_HOPS'] as const;
export type HiddenBy = (typeof HIDING)[number];
export type WhyNot = Readonly<{ from: readonly (readonly string[])[]; to: readonly (readonly string[])[]; missing: readonly MissingLink[]; hiddenBy: readonly HiddenBy[] }>;

/** What narrows the question; `least` is the least number of relations that can be an answer, `retired` what a what-if ends by that day. */
export type Scope = Readonly<{ day: string; certainty: Certainty; least: number; retired: ReadonlySet<string> }>;

/** How far each side was looked from, what would close the gap, and what hides a way that there is in what was found `wide`. */
export const whyNot = (found: Found, wide: Found, ways: Ways, scope: Scope, known: Known): WhyNot => {
  const opposite = ways.direction === 'FORWARD' ? 'BACKWARD' : ways.direction === 'BACKWARD' ? 'FORWARD' : 'ANY';
  const near = sideOf(found, 'From', 'Forward', ways);
  const far = sideOf(found, 'To', 'Backward', { relations: ways.relations, direction: opposite });
  return {
    from: near.levels, to: far.levels,
    missing: missingLinks({ near, far }, found, { ...ways, minHops: Math.max(ways.minHops, scope.least) }, known),
    hiddenBy: HIDING.filter(by => isHiddenBy(by, wide, ways, scope)),
  };
};

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
  const relations = by === 'RELATIONS' ? [...new Set(wide.expansions.get('WideForward')?.of.arms.flatMap(arm => arm.relations) ?? [])] : ways.relations;
  const chosen = (name: string): ReadonlySet<string> => new Set([...wide.sets.get(`Wide${name}`) ?? wide.marks.get(`Wide${name}`) ?? []].filter(node));
  const graph = {
    from: chosen('From'), to: chosen('To'),
    via: by === 'VIA' || !wide.marks.has('Via') ? undefined : chosen('Via'), avoid: by === 'AVOID' ? new Set<string>() : chosen('Avoid'),
    hops: hopsOf(edges, [{ relations, direction: ways.direction }]), completeTo: ways.maxHops, capped: false,
  };
  return findPaths(graph, { minHops: Math.max(least, by === 'MIN_HOPS' ? 1 : ways.minHops), maxHops: ways.maxHops }, BUDGET).paths.length > 0;
};
