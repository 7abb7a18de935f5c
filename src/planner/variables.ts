import type { Operand } from '../plan/plan';

/**
 * The variables of a request while its operation is planned. A variable whose value shapes the plan (a whole
 * filter, a page size, a cursor) is read with `read` and recorded, since the plan then holds for that value
 * only. One that only fills in a value stays an operand, bound at each request.
 */
export class Variables {
  readonly structural = new Set<string>();

  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  read(name: string): unknown {
    this.structural.add(name);
    return this.valueIn(name);
  }

  private valueIn(name: string): unknown {
    return Object.hasOwn(this.values, name) ? this.values[name] : undefined;
  }

  /** Whether it was given and is not null; asking does not tie the plan to its value. */
  isGiven(name: string): boolean {
    return (this.valueIn(name) ?? null) !== null;
  }

  /** The value of an operand, if the plan's shape depends on it. */
  valueOf(operand: Operand): unknown {
    return operand.kind === 'literal' ? operand.value : this.read(operand.name);
  }
}
