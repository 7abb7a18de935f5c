import { CERTAINTIES, type Certainty } from '../../src/engine/model/model';
import type { Row, Store } from '../../src/engine/store/store';

/** Faults that a store could have, each of which must be noticed. */
export type Tampering = (value: unknown) => unknown;

const isRows = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.some(item => typeof item === 'object' && item !== null);

/** Applies to every part of an answer, from the inside out. */
const everywhere = (change: Tampering): Tampering => {
  const walk: Tampering = value => {
    if (Array.isArray(value)) return change(value.map(walk));
    if (typeof value === 'object' && value !== null)
      return change(Object.fromEntries(Object.entries(value).map(([key, v]) => [key, walk(v)])));
    return change(value);
  };
  return walk;
};

export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'the last row is missing': everywhere(value => (isRows(value) ? value.slice(0, -1) : value)),
  'a row comes twice': everywhere(value => (isRows(value) ? [value[0], ...value] : value)),
  'rows are turned round': everywhere(value => (isRows(value) ? [...value].reverse() : value)),
  'counts are one too many': value =>
    Object.fromEntries(
      Object.entries(value as Row).map(([key, v]) => [key, typeof v === 'number' ? v + 1 : v]),
    ),
  'text is in lower case': everywhere(value => (typeof value === 'string' ? value.toLowerCase() : value)),
  'what is missing is empty text': everywhere(value => value ?? ''),
};

/** One edge, the first by key, is never met. */
export const MISSING_EDGE: Tampering = row => {
  const keys = new Set<string>();
  everywhere(value => {
    if (isEdge(value)) keys.add(value[0]);
    return value;
  })(row);
  const [first] = [...keys].sort();
  return everywhere(value =>
    Array.isArray(value) ? value.filter(item => !isEdge(item) || item[0] !== first) : value,
  )(row);
};

/** Its key, its certainty, and facts of it. */
const isEdge = (value: unknown): value is readonly [string, Certainty, ...unknown[]] =>
  Array.isArray(value) && String(value[0]).includes(' ') && CERTAINTIES.includes(value[1] as Certainty);

/** A store that gives other answers than it has, to the methods that are named. */
export const tampered = (store: Store, tampering: Tampering, methods: readonly ('read' | 'find')[]): Store =>
  new Proxy(store, {
    get: (target, name) => {
      if (name === 'readInParts' && methods.includes('read'))
        return async (...args: Parameters<Store['read']>) => ({
          first: tampering(await target.read(...args)),
          more: [],
        });
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const method = value.bind(target) as (...args: unknown[]) => unknown;
      return methods.includes(name as 'read' | 'find')
        ? async (...args: unknown[]) => tampering(await method(...args))
        : method;
    },
  });
