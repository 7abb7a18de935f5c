import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayAct, type Viewer } from '../../engine/access/viewer';
import { ERRORS, SamgrafError } from '../../engine/errors';
import type { Speaker } from '../../engine/messages/speaker';
import type { Model } from '../../engine/model/model';
import { isDate } from '../../engine/model/scalars';
import { dataIn } from '../../files/imports/answer';
import type { ImportOptions, Query } from '../../files/imports/changes';
import type { Mapping, ValueMapping } from '../../files/imports/columns';
import type { Apart, Limits, ReportText } from '../../files/imports/import-apart';
import { WHY_CODES, type BriefReport, type ImportReport } from '../../files/imports/report';
import type { RestWords } from '../../files/imports/rest';
import { PROFILES, type Profile } from '../../files/imports/shapes';
import { clientOf, type Credentials } from './access/credentials';
import { BODY_LIMIT, bodyLimitOf, limitingBody, CHANGES_BODY_LIMIT } from './in-flight';
import type { Pages } from './explorer';
import type { Imported } from './page-request';
import type { FilesUnderway } from './files-underway';
import { formRoute, saidIn } from './forms';
import { isFields, searchOf, type AskAs, type By } from './parameters';
import { MEDIA_TYPES } from './represent';

type RouteUses = Readonly<{ askAs: AskAs; credentials: Credentials; model: Model; files: FilesUnderway }>;

/** What reading a file of a client may take: twice the memory that the largest honest ones took, and five times the processor. */
const OF_CLIENT: Limits = {
  memory: 512,
  heap: 384,
  cpu: 20,
  reading: 30,
  total: 120,
  told: 32 * 1024 * 1024,
};
/** A small one has no reason to take long. */
const OF_SMALL: Limits = { ...OF_CLIENT, cpu: 10 };

/** The same of an operator, whose own file it is: of a million rows it takes minutes, and gigabytes. */
const OF_OPERATOR: Limits = {
  memory: 6_144,
  heap: 4_096,
  cpu: 1_800,
  reading: 1_800,
  total: 24 * 3_600,
  told: 1024 * 1024 * 1024,
};

const TYPES = [
  'text/csv',
  'text/plain',
  'text/turtle',
  'text/xml',
  'application/octet-stream',
  'application/json',
  'application/ld+json',
  'application/n-triples',
  'application/rdf+xml',
  'application/xml',
  'application/yaml',
  MEDIA_TYPES.xlsx,
];

/**
 * Imports a file that is sent as the body: POST /import?kind=KIND&dryRun=true, with a key. What would be made, and what
 * was not understood, is in the report; nothing is made unless `dryRun=false`.
 */
export const imports = (app: FastifyInstance, uses: RouteUses): void => {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(TYPES, (request: FastifyRequest, body: IncomingMessage) =>
      received(body, request),
    );
    scope.get('/import/template/:file', (request, reply) => template(request, reply, uses.model));
    scope.post('/import', {
      // Before a byte of the file is read.
      onRequest: async request => {
        const viewer = await uses.credentials.accept(request);
        checkRole(viewer, optionsIn(request, viewer));
      },
      bodyLimit: CHANGES_BODY_LIMIT,
      preParsing: limitingBody(request => bodyLimitOf(uses.credentials.viewerOf(request)), 'file'),
      handler: (request, reply) => answer(request, reply, uses),
    });
    done();
  });
};

const optionsIn = (request: FastifyRequest, { actor }: Viewer): ImportOptions =>
  optionsOf(new URLSearchParams(searchOf(request)), actor);

/** Anyone who is known may propose; what no one of its role may make is not read. */
const checkRole = (viewer: Viewer, { proposes = false }: ImportOptions): void => {
  if (proposes || mayAct(viewer, 'EDITOR')) return;
  throw new SamgrafError(
    'FORBIDDEN',
    'Who only reads imports nothing.',
    'Propose what the file says, with way=propose: a steward decides. Or ask for a key of the role EDITOR.',
  );
};

