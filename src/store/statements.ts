import type { Dialect } from '../cypher/dialect';
import { compileRead, isPointRead } from '../roots/slices';
import { compileFind } from '../cypher/compile-traversal';
import { type Parts, type Statement, withNames, type Layouts } from '../cypher/fragment';
import { type Bound, type Plan, bind } from '../plan/plan';
import type { Bounds, Traversal } from '../plan/traversal';
import { required } from '../errors';
import type { Row, RowInParts } from './store';

/** The statements of a plan, and the only one of a point read. */
export type Read = Readonly<{ all: readonly Statement[]; point: Statement | undefined }>;

/** The statements of plans, compiled once: plans are frozen and live as long as their document is cached. */
export class Statements {
  private readonly reads = new WeakMap<Plan, Read>();
  private readonly finds = new WeakMap<readonly Traversal[], readonly Statement[]>();

  constructor(private readonly dialect: Dialect) {}

  read(plan: Plan): Read {
    const known = this.reads.get(plan);
    if (known) return known;
    const all = compileRead(plan, this.dialect);
    const [only] = all;
    const read = { all, point: all.length === 1 && isPointRead(plan) ? only : undefined };
    this.reads.set(plan, read);
    return read;
  }

  find(traversals: readonly Traversal[], bounds: Bounds): readonly Statement[] {
    const known = this.finds.get(traversals);
    if (known) return known;
    const statements = compileFind(traversals, bounds, this.dialect);
    this.finds.set(traversals, statements);
    return statements;
  }
}

/** Each statement of a read returns one row, or parts of one; together they are the row of the plan. */
export const oneRow = async (
  statements: readonly Statement[],
  run: (statement: Statement) => Promise<readonly Row[]>,
): Promise<Row> => {
  const rowOf = async (statement: Statement): Promise<Row> => joined(await run(statement), statement.parts);
  const [only] = statements;
  if (only && statements.length === 1) return rowOf(only);
  return Object.assign({}, ...(await Promise.all(statements.map(rowOf)))) as Row;
};

/** The rows of several statements as one, whose parts come one statement after the other. */
export const asOne = (rows: readonly RowInParts[]): RowInParts => {
  const [only] = rows;
  if (only && rows.length === 1) return only;
  return { first: Object.assign({}, ...rows.map(({ first }) => first)) as Row, more: oneAfterTheOther(rows) };
};

/** The parts of a statement's row, each read by the names of its columns when it is asked for. */
export const inPartsWithNames = (
  { first, more }: RowInParts,
  { layouts }: Pick<Statement, 'layouts'>,
): RowInParts => ({ first: withNames(first, layouts), more: eachWithNames(more, layouts) });

function* eachWithNames(rows: Iterable<Row>, layouts: Layouts | undefined): Generator<Row> {
  for (const row of rows) yield withNames(row, layouts);
}

function* oneAfterTheOther(rows: readonly RowInParts[]): Generator<Row> {
  for (const { more } of rows) yield* more;
}

const NONE: readonly unknown[] = [];

/** The first part has the single values, and each of them a part of every list. */
const joined = (rows: readonly Row[], parts: Parts | undefined): Row => {
  const [first, ...others] = rows;
  const row = required(first, 'a read gives one row');
  if (!parts || others.length === 0) return row;
  const whole: Record<string, unknown> = { ...row };
  for (const [column, kind] of parts) {
    const all = rows.map(part => part[column] as readonly unknown[]);
    whole[column] =
      kind === 'list'
        ? NONE.concat(...all)
        : (all[0] ?? []).map((_, i) => NONE.concat(...all.map(lists => lists[i] as readonly unknown[])));
  }
  return whole;
};

/** The values of a statement's parameters at one request. */
export const bindAll = (statement: Statement, variables: Bound): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const [name, operand] of statement.parameters) values[name] = bind(operand, variables);
  return values;
};
