import { firstOf, type EnumType, type Field, type Model } from '../../engine/model/model';
import { isDate } from '../../engine/model/dates';
import { folded } from './columns';
import { idIn, waysToSay } from './references';
import type { CellValue } from './sheet';
import { why, type Why } from './tally';

/** A value as the API takes it, and whether it is other than as it was written; or why it cannot be read. */
export type ReadValue = Readonly<{ value: unknown; isMapped: boolean } | { why: Why }>;

/** Returns the texts in a cell that may have several: in lines, or else between ; or |. */
export const partsOf = (value: CellValue): readonly string[] => {
  const text = textOf(value);
  return text
    .split(text.includes('\n') ? '\n' : /[;|]/)
    .map(part => part.trim())
    .filter(Boolean);
};

/** Returns how a cell may be read that refers to several things: its lines, or what is between signs; else with commas and slashes between. */
export const readingsOf = (value: CellValue): readonly (readonly string[])[] => {
  const parts = partsOf(value);
  const split = (part: string): readonly string[] => (part.includes('://') ? [part] : part.split(/[,/]/));
  const more = parts.flatMap(split).flatMap(one => one.trim() || []);
  return more.length === parts.length ? [parts] : [parts, more];
};

export const textOf = (value: CellValue): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim();

/** Reads a cell as a value of a field: of a list, the values in it. What is exact is one value, with the blanks around it. */
export const readValue = (field: Field, cell: CellValue, model: Model, isExact: boolean): ReadValue => {
  if (isExact && isText(field)) {
    const text = String(cell);
    return { value: field.list ? [text] : text, isMapped: false };
  }
  if (!field.list) return single(field, cell, model);
  const parts = isExact ? [textOf(cell)] : partsOf(cell);
  const read = parts.map(part => single(field, part, model));
  const fault = read.find(one => 'why' in one);
  if (fault) return fault;
  const values = read.map(one => ('value' in one ? one : { value: undefined, isMapped: false }));
  return { value: values.map(({ value }) => value), isMapped: values.some(({ isMapped }) => isMapped) };
};

const isText = ({ type }: Field): boolean =>
  type.kind === 'text' || (type.kind === 'scalar' && type.name === 'String');

const single = ({ type }: Field, cell: CellValue, model: Model): ReadValue => {
  if (type.kind === 'sources') return id(textOf(cell));
  if (type.kind === 'enum') return enumValue(model.enums.get(type.name), textOf(cell), model);
  if (type.kind !== 'scalar') return { value: textOf(cell), isMapped: false };
  if (type.name === 'Boolean') return boolean(cell);
  if (type.name === 'Int' || type.name === 'Float') return number(cell, type.name);
  if (type.name === 'Date') return date(cell, model);
  if (type.name === 'ID') return id(textOf(cell));
  return { value: textOf(cell), isMapped: typeof cell !== 'string' };
};

/** An id, or the address of what has it. */
const id = (text: string): ReadValue => {
  const said = idIn(text);
  return { value: said ?? text, isMapped: said !== undefined };
};

const enumValue = (of: EnumType | undefined, text: string, model: Model): ReadValue => {
  const wanted = new Set(waysToSay(text).flatMap(way => waysToCode(way.replace(`${of?.name}.`, ''))));
  const values = of?.values ?? [];
  const found = values.find(({ name, label }) =>
    [name, ...Object.values(label), ...(model.also.values.get(`${of?.name}.${name}`) ?? [])].some(word =>
      wanted.has(folded(word)),
    ),
  );
  if (found) return { value: found.name, isMapped: found.name !== text };
  const choices = values.map(({ name, label }) => ({ value: name, label }));
  return {
    why: { ...why('NOT_IN_LIST', values.map(({ label }) => firstOf(label, model)).join(', ')), choices },
  };
};

/** A code as it is written, and without a number before or after it: `1 - Kritisk`. */
const waysToCode = (text: string): readonly string[] => {
  const whole = folded(text);
  return [whole, whole.replace(/^\d+(?=\D)/, ''), whole.replace(/(?<=\D)\d+$/, '')];
};