const answer = async (
  request: FastifyRequest,
  reply: FastifyReply,
  uses: RouteUses,
): Promise<FastifyReply> => {
  const viewer = uses.credentials.viewerOf(request);
  const sent = { file: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) };
  // Nobody holds the file from here on but who reads it.
  request.body = undefined;
  const by = { request, viewer };
  const options = restIn(request, optionsIn(request, viewer), uses.model);
  const { body, isRefused, rest } = await importInTurn(sent, options, { ...uses, by, reply });
  if (rest) return sendRest(reply, rest);
  return reply
    .code(isRefused ? ERRORS.BAD_RECORD.status : 200)
    .headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': request.id,
    })
    .type('application/json; charset=utf-8')
    .send(body);
};

/** With the words of what was not understood, where that is asked for as a workbook. */
const restIn = (request: FastifyRequest, options: ImportOptions, { messages }: Model): ImportOptions => {
  const search = new URLSearchParams(searchOf(request));
  const isRest = oneOf(search, 'answer', ['report', 'rest']) === 'rest';
  return isRest ? { ...options, rest: restWordsOf(messages.in(undefined)) } : options;
};

/** Reads the words of the workbook of what was not understood from the messages of the page. */
export const restWordsOf = ({ say }: Speaker): RestWords => ({
  heading: say('upload-left-column-why'),
  why: Object.fromEntries(WHY_CODES.map(code => [code, say(`upload-why-${code}`, { of: '{of}' })])),
});

const sendRest = (reply: FastifyReply, rest: Buffer): FastifyReply =>
  reply
    .headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'attachment; filename="rest.xlsx"',
    })
    .type(MEDIA_TYPES.xlsx)
    .send(rest);

/** A body as it comes, in one place from the beginning: its parts and all of it would be there at once. */
const received = async (body: AsyncIterable<Buffer>, { headers }: FastifyRequest): Promise<Buffer> => {
  const length = Number(headers['content-length'] ?? 0);
  let file = Buffer.allocUnsafeSlow(length <= CHANGES_BODY_LIMIT ? length : 0);
  let size = 0;
  for await (const part of body) {
    // Of one that does not say its length, or sends more than that.
    if (size + part.length > file.length)
      file = Buffer.concat([file.subarray(0, size)], 2 * size + part.length);
    part.copy(file, size);
    size += part.length;
  }
  return size === file.length ? file : file.subarray(0, size);
};

type FormUses = RouteUses & Readonly<{ show: Pages['answered'] }>;

/**
 * The form of the explorer's page: POST /importer, with the file and the key in the form. It asks for nothing that a browser would send of
 * its own accord, so that no other site can send it on behalf of a reader.
 */
export const importForm = (app: FastifyInstance, uses: FormUses): void => {
  const answer: Parameters<typeof formRoute>[1]['answer'] = async (sent, request, reply) => {
    const { fields, file, key } = await importIn(sent);
    if (fields['do'] === 'undo')
      return uses.show(request, reply, { imported: await undone(fields, key, request, uses) });
    const carried = file && file.body.length <= MOST_CARRIED ? carriedOf(file) : undefined;
    try {
      const { report, rest } = await importOfForm({ fields, file, key }, { request, reply }, uses);
      if (rest) return sendRest(reply, rest);
      return await uses.show(request, reply, { imported: { report, fault: undefined, fields, carried } });
    } catch (error) {
      if (!(error instanceof SamgrafError)) throw error;
      const { code, message, hint } = error;
      const fault = { code, message, hint };
      return uses.show(request, reply, { imported: { report: undefined, fault, fields, carried } });
    }
  };
  formRoute(app, { path: '/importer', type: 'multipart/form-data', counts: 'file', answer });
};

/** Bytes of a file that are sent along with the page, so that it need not be chosen again. */
const MOST_CARRIED = 600_000;

/** What a column means is a field of the form by its header: `map.CMDB-nr`. */
const MAP = 'map.';
/** What a value means is a field by its header and itself: `value.["Status","Pilot"]`. */
const VALUE = 'value.';
const MOST_MAPPED = 250;

/** Takes the last version of a source back that stands, as whoever has the key. */
const undone = async (
  fields: Form['fields'],
  key: string,
  request: FastifyRequest,
  { credentials, askAs }: FormUses,
): Promise<Imported> => {
  const none = { report: undefined, fault: undefined, fields, carried: undefined };
  try {
    const viewer = await credentials.viewerBy(`Bearer ${checkedKey(key)}`, request.id);
    const { takeBack } = await import('../../files/imports/take-back.js');
    const { source = '' } = fields;
    return { ...none, takenBack: await takeBack({ source }, queryAs(askAs, { request, viewer })) };
  } catch (error) {
    if (!(error instanceof SamgrafError)) throw error;
    const { code, message, hint } = error;
    return { ...none, fault: { code, message, hint } };
  }
};

