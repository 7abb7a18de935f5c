import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ANONYMOUS } from '../../src/engine/access/viewer';
import { queryAs } from '../../src/doors/server/import-route';
import { fillForm } from '../../src/files/assessments/fill-form';
import { formNamed, readForms } from '../../src/files/assessments/form';
import type { AssessmentReport } from '../../src/files/assessments/report';
import type { ReportSubject } from '../../src/files/assessments/subject';
import { writeReport } from '../../src/files/assessments/write-report';
import { formsFolder, readPack } from '../../src/pack/pack';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { freezeToday } from '../support/golden';

/** Five drafts of Norway, as they were chosen before there was a program (issue 52). */
const CASES = readFileSync(join(__dirname, 'cases', 'cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Readonly<{ name: string; subject: ReportSubject }>);

const DAY = '2026-12-02';

let seeded: SeededApp;
beforeAll(async () => {
  freezeToday(DAY);
  seeded = await openSeededApp();
});
afterAll(async () => {
  await seeded.close();
  jest.useRealTimers();
});

const reportOf = async (subject: ReportSubject, language = 'nb'): Promise<AssessmentReport> => {
  const form = formNamed(await readForms(formsFolder(readPack())), undefined);
  const ask = queryAs(seeded.app.askAs, { request: { id: 'test', ip: '' }, viewer: ANONYMOUS });
  const { model } = seeded.samgraf;
  return fillForm({ form, subject, model, ask, language, day: DAY, today: DAY });
};

/** The document as people read it; the questions at its end are the form's own. */
const told = async (report: AssessmentReport): Promise<string> => {
  const { messages } = seeded.samgraf.model;
  const text = String(await writeReport(report, 'md', messages));
  return text.slice(0, text.indexOf(`## ${messages.say(report.language, 'assess-questions')}`));
};

const golden = (name: string, text: string): void => {
  const file = join(__dirname, 'cases', `${name}.md`);
  if (process.env['SAMGRAF_UPDATE'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
};

const fieldsOf = ({ sections }: AssessmentReport) => sections.flatMap(({ fields }) => fields);
const sentencesOf = (report: AssessmentReport) => [
  ...report.status,
  ...fieldsOf(report).flatMap(({ sentences }) => sentences),
];

describe.each(CASES)('$name', ({ name, subject }) => {
  let report: AssessmentReport;
  beforeAll(async () => {
    report = await reportOf(subject);
  });

  it('has four fifths of its 27 fields filled in, and never what a person alone can say', () => {
    const { fields, filled } = report.counts;
    expect(fields).toBe(27);
    expect(filled / fields).toBeGreaterThanOrEqual(0.8);
    const persons = fieldsOf(report).filter(({ by }) => by === 'PERSON');
    expect(persons.map(({ id }) => id)).toEqual(['f02', 'f06', 'f21', 'f25']);
    expect(persons.flatMap(({ sentences }) => sentences).filter(({ kind }) => kind !== 'FORM')).toEqual([]);
  });

  it('has with each sentence where it is from, how sure it is and the question; of what is not recorded no certainty', () => {
    const sources = new Set(report.sources.map(({ number }) => number));
    const questions = new Set(report.questions.map(({ number }) => number));
    for (const sentence of sentencesOf(report)) {
      const { kind, certainty, sources: cited, question } = sentence;
      expect(cited.every(number => sources.has(number))).toBe(true);
      if (kind === 'ANSWERED')
        expect([sentence.text, certainty, cited.length > 0]).toEqual([
          sentence.text,
          expect.any(String),
          true,
        ]);
      if (kind === 'NOT_RECORDED' || kind === 'UNANSWERED')
        expect([certainty, cited]).toEqual([undefined, []]);
      if (question !== undefined) expect(questions.has(question)).toBe(true);
      else expect(['WRITTEN', 'FORM', 'NOT_RECORDED']).toContain(kind);
    }
  });

  it('is answered whole: no question is refused, and what is left out is said', () => {
    const refused = sentencesOf(report).filter(({ text }) => text.includes('ble ikke besvart'));
    expect(refused).toEqual([]);
  });

  it('reads as it was read', async () => {
    golden(name, await told(report));
  });
});

it('tells of a planned change what follows from it, in English', async () => {
  const change = {
    title: 'Retire the eIDAS node',
    of: [],
    without: ['resource:eidas-node-norge'],
    with: [{ from: 'resource:vitnemalsportalen', relation: 'DEPENDS_ON', to: 'resource:id-porten' }],
  };
  const report = await reportOf(change, 'en');
  const effects = fieldsOf(report).find(({ id }) => id === 'f20');
  expect(effects?.sentences.map(({ text }) => text)).toEqual(
    expect.arrayContaining([expect.stringMatching(/when the eIDAS node \(Norway\) goes away/)]),
  );
  golden('planned-change', await told(report));
});

it('is the same in all languages but for its words', async () => {
  const [first] = CASES;
  const shapes = await Promise.all(
    ['nb', 'nn', 'en'].map(async language => {
      const { counts, questions } = await reportOf(first?.subject ?? { of: [] }, language);
      return { counts, asked: questions.map(({ query }) => query) };
    }),
  );
  expect(shapes[1]).toEqual(shapes[0]);
  expect(shapes[2]).toEqual(shapes[0]);
});

it('says what it was asked with that is not there, and what is too much', async () => {
  await expect(reportOf({ of: ['framework:no-such'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(reportOf({ of: ['framework:sdg'], text: 'x'.repeat(20_001) })).rejects.toMatchObject({
    code: 'TOO_LARGE',
  });
  const many = Array.from({ length: 41 }, (_, i) => `framework:a${i}`);
  await expect(reportOf({ of: many })).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

const MARKED = z.object({
  data: z.object({ publicServices: z.object({ nodes: z.array(z.object({ procedureCode: z.string() })) }) }),
});

it('finds marked as across borders the procedures of annex II and no other service', async () => {
  const query =
    '{ publicServices(where: {span: {eq: CROSS_BORDER}}, first: 100) { nodes { procedureCode } } }';
  const { body } = await seeded.app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  expect(MARKED.parse(JSON.parse(body)).data.publicServices.nodes).toHaveLength(21);
});
