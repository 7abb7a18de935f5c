import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Agent, request } from 'node:http';
import { serving } from './serving';

const SHORT = '{ __typename }';

const { serve } = serving();

describe('on the wire', () => {
  /** What the server says to these bytes, until it closes the connection. */
  const raw = (port: number, bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(bytes);
      });
      let text = '';
      socket.on('data', chunk => {
        text += chunk.toString();
      });
      socket.on('close', () => {
        resolve(text);
      });
      socket.on('error', reject);
    });
  const portOf = async (app: FastifyInstance): Promise<number> =>
    Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);

  test.each([
    ['headers of 20 kB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'TOO_LARGE'],
    ['no HTTP', 'NONSENSE\r\n\r\n', 400, 'BAD_INPUT'],
    [
      'a body of no length',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
      400,
      'BAD_INPUT',
    ],
  ])('%s are refused in the one form', async (_, bytes, status, code) => {
    const port = await portOf(await serve({}));
    const [head = '', body = ''] = (await raw(port, bytes)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain('connection: close');
    expect(JSON.parse(body)).toMatchObject({
      errors: [
        { message: expect.stringMatching(/\w/), extensions: { code, hint: expect.stringMatching(/\w/) } },
      ],
    });
  });

  const ask = (
    port: number,
    agent: Agent,
    query: string,
  ): Promise<{ status: number | undefined; last: string | undefined; body: string }> =>
    new Promise((resolve, reject) => {
      const payload = JSON.stringify({ query });
      const asked = request(
        {
          port,
          agent,
          path: '/graphql',
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) },
        },
        response => {
          let body = '';
          response
            .on('data', chunk => {
              body += String(chunk);
            })
            .on('end', () => {
              resolve({ status: response.statusCode, last: response.headers.connection, body });
            });
        },
      );
      asked.on('error', reject).end(payload);
    });

  test('20 heavy requests that were sent before it is stopped are all answered, on connections that were idle', async () => {
    const app = await serve({});
    const port = await portOf(app);
    const agent = new Agent({ keepAlive: true, maxSockets: 20 });
    await Promise.all(Array.from({ length: 20 }, () => ask(port, agent, SHORT)));
    // Sent but not read when the server is told to stop: both happen in this turn of the loop.
    const asked = Array.from({ length: 20 }, (_, i) =>
      ask(
        port,
        agent,
        `{ municipalities(first: ${200 + i}) { nodes { name uses(first: 20) { nodes { name } } } } }`,
      ),
    );
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    const closed = app.close();
    const answers = await Promise.all(asked);
    expect(answers.map(({ last }) => last)).toEqual(answers.map(() => 'close'));
    // A machine with others at work may not be done in time: then it says so at once.
    for (const { status } of answers) expect([200, 503]).toContain(status);
    await closed;
    agent.destroy();
  });

  /** A connection on which a request is begun before the server is stopped, and ended after. */
  const acrossTheStop = async (first: string, rest: string): Promise<string> => {
    const app = await serve({});
    const socket = connect(await portOf(app), '127.0.0.1');
    let text = '';
    socket.on('data', chunk => {
      text += chunk.toString();
    });
    const ended = new Promise(resolve => {
      socket.on('close', resolve);
    });
    socket.write(first);
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
    const closed = app.close();
    // It goes on for a few turns, which last longer on a busy machine.
    await new Promise(resolve => {
      setTimeout(resolve, 1_500);
    });
    socket.write(rest);
    await ended;
    await closed;
    return text;
  };
  const PAYLOAD = JSON.stringify({ query: SHORT });
  const HEAD = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${PAYLOAD.length}\r\n\r\n`;

  test('a request that is under way when it is stopped is answered, the last on its connection', async () => {
    const text = await acrossTheStop(HEAD, PAYLOAD);
    expect(text).toMatch(/^HTTP\/1.1 200 /);
    expect(text.toLowerCase()).toContain('connection: close');
  });

  test('one that comes after is told to ask again', async () => {
    const text = await acrossTheStop(HEAD.slice(0, 30), HEAD.slice(30) + PAYLOAD);
    expect(text).toMatch(/^HTTP\/1.1 503 /);
    expect(text.toLowerCase()).toMatch(/retry-after: 5\r\n/);
    expect(text).toContain('"code":"STOPPING"');
  });
});
