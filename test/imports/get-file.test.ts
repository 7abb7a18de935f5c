import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getFile } from '../../src/doors/server/get-file';

const INSIDE = ['127.0.0.0/8'];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let at: string;
const asked: IncomingMessage[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/systems.csv`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked.length = 0;
});

test('a file is got with a key, and left where its server says that it is as it was', async () => {
  answer = ({ headers }, response) => {
    if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"1"' }).end('navn\nArkiv');
  };
  const got = await getFile(at, { key: 'hemmelig', inside: INSIDE });
  expect([got?.body.toString(), got?.etag]).toEqual(['navn\nArkiv', '"1"']);
  expect(asked[0]?.headers.authorization).toBe('Bearer hemmelig');
  expect(await getFile(at, { etag: '"1"', inside: INSIDE })).toBeUndefined();
});

test('nobody inside is called that is not named, whatever the address looks like', async () => {
  answer = (_, response) => response.end('x');
  for (const url of [
    at,
    at.replace('http:', 'https:'),
    'https://169.254.169.254/latest/meta-data',
    'https://[::ffff:127.0.0.1]/x',
    'https://localhost/x',
    'file:///etc/passwd',
    'https://user:pass@example.org/x',
  ])
    await expect(getFile(url, { inside: [] })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  expect(asked).toEqual([]);
});

test('a redirect is not followed: it could lead the key elsewhere', async () => {
  answer = (_, response) => response.writeHead(302, { location: at }).end();
  await expect(getFile(at, { key: 'hemmelig', inside: INSIDE })).rejects.toMatchObject({
    message: expect.stringContaining('302') as string,
  });
  expect(asked).toHaveLength(1);
});

test('an answer that says it is as it was, and was not asked, is no file', async () => {
  answer = (_, response) => response.writeHead(304).end();
  await expect(getFile(at, { inside: INSIDE })).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('an answer that breaks off is no file', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('navn', () => response.destroy());
  };
  await expect(getFile(at, { inside: INSIDE })).rejects.toMatchObject({ code: 'BAD_INPUT' });
});
