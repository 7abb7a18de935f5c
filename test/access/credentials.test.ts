import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { viewerOfKey } from '../../src/engine/access/keys';
import { keysCommand } from '../../src/cli/keys';
import { readConfig } from '../../src/config';
import { KeyFile } from '../../src/doors/server/access/key-file';
import { tokenSettings } from '../../src/doors/server/access/token-settings';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { load, removeFolders } from '../exchange/loading';
import { Stores } from '../support/stores';
import { badTokens } from './bad-credentials';
import { CLOSED_GRAPH } from './closed-graph';
import { AUDIENCE, SCOPES, TestIssuer, consumer } from './issuer';
import { bearer, keyFile, keyIn, madeKey, removeKeys, send } from './viewers';

const QUERY = '{ solutions { totalCount } }';
/** How many solutions of the closed graph each sees. */
const SEEN = { anonymous: 1, bergen: 5, alver: 2, steward: 8 };
let stores: Stores;
let samgraf: Samgraf;
let [issuer, other]: TestIssuer[] = [];
let app: FastifyInstance;
const keys = keyFile();
const settings = (own: Readonly<Record<string, string>> = {}) =>
  tokenSettings(
    readConfig({
      SAMGRAF_ISSUERS: [issuer, other].map(one => one?.name).join(','),
      SAMGRAF_AUDIENCE: AUDIENCE,
      SAMGRAF_SCOPES: SCOPES,
      ...own,
    }),
  );
const serve = (own: Readonly<Record<string, string>> = {}): Promise<FastifyInstance> => {
  const tokens = settings(own);
  return buildServer(samgraf, {
    logLevel: 'silent',
    keys,
    ...(tokens ? { tokens } : {}),
    corsOrigins: ['https://page.example'],
  });
};
const theIssuer = (): TestIssuer => {
  if (!issuer) throw new Error('The issuer is started before all');
  return issuer;
};

beforeAll(async () => {
  stores = await Stores.openOne('embedded');
  samgraf = stores.on('embedded');
  await load(samgraf, CLOSED_GRAPH);
  [issuer, other] = [await TestIssuer.start(), await TestIssuer.start()];
  app = await serve();
});
afterAll(async () => {
  await app.close();
  await issuer?.close();
  await other?.close();
  await stores.close();
  removeFolders();
  removeKeys();
});

const seenWith = async (headers: Readonly<Record<string, string>>, of = app): Promise<number> => {
  const { body } = await send(of, QUERY, headers);
  return (JSON.parse(body) as { data: { solutions: { totalCount: number } } }).data.solutions.totalCount;
};

