/** Where two answers differ: the path, and what each has there; undefined when they are the same. */
export const difference = (a: unknown, b: unknown, path = ''): string | undefined => {
  if (Object.is(a, b) || (a === 0 && b === 0) || isRounded(a, b)) return undefined;
  if (Array.isArray(a) && Array.isArray(b)) return inList(a, b, path);
  if (isObject(a) && isObject(b)) return inObject(a, b, path);
  return `${path || 'the whole'}: ${shown(a)} against ${shown(b)}`;
};

/** Averages of the same numbers may differ in their last bit. */
const isRounded = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' &&
  typeof b === 'number' &&
  !Number.isInteger(a) &&
  Math.abs(a - b) <= Math.abs(a) * 1e-12;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inList = (a: readonly unknown[], b: readonly unknown[], path: string): string | undefined => {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const found = difference(a[i], b[i], `${path}[${i}]`);
    if (found) return found;
  }
  return a.length === b.length ? undefined : `${path}: ${a.length} against ${b.length} items`;
};

const inObject = (
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  path: string,
): string | undefined => {
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (!(key in a) || !(key in b))
      return `${path}.${key}: only in ${key in a ? 'the first' : 'the second'}: ${shown(a[key] ?? b[key])}`;
    const found = difference(a[key], b[key], `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
};

const shown = (value: unknown): string => {
  const text = typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? 'undefined');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
