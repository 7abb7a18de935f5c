import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTwins, type Twins } from '../../src/engine/exchange/find-twins';
import { openNativeFolder } from '../../src/engine/exchange/native-folder';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';

const model = readProjectModel();
const found = async (...nodes: readonly object[]): Promise<readonly Twins[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-twins-'));
  writeFileSync(join(folder, 'seed.json'), '{"recordedAt": "2026-11-25T00:00:00Z"}');
  writeFileSync(join(folder, 'nodes.jsonl'), nodes.map(one => `${JSON.stringify(one)}\n`).join(''));
  try {
    return await findTwins(model, openNativeFolder(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
const actor = (id: string, name: object, more: object = {}): object => ({
  type: 'PublicOrganisation',
  id: `organisation:${id}`,
  name,
  ...more,
});

test('two nodes of a kind and a name are told, whatever language, case and marks', async () => {
  const twins = await found(
    actor('spk', { nb: 'Statens pensjonskasse', en: 'Pension Fund' }),
    actor('statens-pensjonskasse', { nn: 'Statens Pensjons-kasse' }),
    actor('nav', { nb: 'NAV' }),
  );
  expect(twins).toEqual([
    expect.objectContaining({
      kind: 'PublicOrganisation',
      field: 'name',
      ids: ['organisation:spk', 'organisation:statens-pensjonskasse'],
    }),
  ]);
});

test('a number that two acts have is told once, with or without their names', async () => {
  const act = (id: string, name: string): object => ({
    type: 'Framework',
    id: `framework:${id}`,
    name: { nb: name },
    number: 'LOV-1999-01-29-6',
  });
  const ids = (await found(act('iks-loven', 'IKS-loven'), act('lov-1999', 'Lov om IKS'))).map(one => one.ids);
  expect(ids).toEqual([['framework:iks-loven', 'framework:lov-1999']]);
});

test('what a key tells apart is two things, and another kind is another', async () => {
  const municipality = (number: string): object => ({
    type: 'Municipality',
    id: `municipality:${number}`,
    name: { nb: 'Herøy' },
    number,
  });
  expect(await found(municipality('1515'), municipality('1818'))).toEqual([]);
  expect(
    await found(actor('oslo', { nb: 'Oslo' }), { type: 'County', id: 'county:03', name: { nb: 'Oslo' } }),
  ).toEqual([]);
});

test('nothing of the national graph is recorded twice', async () => {
  expect(await findTwins(model, openNativeFolder(join(PROJECT, 'seed')))).toEqual([]);
});
