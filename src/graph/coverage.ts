import type { Certainty } from '../model/model';
import { compare, edgesOf, nodeFact, seedOf, type Found, type FoundEdge } from './found';
import type { Sliced } from './sliced';
import { weakestOf, weakness } from './subgraph';

/** Digdir's colour of a gap, target − current: over 2 red, 1 yellow, 0 green; the rule says nothing of 2 and of less than 0. */
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
}>;
type Links = ReadonlyMap<string, ReadonlyMap<string, Certainty>>;

/** What is known of capabilities: how they are made up, what realises them, who provides it, how it is assessed. */
export type Capabilities = Readonly<{
  ids: readonly string[];
  levelOf: (id: string) => number | undefined;
  parentOf: ReadonlyMap<string, string>;
  /** Itself and all that it is made up of. */
  partsOf: (id: string) => readonly string[];
  /** Resources that realise it or a part of it, with the strongest certainty of that. */
  resourcesOf: (id: string) => ReadonlyMap<string, Certainty>;
  providersOf: (resources: Iterable<string>) => readonly string[];
  /** Of a capability or resource, in the context of something. */
  assessmentsOf: (of: string) => readonly (Assessed & Readonly<{ contexts: readonly string[] }>)[];
}>;

/** Pairs by one side, each with its strongest certainty; `by` is the side to look up by. */
export const linksBy = (edges: readonly FoundEdge[], relation: string, by: 'from' | 'to'): Links => {
  const links = new Map<string, Map<string, Certainty>>();
  for (const edge of edges) {
    if (edge.relation !== relation) continue;
    const [key, other] = by === 'from' ? [edge.from, edge.to] : [edge.to, edge.from];
    const own = links.get(key) ?? new Map<string, Certainty>();
    links.set(key, own);
    const before = own.get(other);
    if (before === undefined || weakness(edge.certainty) < weakness(before)) own.set(other, edge.certainty);
  }
  return links;
};

const sorted = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort(compare);
const NO_LINKS: ReadonlyMap<string, Certainty> = new Map();

/** What is laid out for the map of capabilities. */
export type CapabilityMap = Found<'Capabilities', MapHop, AssessmentFact>;
export type CoverageMap = Found<'Capabilities' | 'Columns', MapHop | ColumnHop, AssessmentFact>;
type MapHop = 'Tree' | 'Realised' | 'Providers' | 'Assessed' | 'Context';
type ColumnHop =
  'Providers' | 'Users' | 'Members' | 'Terms' | 'Scope' | 'Furthered' | 'Supporting' | 'Events';
type AssessmentFact = 'level' | 'coverageCurrent' | 'coverageTarget';

export const capabilitiesOf = (found: CapabilityMap): Capabilities => {
  const edges = edgesOf(found, 'Tree', 'Realised', 'Providers', 'Assessed', 'Context');
  const [tree, parents] = [linksBy(edges, 'AGGREGATES', 'from'), linksBy(edges, 'AGGREGATES', 'to')];
  const [realised, provided] = [linksBy(edges, 'REALISES', 'to'), linksBy(edges, 'PROVIDES', 'to')];
  const [assessed, contexts] = [linksBy(edges, 'ASSESSES', 'to'), linksBy(edges, 'IN_CONTEXT_OF', 'from')];
  const partsOf = (id: string, seen = new Set<string>()): readonly string[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    return [id, ...[...(tree.get(id)?.keys() ?? [])].flatMap(part => partsOf(part, seen))];
  };
  const number = (id: string, fact: AssessmentFact): number | null => {
    const value = nodeFact(found, id, fact);
    return typeof value === 'number' ? value : null;
  };
  return {
    ids: sorted(seedOf(found, 'Capabilities')),
    levelOf: id => number(id, 'level') ?? undefined,
    parentOf: new Map([...parents].map(([id, above]) => [id, sorted(above.keys())[0] ?? ''])),
    partsOf,
    resourcesOf: id => strongest(partsOf(id).map(part => realised.get(part) ?? NO_LINKS)),
    providersOf: resources =>
      sorted([...resources].flatMap(resource => [...(provided.get(resource)?.keys() ?? [])])),
    assessmentsOf: of =>
      sorted(assessed.get(of)?.keys() ?? []).map(assessment => {
        const [current, target] = [
          number(assessment, 'coverageCurrent'),
          number(assessment, 'coverageTarget'),
        ];
        const gap = current !== null && target !== null ? target - current : null;
        return {
          assessment,
          current,
          target,
          gap,
          colour: colourOf(gap),
          contexts: sorted(contexts.get(assessment)?.keys() ?? []),
        };
      }),
  };
};

const strongest = (all: readonly ReadonlyMap<string, Certainty>[]): ReadonlyMap<string, Certainty> => {
  const union = new Map<string, Certainty>();
  for (const links of all)
    for (const [id, certainty] of links) {
      const before = union.get(id);
      if (before === undefined || weakness(certainty) < weakness(before)) union.set(id, certainty);
    }
  return union;
};

