import type { Certainty } from '../model/model';
import type { RelationRole, Roles } from '../model/roles';
import { compare, edgesOf, nodeFact, seedOf, type Found, type FoundEdge } from './found';
import { weakness } from './found';

/**
 * Digdir's colour for a gap (target − current): more than 2 red, 1 yellow, 0 green. The rule does not define
 * 2 or negative gaps.
 */
export type GapColour = 'GREEN' | 'YELLOW' | 'RED' | 'UNDEFINED_BY_RULE';
export const colourOf = (gap: number | null): GapColour =>
  gap === null || gap < 0 || gap === 2
    ? 'UNDEFINED_BY_RULE'
    : gap === 0
      ? 'GREEN'
      : gap === 1
        ? 'YELLOW'
        : 'RED';

export type Assessed = Readonly<{
  assessment: string;
  current: number | null;
  target: number | null;
  gap: number | null;
  colour: GapColour;
  told: AssessmentTold;
}>;

/** What is told of an assessment beside its gap, as it was recorded. */
export type AssessmentTold = Readonly<{
  scale: string | null;
  value: number | null;
  by: string | null;
  /** A day, or a year alone. */
  on: string | null;
}>;
export type CapabilityLinks = ReadonlyMap<string, ReadonlyMap<string, Certainty>>;

/**
 * What is known about capabilities: their parts, what realises them, who provides it and how it is assessed.
 */
export type Capabilities = Readonly<{
  ids: readonly string[];
  isCapability: (id: string) => boolean;
  levelOf: (id: string) => number | undefined;
  parentOf: ReadonlyMap<string, string>;
  /** The capability itself and all its parts. */
  partsOf: (id: string) => readonly string[];
  /** Resources that realise the capability or a part of it, each with its strongest certainty. */
  resourcesOf: (id: string) => ReadonlyMap<string, Certainty>;
  providersOf: (resources: Iterable<string>) => readonly string[];
  /** The assessments of a capability or a resource, with their contexts. */
  assessmentsOf: (of: string) => readonly (Assessed & Readonly<{ contexts: readonly string[] }>)[];
}>;

/** The edges of a relation as pairs, indexed by the end `by`, each with its strongest certainty. */
export const linksBy = (
  edges: readonly FoundEdge[],
  relation: string,
  by: 'from' | 'to',
): CapabilityLinks => {
  const links = new Map<string, Map<string, Certainty>>();
  for (const edge of edges) {
    if (edge.relation !== relation) continue;
    const [key, other] = by === 'from' ? [edge.from, edge.to] : [edge.to, edge.from];
    const own = links.get(key) ?? new Map<string, Certainty>();
    links.set(key, own);
    keepStrongest(own, other, edge.certainty);
  }
  return links;
};

export const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort(compare);
export const NO_LINKS: ReadonlyMap<string, Certainty> = new Map();

/** What is laid out for the capability map. */
export type CapabilityMap = Found<'Capabilities', MapHop, AssessmentFact>;
export type MapHop = 'Tree' | 'Realised' | 'Providers' | 'Located' | 'Assessed' | 'Context';
export type AssessmentFact =
  'level' | 'coverageCurrent' | 'coverageTarget' | 'scale' | 'value' | 'assessedBy' | 'assessedOn' | 'year';

/** The edges of the relation that plays a part, as pairs indexed by an end; none of a model that has no such. */
export type RoleLinks = (role: RelationRole, by: 'from' | 'to') => CapabilityLinks;
export const linksOf =
  (edges: readonly FoundEdge[], { relations }: Roles): RoleLinks =>
  (role, by) => {
    const name = relations.get(role);
    return name === undefined ? new Map() : linksBy(edges, name, by);
  };

