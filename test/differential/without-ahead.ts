import type { Row, Store } from '../../src/engine/store/store';

/** The same store, as if *find* had found too much to read anything ahead. */
export const withoutAhead = (store: Store): Store =>
  new Proxy(store, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'find') return value.bind(target) as unknown;
      return async (...asked: Parameters<Store['find']>): Promise<Row> => {
        const row = await target.find(...asked);
        return Object.fromEntries(Object.entries(row).filter(([column]) => !column.includes('Ahead')));
      };
    },
  });
