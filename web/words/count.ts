import { amountOf, type Count } from '../model/counted';
import type { Lang } from '../model/state';

const LOCALES: Readonly<Record<Lang, string>> = { nb: 'nb', nn: 'nn', en: 'en-GB' };
const NUMERALS: Readonly<Record<Lang, readonly string[]>> = {
  nb: 'ingen én to tre fire fem seks sju åtte ni ti elleve tolv'.split(' '),
  nn: 'ingen éin to tre fire fem seks sju åtte ni ti elleve tolv'.split(' '),
  en: 'no one two three four five six seven eight nine ten eleven twelve'.split(' '),
};
const LEAST: Readonly<Record<Lang, string>> = { nb: 'minst', nn: 'minst', en: 'at least' };

const least = (of: Count, text: string, lang: Lang): string =>
  typeof of === 'number' ? text : `${LEAST[lang]} ${text}`;

const written = (n: number, lang: Lang): string => NUMERALS[lang][n] ?? n.toLocaleString(LOCALES[lang]);

/** In words up to twelve, as in the API's own sentences; thousands apart as in the language. */
export const numeral =
  (lang: Lang) =>
  (of: Count): string =>
    least(of, written(amountOf(of), lang), lang);

/** «én relasjon», «fire relasjoner», «minst 25 relasjoner»; the one has its gender with it. */
export const counter =
  (lang: Lang) =>
  (of: Count, one: string, many: string): string =>
    least(of, amountOf(of) === 1 ? one : `${written(amountOf(of), lang)} ${many}`, lang);
