import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { parse, validate } from 'graphql';
import { readModelOf } from '../../src/doors/server/samgraf';
import { SamgrafError } from '../../src/engine/errors';
import { documentOf } from '../../src/files/assessments/documents';
import { fillForm } from '../../src/files/assessments/fill-form';
import { formNamed, readForms, type AssessmentForm } from '../../src/files/assessments/form';
import { itemsAt } from '../../src/files/assessments/items';
import { formsFolder, hasForms, readPack } from '../../src/pack/pack';
import { packNamed } from '../packs/packs';

const all = { only: {}, unless: {}, most: 10 };
const asIs = (text: string): string => text;

describe('the things of an answer', () => {
  const data = {
    acts: {
      totalCount: 5,
      nodes: [
        {
          act: 'A',
          certainty: 'FACT',
          sources: [{ id: 's:1', title: 'One' }],
          layers: {
            edges: [{ certainty: 'UNCERTAIN', node: { layer: 'x' }, sources: [{ id: 's:2', title: 'Two' }] }],
          },
        },
        {
          act: 'B',
          certainty: 'FACT',
          layers: { edges: [] },
          sources: [{ id: 's:1', title: 'One' }],
          url: null,
        },
      ],
    },
  };

  it('have what they stand in, the weakest certainty and the sources of their own', () => {
    const { items } = itemsAt(data, { ...all, items: 'acts.nodes.layers.edges' }, asIs);
    expect(items).toMatchObject([
      { values: { act: 'A', layer: 'x' }, certainty: 'UNCERTAIN', sources: [{ id: 's:2' }] },
    ]);
  });

  it('are counted where a page left some out, and chosen by what they are', () => {
    expect(itemsAt(data, { ...all, items: 'acts.nodes' }, asIs)).toMatchObject({ more: 0, unread: 3 });
    const { items } = itemsAt(data, { ...all, items: 'acts.nodes', only: { url: 'none' } }, asIs);
    expect(items.map(({ values }) => values['act'])).toEqual(['B']);
    expect(itemsAt(data, { ...all, items: 'acts.nodes', most: 1 }, asIs)).toMatchObject({ more: 1 });
  });

  it('tell why an answer is not whole', () => {
    const cut = { reach: { nodes: [], truncated: { reason: 'LAYER_CAP', explanation: 'Too many.' } } };
    expect(itemsAt(cut, { ...all, items: 'reach.nodes' }, asIs).cut).toEqual(['Too many.']);
  });
});

const model = readModelOf(readPack());

/** A form with one field, and what an API answers it. */
const filledWith = async (prefill: object, answer: object | SamgrafError) => {
  const form = {
    name: 'one',
    title: { en: 'One' },
    about: { en: 'One' },
    source: { title: 'A form' },
    status: [{ says: { en: 'It is so.' }, source: { title: 'A form' } }],
    chooses: ['Framework'],
    sections: [{ id: 'a', title: { en: 'A' } }],
    fields: [
      {
        ...{ id: 'f', section: 'a', label: { en: 'F' }, by: 'GRAPH' },
        prefill: [
          {
            query: '{ a { nodes { name } } }',
            items: 'a.nodes',
            says: { en: '{ $name }' },
            ...all,
            ...prefill,
          },
        ],
      },
    ],
  } as unknown as AssessmentForm;
  const report = await fillForm({
    ...{ form, model, language: 'en', day: '2026-01-01', today: '2026-01-01', subject: { of: [] } },
    ask: () =>
      answer instanceof SamgrafError
        ? Promise.reject(answer)
        : Promise.resolve(answer as Record<string, unknown>),
  });
  return report.sections[0]?.fields[0];
};

const NONE = { none: { en: 'None is recorded.' } };

