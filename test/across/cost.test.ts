import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptAnswers } from '../../src/doors/peers/kept-answers';
import { PROJECT } from '../../src/doors/server/samgraf';
import { loadFolder } from '../../src/doors/server/seed';
import { openAsking, serveExample, type Serving } from './graphs';
import { Wire } from './wire';

let ee: Serving;
let wire: Wire;
let no: Serving;
beforeAll(async () => {
  ee = await serveExample('estonia');
  wire = await Wire.to(ee.address);
  no = await openAsking({ ee: wire.address });
}, 120_000);
afterAll(async () => {
  await no.close();
  wire.close();
  await ee.close();
});

type Body = Readonly<{
  data?: unknown;
  errors?: readonly Readonly<{ extensions: Readonly<{ code: string; hint: string }> }>[];
  extensions?: Readonly<{ sequence: number; cost: Readonly<Record<string, unknown>> }>;
}>;
const post = async ({ app }: Serving, query: string, extensions?: object): Promise<Body> => {
  const { body } = await app.inject({ method: 'POST', url: '/graphql', payload: { query, extensions } });
  return JSON.parse(body) as Body;
};

const dryRun = { dryRun: true };
const LIST = '{ municipalities(first: 3) { nodes { id } } }';
const AROUND =
  '{ neighbourhood(of: {id: "framework:eidas"}, maxHops: 2, first: 100) { nodes { node { id } } } }';
const WAY =
  'paths(from: {id: "municipality:0301"}, to: {id: "ee:local:tallinn"}, across: [ee], maxHops: 5, direction: ANY, first: 1)';

describe('the cost without running', () => {
  test('is told before anything runs, and the same as when it does', async () => {
    const { data, extensions } = await post(no, AROUND, dryRun);
    const ran = await post(no, AROUND, { cost: true });
    expect(data).toBeNull();
    expect(extensions?.cost['estimated']).toEqual(ran.extensions?.cost['estimated']);
    expect(extensions?.sequence).toBe(await no.samgraf.store.sequence());
    expect(Object.keys(extensions?.cost['limited'] ?? {})).toEqual([
      'rows',
      'edges',
      'visits',
      'steps',
      'parts',
    ]);
  });

  test('is never taken for the answer, nor the answer for it, also by GET', async () => {
    const at = (more: string): string => `/graphql?query=${encodeURIComponent(LIST)}${more}`;
    const dry = `&extensions=${encodeURIComponent(JSON.stringify(dryRun))}`;
    for (let time = 0; time < 3; time += 1) {
      expect((await post(no, LIST, dryRun)).data).toBeNull();
      expect((await post(no, LIST)).data).toMatchObject({ municipalities: { nodes: { length: 3 } } });
      expect(JSON.parse((await no.app.inject(at(dry))).body)).toMatchObject({ data: null });
      expect(JSON.parse((await no.app.inject(at(''))).body)).toMatchObject({
        data: { municipalities: { nodes: { length: 3 } } },
      });
    }
  });

  test('of a mutation is not told: its fields have a dryRun of their own', async () => {
    const { errors } = await post(
      no,
      'mutation { patchSolution(input: {id: "resource:id-porten"}) { change { status } } }',
      dryRun,
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_INPUT',
      hint: expect.stringContaining('dryRun') as string,
    });
  });

  test('of what goes on elsewhere has what it takes there', async () => {
    wire.requests.length = 0;
    const { extensions } = await post(no, `{ ${WAY} { outcome } }`, dryRun);
    expect(extensions?.cost['elsewhere']).toEqual([
      {
        graph: 'ee',
        sequence: 1,
        cost: expect.objectContaining({ edges: expect.any(Number) as number }) as object,
      },
    ]);
    expect(wire.requests.filter(({ path }) => path !== '/border')).toMatchObject([{ isPrice: true }]);
  });
});

