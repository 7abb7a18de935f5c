import type { StepFact } from '../model/answer';
import type { Lang } from '../model/state';
import { capital, dateText, type Say } from './texts';

type Days = Pick<StepFact, 'validFrom' | 'validTo' | 'knownFrom' | 'seen'>;

/** Since when and until when it holds; where that is not known, the days on which a source shows that it did. */
export const validityText = (
  { validFrom, validTo, knownFrom, seen }: Days,
  { t, lang }: Readonly<{ t: Say; lang: Lang }>,
): string => {
  const days: readonly (readonly [string, string | null | undefined])[] = [
    validFrom ? [t('source-from'), validFrom] : [t('thing-known-from'), knownFrom],
    validTo ? [t('source-until'), validTo] : [t('source-last-seen'), seen],
  ];
  const said = days.flatMap(([word, day]) => (day ? [`${word} ${dateText(day, lang)}`] : []));
  return said.length > 0 ? capital(said.join(validTo ? ' ' : ', ')) : `${t('source-no-date')}.`;
};

/** Whether it is known that it had begun on a day: by its own first day, or since a source shows it. */
export const hadBegun = ({ validFrom, knownFrom }: Days, day: string): boolean =>
  Boolean(validFrom) || (Boolean(knownFrom) && String(knownFrom) <= day);

/** Since when and until when it holds. */
export const validText = (from: string | undefined, to: string | undefined, t: Say): string => {
  if (from !== undefined)
    return to === undefined ? t('fault-valid-from', { from }) : t('fault-valid-from-to', { from, to });
  return to === undefined ? t('fault-valid') : t('fault-valid-to', { to });
};
