import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeSettings } from '../../src/config';
import { ERRORS } from '../../src/engine/errors';
import { PROJECT, openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { ask } from '../hostile/seeded-app';

const textOf = (...path: readonly string[]): string => readFileSync(join(PROJECT, ...path), 'utf8');
const GUIDE = textOf('docs', 'operate.md');

let served: string;
beforeAll(async () => {
  const store = await EmbeddedStore.open();
  const app = await buildServer(await openSamgraf(readProjectModel(), store), {
    logLevel: 'silent',
    metrics: 'on',
  });
  for (const query of [
    '{ municipalities { totalCount } }',
    '{ nothing }',
    '{ reach(of: {municipality: {}}) { totalCount } }',
  ])
    await ask(app, { query });
  served = (await app.inject('/metrics')).body;
  await app.close();
  await store.close();
});

const declared = (): readonly string[] =>
  [...served.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name ?? '');

test('every error code is explained to whoever operates the server', () => {
  expect(Object.keys(ERRORS).filter(code => !GUIDE.includes(`\`${code}\``))).toEqual([]);
});

test('every setting stands in the settings or here', () => {
  const settings = [...describeSettings().matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name ?? '');
  const told = textOf('docs', 'settings.md') + GUIDE;
  expect(settings.filter(name => !told.includes(`\`${name}\``))).toEqual([]);
});

test('every metric of ours is listed', () => {
  const ours = declared().filter(name => name.startsWith('samgraf_'));
  expect(ours.length).toBeGreaterThanOrEqual(10);
  expect(ours.filter(name => !GUIDE.includes(`\`${name}\``))).toEqual([]);
});

test('dashboard and alerts ask for metrics and labels that there are', () => {
  const known = new Set(declared().flatMap(name => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]));
  const dashboard = JSON.parse(textOf('docs', 'grafana-dashboard.json')) as {
    panels: readonly { title: string; targets: readonly { expr: string }[] }[];
  };
  const asked = [
    ...dashboard.panels.flatMap(panel => panel.targets.map(target => target.expr)),
    ...[...GUIDE.matchAll(/expr: (.*)$/gm)].map(([, expr]) => expr ?? ''),
  ];
  expect(asked.length).toBeGreaterThan(20);
  const names = asked.flatMap(expr => expr.match(/\b(samgraf|nodejs|process)_\w+/g) ?? []);
  expect([...new Set(names)].filter(name => !known.has(name))).toEqual([]);
  const labels = new Set([...served.matchAll(/[{,](\w+)="/g)].map(([, label]) => label));
  const grouped = asked.flatMap(expr =>
    [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list]) => (list ?? '').split(/, */)),
  );
  expect([...new Set(grouped)].filter(label => !labels.has(label))).toEqual([]);
});