it('says that nothing is recorded only where the answer is whole', async () => {
  expect(await filledWith(NONE, { a: { nodes: [] } })).toMatchObject({
    state: 'NOT_KNOWN',
    sentences: [{ kind: 'NOT_RECORDED', text: 'None is recorded.', sources: [] }],
  });
  const cut = await filledWith(NONE, { a: { nodes: [], truncated: { explanation: 'Too many.' } } });
  expect(cut?.sentences).toMatchObject([
    { kind: 'UNANSWERED', text: expect.stringContaining('Too many.') as string },
  ]);
  const paged = await filledWith(
    { ...NONE, only: { name: 'x' } },
    { a: { totalCount: 9, nodes: [{ name: 'y' }] } },
  );
  expect(paged?.sentences).toMatchObject([{ kind: 'UNANSWERED' }]);
});

it('tells what the API refuses in its place, and does not fill the field with it', async () => {
  const refused = new SamgrafError('COST_LIMIT', 'Too dear.', 'Ask for less.');
  expect(await filledWith(NONE, refused)).toMatchObject({
    state: 'NOT_KNOWN',
    sentences: [{ kind: 'UNANSWERED', text: expect.stringContaining('Too dear.') as string }],
  });
});

it('says of a pattern with a variable that nothing gives that the form is wrong', async () => {
  const wrong = { says: { en: '{ $nobody }' } };
  await expect(filledWith(wrong, { a: { nodes: [{ name: 'y' }] } })).rejects.toMatchObject({
    code: 'BAD_CONFIG',
  });
});

it.each([
  ['no YAML', '{', /is no form/],
  ['a field that is not known', 'title: {en: A}\nnope: 1', /nope|Unrecognized/],
  ['no document', 'fragments: "{"', /is no document of GraphQL/],
])('refuses a file with %s', async (_, text, why) => {
  const folder = mkdtempSync(join(tmpdir(), 'forms-'));
  try {
    writeFileSync(join(folder, 'a.yaml'), text);
    await expect(readForms(folder)).rejects.toMatchObject({
      code: 'BAD_CONFIG',
      message: expect.stringMatching(why) as string,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('names the form that is asked for, the only one where none is', () => {
  const [a, b] = [{ name: 'a' }, { name: 'b' }] as unknown as AssessmentForm[];
  if (!a || !b) throw new Error('no forms');
  expect(formNamed([a], undefined)).toBe(a);
  expect(formNamed([a, b], 'b')).toBe(b);
  expect(() => formNamed([a, b], undefined)).toThrow(/which form/);
  expect(() => formNamed([], undefined)).toThrow(/no form/);
});

/** Every question of a form is one that the model of its pack answers, and each sentence is said in the pack's languages. */
describe.each([readPack(), packNamed('estonia')])('the forms of $folder', pack => {
  it('ask what the model has', async () => {
    const own = readModelOf(pack);
    const schema = buildSchema(own);
    const forms = await readForms(formsFolder(pack));
    expect(forms.length).toBeGreaterThan(0);
    for (const form of forms) {
      const prefills = [
        ...form.status.filter(of => 'query' in of),
        ...form.fields.flatMap(({ prefill }) => prefill),
      ];
      const kinds = [...form.chooses, ...prefills.flatMap(({ of = [] }) => of)];
      const known = new Set([...own.kinds.values()].flatMap(({ name, interfaces }) => [name, ...interfaces]));
      expect(kinds.filter(kind => !known.has(kind))).toEqual([]);
      const faults = prefills.flatMap(({ query }) =>
        validate(schema, parse(documentOf(query, form.fragments).query)).map(({ message }) => message),
      );
      expect(faults).toEqual([]);
      const texts = form.fields.flatMap(({ label, guidance, says, prefill }) => [
        label,
        ...(guidance ? [guidance] : []),
        ...(says ? [says] : []),
        ...prefill.flatMap(of => [of.says, ...(of.none ? [of.none] : [])]),
      ]);
      const lacking = texts.filter(text => pack.languages.some(language => text[language] === undefined));
      expect(lacking).toEqual([]);
    }
  });
});

it('are offered by packs that have any, and no other', () => {
  expect([hasForms(readPack()), hasForms(packNamed('estonia')), hasForms(packNamed('hospital'))]).toEqual([
    true,
    true,
    false,
  ]);
});
