import type { Certainty } from '../model/model';
import type { CoverageColumn, ColumnStep, Roles } from '../model/roles';
import {
  NO_LINKS,
  assessmentsOf,
  capabilitiesOf,
  sorted,
  strongest,
  type Assessed,
  type AssessmentFact,
  type Capabilities,
  type MapHop,
  keepStrongest,
  linksBy,
  type CapabilityLinks,
} from './capabilities';
import { seedOf, type Found, type FoundEdge, edgesOf } from './found';
import { type Sliced, inTurns } from './sliced';
import { weakestOf } from './found';

/** What is laid out for the matrix. */
type CoverageMap = Found<'Capabilities' | 'Columns', MapHop | ColumnHop, AssessmentFact>;

/** A cell: what a capability has in a column. */
export type Cell = Readonly<{
  column: string;
  resources: readonly string[];
  providers: readonly string[];
  weakest: Certainty | null;
  assessments: readonly Assessed[];
}> &
  Counts;
/** How many are facts, and how many deductions; the others are uncertain. */
type Counts = Readonly<{ factCount: number; deductionCount: number }>;
export type CoverageRow = Readonly<{
  capability: string;
  parent: string | null;
  level: number;
  resourceCount: number;
  cells: readonly Cell[];
  /** Assessments in the context of none of the columns. */
  assessments: readonly Assessed[];
}> &
  Counts;

const countsOf = (resources: ReadonlyMap<string, Certainty>): Counts => {
  const count = (of: Certainty): number => [...resources.values()].filter(one => one === of).length;
  return { factCount: count('FACT'), deductionCount: count('DEDUCTION') };
};

/** The matrix at any level of the tree; everything below a capability counts towards it. */
export function* coverageOf(
  found: CoverageMap,
  columns: CoverageColumn,
  roles: Roles,
  foreign = false,
): Sliced<(level: number) => Sliced<readonly CoverageRow[]>> {
  const capabilities = capabilitiesOf(found, roles, foreign);
  yield;
  const belonging = yield* belongingOf(found, columns);
  const all = sorted(seedOf(found, 'Columns'));
  const isColumn = new Set(all);
  const rowOf = (id: string, level: number): CoverageRow => {
    const resources = capabilities.resourcesOf(id);
    const parts = new Set(capabilities.partsOf(id));
    const assessed = assessmentsOf([...parts, ...sorted(resources.keys())], parts, capabilities);
    const within = (column: string): Within => ({
      resources,
      parts,
      belonging: belonging.get(column) ?? NO_LINKS,
      goal: columns.from === 'CAPABILITY',
      assessed: assessed.filter(({ contexts }) => contexts.includes(column)),
    });
    return {
      capability: id,
      parent: capabilities.parentOf.get(id) ?? null,
      level,
      resourceCount: resources.size,
      ...countsOf(resources),
      cells: all.map(column => cellOf(column, within(column), capabilities)),
      assessments: assessed.filter(({ contexts }) => !contexts.some(context => isColumn.has(context))),
    };
  };
  return level => rowsAt(level, capabilities, rowOf);
}

function* rowsAt(
  level: number,
  { ids, levelOf }: Capabilities,
  rowOf: (id: string, level: number) => CoverageRow,
): Sliced<CoverageRow[]> {
  const rows: CoverageRow[] = [];
  for (const id of ids) {
    if (levelOf(id) === level) rows.push(rowOf(id, level));
    yield;
  }
  return rows;
}

type Within = Readonly<{
  resources: ReadonlyMap<string, Certainty>;
  parts: ReadonlySet<string>;
  belonging: ReadonlyMap<string, Certainty>;
  /** The columns belong to capabilities, not to resources. */ goal: boolean;
  /** Assessments in the context of the column. */ assessed: readonly Assessed[];
}>;

/**
 * Finds what realises a capability in a column. Each is as certain as the weaker of that it realises it and that it belongs there;
 * of goals, whose columns hold capabilities, the strongest of the parts that further them counts.
 */
export const resourcesIn = (
  { resources, parts, belonging, goal }: Omit<Within, 'assessed'>,
  { resourcesOf }: Capabilities,
): ReadonlyMap<string, Certainty> => {
  const here = (realising: ReadonlyMap<string, Certainty>, keyOf: (id: string) => string) =>
    new Map(
      [...realising].flatMap(([id, realised]) => {
        const belongs = belonging.get(keyOf(id));
        return belongs ? [[id, weakestOf([realised, belongs])] as const] : [];
      }),
    );
  return goal
    ? strongest([...parts].map(part => here(resourcesOf(part), () => part)))
    : here(resources, id => id);
};

const cellOf = (
  column: string,
  { resources, parts, belonging, goal, assessed }: Within,
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
  return {
    column,
    resources: ids,
    providers: capabilities.providersOf(ids),
    weakest: weakest.length > 0 ? weakestOf(weakest) : null,
    ...countsOf(resourcesIn({ resources, parts, belonging, goal }, capabilities)),
    assessments: assessed,
  };
};

/** What is laid out to tell how resources belong to columns: the steps of the column's way, the first also what provides them. */
export type ColumnHop = 'Providers' | 'First' | 'Second' | 'Third';
type Belonging = Found<never, ColumnHop, never>;

/** The steps of a way, in the order in which they are laid out. */
export const STEPS = ['First', 'Second', 'Third'] as const satisfies readonly ColumnHop[];

/**
 * By column, the resources (or, where the way begins there, the capabilities) that belong to it, each with the certainty of the
 * path there. What is met on the way is a column too, where it is of the kind of columns: a life event that is supported itself.
 */
export function* belongingOf(
  found: Belonging,
  { along }: Pick<CoverageColumn, 'along'>,
): Sliced<CapabilityLinks> {
  const edges = edgesOf(found, 'Providers', ...STEPS);
  const met = new Map<string, Map<string, Certainty>>();
  let before: CapabilityLinks | undefined;
  for (const step of along) {
    const links = stepLinks(edges, step);
    before = before === undefined ? links : yield* onward(before, links);
    for (const [id, of] of before) {
      const own = met.get(id) ?? new Map<string, Certainty>();
      met.set(id, own);
      for (const [start, certainty] of of) keepStrongest(own, start, certainty);
    }
    yield;
  }
  return met;
}

/** What a step leads to, with where it comes from. */
const stepLinks = (edges: readonly FoundEdge[], { direction, relations }: ColumnStep): CapabilityLinks => {
  const links = new Map<string, Map<string, Certainty>>();
  for (const relation of relations)
    for (const [id, of] of linksBy(edges, relation, direction === 'FORWARD' ? 'to' : 'from')) {
      const own = links.get(id) ?? new Map<string, Certainty>();
      links.set(id, own);
      for (const [from, certainty] of of) keepStrongest(own, from, certainty);
    }
  return links;
};

/**
 * From what a step leads to, by what it comes from, back to where the way began. A path is as certain as its weakest link, and the
 * strongest path counts.
 */
function* onward(before: CapabilityLinks, links: CapabilityLinks): Sliced<CapabilityLinks> {
  const all = new Map<string, ReadonlyMap<string, Certainty>>();
  for (const [id, of] of links) {
    const own = new Map<string, Certainty>();
    const follow = ([from, certainty]: readonly [string, Certainty]): void => {
      for (const [start, begun] of before.get(from) ?? NO_LINKS)
        keepStrongest(own, start, weakestOf([certainty, begun]));
    };
    yield* inTurns(of, follow, MEMBERS);
    all.set(id, own);
  }
  return all;
}
/** Members followed between two yields. */
const MEMBERS = 50;
