/** The type and size of a value, without its content: `string(12)`, `[3 × string(4)]`, `object(2)`. */
export const shapeOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.length}${value.length > 0 ? ` × ${shapeOf(value[0])}` : ''}]`;
  switch (typeof value) {
    case 'string':
      return `string(${value.length})`;
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'number';
    case 'object':
      return `object(${Object.keys(value).length})`;
    default:
      return typeof value;
  }
};

const MOST = 50;

/**
 * The shapes of an operation's variables. Only those that its document mentions, since any other name may
 * itself be a value.
 */
export const shapesOf = (
  variables: Readonly<Record<string, unknown>>,
  document: string,
): Readonly<Record<string, string>> => {
  const declared = new Set([...document.matchAll(/\$([_A-Za-z][_0-9A-Za-z]*)/g)].map(([, name]) => name));
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([name]) => declared.has(name))
      .slice(0, MOST)
      .map(([name, value]) => [name, shapeOf(value)]),
  );
};
