import fastify from 'fastify';
import pino from 'pino';
import { errorHandler } from '../../src/doors/server/error-handler';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { errorSender } from '../../src/doors/server/send-error';

test('where the page of an error fails too, there is still a page, in every language, and both are in the log', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: line => void lines.push(line) });
  const send = errorSender(
    log,
    () => () => Promise.reject(new Error('<unbuilt>')),
    readProjectModel().messages,
  );
  const app = fastify();
  app.setErrorHandler(errorHandler(log, () => undefined, send));
  app.get('/', { config: { isPage: true } }, () => Promise.reject(new Error('<secret>')));
  app.get('/data', () => Promise.reject(new Error('<secret>')));
  const { statusCode, headers, body } = await app.inject('/');
  expect([statusCode, headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(headers['cache-control']).toBe('no-store');
  for (const said of ['Prøv igjen', 'ikkje visast', 'Try again', String(headers['x-request-id'])])
    expect(body).toContain(said);
  expect(body).not.toMatch(/secret|unbuilt/);
  expect(lines.map(line => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    'a request failed',
    'the page of an error failed',
  ]);
  const data = await app.inject('/data');
  expect(data.headers['content-type']).toMatch(/^application\/json/);
  await app.close();
});
