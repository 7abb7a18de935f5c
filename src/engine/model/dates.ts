const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** Tells whether a value is a calendar date like `2026-11-25` (ISO 8601), years 0001 to 9999. */
export const isDate = (value: unknown): value is string => {
  if (typeof value !== 'string' || !DATE.test(value) || value.startsWith('0000')) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};

/** Tells whether a value is a point in time in UTC like `2026-11-25T12:00:00Z`. */
export const isDateTime = (value: unknown): value is string =>
  typeof value === 'string' &&
  DATE_TIME.test(value) &&
  isDate(value.slice(0, 10)) &&
  !Number.isNaN(Date.parse(value));

/** A point in time without fractions of a second, so that they compare as text. */
export const toSecond = (moment: string): string => moment.replace(/\.\d+(?=Z$)/, '');
