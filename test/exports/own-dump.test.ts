import type { Viewer } from '../../src/engine/access/viewer';
import { exportThings, kindsNamed } from '../../src/files/exports/export';
import { Losses } from '../../src/files/exports/writing';
import { importFile, queryAs } from '../../src/doors/server/import-route';
import { openSamgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const OPERATOR: Viewer = { name: 'operator', role: 'ADMIN', actor: undefined, known: true };
const by = { request: { id: 'own-dump', ip: '' }, viewer: OPERATOR };

let seeded: SeededApp;
beforeAll(async () => {
  seeded = await openSeededApp();
});
afterAll(() => seeded.close());

const dumped = async (
  app: SeededApp['app'],
): Promise<Readonly<{ file: Buffer; things: number; relations: number }>> => {
  const { model } = seeded.samgraf;
  const losses = new Losses();
  const uses = { model, query: queryAs(app.askAs, by), origin: 'https://samgraf.example', losses };
  const parts: Buffer[] = [];
  const wanted = { format: 'nq', kinds: kindsNamed([], model), title: 'All of it' } as const;
  for await (const part of exportThings(wanted, uses)) parts.push(Buffer.from(part));
  const { things, relations } = losses;
  return { file: Buffer.concat(parts), things, relations };
};

test('a dump of all of a graph is imported into an empty store, whose dump has the same things then', async () => {
  const { model, schema } = seeded.samgraf;
  const { file, things, relations } = await dumped(seeded.app);
  const empty = await EmbeddedStore.open();
  const app = await buildServer(await openSamgraf(model, empty, undefined, { schema }), {
    logLevel: 'silent',
    keepAnswers: false,
  });
  const options = {
    kind: undefined,
    source: 'source:own-dump',
    title: 'Dump',
    certainty: 'FACT',
    dryRun: false,
    inParts: true,
  } as const;
  const report = await importFile(file, options, { askAs: app.askAs, model, by });
  expect({ refused: report.refused.slice(0, 3), parts: report.parts }).toEqual({
    refused: [],
    parts: { of: report.parts.of, written: report.parts.of, stopped: null },
  });
  expect(report.parts.of).toBeGreaterThan(1);
  // The file is a source of its own.
  const { things: now, relations: joined } = await dumped(app);
  expect(now).toBe(things + 1);
  // Of two records of one relation that hold at once, one by a rule and one recorded, the second is told, and not taken.
  const told = report.notUnderstood.filter(({ message }) => /one more than there is room for/.test(message));
  expect(relations - joined).toBeLessThanOrEqual(new Set(told.map(({ row }) => row)).size);
  await app.close();
  await empty.close();
}, 600_000);
