import { onNationalGraph } from '../support/national-graph';

/** What only a draft says is told as its word, in three languages, and is no fact. */

const data = onNationalGraph('2026-11-28');

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
