import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SamgrafError, quoted } from '../../engine/errors';
import type { Model } from '../../engine/model/model';
import type { ReportSubject } from '../../files/assessments/subject';
import type { ReportForm } from '../../files/assessments/write-report';
import { clientOf, type Credentials } from './access/credentials';
import type { Assessments } from './assessments';
import { checkSender, formRoute, saidIn } from './forms';
import { queryAs } from './import-route';
import { searchOf, type AskAs } from './parameters';

type AssessmentUses = Readonly<{
  askAs: AskAs;
  credentials: Credentials;
  model: Model;
  assessments: Assessments;
}>;

/** Bytes of the form of a page: a text of a draft and an answer to each field, each sign as nine. */
const LIMIT = 1024 * 1024;

/**
 * Forms that are filled in from the graph, as whoever asks sees it: GET /assess is which there are, /assess/NAME.json a report (.html,
 * .docx and .md the same for people), and /assess/schema.json what a report as JSON is by.
 */
export const assessmentRoutes = (app: FastifyInstance, uses: AssessmentUses): void => {
  const { credentials, assessments, model } = uses;
  app.get('/assess', async (request, reply) => {
    const speaker = model.messages.in(new URLSearchParams(searchOf(request)).get('lang'));
    const forms = (await assessments.forms()).map(({ name, title, about, chooses, fields }) => ({
      ...{ name, title: speaker.of(title), about: speaker.of(about), chooses },
      fields: fields.map(({ id, label, by }) => ({ id, label: speaker.of(label), by })),
    }));
    return reply.headers({ 'cache-control': 'no-cache' }).send({ forms });
  });
  app.get('/assess/schema.json', async (_request, reply) => {
    const { reportSchema } = await import('../../files/assessments/report.js');
    return reply.type('application/schema+json; charset=utf-8').send(JSON.stringify(reportSchema()));
  });
  app.get<{ Params: { file: string } }>(
    '/assess/:file',
    { onRequest: credentials.onRequest },
    async (request, reply) => {
      const { name, form } = await fileNamed(request.params.file);
      const search = new URLSearchParams(searchOf(request));
      const asked = { name, form, subject: subjectIn(search), answers: {}, ...onIn(search) };
      return send(request, reply, asked, uses);
    },
  );
};

/** The form of the page where a report is filled in: POST /vurdering/NAME answers the document, and keeps nothing of it. */
export const assessmentForm = (app: FastifyInstance, uses: AssessmentUses): void => {
  formRoute(app, {
    path: '/vurdering/:name',
    type: 'application/x-www-form-urlencoded',
    limit: LIMIT,
    answer: async (form, request, reply) => {
      checkSender(request);
      const { name } = request.params as Readonly<{ name: string }>;
      const { form: as } = await fileNamed(`${name}.${saidIn(form, 'format')}`);
      const said = (of: string): string | undefined => saidIn(form, of) || undefined;
      const lines = (of: string): readonly string[] =>
        saidIn(form, of)
          .split('\n')
          .map(line => line.trim())
          .filter(line => line !== '');
      const subject = {
        ...{ of: lines('valgt'), without: lines('bort') },
        ...{ title: said('tittel'), text: said('tekst'), body: said('hvem') },
      };
      const on = { language: saidIn(form, 'lang'), day: said('dato') };
      return send(request, reply, { name, form: as, subject, answers: answersIn(form), ...on }, uses);
    },
  });
};

const ANSWER = /^svar-([a-z][a-z0-9-]{0,60})$/;

/** Most characters of one answer. */
const LONGEST = 10_000;

const answersIn = (form: FormData): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) => {
      const [, field] = ANSWER.exec(name) ?? [];
      return field === undefined || typeof value !== 'string'
        ? []
        : [[field, value.slice(0, LONGEST)] as const];
    }),
  );

const onIn = (search: URLSearchParams) => ({
  language: search.get('lang') ?? '',
  day: search.get('day') ?? undefined,
});

const subjectIn = (search: URLSearchParams): ReportSubject => ({
  of: search.getAll('of'),
  without: search.getAll('without'),
  with: search.getAll('with').map(text => {
    const [from = '', relation = '', to = '', ...more] = text.split('~');
    if (from !== '' && relation !== '' && to !== '' && more.length === 0) return { from, relation, to };
    throw new SamgrafError(
      'BAD_INPUT',
      `with=${quoted(text)} is no relation.`,
      'It is FROM~RELATION~TO, with ids.',
    );
  }),
  title: search.get('title') ?? undefined,
  text: search.get('text') ?? undefined,
  body: search.get('body') ?? undefined,
});

/** @throws NOT_FOUND if nothing is written as such a file */
const fileNamed = async (file: string): Promise<Readonly<{ name: string; form: ReportForm }>> => {
  const { isReportForm, REPORT_FORMS } = await import('../../files/assessments/write-report.js');
  const [, name = '', form = ''] = /^(.*)\.([a-z]+)$/.exec(file) ?? [];
  if (isReportForm(form)) return { name, form };
  const hint = `It ends with ${Object.keys(REPORT_FORMS).join(', ')}.`;
  throw new SamgrafError('NOT_FOUND', `There is no file ${quoted(file)}.`, hint);
};

type Asking = Readonly<{
  name: string;
  form: ReportForm;
  subject: ReportSubject;
  answers: Readonly<Record<string, string>>;
  language: string;
  day: string | undefined;
}>;

const send = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { form, answers, ...asked }: Asking,
  { askAs, credentials, assessments }: AssessmentUses,
): Promise<FastifyReply> => {
  const viewer = credentials.viewerOf(request);
  const client = clientOf(viewer, request.ip);
  const report = await assessments.fill({ ...asked, client, ask: queryAs(askAs, { request, viewer }) });
  const { REPORT_FORMS } = await import('../../files/assessments/write-report.js');
  const body = await assessments.write(report, answers, form);
  return reply
    .headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${report.form.name}-${report.drawnUp}.${form}"`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      vary: 'authorization',
    })
    .type(REPORT_FORMS[form])
    .send(body);
};
