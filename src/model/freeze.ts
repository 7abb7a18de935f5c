/**
 * Deeply freezes every reachable object and list, including map values; the entries of a map are protected
 * only by its type. What is frozen already is so to the bottom, so that no plan walks the Model again.
 */
export const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  if (Array.isArray(value)) for (const item of value) freeze(item as unknown);
  else
    for (const inner of value instanceof Map ? value.values() : Object.values(value))
      freeze(inner as unknown);
  return value;
};
