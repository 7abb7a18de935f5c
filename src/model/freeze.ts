/** Objects that are already deeply frozen, so that no plan walks the Model again. */
const whole = new WeakSet<object>();

/**
 * Deeply freezes every reachable object and list, including map values; the entries of a map are protected
 * only by its type.
 */
export const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || whole.has(value)) return value;
  whole.add(value);
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) freeze(inner as unknown);
  return value;
};
