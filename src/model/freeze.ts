/**
 * Frozen to the bottom: every object, list and map that is reached, the map's own slots excepted, which only its type
 * keeps. It stops at what is frozen already, so that a plan does not walk the Model again.
 */
export const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) freeze(inner as unknown);
  return value;
};
