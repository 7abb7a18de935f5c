import { join } from 'node:path';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { PROJECT, readPack } from '../../src/pack/pack';
import { openSamgraf, readModelOf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { get, LANGUAGES, textOf } from '../web/pages';

describe('the pages of policies', () => {
  let seeded: SeededApp;
  beforeAll(async () => {
    seeded = await openSeededApp();
  });
  afterAll(() => seeded.close());

  test.each(LANGUAGES)('list all of them, what is broken first, in %s', async lang => {
    const response = await get(seeded.app, `/regler?lang=${lang}`);
    expect(response.statusCode).toBe(200);
    expect(response.body.match(/<th scope="row">/g)).toHaveLength(29);
    const [first = ''] = response.body.split('<th scope="row">').slice(1);
    expect(first).toContain('/regler/eu-act-has-national-act');
  });

  test.each([
    ['nb', 'Brutt.', 'SDG-forordningen'],
    ['nn', 'Broten.', 'SDG-forordninga'],
    ['en', 'Broken.', 'Single Digital Gateway'],
  ])('say in %s who breaks one, and what it rests on', async (lang, verdict, thing) => {
    const response = await get(seeded.app, `/regler/eu-act-has-national-act?lang=${lang}`);
    expect(response.statusCode).toBe(200);
    const text = textOf(response.body);
    expect(text).toContain(verdict);
    expect(text).toContain(thing);
    expect(text).toContain('Ensure that legislation is screened');
  });

  test('one that is not there is not found', async () => {
    expect((await get(seeded.app, '/regler/no-such-policy')).statusCode).toBe(404);
  });

  test('a verdict is followed by a feed', async () => {
    const app = await buildServer(seeded.samgraf, {
      logLevel: 'silent',
      follows: { inside: [], address: undefined, mail: undefined },
    });
    const page = encodeURIComponent('/regler/eu-act-has-national-act');
    const response = await get(app, `/feed.atom?page=${page}&lang=en`);
    expect([response.statusCode, response.body.slice(0, 600)]).toEqual([
      200,
      expect.stringContaining('EU acts that apply here'),
    ]);
    await app.close();
  });

  test('a pack without policies has none of them', async () => {
    const pack = readPack(join(PROJECT, 'examples', 'netherlands'));
    const store = await EmbeddedStore.open();
    const samgraf = await openSamgraf(readModelOf(pack), store);
    const app = await buildServer(samgraf, { logLevel: 'silent', pack });
    expect(samgraf.schema.getQueryType()?.getFields()['policies']).toBeUndefined();
    expect((await get(app, '/regler')).statusCode).toBe(404);
    expect((await get(app, '/q/policies.csv')).statusCode).toBe(404);
    await app.close();
    await store.close();
  });

  test('all of them are a table', async () => {
    const response = await get(seeded.app, '/q/policies.csv?lang=en');
    expect(response.statusCode).toBe(200);
    expect(response.body.trim().split('\n')).toHaveLength(30);
  });
});