const checkedKey = (key: string): string => {
  if (key !== '') return key;
  throw new SamgrafError('UNAUTHENTICATED', 'No key was given.', 'Fill in the key that you have got.');
};

type FormFile = Readonly<{ name: string; body: Buffer }>;
type Form = Readonly<{ fields: Readonly<Record<string, string>>; file: FormFile | undefined; key: string }>;

const carriedOf = ({ name, body }: FormFile) => ({ name, base64: body.toString('base64') });

/** The fields of the form that are said, the file that was chosen or sent along, and the key. */
const importIn = async (form: FormData): Promise<Form> => {
  const text = (name: string): string => saidIn(form, name);
  const chosen = form.get('file');
  const file =
    chosen instanceof Blob && chosen.size > 0
      ? { name: chosen.name.slice(0, 200), body: Buffer.from(await chosen.arrayBuffer()) }
      : carriedFile(text('carried'), text('carriedName'));
  const names = [
    'kind',
    'actor',
    'source',
    'title',
    'certainty',
    'match',
    'take',
    'gone',
    'due',
    'policies',
    'do',
  ];
  const mapped = [...new Set(form.keys())]
    .filter(name => name.startsWith(MAP) || name.startsWith(VALUE))
    .slice(0, MOST_MAPPED);
  const fields: Record<string, string> = {};
  for (const name of [...names, ...mapped]) if (text(name) !== '') fields[name] = text(name);
  return { fields, file, key: text('key') };
};

const carriedFile = (base64: string, name: string): FormFile | undefined =>
  base64 === '' ? undefined : { name: name.slice(0, 200), body: Buffer.from(base64, 'base64') };

/** Looks at the file, makes what it says, or proposes it, as whoever has the key. */
const importOfForm = async (
  { fields: { do: way = 'look', ...filled }, file, key }: Form,
  { request, reply }: Readonly<{ request: FastifyRequest; reply: FastifyReply }>,
  { credentials, ...uses }: RouteUses,
): Promise<Readonly<{ report: BriefReport; rest: Buffer | undefined }>> => {
  if (!file) throw badParameter('No file was chosen.', 'Choose a file.');
  const viewer = await credentials.viewerBy(`Bearer ${checkedKey(key)}`, request.id);
  const { sourceOf } = await import('../../files/imports/slug.js');
  const all = Object.entries(filled);
  const isSaid = (name: string): boolean => name.startsWith(MAP) || name.startsWith(VALUE);
  const fields = Object.fromEntries(all.filter(([name]) => !isSaid(name)));
  const mapping = all.flatMap(([name, to]) => (name.startsWith(MAP) ? [[name.slice(MAP.length), to]] : []));
  const actor = fields['actor'] ?? viewer.actor;
  const language = languageOf(request, uses.model);
  const search = new URLSearchParams({
    title: file.name,
    file: file.name,
    ...fields,
    ...(actor === undefined ? {} : { actor }),
    ...(language === undefined ? {} : { lang: language }),
    source: fields['source'] ?? sourceOf(fields['title'] ?? file.name, actor),
    mapping: JSON.stringify(Object.fromEntries(mapping)),
    values: JSON.stringify(valuesOfForm(all)),
    // Who may only propose looks at what that would be.
    way: way === 'propose' || (way !== 'make' && !mayAct(viewer, 'EDITOR')) ? 'propose' : 'apply',
    dryRun: String(way !== 'make' && way !== 'propose'),
  });
  const said = optionsOf(search, undefined);
  checkRole(viewer, said);
  const options = way === 'rest' ? { ...said, rest: restWordsOf(uses.model.messages.in(language)) } : said;
  const by = { request, viewer };
  const { body, rest } = await importInTurn({ file: file.body }, options, {
    ...uses,
    by,
    reply,
    isBrief: true,
  });
  return { report: JSON.parse(body.toString()) as BriefReport, rest };
};

/** The language of the page, as far as the pack has it. */
const languageOf = (request: FastifyRequest, { languages }: Model): string | undefined => {
  const said = new URLSearchParams(searchOf(request)).get('lang');
  return languages.all.find(of => of === said);
};