/** Sent by POST and GET, before and after the lane knows the document: never answered, always told why. */
const expectRefused = async (headers: Readonly<Record<string, string>>, of = app): Promise<number> => {
  for (const method of ['POST', 'GET'] as const) {
    const { statusCode, body, headers: sent } = await send(of, QUERY, headers, method);
    expect({ statusCode, body }).toMatchObject({ statusCode: 401 });
    expect(sent['www-authenticate']).toBe('Bearer realm="samgraf", error="invalid_token"');
    expect(sent['cache-control']).toBe('no-store');
    const { errors, ...rest } = JSON.parse(body) as {
      errors: readonly { extensions: Record<string, string> }[];
    };
    expect(rest).toEqual({});
    expect(errors.map(({ extensions }) => [extensions['code'], Boolean(extensions['hint'])])).toEqual([
      ['UNAUTHENTICATED', true],
    ]);
    expect(body).not.toMatch(/\bat \/|node_modules|jose|JWS|data\//);
  }
  return 2;
};

test('a token gives its organisation what its scope and the graph say', async () => {
  const token = (claims: object): Promise<string> => theIssuer().token({ ...claims });
  expect(await seenWith(bearer(await token({})))).toBe(SEEN.bergen);
  expect(await seenWith({ authorization: `bearer ${await token({})}` })).toBe(SEEN.bergen);
  expect(await seenWith(bearer(await token({ consumer: consumer('921455070') })))).toBe(SEEN.alver);
  // An organisation that the graph does not know is known, and sees what is public.
  expect(await seenWith(bearer(await token({ consumer: consumer('991825827') })))).toBe(SEEN.anonymous);
  expect(await seenWith(bearer(await token({ scope: 'other org:samgraf.steward org:samgraf.read' })))).toBe(
    SEEN.steward,
  );
  expect(await seenWith(bearer(await token({ scope: undefined, scp: ['org:samgraf.read'] })))).toBe(
    SEEN.bergen,
  );
  expect(await seenWith(bearer(await token({ consumer: undefined, sub: 'a person' })))).toBe(SEEN.anonymous);
  expect(await seenWith(bearer(await token({ aud: ['https://a.example', AUDIENCE] })))).toBe(SEEN.bergen);
  expect(await seenWith({})).toBe(SEEN.anonymous);
});

test('a token whose scopes give no role is told that it may not', async () => {
  const { statusCode, body } = await send(app, QUERY, bearer(await theIssuer().token({ scope: 'other' })));
  expect(statusCode).toBe(403);
  expect(body).toContain('"FORBIDDEN"');
  expect(body).toContain('org:samgraf.read');
});

test('0 of the bad tokens, keys and headers is accepted, by POST and GET', async () => {
  const bad: Record<string, Readonly<Record<string, string>>> = {};
  for (const [what, token] of Object.entries(await badTokens(theIssuer(), other as TestIssuer)))
    bad[what] = bearer(token);
  const made = madeKey(keys, '--name', 'known', '--role', 'steward');
  const revoked = madeKey(keys, '--name', 'revoked', '--role', 'steward');
  keysCommand(['revoke', revoked.id], keys);
  const rotated = madeKey(keys, '--name', 'rotated', '--role', 'steward');
  const successor = keyIn(keysCommand(['rotate', rotated.id], keys));
  const expired = madeKey(keys, '--name', 'expired', '--role', 'steward', '--expires', '2098-01-01');
  writeFileSync(keys, readFileSync(keys, 'utf8').replace('2098-01-01', '2001-01-01'));
  await new Promise(resolve => setTimeout(resolve, 600));
  const good = await theIssuer().token();
  Object.assign(bad, {
    'a key that is revoked': bearer(revoked.text),
    'a key that was rotated': bearer(rotated.text),
    'a key that has expired': bearer(expired.text),
    'a key cut short': bearer(made.text.slice(0, -1)),
    'a key made longer': bearer(`${made.text}A`),
    'the id of a key with another secret': bearer(`samgraf_${made.id}_${'A'.repeat(43)}`),
    'a key in capitals': bearer(made.text.toUpperCase()),
    'the hash of a key': bearer(`samgraf_${made.id}_${'0'.repeat(64)}`),
    'only the prefix': bearer('samgraf_'),
    'a key as a password': { authorization: `Basic ${Buffer.from(`a:${made.text}`).toString('base64')}` },
    'a key without a scheme': { authorization: made.text },
    'a token without a scheme': { authorization: good },
    'a scheme without a key': { authorization: 'Bearer' },
    'an empty header': { authorization: '' },
    'two blanks': { authorization: `Bearer  ${made.text}` },
    'another scheme': { authorization: `DPoP ${good}` },
    'two tokens in one header': { authorization: `Bearer ${made.text}, Bearer ${made.text}` },
    'more than 8 kB': bearer('a'.repeat(9_000)),
    'more than 8 kB of a key': bearer(`${made.text}${'A'.repeat(8_200)}`),
  });
  expect(Object.keys(bad).length).toBeGreaterThanOrEqual(60);
  let refused = 0;
  for (const [what, headers] of Object.entries(bad))
    try {
      refused += await expectRefused(headers);
    } catch (error) {
      throw new Error(`${what}: ${String(error)}`, { cause: error });
    }
  expect(refused).toBe(2 * Object.keys(bad).length);
  expect(await seenWith(bearer(made.text))).toBe(SEEN.steward);
  expect(await seenWith(bearer(successor.text))).toBe(SEEN.steward);
});

test('of two Authorization headers none is taken, on the wire', async () => {
  const { text } = madeKey(keys, '--name', 'twice', '--role', 'reader');
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = httpRequest(
      {
        port,
        host: '127.0.0.1',
        path: `/graphql?query=${encodeURIComponent(QUERY)}`,
        headers: [
          ['Host', 'a'],
          ['Authorization', `Bearer ${text}`],
          ['authorization', `Bearer ${text}`],
        ].flat() as unknown as string[],
      },
      response => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sent.on('error', reject);
    sent.end();
  });
  expect(status).toBe(401);
});

