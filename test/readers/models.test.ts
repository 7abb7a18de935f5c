import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { required } from '../../src/engine/errors';
import { serving } from '../server/serving';
import { get } from '../web/pages';
import { describeByOthers, readBy, type Found } from './read-by';

jest.setTimeout(300_000);
const { server } = serving();
const XSD = join(__dirname, 'xsd', 'archimate3_Diagram.xsd');
const TABLE = resolve('shapes', 'archimate-relations-3.2.json');

const folder = mkdtempSync(join(tmpdir(), 'models-by-others-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type View = Readonly<{
  name: string;
  nodes: readonly (readonly [string, number, number, number, number])[];
  lines: number;
}>;
type FoundModel = Found & Readonly<{ elements: number; types: readonly string[]; views: readonly View[] }>;

const read = async (url: string, name: string): Promise<FoundModel> => {
  const { statusCode, headers, rawPayload } = await get(server().app, url);
  expect([url, statusCode, headers['content-type']]).toEqual([url, 200, 'application/xml; charset=utf-8']);
  const file = join(folder, `${name}.xml`);
  writeFileSync(file, rawPayload);
  return required((await readBy('archimate', [file], [XSD, TABLE]))[0], name) as FoundModel;
};

describeByOthers('what others read of an answer as a model', () => {
  const asked = '/sporsmal/knytter?fra=municipality:4601&til=framework:eidas&lang=nb';

  test('is a view in which each thing stands where the page draws it', async () => {
    const found = await read(`${asked}&format=archimate`, 'answer');
    expect(found.wrong).toEqual([]);
    const [view] = found.views;
    expect(found.views).toHaveLength(1);
    expect(view?.lines).toBeGreaterThan(3);
    const svg = (await get(server().app, `${asked}&format=svg`)).body;
    const drawn = [
      ...svg.matchAll(
        /<rect class="sg-box[^"]*" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
      ),
    ]
      .map(([, ...at]) => at.map(one => Math.round(Number(one))).join(' '))
      .sort();
    expect(view?.nodes.map(([, ...at]) => at.join(' ')).sort()).toEqual(drawn);
    expect(drawn.length).toBeGreaterThan(5);
  });

  test('has what is assumed as a plateau beside that of today, with the gap between them', async () => {
    const found = await read(`${asked}&uten=resource:id-porten&format=archimate`, 'what-if');
    expect(found.wrong).toEqual([]);
    expect(found.types).toEqual(expect.arrayContaining(['Gap', 'Plateau']));
    expect(found.views.map(({ nodes }) => nodes.length)).toEqual([expect.any(Number), 3]);
    expect(found.views[1]?.name).toMatch(/^Slik det er .* → Uten /);
  });

  test.each(['/sporsmal/krav?hvem=municipality:4601&lang=nb', '/id/resource:id-porten?lang=en'])(
    '%s is a valid one',
    async url => {
      const found = await read(`${url}&format=archimate`, 'other');
      expect(found.wrong).toEqual([]);
      expect(found.views[0]?.nodes.length).toBeGreaterThan(3);
    },
  );
});
