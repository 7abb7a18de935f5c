import type { Lang } from '../model/state';

const LOCALES: Readonly<Record<Lang, string>> = { nb: 'nb', nn: 'nn', en: 'en-GB' };
const NUMERALS: Readonly<Record<Lang, readonly string[]>> = {
  nb: 'ingen én to tre fire fem seks sju åtte ni ti elleve tolv'.split(' '),
  nn: 'ingen éin to tre fire fem seks sju åtte ni ti elleve tolv'.split(' '),
  en: 'no one two three four five six seven eight nine ten eleven twelve'.split(' '),
};

/** In words up to twelve, as in the API's own sentences; thousands apart as in the language. */
export const numeral =
  (lang: Lang) =>
  (n: number): string =>
    NUMERALS[lang][n] ?? n.toLocaleString(LOCALES[lang]);

/** «én relasjon», «fire relasjoner», «25 relasjoner»; the one has its gender with it. */
export const counter =
  (lang: Lang) =>
  (n: number, one: string, many: string): string =>
    n === 1 ? one : `${numeral(lang)(n)} ${many}`;
