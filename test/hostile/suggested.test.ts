import { ask, bodyOf, openSeededApp, type SeededApp } from './seeded-app';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
}, 60_000);
afterAll(() => server.close());

test('ten questions whose filters match nothing share five suggestions, of up to three reads', async () => {
  const one =
    'paths(from: {id: "municipality:0301"}, to: {framework: {celex: {eq: "32014R0911"}}}) { unmatched { suggestions } }';
  const query = `{ ${Array.from({ length: 10 }, (_, i) => `f${i}: ${one}`).join(' ')} }`;
  const before = server.samgraf.store.statements;
  const { data, errors } = bodyOf(await ask(server.app, { query }));
  expect(errors).toBeUndefined();
  const all = Object.values(data ?? {}) as readonly { unmatched: readonly { suggestions: string[] }[] }[];
  expect(all.filter(({ unmatched }) => unmatched[0]?.suggestions[0] === '32014R0910')).toHaveLength(5);
  expect(server.samgraf.store.statements - before).toBeLessThanOrEqual(2 + 5 * 3);
});
