import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { ANONYMOUS } from '../engine/access/viewer';
import type { Config } from '../config';
import { SamgrafError, messageOf, quoted } from '../engine/errors';
import { today } from '../engine/model/scalars';
import { formNamed, readForms } from '../files/assessments/form';
import { fillForm } from '../files/assessments/fill-form';
import { answered } from '../files/assessments/report';
import type { ChangedEdge } from '../files/assessments/subject';
import { isReportForm, writeReport, REPORT_FORMS, type ReportForm } from '../files/assessments/write-report';
import { queryAs } from '../doors/server/import-route';
import { formsFolder, packOf } from '../pack/pack';
import { patient } from './patient';
import { argumentsOf, noMore, readGiven } from './terminal';
import { openForOperator, operator } from './unheard';

const many = { type: 'string', multiple: true, default: [] as string[] } as const;
const OPTIONS = {
  of: many,
  title: { type: 'string' },
  text: { type: 'string' },
  'text-file': { type: 'string' },
  body: { type: 'string' },
  without: many,
  with: many,
  answers: { type: 'string' },
  day: { type: 'string' },
  lang: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  everything: { type: 'boolean', default: false },
} as const;

/** Fills in a form of the pack from the store of the environment. */
export const assessCommand = async (
  args: readonly string[],
  config: Config,
  say: (text: string) => void,
): Promise<void> => {
  const { values, positionals } = argumentsOf('assess', {
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  });
  const [name, ...rest] = positionals;
  noMore(rest, 'Run `samgraf help assess`.');
  const form = formNamed(await readForms(formsFolder(packOf(config))), name);
  const format = formatOf(values.format, values.out);
  const text = values.text ?? (values['text-file'] === undefined ? undefined : readText(values['text-file']));
  const { app, samgraf, close } = await openForOperator(config);
  try {
    const all = operator('assess');
    const by = values.everything ? all : { ...all, viewer: ANONYMOUS };
    const { of, title, body, without, with: more, day = today(), lang = '' } = values;
    const subject = { of, title, text, body, without, with: more.map(edgeIn) };
    const ask = patient(queryAs(app.askAs, by));
    const { model } = samgraf;
    const report = await fillForm({ form, subject, model, ask, language: lang, day, today: today() });
    const whole = answered(report, values.answers === undefined ? {} : answersIn(values.answers));
    const written = await writeReport(whole, format, model.messages);
    if (values.out === undefined) return say(String(written).trimEnd());
    writeFileSync(values.out, written);
    const { fields, filled, notKnown, left } = report.counts;
    say(
      `Wrote ${values.out}: ${filled} of ${fields} fields filled, ${notKnown} not known, ${left} left to a person.`,
    );
  } finally {
    await close();
  }
};

const formatOf = (said: string | undefined, out: string | undefined): ReportForm => {
  const format = said ?? (out === undefined ? 'md' : extname(out).slice(1));
  if (isReportForm(format) && (format !== 'docx' || out !== undefined)) return format;
  throw new SamgrafError(
    'BAD_INPUT',
    format === 'docx' ? 'A document is not for the screen.' : `Nothing is written as ${quoted(format)}.`,
    `Say --out FILE, and --format ${Object.keys(REPORT_FORMS).join(', ')} where its ending does not say it.`,
  );
};

const edgeIn = (text: string): ChangedEdge => {
  const [from = '', relation = '', to = '', ...more] = text.split('~');
  if (from !== '' && relation !== '' && to !== '' && more.length === 0) return { from, relation, to };
  throw new SamgrafError(
    'BAD_INPUT',
    `--with ${quoted(text)} is no relation.`,
    'It is FROM~RELATION~TO, with ids.',
  );
};

const readText = (path: string): string => readGiven(path, 'Name a file of text.').toString('utf8');

const answersIn = (path: string): Readonly<Record<string, string>> => {
  const hint = 'It is an object with a text a field: {"f02": "…"}.';
  try {
    const read: unknown = JSON.parse(readText(path));
    if (typeof read === 'object' && read !== null)
      return Object.fromEntries(
        Object.entries(read).filter((of): of is [string, string] => typeof of[1] === 'string'),
      );
  } catch (error) {
    throw new SamgrafError('BAD_INPUT', `${path} is not JSON: ${messageOf(error)}`, hint, { cause: error });
  }
  throw new SamgrafError('BAD_INPUT', `${path} has no answers.`, hint);
};
