import type { Operand } from './plan';

/** Bound at each request to today's date; no client can name it. */
export const TODAY: Operand = Object.freeze({ kind: 'variable', name: '@today' });