export const capabilitiesOf = (found: CapabilityMap, roles: Roles, foreign: boolean): Capabilities => {
  const links = linksOf(foreign ? mapEdges(found) : withoutForeign(mapEdges(found), found, roles), roles);
  const [tree, parents] = [links('CONSISTS_OF', 'from'), links('CONSISTS_OF', 'to')];
  const [realised, provided] = [links('REALISES', 'to'), links('PROVIDES', 'to')];
  const [assessed, contexts] = [links('ASSESSES', 'to'), links('IN_CONTEXT_OF', 'from')];
  const partsOf = (id: string, seen = new Set<string>()): readonly string[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    return [id, ...[...(tree.get(id)?.keys() ?? [])].flatMap(part => partsOf(part, seen))];
  };
  const all = seedOf(found, 'Capabilities');
  const parentOf = new Map([...parents].map(([id, above]) => [id, sorted(above.keys())[0] ?? '']));
  const isLevelled = [...all].some(id => numberOf(found, id, 'level') !== null);
  return {
    ids: sorted(all),
    isCapability: id => all.has(id),
    levelOf: id => numberOf(found, id, 'level') ?? (isLevelled ? undefined : depthOf(id, parentOf)),
    parentOf,
    partsOf,
    resourcesOf: id => strongest(partsOf(id).map(part => realised.get(part) ?? NO_LINKS)),
    providersOf: resources =>
      sorted([...resources].flatMap(resource => [...(provided.get(resource)?.keys() ?? [])])),
    assessmentsOf: of =>
      sorted(assessed.get(of)?.keys() ?? []).map(assessment => ({
        ...assessedOf(found, assessment),
        contexts: sorted(contexts.get(assessment)?.keys() ?? []),
      })),
  };
};

/** How deep a capability lies where none has a level of its own: 1 at the top. */
const depthOf = (id: string, parentOf: ReadonlyMap<string, string>): number => {
  const seen = new Set([id]);
  for (let above = parentOf.get(id); above !== undefined && !seen.has(above); above = parentOf.get(above))
    seen.add(above);
  return seen.size;
};

const numberOf = (found: CapabilityMap, id: string, fact: AssessmentFact): number | null => {
  const value = nodeFact(found, id, fact);
  return typeof value === 'number' ? value : null;
};

const textOf = (found: CapabilityMap, id: string, fact: AssessmentFact): string | null => {
  const value = nodeFact(found, id, fact);
  return typeof value === 'string' ? value : null;
};

const assessedOf = (found: CapabilityMap, assessment: string): Assessed => {
  const current = numberOf(found, assessment, 'coverageCurrent');
  const target = numberOf(found, assessment, 'coverageTarget');
  const gap = current !== null && target !== null ? target - current : null;
  return { assessment, current, target, gap, colour: colourOf(gap), told: toldOf(found, assessment) };
};

const toldOf = (found: CapabilityMap, id: string): AssessmentTold => ({
  scale: textOf(found, id, 'scale'),
  value: numberOf(found, id, 'value'),
  by: textOf(found, id, 'assessedBy'),
  on: textOf(found, id, 'assessedOn') ?? numberOf(found, id, 'year')?.toString() ?? null,
});

const mapEdges = (found: CapabilityMap): readonly FoundEdge[] =>
  edgesOf(found, 'Tree', 'Realised', 'Providers', 'Assessed', 'Context');

/** Leaves out what realises a capability but lies only in other countries. */
const withoutForeign = (
  edges: readonly FoundEdge[],
  found: CapabilityMap,
  roles: Roles,
): readonly FoundEdge[] => {
  const { home } = roles;
  if (home === undefined) return edges;
  const countries = linksOf(edgesOf(found, 'Located'), roles)('LOCATED_IN', 'from');
  const realising = roles.relations.get('REALISES');
  return edges.filter(
    ({ relation, from }) => relation !== realising || (countries.get(from)?.has(home) ?? true),
  );
};

export const strongest = (all: readonly ReadonlyMap<string, Certainty>[]): ReadonlyMap<string, Certainty> => {
  const union = new Map<string, Certainty>();
  for (const links of all) for (const [id, certainty] of links) keepStrongest(union, id, certainty);
  return union;
};

export const keepStrongest = (links: Map<string, Certainty>, id: string, certainty: Certainty): void => {
  const before = links.get(id);
  if (before === undefined || weakness(certainty) < weakness(before)) links.set(id, certainty);
};

/**
 * The assessments of some nodes that are about these capabilities: those in the context of one of them, or of
 * no capability.
 */
export const assessmentsOf = (
  of: readonly string[],
  capabilities: ReadonlySet<string>,
  map: Capabilities,
): readonly (Assessed & Readonly<{ contexts: readonly string[] }>)[] => {
  const all = of.flatMap(one =>
    map
      .assessmentsOf(one)
      .filter(
        ({ contexts }) =>
          capabilities.has(one) ||
          contexts.some(context => capabilities.has(context)) ||
          !contexts.some(map.isCapability),
      ),
  );
  return [...new Map(all.map(one => [one.assessment, one])).values()].sort((a, b) =>
    compare(a.assessment, b.assessment),
  );
};
