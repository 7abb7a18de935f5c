import type { EnumType, Field, Model } from '../../engine/model/model';
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
  if (type.kind === 'enum') return enumValue(model.enums.get(type.name), textOf(cell));
  if (type.kind !== 'scalar') return { value: textOf(cell), isMapped: false };
  if (type.name === 'Boolean') return boolean(cell);
  if (type.name === 'Int' || type.name === 'Float') return number(cell, type.name);
  if (type.name === 'Date') return date(cell);
  if (type.name === 'ID') return id(textOf(cell));
  return { value: textOf(cell), isMapped: typeof cell !== 'string' };
};

/** An id, or the address of what has it. */
const id = (text: string): ReadValue => {
  const said = idIn(text);
  return { value: said ?? text, isMapped: said !== undefined };
};

const enumValue = (of: EnumType | undefined, text: string): ReadValue => {
  const wanted = waysToSay(text).flatMap(way => [folded(way), folded(way.replace(`${of?.name}.`, ''))]);
  const values = of?.values ?? [];
  const found = values.find(({ name, label }) =>
    [name, label.nb, label.nn, label.en].some(word => wanted.includes(folded(word))),
  );
  if (found) return { value: found.name, isMapped: found.name !== text };
  return { why: why('NOT_IN_LIST', values.map(({ label }) => label.nb).join(', ')) };
};

const TRUE = ['ja', 'j', 'yes', 'y', 'true', 'sann', '1', 'x'];
const FALSE = ['nei', 'n', 'no', 'false', 'usann', '0'];

const boolean = (cell: CellValue): ReadValue => {
  if (typeof cell === 'boolean') return { value: cell, isMapped: false };
  const text = textOf(cell).toLowerCase();
  if (TRUE.includes(text)) return { value: true, isMapped: true };
  if (FALSE.includes(text)) return { value: false, isMapped: true };
  return { why: why('NOT_YES_OR_NO') };
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

const DAY_FIRST = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;

/** As ISO 8601, as Norwegians write it, or as Excel stores it. */
const date = (cell: CellValue): ReadValue => {
  const text = textOf(cell);
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const iso = year === '' ? text.slice(0, 10) : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isDate(iso)) return { value: iso, isMapped: typeof cell !== 'string' || iso !== text };
  return { why: why('NOT_A_DAY') };
};
