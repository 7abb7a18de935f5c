import { invariant } from '../errors';
import { composed } from '../model/collation';
import type { Operand } from './plan';

/** Replaces −0, which the stores distinguish from 0. */
const plain = (value: unknown): unknown => {
  if (value === 0) return 0;
  return Array.isArray(value) && value.some(item => Object.is(item, -0))
    ? value.map(item => (item === 0 ? 0 : item) as unknown)
    : value;
};

/**
 * Values by the client's names, in an object without a prototype, so that `$constructor` is absent unless it
 * was given.
 */
export const bindMore = (
  ...values: readonly Readonly<Record<string, unknown>>[]
): Readonly<Record<string, unknown>> =>
  Object.assign(Object.create(null) as Record<string, unknown>, ...values) as Readonly<
    Record<string, unknown>
  >;

/** The text of an operand that may not have been given, or is null. */
export const bindText = (
  operand: Operand | undefined,
  variables: Readonly<Record<string, unknown>>,
): string | undefined => {
  const value = operand && bind(operand, variables);
  return typeof value === 'string' ? value : undefined;
};

/** The value of an operand at a request. */
export const bind = (operand: Operand, variables: Readonly<Record<string, unknown>>): unknown => {
  if (operand.kind === 'literal') return plain(operand.value);
  invariant(Object.hasOwn(variables, operand.name), `variable $${operand.name} is bound`);
  return plain(composed(variables[operand.name]));
};
