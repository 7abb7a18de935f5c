import type { FastifyInstance } from 'fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { Webhook } from 'standardwebhooks';
import { KeyFile } from '../../src/doors/server/access/key-file';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { makeKey } from '../../src/engine/access/keys';
import { apply, begin } from '../changes/changing';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

type Claim = Readonly<{ key: string; text: string }>;
type Body = Readonly<{
  type: string;
  data: Readonly<{
    title: string;
    heading: string;
    was: string | null;
    came: readonly Claim[];
    gone: readonly Claim[];
    unseen: number;
    sentences: readonly string[];
  }>;
}>;
type Received = Readonly<{ id: string; body: Body; text: string; headers: Readonly<Record<string, string>> }>;

/** A program that is told, and answers as it is set to. */
class Receiver {
  readonly received: Received[] = [];
  status = 204;
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<Receiver> {
    const made: { of?: Receiver } = {};
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        );
        made.of?.received.push({
          id: headers['webhook-id'] ?? '',
          body: JSON.parse(text) as Body,
          text,
          headers,
        });
        response.writeHead(made.of?.status ?? 500).end();
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return (made.of = new Receiver(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`,
    ));
  }

  async until(count: number, limit = 10_000): Promise<readonly Received[]> {
    for (const end = Date.now() + limit; this.received.length < count && Date.now() < end;) await sleep(20);
    return this.received;
  }

  close(): Promise<void> {
    return new Promise(resolve =>
      this.server.close(() => {
        resolve();
      }),
    );
  }
}

const uses = (from: string, to: string, more = {}) => [{ connect: { uses: { from, to, ...more } } }];
const usesNot = (from: string, to: string) => [{ disconnect: { relation: 'USES', from, to } }];
const CLOSED = { access: 'RESTRICTED', restrictedTo: ['municipality:0301'] };

/** The texts of all elements of a name, as a parser of XML reads them. */
const textsIn = (xml: string, name: string): readonly string[] => {
  const texts: string[] = [];
  let text = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', more => {
    text += more;
  });
  parser.on('closetag', tag => {
    if (tag.local === name) texts.push(text);
  });
  parser.on('error', error => {
    throw error;
  });
  parser.write(xml).close();
  return texts;
};

describe.each(STORE_NAMES)('follows on %s', name => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-follows-'));
  const keys = join(folder, 'keys.json');
  const follower = makeKey({ name: 'follower', role: 'READER' }, new Date());
  const steward = makeKey({ name: 'steward', role: 'STEWARD' }, new Date());
  const gone = makeKey({ name: 'gone', role: 'READER' }, new Date());
  let stores: Stores;
  let samgraf: Samgraf;
  let app: FastifyInstance;
  let receiver: Receiver;
  const as = (text: string) => ({ authorization: `Bearer ${text}` });
  const call = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    text = follower.text,
    payload?: object,
  ) => {
    const response = await app.inject({ method, url, headers: as(text), ...(payload ? { payload } : {}) });
    return {
      status: response.statusCode,
      json: (response.body === '' ? {} : JSON.parse(response.body)) as Record<string, unknown>,
    };
  };
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    new KeyFile(keys).change(() => ({ keys: [follower.key, steward.key, gone.key], done: undefined }));
    app = await buildServer(samgraf, {
      logLevel: 'silent',
      keys,
      follows: { inside: ['127.0.0.0/8'], address: undefined, mail: undefined },
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
  }, OPEN_TIMEOUT_MS);
  beforeEach(async () => {
    receiver = await Receiver.open();
  });
  afterEach(() => receiver.close());
  afterAll(async () => {
    await app.close();
    await stores.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what changed is told in sentences, signed, and once', async () => {
    const { status, json } = await call('POST', '/follows', follower.text, {
      page: '/id/municipality:4601?lang=en',
      webhook: { url: receiver.url },
    });
    expect([status, json['page'], json['language'], json['sees']]).toEqual([
      201,
      '/id/municipality:4601',
      'en',
      'KEY',
    ]);
    await apply(samgraf, uses('municipality:4601', 'resource:a'));
    const [first] = await receiver.until(1);
    expect(first?.body.type).toBe('answer.changed');
    expect(first?.body.data.came.map(({ text }) => text)).toEqual([expect.stringContaining('uses')]);
    expect(new Webhook(String(json['secret'])).verify(first?.text ?? '', first?.headers ?? {})).toEqual(
      first?.body,
    );
    await sleep(1_500);
    expect(receiver.received).toHaveLength(1);
    expect((await call('DELETE', `/follows/${String(json['id'])}`)).status).toBe(204);
  });

  const follow = async (page: string): Promise<string> =>
    String(
      (await call('POST', '/follows', follower.text, { page, webhook: { url: receiver.url } })).json['id'],
    );
  const deliveries = async (id: string) =>
    (await call('GET', `/follows/${id}`)).json['deliveries'] as readonly Readonly<Record<string, unknown>>[];

  test('what is gone is told, and what came again; more that happens meanwhile is told after it, and nothing twice', async () => {
    await apply(samgraf, usesNot('municipality:4601', 'resource:a'));
    const id = await follow('/id/municipality:4601?lang=nb');
    receiver.status = 503;
    await apply(samgraf, uses('municipality:4601', 'resource:b'));
    await receiver.until(1);
    await apply(samgraf, uses('municipality:4601', 'resource:a'));
    await apply(samgraf, usesNot('municipality:4601', 'resource:b'));
    await sleep(1_000);
    expect(receiver.received).toHaveLength(1);
    receiver.status = 200;
    const [first, again, next] = await receiver.until(3, 20_000);
    expect(again?.id).toBe(first?.id);
    expect(first?.body.data.came.map(({ key }) => key)).toEqual(['municipality:4601~USES~resource:b']);
    // What is not so any more is not told again: it might have been closed.
    expect(again?.body.data.came).toEqual([]);
    expect(next?.body.data.came.map(({ key }) => key)).toEqual(['municipality:4601~USES~resource:a']);
    expect(next?.body.data.gone.map(({ key }) => key)).toEqual(['municipality:4601~USES~resource:b']);
    expect(next?.body.data.sentences.join(' ')).toMatch(/Én har kommet til:.*Én er ikke lenger med:/);
    let told = await deliveries(id);
    for (let i = 0; i < 50 && told[0]?.['state'] !== 'DELIVERED'; i += 1) {
      await sleep(50);
      told = await deliveries(id);
    }
    expect(told.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['DELIVERED', 1],
      ['DELIVERED', 2],
    ]);
    const replay = await call('POST', `/follows/${id}/deliveries/${String(told[0]?.['id'])}/replay`);
    expect(replay.status).toBe(202);
    expect((await receiver.until(4))[3]?.id).toBe(next?.id);
    await call('DELETE', `/follows/${id}`);
  }, 60_000);

  test('what is closed to the follower is never told, nor that it is gone', async () => {
    const id = await follow('/id/municipality:0301?lang=en');
    await apply(samgraf, uses('municipality:0301', 'resource:b', CLOSED));
    await sleep(1_500);
    expect(receiver.received).toEqual([]);
    await apply(samgraf, usesNot('municipality:0301', 'resource:b'));
    await sleep(1_500);
    expect(receiver.received).toEqual([]);
    // The thing itself is closed: that it is gone is counted, and not named.
    await apply(samgraf, [{ patch: { solution: { id: 'resource:a', ...CLOSED } } }]);
    const [told] = await receiver.until(1);
    expect(told?.body.data.gone).toEqual([]);
    expect(told?.body.data.unseen).toBe(1);
    expect(told?.text).not.toContain('resource:a');
    await apply(samgraf, [{ patch: { solution: { id: 'resource:a', access: 'PUBLIC', restrictedTo: [] } } }]);
    await receiver.until(2);
    await call('DELETE', `/follows/${id}`);
  }, 60_000);

  test('a changed verdict calls: a policy that is broken, and no more; that nothing else did calls nobody', async () => {
    const used = uses('municipality:4601', 'resource:b', { basis: ['RECORDED'] });
    await apply(samgraf, used);
    const id = await follow('/regler/nobody-uses-what-ends?lang=en');
    await apply(samgraf, [{ patch: { solution: { id: 'resource:b', homepage: 'https://example.org' } } }]);
    await sleep(1_000);
    expect(receiver.received).toEqual([]);
    await apply(samgraf, [{ patch: { solution: { id: 'resource:b', lifecycle: 'PHASING_OUT' } } }]);
    const [broken] = await receiver.until(1);
    expect(broken?.body.data.heading).toMatch(/^Broken\. One of \d breaks it\./);
    expect(broken?.body.data.came.map(({ text }) => text)).toEqual(['Breaks it: B']);
    await apply(samgraf, [{ patch: { solution: { id: 'resource:b', lifecycle: 'LIVE' } } }]);
    const [, mended] = await receiver.until(2);
    expect(mended?.body.data.was).toBe(broken?.body.data.heading);
    expect(mended?.body.data.gone.map(({ text }) => text)).toEqual(['Breaks it: B']);
    await call('DELETE', `/follows/${id}`);
    await apply(samgraf, usesNot('municipality:4601', 'resource:b'));
  }, 60_000);

  test('a feed tells the same to everyone, and begins on the day that it is first read', async () => {
    const feed = '/feed.atom?page=%2Fid%2Fmunicipality%3A4601&lang=en';
    const before = await app.inject({ url: feed });
    expect([before.statusCode, before.headers['content-type']]).toEqual([
      200,
      'application/atom+xml; charset=utf-8',
    ]);
    expect(textsIn(before.body, 'entry')).toEqual([]);
    await apply(samgraf, uses('municipality:4601', 'resource:b'));
    for (let i = 0; i < 50 && textsIn((await app.inject({ url: feed })).body, 'entry').length === 0; i += 1)
      await sleep(100);
    const { body } = await app.inject({ url: feed });
    expect(textsIn(body, 'content')).toEqual([expect.stringMatching(/One came:.*B/)]);
    expect(textsIn(body, 'id')).toHaveLength(2);
    await apply(samgraf, usesNot('municipality:4601', 'resource:b'));
  });

  test('what cannot be followed is refused with a reason', async () => {
    const post = (payload: object, text = follower.text) => call('POST', '/follows', text, payload);
    const webhook = { url: receiver.url };
    expect((await post({ page: '/om', webhook })).status).toBe(404);
    expect((await post({ page: '/id/municipality:9999', webhook })).status).toBe(404);
    expect(
      (await post({ page: '/id/municipality:4601', webhook: { url: 'http://10.0.0.1/x' } })).status,
    ).toBe(400);
    expect(
      (await post({ page: '/id/municipality:4601', webhook: { url: 'https://u:p@example.org/' } })).status,
    ).toBe(400);
    expect((await post({ page: '/id/municipality:4601', webhook, else: 1 })).status).toBe(400);
    const anonymous = await app.inject({
      method: 'POST',
      url: '/follows',
      payload: { page: '/id/municipality:4601', webhook },
    });
    expect(anonymous.statusCode).toBe(401);
    expect((await app.inject({ url: '/feed.atom?page=/om' })).statusCode).toBe(404);
    expect((await app.inject({ url: '/feed.atom?page=/id/municipality:9999' })).statusCode).toBe(404);
    expect((await call('GET', '/follows/0123')).status).toBe(404);
    const id = await follow('/id/municipality:4601');
    expect((await call('GET', `/follows/${id}`, steward.text)).status).toBe(404);
    await call('DELETE', `/follows/${id}`);
  });

  test('nobody is told in the name of a key that is not in force', async () => {
    const file = new KeyFile(keys);
    const made = await call('POST', '/follows', gone.text, {
      page: '/id/municipality:4601',
      webhook: { url: receiver.url },
    });
    expect(made.status).toBe(201);
    file.change(() => ({ keys: [follower.key, steward.key], done: undefined }));
    // A file of keys is read again after a moment.
    await sleep(1_500);
    await apply(samgraf, uses('municipality:4601', 'resource:b'));
    await sleep(2_000);
    expect(receiver.received).toEqual([]);
    await apply(samgraf, usesNot('municipality:4601', 'resource:b'));
  });
});
