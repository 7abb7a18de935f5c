import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STORE_NAMES } from '../support/stores';
import { CLOSED_GRAPH, EVERYTHING } from './closed-graph';
import { neverCrossed, servedTo, type Door, type Keys } from './served-to';
import { send } from './viewers';

const VIEWERS: Keys = {
  anonymous: undefined,
  'a-reader-for-nobody': ['--role', 'reader'],
  'an-editor-of-bergen': ['--role', 'editor', '--actor', 'municipality:4601'],
  'a-reader-of-alver': ['--role', 'reader', '--actor', 'municipality:4631'],
  'a-steward': ['--role', 'steward'],
};

describe.each(STORE_NAMES)('on %s', name => {
  const served = servedTo(VIEWERS, CLOSED_GRAPH, name);
  const answerTo = async (door: Door, who: string, query = EVERYTHING): Promise<string> => {
    const response = await served.answerTo(who, query, door);
    expect({ status: response.statusCode, body: response.body.slice(0, 300) }).toMatchObject({ status: 200 });
    return response.body;
  };

  test.each(Object.keys(VIEWERS))('what %s sees, and what not', async who => {
    const body = await answerTo('lane', who);
    const file = join(__dirname, 'seen', `${who}.json`);
    const text = `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
    if (process.env.SAMGRAF_UPDATE === '1' && name === 'embedded') writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  test('kept answers, the lane and Apollo Server never give one what another sees', async () => {
    const first = await neverCrossed(VIEWERS, answerTo);
    expect(first['a-reader-for-nobody']).toBe(first['anonymous']);
  });

  test('keys are not suggested, and a node that may not be seen is absent like any other', async () => {
    const errorOf = async (who: string, id: string): Promise<unknown> =>
      (JSON.parse(await answerTo('lane', who, `{ solution(id: "${id}") { id } }`)) as { errors?: unknown[] })
        .errors?.[0];
    const absent = (await errorOf('anonymous', 'resource:of-alvir')) as {
      message: string;
      extensions: object;
    };
    const hidden = (await errorOf('anonymous', 'resource:of-alver')) as typeof absent;
    expect(hidden.message).toBe(absent.message.replace('of-alvir', 'of-alver'));
    expect(hidden.extensions).toEqual(absent.extensions);
    expect(JSON.stringify(absent)).not.toMatch(/of-alver/);
    expect(JSON.stringify(await errorOf('a-reader-of-alver', 'resource:of-alvir'))).toMatch(/of-alver/);
    expect(await errorOf('a-reader-of-alver', 'resource:of-alver')).toBeUndefined();
    const asDataset = async (who: string): Promise<string> =>
      answerTo('lane', who, '{ dataset(id: "resource:of-alver") { id } }');
    expect(await asDataset('a-reader-of-alver')).toContain('That id belongs to a node of kind Solution');
    expect(await asDataset('anonymous')).not.toContain('That id belongs');
  });

  test('an answer to a known viewer is for nobody else to keep', async () => {
    const app = served.app();
    const headers = served.headersOf('an-editor-of-bergen');
    const [bare, known] = [
      await send(app, '{ solutions { totalCount } }', {}, 'GET'),
      await send(app, '{ solutions { totalCount } }', headers, 'GET'),
    ];
    expect(bare.headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'accept, accept-encoding' });
    expect(known.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      vary: 'accept, accept-encoding, authorization',
    });
    expect(known.headers['etag']).not.toBe(bare.headers['etag']);
    const again = await send(
      app,
      '{ solutions { totalCount } }',
      { ...headers, 'if-none-match': String(bare.headers['etag']) },
      'GET',
    );
    expect(again.statusCode).toBe(200);
  });
});
