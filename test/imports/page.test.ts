import type { FastifyInstance } from 'fastify';
import { makeKey } from '../../src/engine/access/keys';
import { insidesShown, openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { textOf } from '../web/pages';

const SHEET = 'navn;livsløp;ukjent;kaller\nKonsesjoner;i drift;x;ID-porten\n';

const nve = makeKey({ name: 'nve', role: 'EDITOR', actor: 'organisation:nve' }, new Date());
const reader = makeKey({ name: 'reader', role: 'READER', actor: 'organisation:nve' }, new Date());
const steward = makeKey({ name: 'steward', role: 'STEWARD' }, new Date());
let seeded: SeededApp;
let app: FastifyInstance;
beforeAll(async () => {
  seeded = await openSeededApp({}, [nve.key, reader.key, steward.key]);
  app = seeded.app;
});
afterAll(() => seeded.close());

const send = async (fields: Readonly<Record<string, string>>, file?: string, query = '') => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file !== undefined) form.set('file', new File([file], 'systemer.csv', { type: 'text/csv' }));
  const sent = new Response(form);
  const response = await app.inject({
    method: 'POST',
    url: `/importer${query}`,
    headers: { 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
  expect(insidesShown(response.body)).toEqual([]);
  return { status: response.statusCode, html: response.body, text: textOf(response.body) };
};

const carriedIn = (html: string): string => /name="carried" value="([^"]*)"/.exec(html)?.[1] ?? '';
const HOW = { kind: 'InformationSystem', title: 'NVEs systemer', key: nve.text };

test('the page has a form that needs no script', async () => {
  const { body } = await app.inject('/importer');
  expect(body).toMatch(/<form[^>]*method="post"[^>]*enctype="multipart\/form-data"/);
  expect(body).not.toContain('value="make"');
});

test('a file is looked at, with what was not understood by row and column, and the key is not shown', async () => {
  const { status, html, text } = await send({ ...HOW, do: 'look' }, SHEET);
  expect(status).toBe(200);
  expect(text).toContain('Ingenting er skrevet ennå.');
  expect(text).toContain('4 verdier ble lest: 1 som de står, 2 oversatt, 1 ikke forstått.');
  expect(text).toMatch(/2ukjentxKolonnen er ikke kjent/);
  expect(html).not.toContain(nve.text);
  expect(Buffer.from(carriedIn(html), 'base64').toString()).toBe(SHEET);
});

test('is imported without choosing it again, in the language of the page', async () => {
  const { html } = await send({ ...HOW, do: 'look' }, SHEET);
  const { text } = await send(
    { ...HOW, do: 'make', carried: carriedIn(html), carriedName: 'systemer.csv' },
    undefined,
    '?lang=nn',
  );
  expect(text).toContain('Importert: ');
  const again = await send({ ...HOW, do: 'look' }, SHEET);
  expect(again.text).toContain('Filen ville gi 0 nye og 0 endrede');
});

test('a column that is not known is told by choosing what it means', async () => {
  const { html } = await send({ ...HOW, do: 'look' }, SHEET);
  expect(html).toMatch(/<select[^>]*name="map.ukjent"/);
  expect(html).toMatch(/<option value="hosting">Drift<\/option>/);
  const { text, html: told } = await send({ ...HOW, 'map.ukjent': 'hosting', do: 'look' }, SHEET);
  expect(text).toContain('1 som de står, 3 oversatt, 0 ikke forstått.');
  expect(told).toMatch(/<option selected value="hosting">|<option value="hosting" selected/);
});

test('who may not write proposes', async () => {
  const how = { ...HOW, title: 'Forslag', key: reader.text };
  const refused = await send({ ...how, do: 'make' }, 'navn\nNytt system\n');
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Du kan foreslå i stedet.')]);
  const { text } = await send({ ...how, do: 'propose' }, 'navn;access\nNytt system;PUBLIC\n');
  expect(text).toContain('Foreslått.');
});

