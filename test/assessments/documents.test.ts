import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { LightMyRequestResponse } from 'fastify';
import { SaxesParser } from 'saxes';
import type { AssessmentReport } from '../../src/files/assessments/report';
import { reportSchema } from '../../src/files/assessments/report';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { describeByOthers } from '../readers/read-by';

let seeded: SeededApp;
beforeAll(async () => {
  seeded = await openSeededApp();
});
afterAll(() => seeded.close());

const SUBJECT = 'of=framework:sdg&of=resource:id-porten&title=Pr%C3%B8ve%20%3Cb%3E%26&lang=nb';

const fileAs = (form: string): Promise<LightMyRequestResponse> =>
  seeded.app.inject({ url: `/assess/interoperability.${form}?${SUBJECT}` });

const reportOf = async (): Promise<AssessmentReport> => (await fileAs('json')).json<AssessmentReport>();

const sentencesOf = ({ sections }: AssessmentReport): readonly string[] =>
  sections.flatMap(({ fields }) => fields.flatMap(({ sentences }) => sentences.map(({ text }) => text)));

/** The text of a part of a document, and that it is well-formed: a parser of XML throws where it is not. */
const textOfXml = (xml: string): string => {
  const parser = new SaxesParser();
  const parts: string[] = [];
  parser.on('text', text => parts.push(text));
  parser.on('error', error => {
    throw error;
  });
  parser.write(xml).close();
  return parts.join('');
};

it('writes a document that readers of its format read, with each sentence, in its language', async () => {
  const { statusCode, headers, rawPayload } = await fileAs('docx');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toContain('wordprocessingml.document');
  const parts = unzipSync(rawPayload);
  const read = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const names = Object.keys(parts).filter(name => /\.(xml|rels)$/.test(name));
  expect(names).toEqual(
    expect.arrayContaining(['[Content_Types].xml', 'word/document.xml', 'word/styles.xml']),
  );
  for (const name of names) textOfXml(read(name));
  const text = textOfXml(read('word/document.xml'));
  const report = await reportOf();
  expect(sentencesOf(report).filter(sentence => !text.includes(sentence))).toEqual([]);
  expect(text).toContain('Prøve <b>&');
  expect(read('word/styles.xml')).toContain('w:val="nb-NO"');
  expect(read('word/document.xml')).toContain('Heading1');
});

const PYTHON =
  process.env.SAMGRAF_TEST_PYTHON ?? join(__dirname, '..', '..', '.cache', 'python', 'bin', 'python');
describeByOthers('a document', () => {
  it('has parts that lxml takes, with relations that lead somewhere', async () => {
    const { rawPayload } = await fileAs('docx');
    const folder = mkdtempSync(join(tmpdir(), 'docx-'));
    try {
      const file = join(folder, 'a.docx');
      writeFileSync(file, rawPayload);
      const script = `
import sys, zipfile
from lxml import etree
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
for n in z.namelist():
    if n.endswith(('.xml', '.rels')): etree.fromstring(z.read(n))
doc = etree.fromstring(z.read('word/document.xml'))
rels = {r.get('Id') for r in etree.fromstring(z.read('word/_rels/document.xml.rels'))}
links = [h.get(R + 'id') for h in doc.iter(W + 'hyperlink')]
assert links and all(l in rels for l in links)
print(len(list(doc.iter(W + 'p'))))`;
      expect(Number(execFileSync(PYTHON, ['-c', script, file], { encoding: 'utf8' }))).toBeGreaterThan(100);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it('writes a page that stands alone: it loads nothing, nothing in it runs, and what others wrote is text', async () => {
  const { body, headers } = await fileAs('html');
  expect(headers['content-disposition']).toMatch(
    /^attachment; filename="interoperability-\d{4}-\d\d-\d\d\.html"$/,
  );
  expect(body).toContain('<html lang="nb">');
  expect(body).toContain('Prøve &lt;b&gt;&amp;');
  expect(body).not.toMatch(/<script|<link|<img|src=|url\(/i);
  expect([...body.matchAll(/<h1>/g)]).toHaveLength(1);
});

it('writes data by the schema that is published', async () => {
  const report = await reportOf();
  expect(report.counts.fields).toBe(27);
  const { body } = await seeded.app.inject({ url: '/assess/schema.json' });
  expect(JSON.parse(body)).toEqual(reportSchema());
  const file = join(__dirname, '..', '..', 'docs', 'assessment.schema.json');
  const text = `${JSON.stringify(reportSchema(), undefined, 2)}\n`;
  if (process.env['SAMGRAF_UPDATE'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

const HEADERS = { 'content-type': 'application/x-www-form-urlencoded' };

it('keeps what is written in the document that is sent for, and nowhere else', async () => {
  const form = new URLSearchParams({
    format: 'json',
    lang: 'nn',
    valgt: 'framework:sdg\r\nresource:id-porten',
    'svar-f21': 'Nøytral.\r\nFordi …',
    'svar-nope': 'x',
  });
  const send = (): Promise<LightMyRequestResponse> =>
    seeded.app.inject({
      method: 'POST',
      url: '/vurdering/interoperability',
      headers: HEADERS,
      payload: form.toString(),
    });
  const report = (await send()).json<AssessmentReport>();
  const answers = report.sections.flatMap(({ fields }) =>
    fields.flatMap(({ id, answer }) => (answer === undefined ? [] : [[id, answer]])),
  );
  expect(answers).toEqual([['f21', 'Nøytral.\r\nFordi …']]);
  expect(report.language).toBe('nn');
  form.delete('svar-f21');
  expect((await send()).body).not.toContain('Nøytral');
});

it.each([
  ['/assess/nope.json?of=framework:sdg', 404, 'NOT_FOUND'],
  ['/assess/interoperability.exe?of=framework:sdg', 404, 'NOT_FOUND'],
  ['/assess/interoperability.json?of=framework:nope', 404, 'NOT_FOUND'],
  ['/assess/interoperability.json?of=framework:sdg&day=2026-02-30', 400, 'BAD_INPUT'],
  ['/assess/interoperability.json?with=a', 400, 'BAD_INPUT'],
  [`/assess/interoperability.json?${'of=framework:sdg&'.repeat(41)}`, 413, 'TOO_LARGE'],
])('refuses %s by a code', async (url, status, code) => {
  const { statusCode, body } = await seeded.app.inject({ url });
  expect([statusCode, body]).toEqual([status, expect.stringContaining(`"${code}"`)]);
});

it('takes no form from the page of another site', async () => {
  const headers = { ...HEADERS, origin: 'https://elsewhere.example' };
  const { statusCode } = await seeded.app.inject({
    method: 'POST',
    url: '/vurdering/interoperability',
    headers,
    payload: 'format=json',
  });
  expect(statusCode).toBe(403);
});
