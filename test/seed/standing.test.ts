import { openSamgraf, readProjectModel, type Samgraf } from '../../src/server/samgraf';
import { ask, freezeToday } from '../support/golden';
import { openSeededStore } from '../support/seeded-store';

/** What only a draft says is told as its word, in three languages, and is no fact. */

let samgraf: Samgraf;
beforeAll(async () => {
  freezeToday('2026-11-28');
  samgraf = await openSamgraf(readProjectModel(), await openSeededStore());
});
afterAll(async () => {
  await samgraf?.store.close();
  jest.useRealTimers();
});
const data = async (query: string): Promise<Record<string, unknown>> =>
  (JSON.parse((await ask(samgraf, query)).response) as { data: Record<string, unknown> }).data;

test.each([
  ['nb', 'ifølge et utkast fra NA-kunnskap, og må bekreftes.'],
  ['nn', 'ifølgje eit utkast frå NA-kunnskap, og må stadfestast.'],
  ['en', 'according to a draft from NA-kunnskap and must be verified.'],
])('the word of a draft is told as such in %s', async (lang, words) => {
  const { paths } = (await data(`{
    paths(from: { id: "resource:maskinporten" }, to: { capability: {} }, relations: [REALISES], maxHops: 1, first: 1) {
      nodes { certainty explanation(lang: ${lang}) }
    }
  }`)) as { paths: { nodes: { certainty: string; explanation: string }[] } };
  expect(paths.nodes).toMatchObject([{ certainty: 'UNCERTAIN' }]);
  expect(paths.nodes[0]?.explanation).toContain(words);
});

test('every source says what it is', async () => {
  expect(await data('{ sources(where: { standing: { isNull: true } }) { totalCount } }')).toEqual({
    sources: { totalCount: 0 },
  });
});
