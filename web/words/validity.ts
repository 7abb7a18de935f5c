import type { StepFact } from '../model/answer';
import type { Lang } from '../model/state';
import { capital, dateText, type Texts } from './texts';

type Days = Pick<StepFact, 'validFrom' | 'validTo' | 'knownFrom' | 'lastSeen'>;

/** Since when and until when it holds; where that is not known, the days on which a source shows that it did. */
export const validityText = (
  { validFrom, validTo, knownFrom, lastSeen }: Days,
  { t, lang }: Readonly<{ t: Texts; lang: Lang }>,
): string => {
  const days: readonly (readonly [string, string | null | undefined])[] = [
    validFrom ? [t.from, validFrom] : [t.entity.knownFrom, knownFrom],
    validTo ? [t.until, validTo] : [t.lastSeen, lastSeen],
  ];
  const said = days.flatMap(([word, day]) => (day ? [`${word} ${dateText(day, lang)}`] : []));
  return said.length > 0 ? capital(said.join(validTo ? ' ' : ', ')) : `${t.noDate}.`;
};

/** Whether it is known that it had begun on a day: by its own first day, or since a source shows it. */
export const hadBegun = ({ validFrom, knownFrom }: Days, day: string): boolean =>
  Boolean(validFrom) || (Boolean(knownFrom) && String(knownFrom) <= day);
