import { serving } from '../server/serving';
import { get, textOf } from './pages';

const { server, serve } = serving();

const led = async (url: string): Promise<readonly unknown[]> => {
  const { statusCode, headers } = await get(server().app, url);
  return [statusCode, headers.location];
};

test('a table takes names, and leads to the address that has the ids', async () => {
  expect(await led('/tabeller/bound-by.csv?of=arkivlova&lang=nn')).toEqual([
    302,
    '/q/bound-by.csv?of=framework%3Aarkivlova-2025&lang=nn',
  ]);
  expect(await led('/tabeller/consequences.xlsx?of=resource:id-porten')).toEqual([
    302,
    '/q/consequences.xlsx?of=resource%3Aid-porten',
  ]);
  const { body } = await get(server().app, '/tabeller');
  expect(body).toContain('<form method="get" action="/tabeller/bound-by.csv">');
  expect(body).toContain('<form method="get" action="/q/coverage.csv">');
});

test('a name of several things, or of none, is answered by a page', async () => {
  const { statusCode, body } = await get(
    server().app,
    '/tabeller/missing-compared-to-peers.csv?of=v%C3%A5ler',
  );
  expect(statusCode).toBe(200);
  expect(body).toContain('href="/tabeller/missing-compared-to-peers.csv?of=municipality%3A3419"');
  const none = await get(server().app, '/tabeller/bound-by.csv?of=finnesikke');
  expect([none.statusCode, textOf(none.body)]).toEqual([404, expect.stringContaining('«finnesikke»')]);
  expect((await get(server().app, '/tabeller/nei.csv?of=oslo')).statusCode).toBe(404);
  expect((await get(server().app, '/tabeller/bound-by.exe?of=oslo')).statusCode).toBe(404);
});

test('the page about it says who runs it, of which day it is, and what may be done with it', async () => {
  const app = await serve({ operator: 'Etaten <b>' });
  const { body } = await get(app, '/om');
  expect(body).toContain('Tjenesten drives av Etaten &lt;b>');
  expect(textOf(body)).toMatch(/Sist registrert \d+\. \w+ 20\d\d\./);
  expect(textOf(body)).toContain('Apache 2.0');
  expect((await get(server().app, '/om')).body).not.toContain('drives av');
});