const TRUE = ['ja', 'j', 'yes', 'y', 'true', 'sann', '1', 'x'];
const FALSE = ['nei', 'n', 'no', 'false', 'usann', '0'];

/** They are called by the page. */
const YES_OR_NO = ['true', 'false'].map(value => ({ value, label: {} }));

/** By the word that it begins with: `Ja, sensitive`. */
const boolean = (cell: CellValue): ReadValue => {
  if (typeof cell === 'boolean') return { value: cell, isMapped: false };
  const [first = ''] = textOf(cell)
    .toLowerCase()
    .split(/[\s,.;:(–-]/, 1);
  if (TRUE.includes(first)) return { value: true, isMapped: true };
  if (FALSE.includes(first)) return { value: false, isMapped: true };
  return { why: { ...why('NOT_YES_OR_NO'), choices: YES_OR_NO } };
};

const number = (cell: CellValue, name: 'Int' | 'Float'): ReadValue => {
  if (typeof cell === 'number') return { value: cell, isMapped: false };
  const text = textOf(cell)
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.');
  const value = Number(text);
  if (text !== '' && Number.isFinite(value) && (name === 'Float' || Number.isInteger(value)))
    return { value, isMapped: true };
  return { why: why('NOT_A_NUMBER') };
};

const NUMBERED = /^(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4}|\d{2})\.?$/;
const NAMED = /^(\d{1,2})\.? +(\p{L}+)\.? +(\d{4})$/u;
const MONTH = /^(?:(\d{1,2})[./-](\d{4})|(\d{4})-(\d{1,2})|(\p{L}+)\.? +(\d{4}))$/u;
const YEAR = /^\d{4}$/;

/** A day as ISO 8601, as people write it, or as a spreadsheet stores it; of a month or a year alone, its first day. */
const date = (cell: CellValue, model: Model): ReadValue => {
  const text = textOf(cell);
  const iso = isoOf(text, model) ?? text.slice(0, 10);
  if (isDate(iso)) return { value: iso, isMapped: typeof cell !== 'string' || iso !== text };
  return { why: why('NOT_A_DAY') };
};

const isoOf = (text: string, model: Model): string | undefined => {
  if (YEAR.test(text)) return dayIn(text, '1', '1');
  const [, day = '', month = '', year] = NUMBERED.exec(text) ?? [];
  if (year !== undefined) return dayIn(year.length === 2 ? centuryOf(year) : year, month, day);
  const [, dayOfNamed = '', name = '', yearOfNamed] = NAMED.exec(text) ?? [];
  if (yearOfNamed !== undefined) return dayIn(yearOfNamed, monthNamed(name, model), dayOfNamed);
  const [, first, firstYear, lastYear, last, word, wordYear] = MONTH.exec(text) ?? [];
  if (first !== undefined) return dayIn(firstYear ?? '', first, '1');
  if (last !== undefined) return dayIn(lastYear ?? '', last, '1');
  return word === undefined ? undefined : dayIn(wordYear ?? '', monthNamed(word, model), '1');
};

const dayIn = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** A year of two digits is of the last eighty years, or of the next twenty. */
const centuryOf = (year: string): string => {
  const now = new Date().getUTCFullYear();
  const same = Math.floor(now / 100) * 100 + Number(year);
  return String(same > now + 20 ? same - 100 : same);
};

/** The number of a month, by its name or the beginning of it in any language of the pack. */
const monthNamed = (name: string, { languages }: Model): string => {
  const wanted = name.toLowerCase();
  for (const language of languages.all)
    for (let month = 0; month < 12; month += 1) {
      const called = new Date(Date.UTC(2000, month)).toLocaleString(language, {
        month: 'long',
        timeZone: 'UTC',
      });
      if (wanted.length >= 3 && called.toLowerCase().startsWith(wanted)) return String(month + 1);
    }
  return '';
};
