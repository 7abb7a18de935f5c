import { SamgrafError, type ErrorCode, ERRORS } from '../../engine/errors';
import type { Model } from '../../engine/model/model';
import { isDate, today } from '../../engine/model/scalars';
import type { AssessmentForm } from '../../files/assessments/form';
import type { AssessmentReport } from '../../files/assessments/report';
import type { AskReport, ReportSubject } from '../../files/assessments/subject';
import type { ReportForm } from '../../files/assessments/write-report';
import type { Asked } from './ask';
import { PATIENCE_MS, tooManyFiles } from './made-files';
import { OneEach } from './one-each';

/** What a report is asked for: of what, by which form, and whom it is for. */
export type ReportWanted = Readonly<{
  name: string;
  subject: ReportSubject;
  language: string;
  day: string | undefined;
  /** Who waits for it, and how the API is asked on their behalf. */
  client: string;
  ask: AskReport;
}>;

/** The forms of a pack, read when the first is asked for; clients take turns in having them filled in. */
export class Assessments {
  private read: Promise<readonly AssessmentForm[]> | undefined;
  private readonly room = new OneEach(tooManyFiles, PATIENCE_MS);

  constructor(
    private readonly folder: string,
    private readonly model: Model,
  ) {}

  async forms(): Promise<readonly AssessmentForm[]> {
    this.read ??= import('../../files/assessments/form.js').then(({ readForms }) => readForms(this.folder));
    return this.read;
  }

  /** @throws NOT_FOUND if there is no such form or a thing is not there, BAD_INPUT if the day is none */
  async fill({
    name,
    subject,
    language,
    day = today(),
    client,
    ask,
  }: ReportWanted): Promise<AssessmentReport> {
    if (!isDate(day)) throw new SamgrafError('BAD_INPUT', 'The day is no date.', 'It is as 2026-01-31.');
    const [{ formNamed }, { fillForm }] = await Promise.all([
      import('../../files/assessments/form.js'),
      import('../../files/assessments/fill-form.js'),
    ]);
    const form = formNamed(await this.forms(), name);
    return this.room.run(client, () =>
      fillForm({ form, subject, model: this.model, ask, language, day, today: today() }),
    );
  }

  /** Writes a report with what its reader has written, by the ids of fields. */
  async write(
    report: AssessmentReport,
    answers: Readonly<Partial<Record<string, string>>>,
    form: ReportForm,
  ): Promise<string | Buffer> {
    const [{ answered }, { writeReport }] = await Promise.all([
      import('../../files/assessments/report.js'),
      import('../../files/assessments/write-report.js'),
    ]);
    return writeReport(answered(report, answers), form, this.model.messages);
  }
}

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(ERRORS, code);

/** Asks as a part of the server does that is told errors as clients are; throws what is refused. */
export const throwing =
  (ask: (query: string, variables: object) => Promise<Asked>): AskReport =>
  async (query, variables) => {
    const { data, errors: [error] = [] } = await ask(query, variables);
    if (error === undefined) return (data ?? {}) as Readonly<Record<string, unknown>>;
    const { code, hint } = error.extensions ?? {};
    throw new SamgrafError(
      isCode(code) ? code : 'INTERNAL',
      error.message,
      typeof hint === 'string' ? hint : '',
    );
  };
