import { invariant } from '../errors';
import type { Operand } from './plan';

/**
 * The variables of a request while its operation is planned. A variable whose value shapes the plan (a filter given
 * whole, a page size, a cursor) is read with `read` and remembered, since the plan then holds for that value alone;
 * one that only fills in a value stays an operand, bound at each request.
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

  /** Whether it was given, and not as null; asking does not tie the plan to its value. */
  isGiven(name: string): boolean {
    return (this.valueIn(name) ?? null) !== null;
  }

  /** The value of an operand, when the plan's shape depends on it. */
  valueOf(operand: Operand): unknown {
    return operand.kind === 'literal' ? operand.value : this.read(operand.name);
  }
}

/** No −0, which the stores tell from 0. */
const plain = (value: unknown): unknown => {
  if (value === 0) return 0;
  return Array.isArray(value) && value.some(item => Object.is(item, -0)) ? value.map(item => (item === 0 ? 0 : item) as unknown) : value;
};

/** Values by the client's names: an object that inherits nothing, so that `$constructor` is not there unless it was given. */
export const bindMore = (...values: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> =>
  Object.assign(Object.create(null) as Record<string, unknown>, ...values) as Readonly<Record<string, unknown>>;

/** An operand's value at a request. */
export const bind = (operand: Operand, variables: Readonly<Record<string, unknown>>): unknown => {
  if (operand.kind === 'literal') return plain(operand.value);
  invariant(Object.hasOwn(variables, operand.name), `variable $${operand.name} is bound`);
  return plain(variables[operand.name]);
};