/** What is laid out for how resources belong to columns; of each column its own. */
export type Belonging = Found<never, ColumnHop, never>;
export type Column = 'SECTOR' | 'DOMAIN' | 'GOAL' | 'LIFE_EVENT';

/** How resources (or, for goals, capabilities) belong to columns: by column, each with the certainty of the way there. */
export const belongingOf = (found: Belonging, column: Column): Links => {
  const edges = edgesOf(
    found,
    'Providers',
    'Users',
    'Members',
    'Terms',
    'Scope',
    'Furthered',
    'Supporting',
    'Events',
  );
  const by = (relation: string, side: 'from' | 'to'): Links => linksBy(edges, relation, side);
  switch (column) {
    case 'SECTOR':
      return chained(by('BELONGS_TO', 'to'), [by('PROVIDES', 'from'), by('USES', 'from')]);
    case 'DOMAIN':
      return chained(
        by('APPLIES_TO', 'to'),
        ['GOVERNED_BY', 'FULFILS', 'IMPLEMENTS', 'EMBODIES'].map(relation => by(relation, 'to')),
      );
    case 'GOAL':
      return by('INFLUENCES', 'to');
    case 'LIFE_EVENT':
      return chained(joined(by('SUPPORTED_BY', 'from'), by('PART_OF_EVENT', 'to')), [
        by('SUPPORTED_BY', 'from'),
      ]);
  }
};

/** Events and what is part of them: an event is followed as itself, too. */
const joined = (supported: Links, parts: Links): Links => {
  const events = new Set([...parts.keys(), ...supported.keys()]);
  return new Map(
    [...events].map(event => [
      event,
      new Map<string, Certainty>([[event, 'FACT'], ...(parts.get(event) ?? [])]),
    ]),
  );
};

/** From a column by its members to what they are related to; a way is as strong as its weakest link, and the strongest way counts. */
const chained = (columns: Links, onward: readonly Links[]): Links =>
  new Map(
    [...columns].map(([column, members]) => [
      column,
      strongest(
        [...members].flatMap(([member, certainty]) =>
          onward.map(
            links =>
              new Map(
                [...(links.get(member) ?? NO_LINKS)].map(([id, of]) => [id, weakestOf([certainty, of])]),
              ),
          ),
        ),
      ),
    ]),
  );

/** A cell: what of a capability is in a column. */
export type Cell = Readonly<{
  column: string;
  resources: readonly string[];
  providers: readonly string[];
  weakest: Certainty | null;
  assessments: readonly Assessed[];
}>;
export type Row = Readonly<{
  capability: string;
  parent: string | null;
  level: number;
  resourceCount: number;
  cells: readonly Cell[];
}>;

/** The matrix at any level of the tree: everything below a capability counts for it. */
export const coverageOf = (
  found: CoverageMap,
  columns: Column,
): ((level: number) => Sliced<readonly Row[]>) => {
  const capabilities = capabilitiesOf(found);
  const belonging = belongingOf(found, columns);
  const all = sorted(seedOf(found, 'Columns'));
  const rowOf = (id: string, level: number): Row => {
    const resources = capabilities.resourcesOf(id);
    const parts = new Set(capabilities.partsOf(id));
    return {
      capability: id,
      parent: capabilities.parentOf.get(id) ?? null,
      level,
      resourceCount: resources.size,
      cells: all.map(column =>
        cellOf(
          column,
          { resources, parts, belonging: belonging.get(column) ?? NO_LINKS, goal: columns === 'GOAL' },
          capabilities,
        ),
      ),
    };
  };
  return function* rowsAt(level) {
    const rows: Row[] = [];
    for (const id of capabilities.ids) {
      if (capabilities.levelOf(id) === level) rows.push(rowOf(id, level));
      yield;
    }
    return rows;
  };
};

type Within = Readonly<{
  resources: ReadonlyMap<string, Certainty>;
  parts: ReadonlySet<string>;
  belonging: ReadonlyMap<string, Certainty>;
  /** The columns are of capabilities, not of resources. */ goal: boolean;
}>;

const cellOf = (
  column: string,
  { resources, parts, belonging, goal }: Within,
  capabilities: Capabilities,
): Cell => {
  const bearing = goal ? [...parts].filter(part => belonging.has(part)) : [];
  const here = goal
    ? [...strongest(bearing.map(capabilities.resourcesOf))]
    : [...resources].filter(([id]) => belonging.has(id));
  const weakest = [
    ...here.map(([, certainty]) => certainty),
    ...(goal ? bearing : here.map(([id]) => id)).flatMap(id => belonging.get(id) ?? []),
  ];
  const ids = sorted(here.map(([id]) => id));
  const assessments = [...parts, ...ids].flatMap(of =>
    capabilities
      .assessmentsOf(of)
      .filter(
        ({ contexts }) =>
          contexts.includes(column) ||
          (parts.has(of) ? contexts.length === 0 : contexts.some(c => parts.has(c))),
      ),
  );
  return {
    column,
    resources: ids,
    providers: capabilities.providersOf(ids),
    weakest: weakest.length > 0 ? weakestOf(weakest) : null,
    assessments: [...new Map(assessments.map(a => [a.assessment, a])).values()],
  };
};