test('without settings no token is accepted, and without a file no key', async () => {
  const bare = await buildServer(samgraf, { logLevel: 'silent' });
  await expectRefused(bearer(await theIssuer().token()), bare);
  await expectRefused(bearer(madeKey(keys, '--name', 'bare', '--role', 'reader').text), bare);
  await bare.close();
});

test('keys of an issuer are kept, and change when it changes them', async () => {
  const own = await serve();
  const [mine, { fetched }] = [theIssuer(), theIssuer()];
  fetched.keys = fetched.metadata = 0;
  for (let i = 0; i < 5; i += 1) await seenWith(bearer(await mine.token()), own);
  expect(fetched).toEqual({ keys: 1, metadata: 1 });
  // Forged key ids do not make us ask the issuer again and again.
  for (let i = 0; i < 5; i += 1)
    await expectRefused(bearer(await mine.token({}, { kid: `forged-${i}` })), own);
  expect(fetched.keys).toBe(1);
  await mine.addKey('second');
  const second = bearer(await mine.token({}, { kid: 'second' }, mine.pair('second').privateKey));
  await expectRefused(second, own);
  const later = Date.now() + 11_000;
  const clock = jest.spyOn(Date, 'now').mockReturnValue(later);
  expect(await seenWith(second, own)).toBe(SEEN.bergen);
  expect(fetched).toEqual({ keys: 2, metadata: 1 });
  // A key that the issuer no longer shows is trusted for ten minutes at most.
  mine.removeKey('second');
  clock.mockReturnValue(later + 601_000);
  await expectRefused(second, own);
  clock.mockRestore();
  await own.close();
});

test('an issuer that does not answer, or speaks for another, makes nobody known', async () => {
  const mine = theIssuer();
  const token = await mine.token();
  const refusedBy = async (own?: Readonly<Record<string, string>>): Promise<void> => {
    const server = await serve(own);
    for (let i = 0; i < 2; i += 1) {
      const { statusCode, body } = await send(server, QUERY, bearer(token));
      expect({ statusCode, body }).toMatchObject({ statusCode: 503 });
      expect(body).toContain('CREDENTIALS_UNAVAILABLE');
      expect(body).not.toContain(mine.name);
    }
    expect(await seenWith({}, server)).toBe(SEEN.anonymous);
    await server.close();
  };
  mine.isUp = false;
  await refusedBy();
  await refusedBy({ SAMGRAF_JWKS: `${mine.jwks},${mine.jwks}` });
  mine.isUp = true;
  mine.claims = 'https://maskinporten.no/';
  await refusedBy();
  mine.claims = undefined;
});

test('a server sees within a second what the command line changes', async () => {
  const { text, id } = madeKey(
    keys,
    '--name',
    'for a second',
    '--role',
    'reader',
    '--actor',
    'municipality:4631',
  );
  await new Promise(resolve => setTimeout(resolve, 600));
  expect(await seenWith(bearer(text))).toBe(SEEN.alver);
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const next = keyIn(keysCommand(['rotate', id, '--until', until], keys));
  await new Promise(resolve => setTimeout(resolve, 600));
  expect(await seenWith(bearer(text))).toBe(SEEN.alver);
  expect(await seenWith(bearer(next.text))).toBe(SEEN.alver);
  keysCommand(['revoke', next.id], keys);
  await new Promise(resolve => setTimeout(resolve, 600));
  await expectRefused(bearer(next.text));
});

