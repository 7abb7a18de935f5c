import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { npmStart } from '../test/support/npm-start';
import { median } from './timing';

type Cannon = (options: Record<string, unknown>) => Promise<
  Readonly<{
    requests: Readonly<{ average: number; total: number }>;
    latency: Readonly<{ p50: number }>;
    non2xx: number;
    errors: number;
  }>
>;
/** Installed by the bench itself, so found only when it is used. */
const autocannon: Cannon = options => (createRequire(__filename)('autocannon') as Cannon)(options);

export const ROOT = join(__dirname, '..');

const bodyFor = (n: string): string =>
  JSON.stringify({
    query: 'query ($n: String) { municipality(number: $n) { id name population } }',
    variables: { n },
  });
/** The question about each municipality in turn. The peer gives the same answer to all. */
const BODIES = [
  ...readFileSync(join(ROOT, 'seed/municipalities.jsonl'), 'utf8').matchAll(/"number":"(\d{4})"/g),
].map(([, number]) => bodyFor(String(number)));
const HEADERS = { 'content-type': 'application/json' };

/** A server as `npm start` runs it: the arguments of node, and its environment. */
export const startArgs = (folder = ROOT): readonly string[] => [
  ...npmStart().options,
  join(folder, 'dist/main.js'),
];
export const START_ENV = npmStart().env;

export type Served = Readonly<{ url: string; process: ChildProcess; startMs: number }>;

/** Starts a server and waits for the line with its address. */
export const serve = (args: readonly string[], environment: Record<string, string> = {}): Promise<Served> => {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...START_ENV, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const url = /(http:\/\/127\.0\.0\.1:\d+\/graphql)/.exec(out)?.[1];
      if (url) resolve({ url, process: child, startMs: performance.now() - start });
    });
    child.on('exit', code => {
      reject(new Error(`The server ended with ${code}: ${out}`));
    });
  });
};

export const ask = async (url: string): Promise<string> =>
  (await fetch(url, { method: 'POST', headers: HEADERS, body: bodyFor('4601') })).text();

/** Requests over 8 connections, these in turn, for so long. */
export const fire = async (
  url: string,
  bodies: readonly string[],
  seconds: number,
): Promise<Readonly<{ average: number; total: number }>> => {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: HEADERS,
    requests: bodies.map(body => ({ body })),
    connections: 8,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return result.requests;
};

const rate = async (url: string, seconds: number): Promise<number> =>
  (await fire(url, BODIES, seconds)).average;

/** Requests a second of ours against the peer's, both up at once, blocks in ABBA order; the same answer first. */
export const compare = async (
  ours: string,
  peer: string,
  blocks = 5,
): Promise<Readonly<{ ours: number; peer: number; ratios: readonly number[] }>> => {
  const [a, b] = [await ask(ours), await ask(peer)];
  if (JSON.stringify(JSON.parse(a)) !== JSON.stringify(JSON.parse(b)))
    throw new Error(`Different answers: ${a} and ${b}`);
  await rate(ours, 2);
  await rate(peer, 2);
  const pairs: [number, number][] = [];
  for (let i = 0; i < blocks; i += 1) {
    const first = await rate(i % 2 ? peer : ours, 2);
    const second = await rate(i % 2 ? ours : peer, 2);
    pairs.push(i % 2 ? [second, first] : [first, second]);
  }
  return {
    ours: median(pairs.map(p => p[0])),
    peer: median(pairs.map(p => p[1])),
    ratios: pairs.map(([x, y]) => x / y),
  };
};

/** Resident memory, in MB. */
export const memoryOf = (pid: number): number => statusOf(pid, 'VmRSS');

/** The most memory that a process has had, in MB. */
export const mostMemoryOf = (pid: number): number => statusOf(pid, 'VmHWM');

const statusOf = (pid: number, figure: string): number =>
  Number(new RegExp(`${figure}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Ticks of CPU that a process has taken, in milliseconds: Linux counts a hundred a second. */
export const cpuOf = ({ process: { pid } }: Served): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

export const stopped = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.removeAllListeners('exit');
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
