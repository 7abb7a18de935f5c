import type { Certainty } from '../model/model';
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
  type Links,
} from './capabilities';
import { seedOf, type Found, edgesOf } from './found';
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
export type Row = Readonly<{
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
  columns: Column,
  foreign = false,
): Sliced<(level: number) => Sliced<readonly Row[]>> {
  const capabilities = capabilitiesOf(found, foreign);
  yield;
  const belonging = yield* belongingOf(found, columns);
  const all = sorted(seedOf(found, 'Columns'));
  const isColumn = new Set(all);
  const rowOf = (id: string, level: number): Row => {
    const resources = capabilities.resourcesOf(id);
    const parts = new Set(capabilities.partsOf(id));
    const assessed = assessmentsOf([...parts, ...sorted(resources.keys())], parts, capabilities);
    const within = (column: string): Within => ({
      resources,
      parts,
      belonging: belonging.get(column) ?? NO_LINKS,
      goal: columns === 'GOAL',
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
  rowOf: (id: string, level: number) => Row,
): Sliced<Row[]> {
  const rows: Row[] = [];
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

/** What is laid out to tell how resources belong to columns; each column uses its own expansions. */
export type ColumnHop =
  'Providers' | 'Users' | 'Members' | 'Terms' | 'Scope' | 'Furthered' | 'Supporting' | 'Events';
type Belonging = Found<never, ColumnHop, never>;
export type Column = 'SECTOR' | 'DOMAIN' | 'GOAL' | 'LIFE_EVENT';

/**
 * By column, the resources (or, for goals, the capabilities) that belong to it, each with the certainty of
 * the path there.
 */
export function* belongingOf(found: Belonging, column: Column): Sliced<Links> {
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
      return yield* chained(by('BELONGS_TO', 'to'), [by('PROVIDES', 'from'), by('USES', 'from')]);
    case 'DOMAIN':
      return yield* chained(
        by('APPLIES_TO', 'to'),
        ['GOVERNED_BY', 'FULFILS', 'IMPLEMENTS', 'EMBODIES'].map(relation => by(relation, 'to')),
      );
    case 'GOAL':
      return by('INFLUENCES', 'to');
    case 'LIFE_EVENT':
      return yield* chained(joined(by('SUPPORTED_BY', 'from'), by('PART_OF_EVENT', 'to')), [
        by('SUPPORTED_BY', 'from'),
      ]);
  }
}

/** Events and their parts; each event also counts as a part of itself. */
const joined = (supported: Links, parts: Links): Links => {
  const events = new Set([...parts.keys(), ...supported.keys()]);
  return new Map(
    [...events].map(event => [
      event,
      new Map<string, Certainty>([[event, 'FACT'], ...(parts.get(event) ?? [])]),
    ]),
  );
};

/**
 * From a column through its members to what they are related to. A path is as certain as its weakest link,
 * and the strongest path counts.
 */
function* chained(columns: Links, onward: readonly Links[]): Sliced<Links> {
  const all = new Map<string, ReadonlyMap<string, Certainty>>();
  for (const [column, members] of columns) {
    const own = new Map<string, Certainty>();
    const follow = ([member, certainty]: readonly [string, Certainty]): void => {
      for (const links of onward)
        for (const [id, of] of links.get(member) ?? NO_LINKS)
          keepStrongest(own, id, weakestOf([certainty, of]));
    };
    yield* inTurns(members, follow, MEMBERS);
    all.set(column, own);
  }
  return all;
}
/** Members followed between two yields. */
const MEMBERS = 50;
