import type { CapabilityMapQuery, CoverageColumn, GapColour, Certainty } from '../gql/graphql';
import { columnNames, columns } from '../gql/labels';
import { weakestOf, type ThingRef } from '../model/answer';
import { countOf, type Count } from '../model/counted';
import type { Lang } from '../model/state';
import { kindWord } from '../words/kinds';

/** The map of capabilities as a tree, with what the API says of each of them. */

type Answered = { [K in keyof CapabilityMapQuery]-?: NonNullable<CapabilityMapQuery[K]> };
/** An answer to all of its questions. */
export type CapabilityData = Readonly<Answered>;
export const isAnswered = (data: CapabilityMapQuery): data is CapabilityMapQuery & CapabilityData =>
  Boolean(data.widest && data.wide && data.narrow && data.gaps);

/** The finest level that there is anything of: a tree may have fewer than three. */
const finestOf = ({ narrow, wide, widest }: CapabilityData): CapabilityData['narrow'] =>
  [narrow, wide, widest].find(({ nodes }) => nodes.length > 0) ?? narrow;

/** How many capabilities there are at the finest level. */
export const rowsOf = (data: CapabilityData): Count => countOf(finestOf(data));

type Row = CapabilityData['narrow']['nodes'][number];
type Assessed = Row['assessments'][number];

/** What was measured of what is on the map, in no single column, each once, in the order of what it is called. */
export const measuredIn = ({ widest: top, wide, narrow }: CapabilityData): readonly Assessed[] => {
  const all = [...top.nodes, ...wide.nodes, ...narrow.nodes].flatMap(({ assessments }) => assessments);
  const once = new Map(all.map(one => [one.assessment.id, one]));
  return [...once.values()].sort((a, b) => a.assessment.name.localeCompare(b.assessment.name));
};
export type MapCell = Readonly<{
  resources: number;
  /** How many of them are facts, and how many deductions; the others are uncertain. */
  facts: number;
  deductions: number;
  providers: number | undefined;
  /** Undefined if nothing supports it there. */
  weakest: Certainty | undefined;
  /** The widest gap that was assessed. */
  gap: Readonly<{ gap: number; colour: GapColour }> | undefined;
}>;
export type MapRow = Readonly<{
  thing: ThingRef;
  level: number;
  /** All of it, whatever the column. */
  all: MapCell;
  cells: ReadonlyMap<string, MapCell>;
  parts: readonly MapRow[];
}>;

const isColumn = (name: string): name is CoverageColumn => Object.hasOwn(columns, name);

/** What the map may be laid out by, by what it is called in addresses. */
export const COLUMNS: Readonly<Record<string, CoverageColumn>> = Object.fromEntries(
  Object.entries(columnNames).flatMap(([name, column]) => (isColumn(column) ? [[name, column]] : [])),
);

/** The noun of what is in a column. */
export const columnWord = (column: CoverageColumn, lang: Lang): string => kindWord(columns[column], lang);

const widest = (assessed: readonly Pick<Assessed, 'gap' | 'colour'>[]): MapCell['gap'] => {
  const gaps = assessed.flatMap(({ gap, colour }) => (typeof gap === 'number' ? [{ gap, colour }] : []));
  return gaps.sort((a, b) => b.gap - a.gap)[0];
};

const cellsOf = ({ cells }: Row): ReadonlyMap<string, MapCell> =>
  new Map(
    cells.map(({ column, resourceCount, factCount, deductionCount, providerCount, weakest, assessments }) => [
      column.id,
      {
        resources: resourceCount,
        facts: factCount,
        deductions: deductionCount,
        providers: providerCount,
        weakest: weakest ?? undefined,
        gap: widest(assessments),
      },
    ]),
  );

/** Whatever the column, the weakest that any of its cells rests on. */
const allOf = (row: Row, cells: ReadonlyMap<string, MapCell>): MapCell => {
  const sure = [...cells.values()].flatMap(({ weakest }) => weakest ?? []);
  return {
    resources: row.resourceCount,
    facts: row.factCount,
    deductions: row.deductionCount,
    providers: undefined,
    weakest: weakestOf(sure),
    gap: widest(row.assessments),
  };
};

/** Those at the top, each with its parts. */
export const treeOf = ({ widest: top, wide, narrow }: CapabilityData): readonly MapRow[] => {
  const rows = [...top.nodes, ...wide.nodes, ...narrow.nodes];
  const known = new Set(rows.map(({ capability }) => capability.id));
  const below = new Map<string | undefined, Row[]>();
  for (const row of rows) {
    const parent = row.parent && known.has(row.parent.id) ? row.parent.id : undefined;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const grown = (row: Row): MapRow => {
    const cells = cellsOf(row);
    return {
      thing: row.capability,
      level: row.level,
      all: allOf(row, cells),
      cells,
      parts: (below.get(row.capability.id) ?? []).map(grown),
    };
  };
  return (below.get(undefined) ?? []).map(grown);
};

/** From the top, each before its parts. */
export const flat = (tree: readonly MapRow[]): readonly MapRow[] =>
  tree.flatMap(capability => [capability, ...flat(capability.parts)]);

const NOTHING: MapCell = {
  ...{ resources: 0, facts: 0, deductions: 0, providers: 0 },
  ...{ weakest: undefined, gap: undefined },
};

export const cellIn = ({ all, cells }: MapRow, column: string | undefined): MapCell =>
  column === undefined ? all : (cells.get(column) ?? NOTHING);