/** The values that were said to mean others, by their headers. */
const valuesOfForm = (fields: readonly (readonly [string, string])[]): ValueMapping => {
  const values = new Map<string, Map<string, string>>();
  for (const [name, to] of fields) {
    const json: unknown = name.startsWith(VALUE) ? jsonIn(name.slice(VALUE.length)) : undefined;
    const [header, value] = Array.isArray(json) ? (json as readonly unknown[]) : [];
    if (typeof header !== 'string' || typeof value !== 'string') continue;
    values.set(header, (values.get(header) ?? new Map<string, string>()).set(value, to));
  }
  return Object.fromEntries([...values].map(([header, of]) => [header, Object.fromEntries(of)]));
};

type Turn = Pick<RouteUses, 'askAs' | 'model' | 'files'> &
  Readonly<{ by: By; reply: FastifyReply; isBrief?: boolean }>;

/**
 * Imports a file in the turn of its client, by its own connection, which lives as long as that takes: there are bounds to both.
 */
const importInTurn = async (
  sent: { file: Buffer | undefined },
  options: ImportOptions,
  { files, reply, ...uses }: Turn,
): Promise<ReportText> => {
  const { by } = uses;
  // With a listener, Node does not close what is silent for a minute.
  reply.raw.on('timeout', () => undefined);
  return files.run(clientOf(by.viewer, by.request.ip), reply.raw, signal => {
    const { file = Buffer.alloc(0) } = sent;
    sent.file = undefined;
    const limits = file.length > BODY_LIMIT ? OF_CLIENT : OF_SMALL;
    return importAs(file, options, { ...uses, limits, signal });
  });
};

type As = Readonly<{ askAs: AskAs; by: By; isBrief?: boolean }> & Omit<Apart, 'ask' | 'isBrief'>;

/** Imports a file in a process of its own, as whoever sends it. What begins that is loaded by the first. */
const importAs = async (
  file: Buffer,
  options: ImportOptions,
  { askAs, by, ...uses }: As,
): Promise<ReportText> => {
  const { importApart } = await import('../../files/imports/import-apart.js');
  const ask: Apart['ask'] = (query, variables) => askAs({ query, variables }, by);
  const words = wordsIn(uses.model);
  return importApart(file, { words, ...options }, { isBrief: false, ...uses, ask });
};

/** What a row of totals, and the column of reasons, are called in all languages of the pack. */
const wordsIn = ({ messages }: Model): NonNullable<ImportOptions['words']> => {
  const all = messages.languages.map(language => messages.in(language));
  return {
    totals: all.flatMap(({ say }) => say('upload-totals').split(/,\s*/)),
    why: all.map(({ say }) => say('upload-left-column-why')),
  };
};

type OfOperator = Pick<As, 'askAs' | 'by' | 'model' | 'progress'>;

/** Imports a file of an operator. */
export const importFile = async (
  file: Buffer,
  options: ImportOptions,
  uses: OfOperator,
): Promise<ImportReport> => (await importWithRest(file, options, uses)).report;

/** Imports a file of an operator, and makes the workbook of what was not understood, where there are words for it. */
export const importWithRest = async (
  file: Buffer,
  options: ImportOptions,
  uses: OfOperator,
): Promise<Readonly<{ report: ImportReport; rest: Buffer | undefined }>> => {
  const { body, rest } = await importAs(file, options, { ...uses, limits: OF_OPERATOR });
  return { report: JSON.parse(body.toString()) as ImportReport, rest };
};

/** Asks the API as someone; throws what it refuses. */
export const queryAs =
  (askAs: AskAs, by: By): Query =>
  async (query, variables) =>
    dataIn(await askAs({ query, variables }, by));

const template = async (
  request: FastifyRequest,
  reply: FastifyReply,
  model: Model,
): Promise<FastifyReply> => {
  const { templateFor } = await import('../../files/imports/template.js');
  const { file } = request.params as Readonly<{ file: string }>;
  const language =
    new URLSearchParams(searchOf(request)).get('lang') ?? model.messages.in(undefined).language;
  const made = await templateFor(file, language, model);
  return reply
    .headers({
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${made.name}"`,
    })
    .type(MEDIA_TYPES.xlsx)
    .send(made.body);
};

