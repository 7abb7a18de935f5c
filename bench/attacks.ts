import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { QUESTIONS, READS, type Attack } from '../test/hostile/attacks';
import { startServer, urlOf, usedBy } from './attacked-server';

/**
 * A server as it is started in earnest, and each attack sent to it over HTTP: what the answer was, what it cost the process
 * (CPU time of all its threads, the same on a busy machine), and how long another client waited for /health/live.
 */
const USAGE =
  'npm run bench:attacks -- [--server FOLDER]   FOLDER holds dist/main.js of the version to attack; this one by default';

/** Longer than that an attack is given up. */
const GIVEN_UP_MS = 60_000;

const letters = (n: number): string => 'a'.repeat(n);
const times = (n: number, field: (i: number) => string): string =>
  `{ ${Array.from({ length: n }, (_, i) => field(i)).join(' ')} }`;

/** Attacks on what reads a request, beside those of test/hostile. */
const AT_THE_DOOR: readonly Attack[] = [
  { name: 'a search for 10,000 letters', query: `{ search(text: "${letters(10_000)}") { totalCount } }` },
  { name: 'an id of 900 kB', query: `{ nodes(ids: ["${letters(900_000)}"]) { id } }` },
  {
    name: 'a date of 900 kB',
    query: 'query($d: Date) { municipalities(asOf: $d) { totalCount } }',
    variables: { d: letters(900_000) },
  },
  {
    name: '50 times the schema',
    query: times(50, i => `s${i}: __schema { types { name fields { name type { name ofType { name } } } } }`),
  },
  { name: '1,600 times the same field', query: times(1_600, () => 'municipality(number: "0301") { id }') },
  { name: '990 kB of tokens', query: times(330_000, () => 'a') },
  {
    name: '700 filters',
    query: 'query($w: [MunicipalityWhere!]) { municipalities(where: {OR: $w}) { totalCount } }',
    variables: { w: Array.from({ length: 700 }, () => ({ name: { contains: 'x' } })) },
  },
];

const ask = async ({ query, variables }: Attack): Promise<string> => {
  try {
    const response = await fetch(urlOf('/graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(GIVEN_UP_MS),
    });
    const text = await response.text();
    const code = /"code":"(\w+)"/.exec(text.slice(0, 5_000))?.[1];
    return `${code ?? 'answered'}, ${text.length.toLocaleString('en')} B`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? `nothing in ${GIVEN_UP_MS / 1000} s`
      : 'connection lost';
  }
};

/** The longest that a client waits who asks whether the server lives, while something else is done. */
const stallWhile = async (
  work: () => Promise<string>,
): Promise<Readonly<{ said: string; stall: number }>> => {
  let [stall, over] = [0, false];
  const watching = (async () => {
    while (!over) {
      const begun = performance.now();
      await fetch(urlOf('/health/live'), { signal: AbortSignal.timeout(GIVEN_UP_MS) }).then(
        response => response.text(),
        () => '',
      );
      stall = Math.max(stall, performance.now() - begun);
      await new Promise(resolve => {
        setTimeout(resolve, 5);
      });
    }
  })();
  const said = await work();
  over = true;
  await watching;
  return { said, stall };
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { server: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const folder = values.server ?? path.join(__dirname, '..');
  const scratch = await mkdtemp(path.join(tmpdir(), 'samgraf-attacks-'));
  let server = await startServer(folder, path.join(scratch, 'graph.grafeo'));
  console.log(
    '| attack | answer | CPU, s | longest wait of another, s | memory, MB |\n|---|---|---:|---:|---:|',
  );
  for (const attack of [...AT_THE_DOOR, ...QUESTIONS, ...READS]) {
    const before = usedBy(server);
    const { said, stall } = await stallWhile(() => ask(attack));
    const after = usedBy(server);
    console.log(
      `| ${attack.name} | ${after ? said : 'the process is gone'} | ${after && before ? (after.cpu - before.cpu).toFixed(2) : ''} | ${(stall / 1000).toFixed(2)} | ${after?.memory.toFixed(0) ?? ''} |`,
    );
    if (!after || said.startsWith('nothing')) {
      server.kill('SIGKILL');
      server = await startServer(folder, path.join(scratch, 'graph.grafeo'));
    }
  }
  server.kill('SIGKILL');
  await rm(scratch, { recursive: true, force: true });
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
