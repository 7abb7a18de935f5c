import { makeKey } from '../../src/engine/access/keys';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const steward = makeKey({ name: 'steward', role: 'STEWARD' }, new Date());
const editor = makeKey({ name: 'nve', role: 'EDITOR', actor: 'organisation:nve' }, new Date());

let seeded: SeededApp;
beforeAll(async () => {
  seeded = await openSeededApp({}, [steward.key, editor.key]);
});
afterAll(() => seeded.close());

const ask = async (query: string, key?: string, variables: object = {}): Promise<string> => {
  const { body } = await seeded.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    payload: { query, variables },
  });
  return body;
};

test('names that are near an unknown id are told to who sees the things that have them, and to nobody else', async () => {
  const informationSystem = {
    ...{ id: 'system:x-1', name: { nb: 'Vannstandsarkivet' }, access: 'NON_PUBLIC' },
    restrictedTo: ['organisation:nve'],
  };
  const manages = { from: 'organisation:nve', to: 'system:x-1' };
  const source = { id: 'source:near', name: { en: 'Near' }, title: 'Near' };
  const made = await ask(
    'mutation ($changes: [ChangeInput!]!) { apply(changes: $changes, source: "source:near", certainty: FACT, reason: "x") { created } }',
    steward.text,
    { changes: [{ upsert: { source } }, { upsert: { informationSystem } }, { connect: { manages } }] },
  );
  expect(made).toMatch(/"created":3/);
  const query = '{ informationSystem(id: "system:vannstandsarkivet") { id } }';
  expect(await ask(query, editor.text)).toMatch(/Did you mean .*system:x-1 \(Vannstandsarkivet\)/);
  const told = await ask(query);
  expect(told).toMatch(/NOT_FOUND/);
  expect(told).not.toMatch(/x-1|Vannstandsarkivet\)/);
});
