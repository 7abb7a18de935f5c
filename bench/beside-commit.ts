import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT, cpuOf, serve, startArgs, stopped, type Served } from './throughput';
import { machine, median, note } from './timing';

/**
 * What a read costs the server beside another checkout, built in a folder of its own: `npm run bench:commit -- <folder>`.
 * Each is started three times on no file and then on its own. Both serve the national graph on the embedded store, keep no answers, and are asked the same in turn, 8 at a time.
 */
const ASKED: Readonly<Record<string, string>> = {
  'by key': '{ municipality(number: "4601") { id name population } }',
  'a page of 20': '{ municipalities(first: 20) { totalCount nodes { id name } } }',
  'related nodes':
    '{ municipalities(first: 20) { nodes { name uses(first: 5) { edges { certainty node { id name } } } } } }',
  filtered: '{ solutions(where: {name: {contains: "port"}}, first: 20) { nodes { id name } } }',
  'a question':
    '{ connections(from: {municipality: {number: {eq: "1151"}}}, to: {framework: {jurisdiction: {eq: EU}}}, first: 5) { totalCount } }',
};
const AT_ONCE = 8;
const REQUESTS = 400;
const BLOCKS = 5;

const post = async (url: string, query: string): Promise<string> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.text();
};

/** CPU of the server for a request, in milliseconds. */
const block = async (server: Served, query: string, requests = REQUESTS): Promise<number> => {
  const before = cpuOf(server);
  let left = requests;
  const asking = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await post(server.url, query);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asking));
  return (cpuOf(server) - before) / requests;
};

const compare = async (name: string, query: string, now: Served, before: Served): Promise<void> => {
  const [a, b] = [await post(now.url, query), await post(before.url, query)];
  if (a.includes('"errors"')) throw new Error(a);
  const same = JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
  for (const server of [now, before]) await block(server, query);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < BLOCKS; i += 1) {
    const first = await block(i % 2 ? before : now, query);
    const second = await block(i % 2 ? now : before, query);
    pairs.push(i % 2 ? [second, first] : [first, second]);
  }
  const ratio = median(pairs.map(([x, y]) => x / y));
  const [ours, theirs] = [median(pairs.map(([x]) => x)), median(pairs.map(([, y]) => y))];
  note(
    `${name}: ${ours.toFixed(2)} ms of CPU a request, ${theirs.toFixed(2)} before, ratio ${ratio.toFixed(2)}${same ? '' : ' (answers differ)'}`,
  );
};

const STARTS = 3;

/** CPU and time from the start of a process to its first answer, in milliseconds. */
const startOnce = async (folder: string, file: string): Promise<readonly [cpu: number, time: number]> => {
  const begun = performance.now();
  const server = await serve(startArgs(folder), { PORT: '0', SAMGRAF_STORE: file, LOG_LEVEL: 'info' });
  await post(server.url, ASKED['by key'] ?? '');
  const took = [cpuOf(server), performance.now() - begun] as const;
  await stopped(server.process);
  return took;
};

/** A start on no file, and two on the one that is there then, by turns. */
const compareStarts = async (stores: string, folders: readonly string[]): Promise<void> => {
  const taken = folders.map(() => [] as (readonly (readonly [number, number])[])[]);
  for (let i = 0; i < STARTS; i += 1)
    for (const [which, folder] of folders.entries()) {
      const file = join(stores, `start-${which}-${i}.grafeo`);
      const first = await startOnce(folder, file);
      taken[which]?.push([first, await startOnce(folder, file)]);
    }
  for (const [at, name] of ['first', 'second'].entries()) {
    const [now, before] = taken.map(of => [0, 1].map(what => median(of.map(pair => pair[at]?.[what] ?? 0))));
    note(
      `${name} start to the first answer: ${now?.map(Math.round).join(' ms of CPU, ')} ms; before ${before?.map(Math.round).join(' ms of CPU, ')} ms`,
    );
  }
};

const run = async (other: string): Promise<void> => {
  const stores = mkdtempSync(join(tmpdir(), 'samgraf-bench-'));
  const of = (folder: string, name: string): Promise<Served> =>
    serve(startArgs(folder), {
      PORT: '0',
      SAMGRAF_CACHE: 'off',
      SAMGRAF_STORE: join(stores, name),
      LOG_LEVEL: 'info',
    });
  await compareStarts(stores, [ROOT, resolve(other)]);
  const [now, before] = [await of(ROOT, 'now'), await of(resolve(other), 'before')];
  try {
    for (const [name, query] of Object.entries(ASKED)) await compare(name, query, now, before);
    note(machine());
  } finally {
    await stopped(now.process);
    await stopped(before.process);
    rmSync(stores, { recursive: true, force: true });
  }
};

const [, , folder] = process.argv;
if (folder === undefined)
  throw new Error('Say the folder of another checkout, built: npm run bench:commit -- ../before');
void run(folder);
