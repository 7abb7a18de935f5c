import { join } from 'node:path';
import { parse } from 'graphql';
import { PlanCache } from '../../src/engine/answer/plans';
import { Messages } from '../../src/engine/messages/speaker';
import { ALL } from '../../src/engine/plan/plan';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { Golden } from '../support/golden';

let server: SeededApp;
let plans: PlanCache;
beforeAll(async () => {
  server = await openSeededApp();
  // Access is one more rewrite, which makes parts of its own.
  plans = new PlanCache({ ...server.samgraf.plans.current, access: { node: ALL, edge: ALL } });
});
afterAll(() => server.close());

/** Objects and lists that can be changed, by where they are reached; messages keep what has been read of their files. */
const loose = (value: unknown, at: string, seen: Set<unknown>): readonly string[] => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  if (value instanceof Messages) return Object.isFrozen(value) ? [] : [at];
  seen.add(value);
  const inner = value instanceof Map ? [...value.entries()] : Object.entries(value);
  const below = inner.flatMap(([key, of]: [string, unknown]) => loose(of, `${at}.${key}`, seen));
  return Object.isFrozen(value) ? below : [at, ...below];
};

const FOLDERS = [join(__dirname, '../golden'), join(__dirname, '../../docs/questions')];
const QUERIES = FOLDERS.flatMap(Golden.all).map(({ name, query }): [string, string] => [name, query]);

test.each(QUERIES)('the plan of %s is frozen to the bottom, and what is read of it', (_, query) => {
  const { planned } = plans.plan(parse(query), undefined, {});
  expect(loose(planned, 'planned', new Set())).toEqual([]);
});

test('so is the Model that plans refer to', () => {
  expect(loose(server.samgraf.model, 'model', new Set())).toEqual([]);
});