const QUESTIONS: readonly string[] = [
  `${WAY} { outcome totalCount nodes { explanation steps { from { id } to { id } } } }`,
  'connections(from: {id: "municipality:0301"}, to: {id: "ee:local:tallinn"}, across: [ee], maxHops: 5, direction: ANY) { totalCount nodes { via { name } } }',
  'reach(of: {id: "framework:eidas"}, across: [ee], direction: BACKWARD, maxHops: 2) { totalCount nodes { node { name } } }',
  'impact(of: {id: "ee:asset:tara"}, across: [ee]) { totalCount nodes { node { id name } consequence } }',
];
/** What was asked of the other graph, but its border. */
const asked = (): readonly boolean[] =>
  wire.requests.filter(({ path }) => path !== '/border').map(({ isPrice }) => isPrice);

describe('what another graph has answered', () => {
  test.each(QUESTIONS)('is asked for once, until that graph writes: %s', async question => {
    wire.requests.length = 0;
    const first = await post(no, `{ ${question} }`);
    expect(first.errors).toBeUndefined();
    const before = asked();
    expect(before.slice(0, 2)).toEqual([true, false]);
    expect(before.length).toBeLessThanOrEqual(3);
    const second = await post(no, `{ ${question} }`);
    expect(second).toEqual(first);
    expect(asked()).toEqual([...before, true]);
  });

  test('is asked for again once it has written', async () => {
    const query = `{ ${QUESTIONS[3]} }`;
    const before = await post(no, query);
    const folder = mkdtempSync(join(tmpdir(), 'samgraf-written-'));
    cpSync(join(PROJECT, 'examples', 'estonia', 'seed', 'seed.json'), join(folder, 'seed.json'));
    const common = { certainty: 'DEDUCTION', rationale: 'As a test says.', sources: ['source:eur-lex'] };
    const records = [
      { type: 'InformationSystem', level: 'NATIONAL', id: 'asset:new', name: { en: 'New' }, ...common },
      { relation: 'DEPENDS_ON', from: 'asset:new', to: 'asset:tara', kind: 'LOGIN', ...common },
    ];
    writeFileSync(join(folder, 'new.jsonl'), records.map(one => JSON.stringify(one)).join('\n'));
    await loadFolder(ee.samgraf, folder, () => undefined);
    rmSync(folder, { recursive: true });
    wire.requests.length = 0;
    const after = await post(no, query);
    expect(asked()).toEqual([true, false, false]);
    expect(JSON.stringify(before)).not.toContain('ee:asset:new');
    expect(JSON.stringify(after)).toContain('ee:asset:new');
  });

  test('belongs to its entry of the log, its key, its values and its border, and is bounded', () => {
    const peer = { graph: 'ee', address: 'https://ee.example', key: undefined };
    const question = { peer, body: { query: 'a', variables: { ids: ['a'] } }, border: 'b' };
    const kept = new KeptAnswers();
    const bytes = Buffer.alloc(1_000_000);
    kept.keep(question, 7, bytes);
    expect(kept.at(question, 7)).toBe(bytes);
    for (const other of [
      { ...question, peer: { ...peer, key: 'key' } },
      { ...question, peer: { ...peer, address: 'https://other.example' } },
      { ...question, body: { query: 'a', variables: { ids: ['b'] } } },
      { ...question, border: 'c' },
    ])
      expect(kept.at(other, 7)).toBeUndefined();
    expect(kept.at(question, 8)).toBeUndefined();
    kept.keep({ ...question, border: 'large' }, 7, Buffer.alloc(3_000_000));
    expect(kept.at({ ...question, border: 'large' }, 7)).toBeUndefined();
    for (let i = 0; i < 10; i += 1) kept.keep({ ...question, border: String(i) }, 7, bytes);
    expect(kept.at(question, 7)).toBeUndefined();
    expect(kept.at({ ...question, border: '9' }, 7)).toBe(bytes);
  });
});
