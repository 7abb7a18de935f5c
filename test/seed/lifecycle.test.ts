import { onNationalGraph } from '../support/national-graph';

/** A lifecycle is told with the words and the day that show it. */

const data = onNationalGraph('2026-12-02');

test('what is said to be in operation by now says by which words, and on which day, it was shown', async () => {
  const { shown, all } = (await data(`{
    shown: sharedResources(first: 1000, where: { lifecycleOn: { isNull: false } }) { nodes { id lifecycle lifecycleOn lifecycleQuote } }
    all: sharedResources(where: { lifecycle: { isNull: false } }) { totalCount }
  }`)) as {
    shown: {
      nodes: readonly { id: string; lifecycle: string; lifecycleOn: string; lifecycleQuote: string }[];
    };
    all: { totalCount: number };
  };
  expect(all.totalCount).toBeGreaterThanOrEqual(79);
  expect(shown.nodes.length).toBeGreaterThanOrEqual(54);
  expect(shown.nodes.filter(of => of.lifecycle !== 'LIVE' || !of.lifecycleQuote)).toEqual([]);
  const words = new Map(shown.nodes.map(of => [of.id, of.lifecycleQuote]));
  expect(words.get('resource:konkursregisteret')).toBe(
    'Konkursregisteret føres av Registerenheten i Brønnøysund.',
  );
});