test.each([
  ['no file', HOW, undefined, 'Filen eller skjemaet kunne ikke leses.'],
  ['no key', { ...HOW, key: '' }, SHEET, 'Nøkkelen mangler'],
  ['a key that is none', { ...HOW, key: 'sgk_x' }, SHEET, 'Nøkkelen mangler eller gjelder ikke.'],
  ['a kind that is none', { ...HOW, kind: '<script>' }, SHEET, 'Filen eller skjemaet kunne ikke leses.'],
])('%s is told as a page', async (_, fields, file, said) => {
  const { status, text, html } = await send(fields, file);
  expect([status, text]).toEqual([400, expect.stringContaining(said)]);
  expect(html).not.toContain('<script>');
});

test('what is no form is refused', async () => {
  const sent = await app.inject({
    method: 'POST',
    url: '/importer',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: 'not a form',
  });
  expect(sent.statusCode).toBe(400);
  expect((await app.inject({ method: 'POST', url: '/importer', payload: '{}' })).statusCode).toBe(415);
});

test('what was imported is taken back by one press, with the key, and refused where it was changed since', async () => {
  const how = { ...HOW, source: 'source:nve-tilbake', due: '2027-01-15' };
  const { html } = await send({ ...how, do: 'make' }, 'navn\nTilbake\n');
  expect(html).toMatch(/name="source" value="source:nve-tilbake"/);
  const undo = { source: 'source:nve-tilbake', do: 'undo' };
  expect((await send(undo)).text).toContain('Nøkkelen mangler');
  expect((await send({ ...undo, key: reader.text })).text).not.toContain('er tatt tilbake');
  expect((await send({ ...undo, key: nve.text })).text).toContain('Versjon 1 er tatt tilbake.');
  expect((await send({ ...undo, key: nve.text }, undefined, '?lang=nn')).status).toBe(400);
});

test('the page of a source tells its versions to whoever may see them, and when the next is due, and so does its feed', async () => {
  const how = { ...HOW, source: 'source:nve-apne', due: '2027-01-15' };
  await send({ ...how, do: 'make' }, 'navn;tilgangsnivå\nÅpent;PUBLIC\n');
  const page = textOf((await app.inject('/id/source:nve-apne')).body);
  expect(page).toContain('Versjon 1, ');
  expect(page).toMatch(/Neste versjon (ventes|skulle ha kommet) 15. januar 2027/);
  expect(page).toContain('Ta inn den neste');
  await send({ ...HOW, source: 'source:nve-lukket', do: 'make' }, 'navn\nLukket\n');
  expect((await app.inject('/id/source:nve-lukket')).statusCode).toBe(404);
  const { body } = await app.inject('/importer?kilde=source:nve-apne');
  expect(body).toMatch(/name="source"[^>]*value="source:nve-apne"|value="source:nve-apne"[^>]*name="source"/);
});

test('what a file would do to the policies is looked into where that is asked for, and nothing of it is left', async () => {
  const sheet = 'id;navn;livsløp\nresource:id-porten;ID-porten;avvikles\n';
  const how = { ...HOW, kind: 'Solution', key: steward.text, match: 'name', do: 'look' };
  expect((await send(how, sheet)).text).not.toContain('Hva det ville gjøre med reglene:');
  const { text, html } = await send({ ...how, policies: 'true' }, sheet);
  expect(text).toContain('Ingenting er skrevet ennå.');
  expect(text).toMatch(
    /Regelen «[^»]+»: ikke kjent nå, brutt etterpå\. Én til ville bryte den\.\s*Ville bryte den: resource:id-porten/,
  );
  expect(html).toMatch(/<a class="ds-link" href="\/regler\/nobody-uses-what-ends">/);
  const { body } = await app.inject('/regler/nobody-uses-what-ends.json');
  expect(body).not.toContain('resource:id-porten');
  const none = await send({ ...how, policies: 'true' }, 'id;navn\nresource:id-porten;ID-porten\n');
  expect(none.text).toContain('Alle reglene ville stå som de gjør.');
  const ofEditor = await send({ ...HOW, policies: 'true', do: 'look' }, SHEET);
  expect(ofEditor.text).toContain('Alle reglene ville stå som de gjør.');
});
