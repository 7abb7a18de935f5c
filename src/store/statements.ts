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

/** Statements of plans, compiled once: plans are frozen and live as long as their document is cached. */
export class Statements {
  private readonly reads = new WeakMap<Plan, Statement | undefined>();
  private readonly finds = new WeakMap<readonly Traversal[], Statement>();

  constructor(private readonly dialect: Dialect) {}

  read(plan: Plan): Statement | undefined {
    if (!this.reads.has(plan)) this.reads.set(plan, compileRead(plan, this.dialect));
    return this.reads.get(plan);
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

/** What of a statement is the same at each request, as a digest, and the names of its variables. */
type Description = Readonly<{ digest: string; variables: readonly string[] }>;
const descriptions = new WeakMap<Statement, Description>();

/** A text that two statements share only if they read the same at a request: what is sent, and the values it is sent with. */
export const keyOf = (statement: Statement, bound: Bound): string => {
  const { digest, variables } = descriptions.get(statement) ?? describe(statement);
  return `${JSON.stringify(variables.map(name => bound[name]))}${digest}`;
};

/** A document can hold numbers that JSON can not, as 1e999; the variables of a request can not. */
const describe = (statement: Statement): Description => {
  const operands = [...statement.parameters.values()];
  const written = JSON.stringify(operands, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value));
  const description = {
    digest: createHash('sha256').update(written).update(statement.text).digest('base64'),
    variables: operands.flatMap(operand => (operand.kind === 'variable' ? [operand.name] : [])),
  };
  descriptions.set(statement, description);
  return description;
};
