import { connect } from 'node:net';
import { startServer, type Started } from './started';

/** Clients that ask at the same moment, with a connection each. */
const CLIENTS = 300;
const MOST_MB = 500;

const TOO_LARGE = JSON.stringify({ query: 'x'.repeat(1_500_000) });
const valued = (value: string, count: number): string =>
  `{"query":"{ __typename }","variables":{"x":[${`${value},`.repeat(count)}0]}}`;

/** What each of them asks; all texts differ, so that no answer is kept. */
const CROWDS: readonly Readonly<{
  what: string;
  body: (i: number) => string;
  codes: RegExp;
  where?: string;
}>[] = [
  {
    what: 'a page of 1,000 that a search finds',
    body: i =>
      JSON.stringify({
        query: `{ search(text: "e", first: 1000) { totalCount edges { highlights { fragments { text } } node { name } } } } #${i}`,
      }),
    codes: /^(200 |504 TIMEOUT|503 OVERLOADED)$/,
  },
  {
    what: 'nothing, with a list of empty lists',
    body: () => valued('[]', 340_000),
    codes: /^400 TOO_COMPLEX$/,
  },
  {
    what: 'nothing, with a list of objects',
    body: () => valued('{"a":1}', 125_000),
    codes: /^400 TOO_COMPLEX$/,
  },
  ...['/graphql/stream', '/mcp'].map(where => ({
    what: `nothing at ${where}, with a list of empty lists`,
    body: () => valued('[]', 340_000),
    codes: /^400 TOO_COMPLEX$/,
    where,
  })),
  {
    what: 'nothing, with more than may be sent',
    body: () => TOO_LARGE,
    codes: /^413 TOO_LARGE$/,
  },
  {
    what: '1,000 nodes by id',
    body: i =>
      JSON.stringify({
        query: `query($x: [ID!]!) { nodes(ids: $x) { id ... on Municipality { name uses(first: 1) { totalCount } } } } #${i}`,
        variables: { x: Array.from({ length: 1_000 }, () => 'municipality:4601') },
      }),
    codes: /^(200 |504 TIMEOUT|503 OVERLOADED)$/,
  },
];

let server: Started;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.stop());

/** The status, and the code of an error; nothing where the connection was lost. */
const send = (body: string, where: string): Promise<string> =>
  new Promise(resolve => {
    const socket = connect(server.port, '127.0.0.1');
    let head = '';
    socket.on('data', chunk => {
      if (head.length < 2_000) head += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(`${head.slice(9, 12)} ${/"code":"(\w+)"/.exec(head)?.[1] ?? ''}`);
    });
    socket.write(
      `POST ${where} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\naccept: application/json, text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });

test.each(CROWDS)(
  `${CLIENTS} that ask at once for $what`,
  async ({ body, codes, where = '/graphql' }) => {
    const said = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => send(body(i), where)));
    expect([...new Set(said)].filter(one => !codes.test(one))).toEqual([]);
    expect((await fetch(`http://127.0.0.1:${server.port}/health/ready`)).status).toBe(200);
    expect(server.most()).toBeLessThan(MOST_MB);
  },
  90_000,
);
