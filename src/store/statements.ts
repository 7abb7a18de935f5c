import type { Dialect } from '../cypher/dialect';
import { compileRead } from '../cypher/compile-read';
import { compileFind } from '../cypher/compile-traversal';
import type { Statement } from '../cypher/fragment';
import type { Bounds } from '../plan/bounds';
import type { Plan } from '../plan/plan';
import type { Traversal } from '../plan/traversal';
import { bind } from '../plan/variables';
import type { Bound } from './store';

/** Statements of plans, compiled once: plans are frozen and live as long as their document is cached. */
export class Statements {
  private readonly reads = new WeakMap<Plan, Statement | null>();
  private readonly finds = new WeakMap<readonly Traversal[], Statement>();

  constructor(private readonly dialect: Dialect) {}

  /** Nothing where a plan asks for nothing of the store. */
  read(plan: Plan): Statement | null {
    const known = this.reads.get(plan);
    if (known !== undefined) return known;
    const statement = compileRead(plan, this.dialect) ?? null;
    this.reads.set(plan, statement);
    return statement;
  }

  find(traversals: readonly Traversal[], bounds: Bounds): Statement {
    const known = this.finds.get(traversals);
    if (known) return known;
    const statement = compileFind(traversals, bounds);
    this.finds.set(traversals, statement);
    return statement;
  }
}

/** The values of a statement's parameters at one request. */
export const bindAll = (statement: Statement, variables: Bound): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const [name, operand] of statement.parameters) values[name] = bind(operand, variables);
  return values;
};
