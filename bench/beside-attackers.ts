/**
 * How long a good client waits alone, and beside sixty that send the most expensive operations there are without a
 * pause. Server, attackers and good client are processes of their own, so that none waits for another's event loop;
 * run it on a machine with nothing else to do: `npm run bench:beside`.
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { START_ENV, mostMemoryOf, startArgs } from './throughput';
import { QUESTIONS, READS, type Attack } from '../test/hostile/attacks';

const PORT = 4599;
const ATTACKERS = 60;
const [ALONE_MS, BESIDE_MS, WARM_MS] = [5_000, 20_000, 3_000];
const GOOD =
  'query($number: String!) { municipality(number: $number) { name uses(first: 3) { totalCount nodes { name } } } }';
const NUMBERS = ['0301', '4601', '1103', '5001', '4204'];

const agent = new Agent({ keepAlive: true });

/** Sends an operation, and resolves when all of its answer has come. */
const send = (body: unknown): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request({ port: PORT, method: 'POST', path: '/graphql', agent, headers }, answer => {
      answer.resume();
      answer.on('end', () => {
        resolve(answer.statusCode ?? 0);
      });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });

const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** Questions along relations, lists and texts as large as they may be, and what is refused of both. */
const SETS: Readonly<Record<string, readonly Attack[]>> = {
  refused: [...QUESTIONS, ...READS].filter(({ code }) => code !== undefined),
  questions: QUESTIONS.filter(({ code }) => code === undefined),
  reads: READS.filter(({ code }) => code === undefined),
};

const attack = (attacks: readonly Attack[]): void => {
  const forever = async (i: number): Promise<void> => {
    for (let n = i; ; n += 1) {
      const { query, variables } = attacks[n % attacks.length] as Attack;
      await send({ query: `${query} # ${Math.random()}`, variables }).catch(() => wait(100));
    }
  };
  for (let i = 0; i < ATTACKERS; i += 1) void forever(i);
};

/** Milliseconds that the good client waited, in order. */
const waits = async (ms: number): Promise<readonly number[]> => {
  const took: number[] = [];
  for (const end = performance.now() + ms; performance.now() < end; await wait(5)) {
    const begun = performance.now();
    const status = await send({ query: GOOD, variables: { number: NUMBERS[took.length % NUMBERS.length] } });
    if (status !== 200) throw new Error(`The good client was answered ${status}`);
    took.push(performance.now() - begun);
  }
  return took.sort((a, b) => a - b);
};

const told = (took: readonly number[]): string =>
  [50, 95, 99]
    .map(p => `p${p} ${(took[Math.floor((took.length * p) / 100)] ?? 0).toFixed(1)} ms`)
    .concat(`of ${took.length}`)
    .join(', ');

const p99 = (took: readonly number[]): number => took[Math.floor(took.length * 0.99)] ?? 0;

const startServer = (folder: string): ChildProcess =>
  spawn(process.execPath, startArgs(), {
    env: {
      ...process.env,
      ...START_ENV,
      PORT: String(PORT),
      SAMGRAF_STORE: join(folder, 'graph.grafeo'),
      LOG_LEVEL: 'silent',
    },
    stdio: 'inherit',
  });

const measure = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-beside-'));
  const server = startServer(folder);
  try {
    for (let up = false; !up; await wait(500))
      up = (await send({ query: '{ __typename }' }).catch(() => 0)) === 200;
    await waits(WARM_MS);
    const alone = await waits(ALONE_MS);
    console.log(`alone             ${told(alone)}`);
    for (const set of Object.keys(SETS)) {
      const attackers = fork(__filename, [set], { execArgv: process.execArgv });
      // Attackers have machines of their own: here they get what processors the server and the good client leave.
      if (attackers.pid !== undefined) setPriority(attackers.pid, constants.priority.PRIORITY_LOW);
      await wait(WARM_MS);
      const beside = await waits(BESIDE_MS);
      attackers.kill();
      await once(attackers, 'exit');
      const memory = Math.round(mostMemoryOf(server.pid ?? 0));
      console.log(
        `beside ${set.padEnd(10)} ${told(beside)}: p99 ${(p99(beside) / p99(alone)).toFixed(1)} times; memory at most ${memory} MB`,
      );
      await wait(12_000);
    }
  } finally {
    server.kill();
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
};

const set = SETS[process.argv[2] ?? ''];
if (set) attack(set);
else
  measure().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
