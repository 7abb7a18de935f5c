import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeKey } from '../src/engine/access/keys';
import { loadFolder } from '../src/engine/exchange/load-folder';
import { KeyFile } from '../src/doors/server/access/key-file';
import { PROJECT, openSamgraf, readProjectModel, refresh } from '../src/doors/server/samgraf';
import { buildServer } from '../src/doors/server/server';
import { EmbeddedStore } from '../src/engine/store/embedded';

/** How long it takes until those who follow answers are told of one write: of so many follows, each of another thing. */
const FOLLOWS = Number(process.env['FOLLOWS'] ?? 1_000);

const SOURCE = 'source:aarsrapport2021-digdir-no-kapittel-2-viktige-hendingar-i-2021-17-html';

type App = Awaited<ReturnType<typeof buildServer>>;
const asked = async (app: App, key: string, query: string): Promise<Readonly<Record<string, unknown>>> => {
  const headers = { authorization: `Bearer ${key}` };
  const { body } = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
  const { data, errors } = JSON.parse(body) as Readonly<{
    data?: Readonly<Record<string, unknown>>;
    errors?: unknown;
  }>;
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
};

/** What is followed: municipalities, resources and obligations, each by its own page. */
const pagesOf = async (app: App, key: string): Promise<readonly string[]> => {
  const fields = ['municipalities', 'sharedResources', 'obligations'].map(
    name => `${name}(first: 450) { nodes { id } }`,
  );
  const lists = Object.values(await asked(app, key, `{ ${fields.join(' ')} }`)) as readonly Readonly<{
    nodes: readonly Readonly<{ id: string }>[];
  }>[];
  return lists.flatMap(({ nodes }) => nodes.map(({ id }) => `/id/${id}`)).slice(0, FOLLOWS);
};

const applied = (change: string): string =>
  `mutation { apply(changes: [${change}], source: "${SOURCE}", certainty: FACT, reason: "a measurement") { applied results { faults { message } } } }`;
const named = (name: string): string =>
  applied(`{patch: {solution: {id: "resource:id-porten", name: {nb: "${name}"}}}}`);
const USE = '{from: "municipality:4601", to: "resource:altinn-events"}';
/** What many answers speak of, and what few do. */
const WRITES: readonly (readonly [what: string, mutation: string])[] = [
  ['the most used is renamed', named('ID-porten (ny)')],
  ['and has its name again', named('ID-porten')],
  ['one uses one more', applied(`{connect: {uses: ${USE}}}`)],
  ['and does so no more', applied(`{disconnect: {relation: USES, ${USE.slice(1)}}`)],
];

const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-bench-follows-'));
  const keys = join(folder, 'keys.json');
  const { key, text } = makeKey({ name: 'bench', role: 'STEWARD' }, new Date());
  new KeyFile(keys).change(() => ({ keys: [key], done: undefined }));
  let told: number[] = [];
  const receiver = createServer((request, response) => {
    request.resume().on('end', () => {
      told.push(performance.now());
      response.writeHead(204).end();
    });
  });
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const model = readProjectModel();
  const samgraf = await openSamgraf(model, await EmbeddedStore.open());
  await loadFolder(model, samgraf.store, `${PROJECT}/seed`, () => undefined);
  await refresh(samgraf);
  const follows = { inside: ['127.0.0.0/8'], address: undefined, mail: undefined };
  const app = await buildServer(samgraf, { logLevel: 'silent', keys, keepAnswers: true, follows });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const headers = { authorization: `Bearer ${text}` };
  const made = performance.now();
  for (const page of await pagesOf(app, text))
    await app.inject({ method: 'POST', url: '/follows', headers, payload: { page, webhook: { url } } });
  console.log(`${FOLLOWS} follows made in ${Math.round(performance.now() - made)} ms`);
  for (const [what, mutation] of WRITES) {
    told = [];
    const [cpu, begun] = [process.cpuUsage(), performance.now()];
    const { apply } = (await asked(app, text, mutation)) as { apply?: { applied?: boolean } };
    if (apply?.applied !== true) throw new Error(what);
    await sleep(Number(process.env['WAIT'] ?? 60_000));
    const { user, system } = process.cpuUsage(cpu);
    const times = told.map(at => Math.round(at - begun)).sort((a, b) => a - b);
    console.log(
      `${what}: ${times.length} told, ${times.filter(at => at <= 1_000).length} within a second, first ${times[0]} ms, last ${times[times.length - 1]} ms, ${Math.round((user + system) / 1000)} ms of CPU`,
    );
  }
  await app.close();
  receiver.close();
  rmSync(folder, { recursive: true, force: true });
};

void run();
