import type { Certainty, Model, Relation } from '../model/model';
import type { Ways } from '../plan/traversal';
import { compare, edgesOf, hopsOf, wholeLevels, type Found, type FoundEdge } from './found';
import { findPaths } from './paths';
import { levelsOf } from './reach';
import { weakness } from './subgraph';
import { holdsOn } from './validity';

/** A relation of which a single one would close the gap. */
export type MissingLink = Readonly<{ relation: Relation; direction: 'FORWARD' | 'BACKWARD'; fromKind: string; toKind: string; from: readonly string[]; to: readonly string[]; length: number }>;
export const HIDING = ['AS_OF', 'CERTAINTY', 'VIA', 'AVOID', 'RELATIONS', 'MIN_HOPS'] as const;
export type HiddenBy = (typeof HIDING)[number];
export type WhyNot = Readonly<{ from: readonly (readonly string[])[]; to: readonly (readonly string[])[]; missing: readonly MissingLink[]; hiddenBy: readonly HiddenBy[] }>;

/** How far each side was looked from, what would close the gap, and what hides a way that there is. */
export const whyNot = (found: Found, wide: Found, ways: Ways, scope: Readonly<{ day: string; certainty: Certainty }>, model: Model): WhyNot => {
  const from = levelsOf(hopsOf(edgesOf(found, 'Forward'), [ways]), found.sets.get('From') ?? [], wholeLevels(found, 'Forward'));
  const opposite = ways.direction === 'FORWARD' ? 'BACKWARD' : ways.direction === 'BACKWARD' ? 'FORWARD' : 'ANY';
  const to = levelsOf(hopsOf(edgesOf(found, 'Backward'), [{ relations: ways.relations, direction: opposite }]), found.sets.get('To') ?? [], wholeLevels(found, 'Backward'));
  return { from, to, missing: missingLinks(from, to, found, ways, model), hiddenBy: HIDING.filter(by => isHiddenBy(by, found, wide, ways, scope)) };
};

const byKind = (level: readonly string[], found: Found): ReadonlyMap<string, readonly string[]> => {
  const kinds = new Map<string, string[]>();
  for (const id of level) {
    const kind = found.nodes.get(id)?.kind ?? '';
    const others = kinds.get(kind);
    if (others) others.push(id);
    else kinds.set(kind, [id]);
  }
  return kinds;
};

/** Kinds of relation between what one side reached and what the other did; the shortest way first, then the names. */
const missingLinks = (from: WhyNot['from'], to: WhyNot['to'], found: Found, ways: Ways, model: Model): readonly MissingLink[] => {
  const links = new Map<string, MissingLink>();
  const directions = ways.direction === 'ANY' ? (['FORWARD', 'BACKWARD'] as const) : [ways.direction];
  const [nearKinds, farKinds] = [from.map(level => byKind(level, found)), to.map(level => byKind(level, found))];
  nearKinds.forEach((near, i) => { farKinds.forEach((far, j) => {
    const length = i + 1 + j;
    if (length > ways.maxHops || length < ways.minHops) return;
    for (const [fromKind, starts] of near) {
      for (const [toKind, ends] of far) {
        for (const relation of ways.relations) for (const direction of directions) {
          const [a, b] = direction === 'FORWARD' ? [fromKind, toKind] : [toKind, fromKind];
          if (!takes(relation.from, a, model) || !takes(relation.to, b, model)) continue;
          const key = `${relation.name} ${direction} ${fromKind} ${toKind}`;
          const before = links.get(key);
          if (!before || before.length > length) links.set(key, { relation, direction, fromKind, toKind, from: starts, to: ends, length });
        }
      }
    }
  }); });
  return [...links].sort(([k, a], [l, b]) => a.length - b.length || compare(k, l)).map(([, link]) => link);
};

const takes = (kinds: readonly string[], kind: string, model: Model): boolean => kinds.some(name => model.kinds.get(name)?.members.includes(kind));

/** Paths tried for each filter. */
const BUDGET = 20_000;

/** Whether there would be a way without this one filter, all others kept. */
const isHiddenBy = (by: HiddenBy, found: Found, wide: Found, ways: Ways, { day, certainty }: Readonly<{ day: string; certainty: Certainty }>): boolean => {
  const node = (id: string): boolean => {
    const of = wide.nodes.get(id);
    return of !== undefined && (by === 'AS_OF' || holdsOn(of, day)) && (by === 'CERTAINTY' || weakness(of.certainty) <= weakness(certainty));
  };
  const edge = (of: FoundEdge): boolean => (by === 'AS_OF' || holdsOn(of, day)) && (by === 'CERTAINTY' || weakness(of.certainty) <= weakness(certainty)) && node(of.from) && node(of.to);
  const named = new Set(ways.relations.map(relation => relation.name));
  const edges = edgesOf(wide, 'WideForward', 'WideBackward').filter(of => (by === 'RELATIONS' || named.has(of.relation)) && edge(of));
  const relations = by === 'RELATIONS' ? [...new Set(wide.expansions.get('WideForward')?.of.arms.flatMap(arm => arm.relations) ?? [])] : ways.relations;
  const chosen = (name: string): ReadonlySet<string> => new Set([...wide.sets.get(`Wide${name}`) ?? []].filter(node));
  const graph = {
    from: chosen('From'), to: chosen('To'),
    via: by === 'VIA' ? undefined : found.marks.get('Via'), avoid: by === 'AVOID' ? new Set<string>() : found.marks.get('Avoid') ?? new Set<string>(),
    hops: hopsOf(edges, [{ relations, direction: ways.direction }]), completeTo: ways.maxHops, capped: false,
  };
  return findPaths(graph, { minHops: by === 'MIN_HOPS' ? 1 : ways.minHops, maxHops: ways.maxHops }, BUDGET).paths.length > 0;
};
