import { createHash } from 'node:crypto';
import type { Dialect } from '../cypher/dialect';
import { compileRead } from '../cypher/compile-read';
import { compileFind } from '../cypher/compile-traversal';
import type { Statement } from '../cypher/fragment';
import type { Bounds } from '../plan/bounds';
import type { Plan } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import { bind } from '../plan/variables';
import type { Bound } from './store';

/** A statement, its variables by name, and a digest of all else that is sent with it. */
export type Prepared = Statement & Readonly<{ variables: readonly string[]; digest: string }>;

/** Statements of plans, compiled once: plans are frozen and live as long as their document is cached. */
export class Statements {
  private readonly reads = new WeakMap<Plan, Prepared | null>();
  private readonly finds = new WeakMap<readonly Traversal[], Prepared>();

  constructor(private readonly dialect: Dialect) {}

  /** Nothing where a plan asks for nothing of the store. */
  read(plan: Plan): Prepared | null {
    const known = this.reads.get(plan);
    if (known !== undefined) return known;
    const statement = compileRead(plan, this.dialect);
    const prepared = statement ? prepare(statement) : null;
    this.reads.set(plan, prepared);
    return prepared;
  }

  find(traversals: readonly Traversal[], bounds: Bounds): Prepared {
    const known = this.finds.get(traversals);
    if (known) return known;
    const prepared = prepare(compileFind(traversals, bounds));
    this.finds.set(traversals, prepared);
    return prepared;
  }
}

/** The values of a statement's parameters at one request. */
export const bindAll = (statement: Statement, variables: Bound): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const [name, operand] of statement.parameters) values[name] = bind(operand, variables);
  return values;
};

/** A text that two statements share only if they read the same at a request. */
export const keyOf = ({ variables, digest }: Prepared, bound: Bound): string => `${JSON.stringify(variables.map(name => bound[name]))}${digest}`;

/** A document can hold numbers that JSON can not, as 1e999; the variables of a request can not. */
const prepare = (statement: Statement): Prepared => {
  const operands = [...statement.parameters.values()];
  const written = JSON.stringify(operands, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value));
  return {
    ...statement,
    variables: operands.flatMap(operand => (operand.kind === 'variable' ? [operand.name] : [])),
    digest: createHash('sha256').update(written).update(statement.text).digest('base64'),
  };
};
