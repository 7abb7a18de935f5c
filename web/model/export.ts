import { phraseOf } from '../words/claims';
import { kindWord } from '../words/kinds';
import { isThing, type Answer, type Sentence } from './answer';
import { reachOf } from './reach';
import type { Lang } from './state';
import { dateText, type Texts } from '../words/texts';

type Exported = Readonly<{
  question: string;
  answer: Answer;
  /** The day that it is of, or the two: ISO 8601. */
  day: string;
  /** What it is asked with, in sentences. */
  conditions: readonly string[];
  /** The same without the day, and how far it goes where it is not whole. */
  reservations: string;
  address: string;
  lang: Lang;
  t: Texts;
  today: string;
}>;

/** A cell that a spreadsheet would run as a formula is made text by an apostrophe (OWASP, CSV injection). */
const cell = (value: string | number): string => {
  const text = String(value).replace(/[\r\n]+/g, ' ');
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const line = (cells: readonly (string | number)[]): string => cells.map(cell).join(',');

const stepRows = (group: string, sentence: Sentence, exported: Exported): readonly string[] => {
  const { t, lang, day, reservations } = exported;
  const head = [group, sentence.text, sentence.certainty ? t.certainty[sentence.certainty] : ''];
  if (sentence.steps.length === 0) return [line([...head, ...Array<string>(9).fill(''), day, reservations])];
  return sentence.steps.map(step =>
    line([
      ...head,
      step.from.name,
      phraseOf(step, lang),
      step.to.name,
      t.certainty[step.certainty],
      step.validFrom ?? '',
      step.validTo ?? '',
      step.sources.map(({ title, url }) => [title, url].filter(Boolean).join(' ')).join(' | '),
      step.knownFrom ?? '',
      step.lastSeen ?? '',
      day,
      reservations,
    ]),
  );
};

/** One row a step, with a byte order mark, by which spreadsheets know that it is UTF-8. */
export const csvOf = (exported: Exported): string => {
  const { answer, t } = exported;
  const { csv } = t;
  const head = line([
    csv.group,
    csv.sentence,
    csv.certainty,
    csv.from,
    csv.relation,
    csv.to,
    csv.stepCertainty,
    csv.validFrom,
    csv.validTo,
    csv.sources,
    csv.knownFrom,
    csv.lastSeen,
    csv.day,
    csv.conditions,
  ]);
  const rows = answer.groups.flatMap(({ heading = '', sentences }) =>
    sentences.flatMap(sentence => stepRows(heading, sentence, exported)),
  );
  const tables = answer.tables.flatMap(({ caption, columns, rows: cells }) => [
    '',
    line([caption]),
    line(columns),
    ...cells.map(row => line(row.map(of => (isThing(of) ? of.name : of)))),
  ]);
  return `\uFEFF${[head, ...rows, ...tables].join('\r\n')}\r\n`;
};

/** Why there is none, what hides one, and the single relations that would do: as the page has them. */
const absenceOf = ({ answer: { honesty }, lang, t }: Exported): readonly string[] => {
  const { absence } = honesty;
  if (absence === undefined) return [];
  const { why, hiddenBy, missing, missingAny, missingOne, missingCount } = t.honesty;
  const would = absence.missing.map(({ relation, fromKind, toKind, count }) => {
    const phrase = phraseOf({ relation, direction: 'FORWARD' }, lang);
    return `- ${missingOne(kindWord(fromKind, lang), phrase, kindWord(toKind, lang))} ${missingCount(count)}`;
  });
  return [
    [`${why}:`, absence.explanation].join('\n'),
    ...(absence.hiddenBy.length > 0
      ? [[`${hiddenBy}:`, ...absence.hiddenBy.map(({ explanation }) => `- ${explanation}`)].join('\n')]
      : []),
    ...(would.length > 0
      ? [[`${would.length > 1 ? missingAny : missing}:`, ...new Set(would)].join('\n')]
      : []),
  ];
};

/** The sentences with numbered sources, as one would paste them into a memo. */
export const textOf = (exported: Exported): string => {
  const { question, answer, conditions, address, lang, t, today } = exported;
  const numbers = new Map<string, number>();
  const sources: string[] = [];
  const cite = (sentence: Sentence): string => {
    const cited = sentence.steps.flatMap(step => step.sources);
    for (const { id, title, url, license } of cited)
      if (!numbers.has(id)) {
        numbers.set(id, numbers.size + 1);
        const parts = [title, url, `${t.license}: ${license ?? t.noLicense}`].filter(Boolean);
        sources.push(`[${numbers.size}] ${parts.join('. ')}`);
      }
    const marks = [...new Set(cited.map(({ id }) => numbers.get(id)))].map(n => `[${n}]`).join('');
    const certainty = sentence.certainty
      ? ` (${t.certainty[sentence.certainty].toLocaleLowerCase('nb')})`
      : '';
    return `- ${sentence.text}${certainty}${marks === '' ? '' : ` ${marks}`}`;
  };
  const groups = answer.groups.map(({ heading, sentences }) =>
    [...(heading ? [heading] : []), ...sentences.map(cite)].join('\n'),
  );
  return [
    question,
    [answer.lead, reachOf(answer.honesty, t).text, ...conditions].join('\n'),
    ...absenceOf(exported),
    ...groups,
    ...(sources.length > 0 ? [[`${t.sources}:`, ...sources].join('\n')] : []),
    `${address}\n${t.municipality.printed(dateText(today, lang))}`,
  ].join('\n\n');
};