const PARAMETERS = [
  'kind',
  'source',
  'title',
  'certainty',
  'actor',
  'mapping',
  'values',
  'take',
  'gone',
  'answer',
  'match',
  'way',
  'dryRun',
  'shapes',
  'file',
  'due',
  'reading',
  'policies',
  'lang',
] as const;
const CERTAINTIES = ['FACT', 'DEDUCTION', 'UNCERTAIN'] as const;

/** Reads how a file is to be imported from the query string. */
export const optionsOf = (search: URLSearchParams, own: string | undefined): ImportOptions => {
  const unknown = [...search.keys()].find(key => !PARAMETERS.some(name => name === key));
  if (unknown !== undefined)
    throw badParameter(
      `There is no parameter ${JSON.stringify(unknown.slice(0, 80))}.`,
      `It takes ${PARAMETERS.join(', ')}.`,
    );
  const kind = search.get('kind');
  const source = search.get('source');
  if (source === null || !/^source:\S+$/.test(source))
    throw badParameter(
      'source is missing.',
      'Say what the file is as a source: source=source:nve-systems. It is made if it is not there.',
    );
  const said = search.get('certainty') ?? 'FACT';
  const certainty = CERTAINTIES.find(one => one === said);
  if (!certainty) throw badParameter('certainty is not valid.', `It is one of ${CERTAINTIES.join(', ')}.`);
  return {
    kind: kind ?? undefined,
    source,
    certainty,
    title: search.get('title') ?? source.slice('source:'.length),
    actor: search.get('actor') ?? own,
    mapping: mappingIn(search.get('mapping')),
    values: valuesIn(search.get('values')),
    endsGone: oneOf(search, 'gone', ['keep', 'end']) === 'end',
    takesRest: oneOf(search, 'take', ['all', 'understood']) === 'understood',
    mergesByName: oneOf(search, 'match', ['key', 'name']) === 'name',
    proposes: oneOf(search, 'way', ['apply', 'propose']) === 'propose',
    dryRun: oneOf(search, 'dryRun', ['true', 'false']) === 'true',
    shapes: profileIn(search.get('shapes')),
    file: search.get('file') ?? undefined,
    dueOn: dayIn(search.get('due')),
    readsAnew: oneOf(search, 'reading', ['kept', 'anew']) === 'anew',
    weighs: oneOf(search, 'policies', ['true', 'false']) === 'true',
    lang: search.get('lang') ?? undefined,
  };
};

const profileIn = (name: string | null): Profile | undefined => {
  const profile = PROFILES.find(one => one === name);
  if (name === null || profile) return profile;
  throw badParameter(
    'shapes is not valid.',
    `It is one of ${PROFILES.join(', ')}: the file is imported if it meets them.`,
  );
};

const dayIn = (text: string | null): string | undefined => {
  if (text === null || isDate(text)) return text ?? undefined;
  throw badParameter('due is not a day.', 'Write it as 2027-11-25.');
};

/** The first is what it is unless said. */
const oneOf = (search: URLSearchParams, name: string, values: readonly [string, ...string[]]): string => {
  const said = search.get(name) ?? values[0];
  if (values.includes(said)) return said;
  throw badParameter(`${name} is not valid.`, `It is ${values.join(' or ')}.`);
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const isMapping = (json: unknown): json is Mapping =>
  isFields(json) && Object.values(json).every(value => typeof value === 'string');

const valuesIn = (text: string | null): ValueMapping | undefined => {
  if (text === null) return undefined;
  const json = jsonIn(text);
  if (isFields(json) && Object.values(json).every(isMapping)) return json as ValueMapping;
  throw badParameter(
    'values is not a mapping.',
    'It is JSON of headers, values below them and what they mean: {"Status": {"Pilot": "CODE"}}.',
  );
};

const mappingIn = (text: string | null): Mapping | undefined => {
  if (text === null) return undefined;
  const json = jsonIn(text);
  if (isMapping(json)) return json;
  throw badParameter(
    'mapping is not a mapping.',
    'It is JSON of headers and what they mean: {"Leverandør": "suppliers"}.',
  );
};

const badParameter = (message: string, hint: string, cause?: unknown): SamgrafError =>
  new SamgrafError('BAD_INPUT', message, hint, { cause });
