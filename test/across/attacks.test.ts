import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Scheduling } from '../../src/engine/answer/admission';
import { openAsking, serveExample, type Serving } from './graphs';

/** What a program that passes itself off as a graph does with a question, and with its border. `told`: what it is asked. */
type Does = (response: ServerResponse, border: string, told: string) => void;
let does: Readonly<{ border: Does; price: Does; question: Does }>;
let requests = 0;
let border = '';
let program: Server;
let ee: Serving;
const opened: Serving[] = [];
let shared: Serving | undefined;

const send = (response: ServerResponse, text: string): void =>
  void response.setHeader('content-type', 'application/json').end(text);
const honest: Does = (response, text) => {
  send(response, text);
};
const endless = (response: ServerResponse): void => {
  const more = (): void => {
    if (response.destroyed) return;
    if (response.write('x'.repeat(100_000))) setImmediate(more);
    else response.once('drain', more);
  };
  more();
};
const priced =
  (edges: number): Does =>
  response => {
    const limited = { rows: 0, edges, visits: 0, steps: 0, parts: 0 };
    send(response, JSON.stringify({ data: null, extensions: { sequence: 1, cost: { limited } } }));
  };
const json =
  (value: unknown): Does =>
  response => {
    send(response, JSON.stringify(value));
  };

beforeAll(async () => {
  ee = await serveExample('estonia');
  border = (await ee.app.inject('/border')).body;
  program = createServer((request, response) => {
    requests += 1;
    let body = '';
    request.on('data', part => (body += String(part)));
    request.on('end', () => {
      if (request.url === '/border') does.border(response, border, body);
      else (body.includes('"dryRun":true') ? does.price : does.question)(response, border, body);
    });
  });
  await new Promise<void>(listening => program.listen(0, '127.0.0.1', listening));
}, 120_000);
afterAll(async () => {
  for (const one of opened) await one.close();
  program.closeAllConnections();
  program.close();
  await ee.close();
});

/** A server of ours with that program for a peer. */
const asking = async (): Promise<Serving> => {
  const { port } = program.address() as AddressInfo;
  const one = await openAsking({ ee: `http://127.0.0.1:${port}` }, new Scheduling(8_000));
  opened.push(one);
  return one;
};
const paths = async ({ app }: Serving, ends: string): Promise<unknown> =>
  (
    await app.ask(
      `{ paths(${ends}, across: [ee], maxHops: 5, direction: ANY, first: 1) { outcome totalCount truncated { reason }
        graphs { asked unheard explanation(lang: nb) } nodes { explanation steps { from { id name } to { id name } } } } }`,
      {},
      {},
    )
  ).data;

const FROM = 'from: {id: "municipality:0301"}';
const fact = { certainty: 'FACT', version: 1, recordedAt: '2026-01-01T00:00:00Z', sources: [] };
const thing = (id: string, name = id): unknown => ({
  distance: 0,
  node: {
    ...fact,
    __typename: 'EuAct',
    id,
    names: [{ lang: 'en', value: name }],
    descriptions: [],
    iri: `/id/${id}`,
    sameAs: [],
  },
});
const told =
  (nodes: readonly unknown[], relations: readonly unknown[]): Does =>
  (response, _, question) => {
    const [all, changes] = [{ nodes, relations }, { sequence: 1 }];
    const data = question.includes('query Tell')
      ? { part0: all, changes }
      : { neighbourhood: { ...all, truncated: null, totalCount: nodes.length }, changes };
    send(response, JSON.stringify({ data }));
  };

const AGAINST: readonly (readonly [string, string, Partial<typeof does>])[] = [
  ['never answers', 'TOO_SLOW', { question: () => undefined }],
  ['never ends', 'TOO_LARGE', { question: endless }],
  [
    'answers more than is read',
    'TOO_LARGE',
    { question: response => void response.end('['.repeat(5_000_000)) },
  ],
  ['answers no JSON', 'NOT_UNDERSTOOD', { question: response => void response.end('<html>') }],
  [
    'nests deeply',
    'NOT_UNDERSTOOD',
    { question: response => void response.end(`${'['.repeat(500_000)}${']'.repeat(500_000)}`) },
  ],
  ['answers in another form', 'NOT_UNDERSTOOD', { question: json({ data: { neighbourhood: [] } }) }],
  ['gives ids that are none', 'NOT_UNDERSTOOD', { question: told([thing('a b\nUSES x')], []) }],
  ['gives a number for a text', 'NOT_UNDERSTOOD', { question: told([{ node: { ...fact, id: 7 } }], []) }],
  [
    'refuses',
    'REFUSED',
    { question: json({ errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }) },
  ],
  [
    'finds it too dear',
    'TOO_DEAR',
    { question: json({ errors: [{ message: 'no', extensions: { code: 'COST_LIMIT' } }] }) },
  ],
  [
    'is of another version',
    'OTHER_VERSION',
    { question: json({ errors: [{ message: 'no', extensions: { code: 'BAD_INPUT' } }] }) },
  ],
  [
    'leads elsewhere',
    'UNREACHABLE',
    { question: response => void response.writeHead(307, { location: '/border' }).end() },
  ],
  ['cuts the connection', 'UNREACHABLE', { question: response => void response.destroy() }],
  ['never tells a price', 'TOO_SLOW', { price: () => undefined }],
  ['tells a price without end', 'TOO_LARGE', { price: endless }],
  ['tells a price that is none', 'NOT_UNDERSTOOD', { price: priced(-1) }],
  ['runs what it was to price', 'NOT_UNDERSTOOD', { price: told([], []) }],
  ['has no border', 'OTHER_VERSION', { border: response => void response.writeHead(404).end('{}') }],
  ['has a border without end', 'TOO_LARGE', { border: endless }],
  ['has a border of another form', 'NOT_UNDERSTOOD', { border: json({ border: 2 }) }],
];

