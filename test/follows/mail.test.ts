import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { isMailAddress } from '../../src/doors/follows/mailer';
import { dueAt } from '../../src/doors/follows/advance';
import { apply, begin } from '../changes/changing';

const ADDRESS = 'https://samgraf.example';
let smtp: SMTPServer;
let samgraf: Samgraf;
let app: FastifyInstance;
const letters: string[] = [];

/** A letter as a program of mail reads it: headers on a line each, and the text as its encoding has it. */
const plain = (letter: string): string => {
  const [head = '', ...rest] = letter.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const encoding = /^content-transfer-encoding: (\S+)/im.exec(head)?.[1] ?? '7bit';
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? Buffer.from(
            body
              .replace(/=\r\n/g, '')
              .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          )
        : Buffer.from(body);
  return `${head.replace(/\r\n[ \t]+/g, ' ')}\r\n\r\n${text.toString()}`;
};

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        letters.push(text);
        done();
      });
    },
  });
  await new Promise<void>(resolve => {
    smtp.listen(0, '127.0.0.1', resolve);
  });
  const { port } = smtp.server.address() as AddressInfo;
  samgraf = await openSamgraf(readProjectModel(), await EmbeddedStore.open());
  await begin(samgraf);
  const mail = { smtp: `smtp://127.0.0.1:${port}`, from: 'Samgraf <samgraf@samgraf.example>' };
  app = await buildServer(samgraf, { logLevel: 'silent', follows: { inside: [], address: ADDRESS, mail } });
  await app.listen({ port: 0, host: '127.0.0.1' });
}, 60_000);
afterAll(async () => {
  await app.close();
  await samgraf.store.close();
  await new Promise<void>(resolve => {
    smtp.close(resolve);
  });
});

const post = (url: string, fields: Readonly<Record<string, string>>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
const until = async (count: number): Promise<void> => {
  for (let i = 0; i < 200 && letters.length < count; i += 1) await sleep(25);
};
const linkIn = (letter: string, path: string): URL =>
  new URL(new RegExp(`${ADDRESS}/folg/${path}\\?[^\\s>]+`).exec(plain(letter))?.[0] ?? '');

test('whoever confirms is told by mail, and nobody else; a letter says how to end it', async () => {
  const side = '/id/municipality:4601';
  const page = await app.inject({ url: `/folg?side=${encodeURIComponent(side)}` });
  expect(page.body).toContain('name="til"');
  const sent = await post('/folg', { side, lang: 'nb', til: 'noen@example.org', ofte: 'CHANGE' });
  expect([sent.statusCode, sent.body.includes('noen@example.org')]).toEqual([200, true]);
  await until(1);
  await apply(samgraf, [{ connect: { uses: { from: 'municipality:4601', to: 'resource:a' } } }]);
  await sleep(1_500);
  expect(letters).toHaveLength(1);
  const confirm = linkIn(letters[0] ?? '', 'bekreft');
  // Programs open addresses in letters: that alone confirms nothing.
  expect((await app.inject({ url: `${confirm.pathname}${confirm.search}` })).body).toContain('Ja, si fra');
  const fields = Object.fromEntries(confirm.searchParams);
  expect((await post('/folg/bekreft', { ...fields, token: 'another' })).statusCode).toBe(404);
  expect((await post('/folg/bekreft', fields)).body).toContain('Du følger');
  await apply(samgraf, [{ connect: { uses: { from: 'municipality:4601', to: 'resource:b' } } }]);
  await until(2);
  const told = plain(letters[1] ?? '');
  expect(told).toMatch(/^To: noen@example\.org/m);
  expect(told).toMatch(/Én har kommet til:\s+– .*bruker/);
  expect(told).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  // As RFC 8058 has it: the address of the header, by POST.
  const end = linkIn(letters[1] ?? '', 'slutt');
  const ended = await post(`${end.pathname}${end.search}`, { 'List-Unsubscribe': 'One-Click' });
  expect(ended.body).toContain('Du følger ikke lenger');
  await apply(samgraf, [{ disconnect: { relation: 'USES', from: 'municipality:4601', to: 'resource:b' } }]);
  await sleep(1_500);
  expect(letters).toHaveLength(2);
}, 30_000);

test.each(['a', 'a@b', 'a@b.no, c@d.no', 'a@b.no\r\nBcc: c@d.no', 'Navn <a@b.no>', '@b.no', ''])(
  '%j is no address',
  text => {
    expect(isMailAddress(text)).toBe(false);
  },
);

test('letters of a day and of a week are sent in the morning, on Mondays', () => {
  const tuesday = new Date('2026-12-01T17:00:00Z');
  expect(dueAt('CHANGE', tuesday)).toEqual(tuesday);
  expect(dueAt('DAY', tuesday).toISOString()).toBe('2026-12-02T05:00:00.000Z');
  expect(dueAt('WEEK', tuesday).toISOString()).toBe('2026-12-07T05:00:00.000Z');
  expect(dueAt('WEEK', new Date('2026-12-07T04:00:00Z')).toISOString()).toBe('2026-12-07T05:00:00.000Z');
});
