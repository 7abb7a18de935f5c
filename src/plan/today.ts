import type { Operand } from './plan';

/** Bound to today's date at each request; clients cannot name it. */
export const TODAY: Operand = Object.freeze({ kind: 'variable', name: '@today' });