test('what someone sent is their own, whatever others are called', async () => {
  const proposing = `mutation { propose(reason: "r", source: "source:s", certainty: UNCERTAIN,
    changes: [{patch: {solution: {id: "resource:public", homepage: "https://new.no"}}}]) { proposal { id } report { results { faults { message } } } } }`;
  const by = async (text: string, query: string): Promise<unknown> =>
    (JSON.parse((await send(app, query, bearer(text))).body) as { data: unknown }).data;
  const own = '{ proposals { totalCount } }';
  const { text, id } = madeKey(keys, '--name', 'sync', '--role', 'reader');
  await seen();
  expect(await by(text, proposing)).toMatchObject({ propose: { proposal: { id: 'proposal:1' } } });
  const rotated = keyIn(keysCommand(['rotate', id], keys));
  await seen();
  expect(await by(rotated.text, own)).toEqual({ proposals: { totalCount: 1 } });
  keysCommand(['revoke', rotated.id], keys);
  const successor = madeKey(keys, '--name', 'sync', '--role', 'reader');
  await seen();
  expect(await by(successor.text, own)).toEqual({ proposals: { totalCount: 0 } });
  const tokens = [theIssuer(), other].map(async one => one?.token({ consumer: undefined, sub: 'alice' }));
  const [alice = '', namesake = ''] = await Promise.all(tokens);
  await by(alice, proposing);
  expect([await by(alice, own), await by(namesake, own)]).toEqual([
    { proposals: { totalCount: 1 } },
    { proposals: { totalCount: 0 } },
  ]);
});
/** The server looks at its keys twice a second. */
const seen = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 600));

test('the file of keys holds no key, is nobody else’s, and is not trusted when others may write it', async () => {
  const file = keyFile();
  const { text } = madeKey(file, '--name', 'one', '--role', 'admin');
  const kept = readFileSync(file, 'utf8');
  expect(kept).not.toContain(text.slice(-43));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(existsSync(`${file}.new`)).toBe(false);
  expect(keysCommand(['list'], file)).not.toContain(text.slice(-43));
  chmodSync(file, 0o622);
  await expect(buildServer(samgraf, { logLevel: 'silent', keys: file })).rejects.toMatchObject({
    code: 'BAD_KEYS',
  });
  chmodSync(file, 0o600);
  const server = await buildServer(samgraf, { logLevel: 'silent', keys: file });
  expect(await seenWith(bearer(text), server)).toBe(SEEN.steward);
  // Spoilt while it serves: nobody is known by it, and nobody told where it is.
  writeFileSync(file, kept.slice(0, 40));
  await new Promise(resolve => setTimeout(resolve, 600));
  const { statusCode, body } = await send(server, QUERY, bearer(text));
  expect({ statusCode, body }).toMatchObject({ statusCode: 503 });
  expect(body).not.toContain(file);
  await server.close();
  expect(() => keysCommand(['list'], file)).toThrow(/not a file of keys/);
});

test('a key of a scope is made, told, kept by its successors, and refused where it names what is not there', async () => {
  const file = keyFile();
  const made = ['make', '--name', 'one', '--role', 'editor', '--actor', 'organisation:x'];
  const scoped = ['--source', 'source:test', '--reports', 'USES', '--kinds', 'Solution, Dataset'];
  expect(keysCommand([...made, ...scoped], file)).toMatch(
    /; it writes Solution, Dataset, USES of others, resting on source:test alone\./,
  );
  const scope = { source: 'source:test', reports: ['USES'], kinds: ['Solution', 'Dataset'] };
  const [key] = new KeyFile(file).read();
  expect(key?.scope).toEqual(scope);
  const next = keysCommand(['rotate', String(key?.id)], file).split('\n')[0] ?? '';
  expect(viewerOfKey(next, new KeyFile(file).current(), new Date())).toMatchObject({ scope, name: 'one' });
  for (const [option, value, told] of [
    ['--reports', 'USES', /--reports needs --source/],
    ['--kinds', 'Solution,Thing', /--kinds is "Solution,Thing"/],
    ['--source', 'resource:a', /--source is "resource:a"/],
  ] as const)
    expect(() => keysCommand([...made, option, value], keyFile())).toThrow(told);
});

test('a page of another origin may send a credential where CORS allows it', async () => {
  const { headers } = await app.inject({
    method: 'OPTIONS',
    url: '/graphql',
    headers: {
      origin: 'https://page.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  });
  expect(headers['access-control-allow-headers']).toContain('authorization');
});
