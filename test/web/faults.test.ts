import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/doors/server/server';
import { bodyOf, insidesShown } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { Stores } from '../support/stores';
import { LANGUAGES, QUESTIONS, get, textOf } from './pages';

const { server, serve } = serving();
const HTML = 'text/html; charset=utf-8';
/** As browsers send it. */
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

/** Answers what no page understands. */
const NOTHING: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        response.body = { kind: 'single', singleResult: { data: {} } };
        return Promise.resolve();
      },
    }),
};

/** A server on which every page that asks the API fails while it is made. */
const faulty = (): Promise<FastifyInstance> => serve({ plugins: [NOTHING] });

const SAID = {
  nb: /Noe gikk galt på serveren\. Prøv igjen om litt\./,
  nn: /Noko gjekk gale på tenaren\. Prøv igjen om litt\./,
  en: /Something went wrong on the server\. Try again later\./,
} as const;

describe('a fault while a page is made', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await faulty();
  });

  test.each(LANGUAGES)('is a page in %s, with what to do next and the id to report', async lang => {
    const { statusCode, headers, body } = await get(app, '/', { ...BROWSER, 'accept-language': lang });
    expect([statusCode, headers['content-type'], headers['content-language']]).toEqual([500, HTML, lang]);
    expect(textOf(body)).toMatch(SAID[lang]);
    expect(textOf(body)).toContain(`Report it with the request id: ${String(headers['x-request-id'])}.`);
    expect(body).toMatch(/<nav class="sg-next"[^]*<a [^]*<a [^]*<\/nav>/);
    expect(insidesShown(body)).toEqual([]);
  });

  test('has the policy and the headers of other pages, and is not kept', async () => {
    const whole = await get(server().app, '/');
    const { headers } = await get(app, '/');
    for (const name of ['content-security-policy', 'referrer-policy', 'x-content-type-options', 'vary'])
      expect([name, headers[name]]).toEqual([name, whole.headers[name]]);
    expect(headers['cache-control']).toBe('no-store');
  });

  test.each(['/sok?q=eidas', '/min/municipality:4601', ...QUESTIONS])('%s tells of it', async url => {
    const { statusCode, headers, body } = await get(app, url);
    expect([statusCode, headers['content-type']]).toEqual([500, HTML]);
    expect(textOf(body)).toMatch(SAID.nb);
  });
});

test.each(LANGUAGES)('when the graph is gone, the page says so in %s', async lang => {
  const stores = await Stores.openOne('embedded');
  const app = await buildServer(stores.on('embedded'), { logLevel: 'silent' });
  await stores.close();
  const { statusCode, headers, body } = await get(app, `${QUESTIONS[0]}&lang=${lang}`, BROWSER);
  expect([statusCode, headers['content-type'], headers['retry-after']]).toEqual([503, HTML, '5']);
  const said = {
    nb: /Databasen svarer ikke/,
    nn: /Databasen svarer ikkje/,
    en: /database is not responding/,
  };
  expect(textOf(body)).toMatch(said[lang]);
  await app.close();
});

describe('where there is nothing', () => {
  test.each([
    ['/finst-ikkje', 404, /Vi har inga slik side/],
    ['/%zz', 400, /Noko i spørsmålet passar ikkje saman/],
    ['/id/%zz', 400, /Noko i spørsmålet passar ikkje saman/],
  ])('a browser at %s gets a page', async (url, status, said) => {
    const { statusCode, headers, body } = await get(server().app, url, {
      ...BROWSER,
      'accept-language': 'nn',
    });
    expect([statusCode, headers['content-type'], headers['content-language']]).toEqual([status, HTML, 'nn']);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(textOf(body)).toMatch(said);
  });

  test('a program gets JSON, and so does a browser from a server without pages', async () => {
    const answers = [
      await get(server().app, '/finst-ikkje', { accept: 'application/json' }),
      await get(server().app, '/finst-ikkje'),
      await get(await serve({ explorer: false }), '/finst-ikkje', BROWSER),
    ];
    for (const response of answers) expect(bodyOf(response).errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});

test('a key that is not accepted is challenged on a page as well', async () => {
  const { statusCode, headers } = await get(server().app, '/', { ...BROWSER, authorization: 'Bearer x' });
  expect([statusCode, headers['content-type']]).toEqual([401, HTML]);
  expect(headers['www-authenticate']).toMatch(/^Bearer/);
});
