/**
 * A value with its strings in Unicode's composed form (NFC): the same letters are the same text, whoever wrote them. Files
 * from macOS and some clients write å as a and a ring.
 */
export const composed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) {
    const items = value.map(composed);
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, field, composed(field)] as const);
  return fields.every(([, before, after]) => before === after)
    ? value
    : Object.fromEntries(fields.map(([name, , after]) => [name, after]));
};
