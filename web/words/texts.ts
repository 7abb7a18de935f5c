import type { Lang } from '../model/state';
import { messages } from './messages';

export { capital } from './capital';
export type { Say } from './say';

export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** 2028-01-01 from 1.1.2028 and from itself; undefined for what is no day. */
export const dayOf = (text: string): string | undefined => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
};

/** 1. januar 2028; what is no day stays as it is. */
export const dateText = (date: string, lang: Lang): string => {
  const day = date.slice(0, 10);
  if (!isDay(day)) return date;
  // A day and its month stay on one line.
  return messages.in(lang).day(day).replace(' ', '\u00a0');
};

/** Compares names as the first language of the pages orders them. */
export const byName = (a: string, b: string): number =>
  (collator ??= new Intl.Collator(messages.languages[0])).compare(a, b);
let collator: Intl.Collator | undefined;

const formats = new Map<string, Intl.NumberFormat>();
/** Formats are kept: making one takes longer than all that is written with it. */
const formatOf = (lang: Lang, digits: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${lang} ${JSON.stringify(digits)}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(lang, digits);
  formats.set(key, known);
  return known;
};

export const numberText = (value: number, lang: Lang): string =>
  formatOf(lang, { maximumFractionDigits: 2 }).format(value);

/** With two decimals: what is not the same is never as much as 1. */
export const likenessText = (likeness: number, lang: Lang): string =>
  formatOf(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    likeness < 1 ? Math.min(likeness, 0.99) : likeness,
  );

export const shareText = (share: number, lang: Lang): string => messages.in(lang).percent(share);
