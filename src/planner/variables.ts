import type { Operand } from '../plan/plan';

export type ShapeOf = (value: unknown) => unknown;
const itself: ShapeOf = value => value;

/**
 * The variables of a request while its operation is planned. A variable whose value shapes the plan (a whole
 * filter, a page size, a cursor) is read with `read` and recorded, since the plan then holds for that value
 * only. One that only fills in a value stays an operand, bound at each request.
 */
export class Variables {
  /** What of each such variable shapes the plan. */
  readonly structural = new Map<string, ShapeOf>();

  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  read(name: string): unknown {
    this.structural.set(name, itself);
    return this.valueIn(name);
  }

  /** The value of an operand of which only a part shapes the plan: that is all it is tied to. */
  readPart(operand: Operand, shapeOf: ShapeOf): unknown {
    if (operand.kind === 'literal') return operand.value;
    if (!this.structural.has(operand.name)) this.structural.set(operand.name, shapeOf);
    return this.valueIn(operand.name);
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
