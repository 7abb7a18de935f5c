import type { Certainty } from '../model/model';
import { belongingOf, type Column, type ColumnHop } from './belonging';
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
} from './capabilities';
import { seedOf, type Found } from './found';
import type { Sliced } from './sliced';
import { weakestOf } from './subgraph';

/** What is laid out for the matrix. */
export type CoverageMap = Found<'Capabilities' | 'Columns', MapHop | ColumnHop, AssessmentFact>;

/** A cell: what a capability has in a column. */
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
  /** Assessments in the context of none of the columns. */
  assessments: readonly Assessed[];
}>;

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
    assessments: assessed,
  };
};
