import { SamgrafError } from '../../engine/errors';
import { makeInThread } from '../../engine/in-thread';
import type { Messages } from '../../engine/messages/speaker';
import type { DocxGiven } from './docx-worker';
import { layOut } from './lay-out';
import type { AssessmentReport } from './report';
import { writeHtml } from './write-html';
import { writeMarkdown } from './write-markdown';

/** What a report is written as, by the ending of a file, with its media type. */
export const REPORT_FORMS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
} as const;

export type ReportForm = keyof typeof REPORT_FORMS;

/** Tells whether a text is the ending of a file that reports are written as. */
export const isReportForm = (text: string): text is ReportForm => Object.hasOwn(REPORT_FORMS, text);

/** Writes a report as a file. */
export const writeReport = async (
  report: AssessmentReport,
  form: ReportForm,
  messages: Messages,
): Promise<string | Buffer> => {
  if (form === 'json') return `${JSON.stringify(report, undefined, 2)}\n`;
  const { language, drawnUp: day } = report;
  const blocks = layOut(report, messages.in(language));
  const [first] = blocks;
  const about = { language, day, title: first?.kind === 'heading' ? first.text : report.form.title };
  if (form === 'md') return writeMarkdown(blocks);
  return form === 'html' ? writeHtml(blocks, about) : documentOf({ blocks, about });
};

/** What one may take: milliseconds, and MiB of values. */
const LIMITS = { time: 15_000, heap: 192 } as const;

/** Writes a document in a thread of its own, which ends with it, and the library's memory with that. */
const documentOf = (given: DocxGiven): Promise<Buffer> =>
  makeInThread('files/assessments/docx-worker.js', given, { ...LIMITS, tooMuch });

const tooMuch = (): SamgrafError =>
  new SamgrafError(
    'TOO_COMPLEX',
    'The report is too long for a document.',
    'Choose less, or take it along as JSON.',
  );
