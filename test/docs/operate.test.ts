import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { describeSettings } from '../../src/config';
import { ERRORS } from '../../src/engine/errors';
import { PROJECT, openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { ask } from '../hostile/seeded-app';

const textOf = (...path: readonly string[]): string => readFileSync(join(PROJECT, ...path), 'utf8');
const GUIDE = textOf('docs', 'operate.md');

type Rule = Readonly<{ alert?: string; record?: string; expr: string }> &
  Readonly<{ annotations?: { runbook: string }; labels?: { severity: string } }>;
const { groups } = parse(textOf('docs', 'operate', 'alerts.yaml')) as {
  groups: readonly { rules: readonly Rule[] }[];
};
const RULES = groups.flatMap(({ rules }) => rules);

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
    ...RULES.map(({ expr }) => expr),
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

test('every alert has a runbook, and every runbook an alert', () => {
  const headings = [...textOf('docs', 'operate', 'runbooks.md').matchAll(/^### (\w+)$/gm)].map(
    ([, name]) => name,
  );
  const alerts = RULES.flatMap(({ alert }) => alert ?? []);
  expect(alerts).toEqual(headings);
  for (const { alert, annotations, labels } of RULES.filter(rule => rule.alert !== undefined)) {
    expect(annotations?.runbook).toBe(`docs/operate/runbooks.md#${alert?.toLowerCase() ?? ''}`);
    expect(['page', 'ticket']).toContain(labels?.severity);
  }
  const recorded = new Set(RULES.map(({ record }) => record));
  const asked = RULES.flatMap(({ expr }) => expr.match(/samgraf:[\w:]+/g) ?? []);
  expect(asked.filter(name => !recorded.has(name))).toEqual([]);
});

type Container = Readonly<{
  command?: readonly string[];
  ports?: readonly { name: string; containerPort: number }[];
  env?: readonly { name: string }[];
}> &
  Readonly<Record<string, unknown>>;
type Manifest = Readonly<{
  kind: string;
  data?: Readonly<Record<string, string>>;
  spec?: { template?: { spec: { containers: readonly Container[] } } };
}>;

test('the manifests set what there is to set, and ask for what is served', async () => {
  const folder = ['deploy', 'kubernetes'];
  const all = readdirSync(join(PROJECT, ...folder)).flatMap(file =>
    parseAllDocuments(textOf(...folder, file)).map(document => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Manifest;
    }),
  );
  const containers = all.flatMap(({ spec }) => spec?.template?.spec.containers ?? []);
  const set = [
    ...all.flatMap(({ kind, data }) => (kind === 'ConfigMap' ? Object.entries(data ?? {}) : [])),
    ...containers.flatMap(({ env = [] }) => env.map(({ name }) => [name, ''])),
  ];
  const settings = new Set([...describeSettings().matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name));
  expect(set.length).toBeGreaterThan(5);
  expect(set.map(([name]) => name).filter(name => !settings.has(name))).toEqual([]);
  const values = Object.fromEntries(set) as Record<string, string>;
  const ports = containers.flatMap(({ ports: of = [] }) =>
    of.map(({ containerPort }) => String(containerPort)),
  );
  expect(ports).toEqual([values['PORT'], values['SAMGRAF_METRICS']?.split(':')[1]]);
  expect(containers.flatMap(({ command = [] }) => command)).toEqual([
    'node',
    'dist/cli/samgraf.js',
    'migrate',
  ]);
  const paths = [...new Set(JSON.stringify(containers).match(/\/health\/\w+/g))];
  const store = await EmbeddedStore.open();
  const app = await buildServer(await openSamgraf(readProjectModel(), store), { logLevel: 'silent' });
  for (const path of paths) expect((await app.inject(path)).statusCode).toBe(200);
  expect(paths.length).toBe(2);
  await app.close();
  await store.close();
});