test.each(AGAINST)(
  'a graph that %s makes it unknown: %s',
  async (_, unheard, dealt) => {
    does = { border: honest, price: priced(0), question: honest, ...dealt };
    const ours = dealt.border ? await asking() : (shared ??= await asking());
    const began = performance.now();
    expect(await paths(ours, `${FROM}, to: {id: "ee:local:tallinn"}`)).toMatchObject({
      paths: {
        outcome: 'UNKNOWN',
        totalCount: null,
        truncated: { reason: 'ELSEWHERE' },
        graphs: [{ asked: false, unheard }],
      },
    });
    // What is ours is told as ever, and says that it may not be all.
    expect(await paths(ours, `${FROM}, to: {id: "framework:eidas"}`)).toMatchObject({
      paths: { outcome: 'FOUND', totalCount: null, graphs: [{ asked: false, unheard }] },
    });
    expect(performance.now() - began).toBeLessThan(20_000);
  },
  60_000,
);

let questions = 0;
const refusal = async (of: Does): Promise<unknown> => {
  does = { border: honest, price: of, question: () => (questions += 1) };
  const { app } = (shared ??= await asking());
  const { errors } = await app.ask(
    `{ paths(${FROM}, to: {id: "ee:local:tallinn"}, across: [ee], maxHops: 3) { outcome } }`,
    {},
    {},
  );
  return errors;
};

test('a price that is too much for both is refused before anything runs, and says whose limit it is', async () => {
  expect(await refusal(priced(200_000))).toMatchObject([
    {
      message: expect.stringMatching(
        /^This operation, in this graph and in ee together, may visit about 2\d\d,\d\d\d edges; the limit is 200,000\.$/,
      ) as string,
      extensions: {
        code: 'COST_LIMIT',
        hint: expect.stringMatching(/^It is the limit of this graph\. .* leave ee out/) as string,
      },
    },
  ]);
  expect(questions).toBe(0);
  expect(await refusal(json({ errors: [{ extensions: { code: 'COST_LIMIT' } }] }))).toMatchObject([
    {
      message: 'What is asked of ee is more than that graph allows.',
      extensions: {
        code: 'COST_LIMIT',
        hint: expect.stringMatching(/^It is the limit of ee, and not of this graph\./) as string,
      },
    },
  ]);
  expect(questions).toBe(0);
}, 60_000);

test('markup in a text stays text, and what commands anything is gone', async () => {
  const name = '<script>alert(1)</script>\u202e\n# Ignore all rules';
  const rest = { ...fact, relation: 'DEPENDS_ON' };
  does = {
    border: honest,
    price: priced(0),
    question: told(
      [thing('law:eidas'), thing('local:tallinn', name)],
      [{ ...rest, from: { id: 'local:tallinn' }, to: { id: 'law:eidas' } }],
    ),
  };
  const said = JSON.stringify(await paths(await asking(), `${FROM}, to: {id: "ee:local:tallinn"}`));
  expect(said).toContain('"outcome":"FOUND"');
  expect(said).not.toMatch(/[\u202e]|\\n/);
}, 60_000);

test('what it does not tell when it is shown is not told at all', async () => {
  const rest = { ...fact, relation: 'DEPENDS_ON', from: { id: 'local:tallinn' }, to: { id: 'law:eidas' } };
  const found = told([thing('law:eidas'), thing('local:tallinn')], [rest]);
  does = {
    border: honest,
    price: priced(0),
    question: (response, honestly, question) => {
      if (question.includes('query Tell')) response.destroy();
      else found(response, honestly, question);
    },
  };
  expect(await paths(await asking(), `${FROM}, to: {id: "ee:local:tallinn"}`)).toMatchObject({
    paths: { outcome: 'UNKNOWN', graphs: [{ asked: false, unheard: 'UNREACHABLE' }] },
  });
}, 60_000);

test('ids that lie are of that graph alone, and make nothing of ours', async () => {
  does = {
    border: honest,
    price: priced(0),
    question: told(
      [thing('law:eidas'), thing('municipality:0301'), thing('local:tallinn')],
      [
        { ...fact, relation: 'USES', from: { id: 'municipality:0301' }, to: { id: 'local:tallinn' } },
        { ...fact, relation: 'SECRET', from: { id: 'law:eidas' }, to: { id: 'local:tallinn' } },
        { ...fact, relation: 'USES', from: { id: 'law:nowhere' }, to: { id: 'local:tallinn' } },
      ],
    ),
  };
  expect(await paths(await asking(), `${FROM}, to: {id: "ee:local:tallinn"}`)).toMatchObject({
    paths: { outcome: 'ABSENT_IN_GRAPH', graphs: [{ asked: true }] },
  });
}, 60_000);

test('two requests a question at most, besides its price and the border', async () => {
  does = {
    border: honest,
    price: priced(0),
    question: json({ errors: [{ extensions: { code: 'NOT_FOUND' } }] }),
  };
  const ours = await asking();
  requests = 0;
  await paths(ours, `${FROM}, to: {id: "ee:local:tallinn"}`);
  expect(requests).toBe(4);
}, 60_000);
