import { phraseOf } from '../words/claims';
import { kindWord } from '../words/kinds';
import { isThing, type PageAnswer, type Claim } from './answer';
import { reachOf } from './reach';
import type { Lang } from './state';
import type { BookSheet } from '../../src/doors/server/page-request';
import { dateText, type Say } from '../words/texts';

type Exported = Readonly<{
  question: string;
  answer: PageAnswer;
  /** The day that it is of, or the two: ISO 8601. */
  day: string;
  /** What it is asked with, in sentences. */
  conditions: readonly string[];
  /** The same without the day, and how far it goes where it is not whole. */
  reservations: string;
  address: string;
  lang: Lang;
  t: Say;
  today: string;
}>;

/** A cell that a spreadsheet would run as a formula is made text by an apostrophe (OWASP, CSV injection). */
const cell = (value: string | number): string => {
  const text = String(value).replace(/[\r\n]+/g, ' ');
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const line = (cells: readonly (string | number)[]): string => cells.map(cell).join(',');

type Cell = string | number;

const stepRows = (group: string, sentence: Claim, exported: Exported): readonly (readonly Cell[])[] => {
  const { t, lang, day, reservations } = exported;
  const head = [group, sentence.text, sentence.certainty ? t(`certainty-${sentence.certainty}`) : ''];
  if (sentence.steps.length === 0) return [[...head, ...Array<string>(9).fill(''), day, reservations]];
  return sentence.steps.map(step => [
    ...head,
    step.from.name,
    phraseOf(step, lang),
    step.to.name,
    t(`certainty-${step.certainty}`),
    step.validFrom ?? '',
    step.validTo ?? '',
    step.sources.map(({ title, url }) => [title, url].filter(Boolean).join(' ')).join(' | '),
    step.knownFrom ?? '',
    step.seen ?? '',
    day,
    reservations,
  ]);
};

const columnsOf = (t: Say): readonly string[] => [
  t('take-csv-group'),
  t('take-csv-sentence'),
  t('take-csv-certainty'),
  t('take-csv-from'),
  t('take-csv-relation'),
  t('take-csv-to'),
  t('take-csv-step-certainty'),
  t('take-csv-valid-from'),
  t('take-csv-valid-to'),
  t('take-csv-sources'),
  t('take-csv-known-from'),
  t('take-csv-last-seen'),
  t('take-csv-day'),
  t('take-csv-conditions'),
];

/** A list with what it is called, as a file has it: the sentences a row a step, and each table. */
type Listed = Readonly<{ name: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] }>;

const listsOf = (exported: Exported): readonly Listed[] => {
  const { answer, t } = exported;
  const rows = answer.groups.flatMap(({ heading = '', sentences }) =>
    sentences.flatMap(sentence => stepRows(heading, sentence, exported)),
  );
  const tables = answer.tables.map(({ caption, columns, rows: cells }) => ({
    name: caption,
    columns,
    rows: cells.map(row => row.map(of => (isThing(of) ? of.name : of))),
  }));
  return [{ name: t('take-sheet-sentences'), columns: columnsOf(t), rows }, ...tables];
};

/** One row a step, with a byte order mark, by which spreadsheets know that it is UTF-8. */
export const csvOf = (exported: Exported): string => {
  const [sentences, ...tables] = listsOf(exported).map(({ name, columns, rows }) => ({
    name,
    lines: [line(columns), ...rows.map(line)],
  }));
  const more = tables.flatMap(({ name, lines }) => ['', line([name]), ...lines]);
  return `\uFEFF${[...(sentences?.lines ?? []), ...more].join('\r\n')}\r\n`;
};

/** The same as a workbook: on the first sheet what was asked and what it is answered, then a sheet a list. */
export const sheetsOf = (exported: Exported): readonly BookSheet[] => {
  const { question, answer, conditions, address, today, lang, t } = exported;
  const about = [
    [t('take-sheet-question'), question],
    [t('take-sheet-answer'), answer.lead],
    ...(answer.points ?? []).map(point => ['', point]),
    [t('take-csv-conditions'), [reachOf(answer.honesty, t).text, ...conditions].join(' ')],
    [t('take-sheet-address'), address],
    ['', t('mine-printed', { date: dateText(today, lang) })],
  ];
  const lists = listsOf(exported).filter(({ rows }) => rows.length > 0);
  return [{ name: t('take-sheet-about'), columns: ['', ''], rows: about }, ...lists];
};

/** Why there is none, what hides one, and the single relations that would do: as the page has them. */
const absenceOf = ({ answer: { honesty }, lang, t }: Exported): readonly string[] => {
  const { absence } = honesty;
  if (absence === undefined) return [];
  const would = absence.missing.map(({ relation, fromKind, toKind, count }) => {
    const phrase = phraseOf({ relation, direction: 'FORWARD' }, lang);
    const [from, to] = [kindWord(fromKind, lang), kindWord(toKind, lang)];
    const link = t('honesty-missing-one', { from, relation: phrase, to });
    return `- ${link} ${t('honesty-missing-count', { n: count })}`;
  });
  return [
    [`${t('honesty-why')}:`, absence.explanation].join('\n'),
    ...(absence.hiddenBy.length > 0
      ? [
          [
            `${t('honesty-hidden-by')}:`,
            ...absence.hiddenBy.map(({ explanation }) => `- ${explanation}`),
          ].join('\n'),
        ]
      : []),
    ...(would.length > 0
      ? [
          [`${t(would.length > 1 ? 'honesty-missing-any' : 'honesty-missing')}:`, ...new Set(would)].join(
            '\n',
          ),
        ]
      : []),
  ];
};

/** The sentences with numbered sources, as one would paste them into a memo. */
export const textOf = (exported: Exported): string => {
  const { question, answer, conditions, address, lang, t, today } = exported;
  const numbers = new Map<string, number>();
  const sources: string[] = [];
  const cite = (sentence: Claim): string => {
    const cited = sentence.steps.flatMap(step => step.sources);
    for (const { id, title, url, license } of cited)
      if (!numbers.has(id)) {
        numbers.set(id, numbers.size + 1);
        const parts = [title, url, `${t('source-license')}: ${license ?? t('source-no-license')}`].filter(
          Boolean,
        );
        sources.push(`[${numbers.size}] ${parts.join('. ')}`);
      }
    const marks = [...new Set(cited.map(({ id }) => numbers.get(id)))].map(n => `[${n}]`).join('');
    const certainty = sentence.certainty ? ` (${t(`certainty-${sentence.certainty}`).toLowerCase()})` : '';
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
    ...(sources.length > 0 ? [[`${t('source-sources')}:`, ...sources].join('\n')] : []),
    `${address}\n${t('mine-printed', { date: dateText(today, lang) })}`,
  ].join('\n\n');
};
