import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
  Kind as Ast,
  print,
} from 'graphql';
import { cut, quoted } from '../errors';
import { isDate, isDateTime, toSecond } from './dates';
import type { ScalarName } from './model';

export { isDate, isDateTime, toSecond };

/** The format of both: full-date and date-time of RFC 3339. */
const SPECIFICATION = 'https://www.rfc-editor.org/rfc/rfc3339.html#section-5.6';

type Accepts = (value: unknown) => value is string;
const asItIs = (value: string): string => value;

/** A text is in quotes already; of the same form as the example, it is a day that no calendar has. */
const howElse = (value: unknown, example: string): string => {
  if (typeof value !== 'string') return `Write it in quotes, as "${example}".`;
  const formOf = (one: string): string => one.replace(/\d/g, '0');
  if (formOf(value) !== formOf(example)) return `Write it as "${example}".`;
  return example.includes('T') ? 'There is no such day or time of day.' : 'There is no such day.';
};

const text = (
  name: string,
  description: string,
  example: string,
  accepts: Accepts,
  form = asItIs,
): GraphQLScalarType => {
  const read = (value: unknown, shown: string = quoted(value)): string => {
    if (accepts(value)) return form(value);
    throw new GraphQLError(`${shown} is no ${name}. ${howElse(value, example)}`, {
      extensions: { code: 'BAD_INPUT' },
    });
  };
  return new GraphQLScalarType({
    name,
    description,
    specifiedByURL: SPECIFICATION,
    serialize: value => read(value),
    parseValue: value => read(value),
    parseLiteral: node =>
      node.kind === Ast.STRING ? read(node.value) : read(undefined, cut(print(node), 100)),
  });
};

export const DateScalar = text('Date', 'A calendar date, ISO 8601: 2026-11-25.', '2026-11-25', isDate);
export const DateTimeScalar = text(
  'DateTime',
  'A point in time, ISO 8601 in UTC: 2026-11-25T12:00:00Z.',
  '2026-11-25T12:00:00Z',
  isDateTime,
  moment => (/\.0+Z$/.test(moment) ? toSecond(moment) : moment),
);

/** Output only: what a field was, whatever its type. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value: what a field holds, whatever its type.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259.html',
});

export const SCALAR_TYPES: Readonly<Record<ScalarName, GraphQLScalarType>> = {
  ID: GraphQLID,
  String: GraphQLString,
  Int: GraphQLInt,
  Float: GraphQLFloat,
  Boolean: GraphQLBoolean,
  Date: DateScalar,
  DateTime: DateTimeScalar,
};

/** Days begin at a quarter of an hour of UTC everywhere. */
const QUARTER_MS = 900_000;
/** The locale that writes a date as ISO 8601 does. */
const daysIn = (timeZone: string): Intl.DateTimeFormat => new Intl.DateTimeFormat('sv-SE', { timeZone });
const hoursIn = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
let days = daysIn('UTC');
let hours = hoursIn('UTC');
let day = { quarter: NaN, text: '' };

/** Has days begin where the pack that this process serves has them begin; in UTC until this is called. */
export const useTimeZone = (timeZone: string): void => {
  days = daysIn(timeZone);
  hours = hoursIn(timeZone);
  day = { quarter: NaN, text: '' };
};

/**
 * Today, the default of `asOf`: what takes effect on a day does so at midnight where the pack is, in Helsinki one or two
 * hours before that of UTC. Formatted once a quarter of an hour.
 */
export const today = (now: number = Date.now()): string => {
  const quarter = Math.floor(now / QUARTER_MS);
  if (quarter !== day.quarter) day = { quarter, text: days.format(now) };
  return day.text;
};

const SECONDS_OF_DAY = 86_400;

/** The seconds until the next day begins; where clocks are put forward or back before it, an hour too many or too few. */
export const leftOfToday = (now: number = Date.now()): number => {
  const [hour = 0, minute = 0, second = 0] = hours.format(now).split(':').map(Number);
  return SECONDS_OF_DAY - (hour * 60 + minute) * 60 - second;
};

/**
 * Returns a value with its strings in Unicode's composed form (NFC): the same letters are the same text, whoever wrote
 * them. Files from macOS and some clients write å as a and a ring. Called where text comes in, and nowhere else.
 */
export const toNfc = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) {
    const items = value.map(toNfc);
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, field, toNfc(field)] as const);
  return fields.every(([, before, after]) => before === after)
    ? value
    : Object.fromEntries(fields.map(([name, , after]) => [name, after]));
};
