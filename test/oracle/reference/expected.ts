/**
 * What the reference cannot know is said by a mark: how a cursor is encoded, how a sentence is put. An answer is
 * compared with what such a mark stands for.
 */
const CURSOR = '\u0001cursor ';
export const ANY = '\u0001any';

export const cursorOf = (values: readonly unknown[]): string => CURSOR + JSON.stringify(values);

/** The order values that a cursor of ours holds; its first item tells lists apart. */
export const readCursor = (cursor: string): readonly unknown[] | undefined => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed.slice(1) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** The expected answer with each mark replaced by what the actual one has there, where that is right. */
export const resolveMarks = (expected: unknown, actual: unknown): unknown => {
  if (typeof expected === 'string') return resolveText(expected, actual);
  if (Array.isArray(expected))
    return expected.map((item, i) => resolveMarks(item, Array.isArray(actual) ? actual[i] : undefined));
  if (typeof expected !== 'object' || expected === null) return expected;
  const other = (typeof actual === 'object' && actual !== null ? actual : {}) as Readonly<
    Record<string, unknown>
  >;
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [key, resolveMarks(value, other[key])]),
  );
};

const resolveText = (expected: string, actual: unknown): unknown => {
  if (expected === ANY) return typeof actual === 'string' && actual !== '' ? actual : expected;
  if (!expected.startsWith(CURSOR)) return expected;
  const held = typeof actual === 'string' ? readCursor(actual) : undefined;
  return JSON.stringify(held) === expected.slice(CURSOR.length) ? actual : expected;
};
