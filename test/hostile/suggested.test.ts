import { parse } from 'graphql';
import { answerPlanned } from '../../src/engine/answer/respond';
import { plan } from '../../src/engine/answer/plans';
import { Timing } from '../../src/engine/answer/request';
import type { Store } from '../../src/engine/store/store';
import { ask, bodyOf, openSeededApp, type SeededApp } from './seeded-app';

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
}, 60_000);
afterAll(() => server.close());

test('eight questions whose filters match nothing share five suggestions, of up to three reads', async () => {
  const one =
    'paths(from: {id: "municipality:0301"}, to: {framework: {celex: {eq: "32014R0911"}}}, maxHops: 3) { unmatched { suggestions } }';
  const query = `{ ${Array.from({ length: 8 }, (_, i) => `f${i}: ${one}`).join(' ')} }`;
  const before = server.samgraf.store.statements;
  const { data, errors } = bodyOf(await ask(server.app, { query }));
  expect(errors).toBeUndefined();
  const all = Object.values(data ?? {}) as readonly { unmatched: readonly { suggestions: string[] }[] }[];
  expect(all.filter(({ unmatched }) => unmatched[0]?.suggestions[0] === '32014R0910')).toHaveLength(5);
  expect(server.samgraf.store.statements - before).toBeLessThanOrEqual(2 + 5 * 3);
});

test.each([
  '{ framework(celex: "32014R0911") { id } }',
  '{ paths(from: {id: "municipality:0302"}, to: {id: "municipality:0301"}) { totalCount } }',
  '{ paths(from: {id: "municipality:0301"}, to: {framework: {celex: {eq: "32014R0911"}}}) { unmatched { suggestions } } }',
])('suggestions that are not there by the deadline are not waited for: %s', async query => {
  const { store, ...samgraf } = server.samgraf;
  const slow = Object.create(store) as Store;
  let asked = Promise.resolve();
  // What is asked for is not read by `read`, only what is like it.
  slow.read = async (...of) => {
    asked = new Promise(resolve => setTimeout(resolve, 600));
    await asked;
    return store.read(...of);
  };
  const context = { ...samgraf, store: slow, timing: new Timing() };
  const request = { document: parse(query), operationName: undefined, variables: {} };
  const deadline = performance.now() + 300;
  const answering = answerPlanned(await plan(request, context, deadline), context, deadline, false);
  await expect(answering).rejects.toMatchObject({ code: 'TIMEOUT' });
  // It has its place until then.
  await asked;
});
