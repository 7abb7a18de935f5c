import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { get, LANGUAGES, textOf } from './pages';

let seeded: SeededApp;
beforeAll(async () => {
  seeded = await openSeededApp();
});
afterAll(() => seeded.close());

const PAGE = '/vurdering/interoperability';
const address = (said: Readonly<Record<string, string>>): string => `${PAGE}?${new URLSearchParams(said)}`;

it.each(LANGUAGES)(
  'shows in %s what is told of each field, with its source and its question, and room to write',
  async lang => {
    const { statusCode, body } = await get(
      seeded.app,
      address({ valgt: 'SDG-forordningen\nresource:id-porten', hvem: 'Digdir', tittel: '<b>', lang }),
    );
    expect(statusCode).toBe(200);
    expect([...body.matchAll(/<textarea /g)]).toHaveLength(27);
    expect(body).toContain('name="valgt" value="framework:sdg\nresource:id-porten"');
    expect(body).toContain('name="hvem" value="organisation:digdir"');
    expect(body).not.toContain('<b>');
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const led = [...body.matchAll(/href="#((?:kilde|sporsmal)-\d+)"/g)].map(([, id]) => id);
    expect(led.length).toBeGreaterThan(50);
    expect(led.filter(id => !ids.has(id))).toEqual([]);
  },
);

it('asks what is meant where a name is of several, and says what is of none', async () => {
  const several = await get(seeded.app, address({ valgt: 'forskrift' }));
  expect(several.statusCode).toBe(200);
  expect(
    [...several.body.matchAll(/href="\/vurdering\/interoperability\?valgt=framework/g)].length,
  ).toBeGreaterThan(2);
  const none = await get(seeded.app, address({ valgt: 'framework:no-such' }));
  expect([none.statusCode, textOf(none.body)]).toEqual([404, expect.stringContaining('no-such')]);
});

it('can be begun again with what was chosen', async () => {
  const { body } = await get(seeded.app, address({ valgt: 'framework:sdg', tittel: 'Prøve', endre: 'ja' }));
  expect(body).toContain('value="Prøve"');
  expect(body).toMatch(/<textarea[^>]*name="valgt"[^>]*>framework:sdg</);
});

it('says of an address that it does not understand', async () => {
  expect((await get(seeded.app, `${PAGE}?hva=framework:sdg`)).statusCode).toBe(400);
  expect((await get(seeded.app, '/vurdering/no-such')).statusCode).toBe(404);
});
