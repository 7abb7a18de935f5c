import type { Draw } from './draw';
import type { NativeObject } from './generated-world';

const BEGINNINGS = [
  'Nord',
  'Sør',
  'Øst',
  'Vest',
  'Ytre',
  'Indre',
  'Stor',
  'Lille',
  'Ny',
  'Gammel',
  'Ås',
  'Ær',
  'Bjørk',
  'Gran',
  'Eike',
  'Lauv',
  'Sol',
  'Måne',
  'Elve',
  'Fjell',
] as const;
const ENDINGS = [
  'vik',
  'dal',
  'fjord',
  'nes',
  'øy',
  'heim',
  'stad',
  'berg',
  'land',
  'sund',
  'voll',
  'ås',
  'eid',
  'strand',
  'havn',
  'mo',
] as const;

export const place = (draw: Draw): string => `${draw.of(BEGINNINGS)}${draw.of(ENDINGS)}`;
/** Numbered, so that there are as many different names as there are in a register. */
export const named = (draw: Draw, what: string, i: number): NativeObject => {
  const text = `${place(draw)} ${what} ${i}`;
  return { nb: text, ...(draw.chance(0.1) ? { en: `${text} (en)` } : {}) };
};
