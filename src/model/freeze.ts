/** What has been frozen to the bottom before, so that no plan walks the Model again. */
const whole = new WeakSet<object>();

/** Freezes every object and list that is reached, through maps too; a map's own slots only its type keeps. */
export const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || whole.has(value)) return value;
  whole.add(value);
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) freeze(inner as unknown);
  return value;
};
