import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync, type WriteStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { keysCommand } from '../src/cli/keys';
import { withStoredKeys } from '../src/doors/server/access/stored-keys';
import { openSamgraf, PROJECT, readProjectModel } from '../src/doors/server/samgraf';
import { required } from '../src/engine/errors';
import { Neo4jStore } from '../src/engine/store/neo4j';
import { ensureJars, findJava } from '../test/support/neo4j-jars';
import { writeRecords } from '../test/support/write-records';
import { check, linesOf } from './jepsen-check';
import { say } from './timing';

/**
 * `npm run bench:jepsen -- --minutes 10`: a run in the manner of Jepsen. Three servers on one Neo4j answer clients that write, read by another
 * server, follow and propose, while servers and the database are killed and stopped. What was asked and answered is the history (JSONL); jepsen-check.ts,
 * which knows nothing of the server, says whether it may be.
 */
const { values: given } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, out: { type: 'string', default: 'bench/out' } },
});
const MS = Number(given.minutes) * 60_000;
const PORTS = [14_301, 14_302, 14_303] as const;
const [BOLT, HOOK] = [14_387, 14_399];
const REGISTERS = 12;
const WRITERS = 4;
const READERS = 4;
/** An answer of more sentences than some hundreds is told by its heading alone. */
const MOST_FOLLOWED = 150;
const EVIDENCE = { certainty: 'FACT', sources: ['source:test'] };

/** One line of the history: what was asked of which server, from when to when, and what came of it. */
type Line = Readonly<Record<string, unknown> & { op: string }>;
type Outcome = 'ok' | 'no' | 'unknown';
type Answered = Readonly<{ outcome: Outcome; data?: Readonly<Record<string, never>>; why?: string }>;

const now = (): number => Math.round(performance.now() * 1_000) / 1_000;

class History {
  private readonly stream: WriteStream;

  constructor(readonly file: string) {
    this.stream = createWriteStream(file);
  }
  note(line: Line): void {
    this.stream.write(`${JSON.stringify(line)}\n`);
  }
  close(): Promise<void> {
    return new Promise(resolve => this.stream.end(resolve));
  }
}

/** A process that is killed, stopped and started again, at one place. */
class Kept {
  private child: ChildProcess | undefined;

  constructor(
    readonly name: string,
    private readonly begin: () => Promise<ChildProcess>,
  ) {}
  async start(): Promise<void> {
    this.child = await this.begin();
  }
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise(resolve => child.once('close', resolve));
    child.kill('SIGCONT');
    child.kill(signal);
    await ended;
  }
}

const database = (home: string): Kept =>
  new Kept('database', async () => {
    const [java, jars] = [await findJava(), await ensureJars()];
    const opens = ['java.nio', 'java.io', 'java.lang', 'sun.nio.ch'].map(
      name => `--add-opens=java.base/${name}=ALL-UNNAMED`,
    );
    const main = path.join(PROJECT, 'test', 'support', 'neo4j', 'Neo4j.java');
    const args = [...opens, '-Xmx1g', '-cp', path.join(jars, '*'), main, home, String(BOLT)];
    const child = spawn(java, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: required(child.stdout, 'a pipe') }).on('line', line => {
        if (line === 'READY') resolve();
      });
      child.once('close', code => {
        reject(new Error(`Neo4j ended with ${String(code)}`));
      });
    });
    return child;
  });

const server = (port: number, folder: string): Kept =>
  new Kept(`server ${port}`, () => {
    const log = createWriteStream(path.join(folder, `${port}.log`), { flags: 'a' });
    const child = spawn(process.execPath, [path.join(PROJECT, 'dist', 'main.js')], {
      cwd: PROJECT,
      env: {
        ...process.env,
        ...{ PORT: String(port), SAMGRAF_STORE: `neo4j://127.0.0.1:${BOLT}`, SAMGRAF_KEYS: 'store' },
        ...{ SAMGRAF_SEED: 'never', SAMGRAF_WARM_MS: '0', SAMGRAF_CALLS_INSIDE: '127.0.0.0/8' },
        ...{ SAMGRAF_WAIT_MS: '120000', SAMGRAF_METRICS: 'off' },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    return Promise.resolve(child);
  });

/** The API as a client has it: whatever is not said is not known. */
const ask = async (
  port: number,
  key: string,
  body: Readonly<{ query: string; variables?: object }>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    const { data, errors } = (await response.json()) as {
      data?: Readonly<Record<string, never>>;
      errors?: readonly Readonly<{ message: string; extensions?: Readonly<{ code?: string }> }>[];
    };
    if (data && !errors) return { outcome: 'ok', data };
    const [{ message, extensions } = { message: 'nothing' }] = errors ?? [];
    const isSure = message.includes('nothing was written') || NOTHING.includes(extensions?.code ?? '');
    return { outcome: isSure ? 'no' : 'unknown', why: `${extensions?.code ?? ''} ${message}` };
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    return { outcome: cause?.code === 'ECONNREFUSED' ? 'no' : 'unknown', why: String(cause?.code ?? error) };
  }
};
/** Refused before anything is written, whatever the message says. */
const NOTHING: readonly string[] = ['VERSION_CONFLICT', 'OVERLOADED', 'CREDENTIALS_UNAVAILABLE', 'STOPPING'];

const pick = <T>(all: readonly T[]): T => required(all[Math.floor(Math.random() * all.length)], 'one');
const other = (port: number): number => pick(PORTS.filter(one => one !== port));

type Uses = Readonly<{ key: string; history: History; isOver: () => boolean }>;

const APPLY = `mutation A($changes: [ChangeInput!]!) {
  apply(changes: $changes, source: "source:test", certainty: FACT, reason: "a run") { applied sequence }
}`;
const READ = 'query R($ids: [ID!]!) { nodes(ids: $ids) { id ... on Solution { name(lang: nb) } } }';

type Applied = Readonly<{ apply?: Readonly<{ applied: boolean; sequence: number }> }>;
type Found = Readonly<{ nodes?: readonly (Readonly<{ name?: string }> | null)[] }>;

/** Writes values of its own into registers, and reads each by another server as a client does that names its change. */
const writer = async (me: string, { key, history, isOver }: Uses): Promise<void> => {
  for (let n = 0; !isOver(); n += 1) {
    const [port, id, value] = [
      pick(PORTS),
      `resource:j${Math.floor(Math.random() * REGISTERS)}`,
      `${me}-${n}`,
    ];
    const changes = [{ patch: { solution: { id, name: { nb: value } } } }];
    const begun = now();
    const { outcome, data, why } = await ask(port, key, { query: APPLY, variables: { changes } });
    const { apply } = (data ?? {}) as Applied;
    const isDone = apply?.applied === true;
    const what = outcome === 'ok' && !isDone ? 'no' : outcome;
    history.note({
      op: 'write',
      me,
      port,
      id,
      value,
      begun,
      ended: now(),
      outcome: what,
      sequence: apply?.sequence,
      why,
    });
    if (isDone) await readBack(me, { id, port, sequence: apply.sequence }, { key, history });
    await sleep(outcome === 'ok' ? Math.random() * 100 : 500);
  }
};

const readBack = async (
  me: string,
  { id, port, sequence }: Readonly<{ id: string; port: number; sequence: number }>,
  uses: Pick<Uses, 'key' | 'history'>,
): Promise<boolean> => read(me, id, other(port), uses, { 'samgraf-after': String(sequence) });

const read = async (
  me: string,
  id: string,
  port: number,
  { key, history }: Pick<Uses, 'key' | 'history'>,
  headers: Readonly<Record<string, string>> = {},
): Promise<boolean> => {
  const begun = now();
  const { outcome, data, why } = await ask(port, key, { query: READ, variables: { ids: [id] } }, headers);
  const value = ((data ?? {}) as Found).nodes?.[0]?.name;
  const after = headers['samgraf-after'];
  history.note({
    op: 'read',
    me,
    port,
    id,
    value,
    begun,
    ended: now(),
    outcome,
    after: after && Number(after),
    why,
  });
  return outcome === 'ok';
};

const reader = async (me: string, uses: Uses): Promise<void> => {
  while (!uses.isOver()) {
    const isAnswered = await read(
      me,
      `resource:j${Math.floor(Math.random() * REGISTERS)}`,
      pick(PORTS),
      uses,
    );
    await sleep(isAnswered ? Math.random() * 60 : 500);
  }
};

/** Adds what a follow tells of. */
const adder = async ({ key, history, isOver }: Uses): Promise<void> => {
  for (let n = 0; !isOver() && n < MOST_FOLLOWED; n += 1) {
    const [port, id] = [pick(PORTS), `resource:f${n}`];
    const changes = [
      { upsert: { solution: { id, name: { nb: `Tjeneste ${n}` } } } },
      { connect: { uses: { from: 'municipality:4601', to: id } } },
    ];
    const begun = now();
    const { outcome, data, why } = await ask(port, key, { query: APPLY, variables: { changes } });
    const isDone = ((data ?? {}) as Applied).apply?.applied === true;
    const what = outcome === 'ok' && !isDone ? 'no' : outcome;
    history.note({ op: 'add', port, id, begun, ended: now(), outcome: what, why });
    await sleep(MS / MOST_FOLLOWED);
  }
};

const PROPOSE = `mutation P($changes: [ChangeInput!]!) {
  propose(changes: $changes, source: "source:test", certainty: FACT, reason: "a run") { proposal { id } }
}`;
const decision = (field: string, id: string): string =>
  `mutation { ${field}(proposal: "${id}", reason: "a run") { proposal { status } } }`;

/** Proposes, and has two decide by two servers at once: one accepts, one rejects. */
const proposer = async ({ key, history, isOver }: Uses): Promise<void> => {
  for (let n = 0; !isOver(); n += 1) {
    const [port, id] = [pick(PORTS), `resource:p${n}`];
    const changes = [{ upsert: { solution: { id, name: { nb: `Forslag ${n}` } } } }];
    const { outcome, data } = await ask(port, key, { query: PROPOSE, variables: { changes } });
    const proposal = (data as { propose?: { proposal?: { id: string } } } | undefined)?.propose?.proposal?.id;
    history.note({ op: 'propose', port, id, proposal, outcome });
    if (proposal !== undefined)
      await Promise.all(
        ['acceptProposal', 'rejectProposal'].map(async (how, i) => {
          const by = i === 0 ? port : other(port);
          const decided = await ask(by, key, { query: decision(how, proposal) });
          history.note({
            op: 'decide',
            port: by,
            proposal,
            id,
            how,
            outcome: decided.outcome,
            why: decided.why,
          });
        }),
      );
    await sleep(500);
  }
};

/** Kills and stops, one thing at a time; how often each. */
const nemesis = async (servers: readonly Kept[], neo4j: Kept, { history, isOver }: Uses): Promise<void> => {
  const kill = async (of: Kept, pause: number): Promise<void> => {
    await of.end();
    await sleep(pause);
    await of.start();
  };
  const stop = async (of: Kept, pause: number): Promise<void> => {
    of.signal('SIGSTOP');
    await sleep(pause);
    of.signal('SIGCONT');
  };
  const faults = [
    ['kill', () => pick(servers), kill, 1_500],
    ['stop', () => pick(servers), stop, 7_000],
    ['kill', () => neo4j, kill, 1_000],
    ['stop', () => neo4j, stop, 4_000],
  ] as const;
  await sleep(8_000);
  for (let n = 0; !isOver(); n += 1) {
    const [what, of, work, pause] = required(faults[n % faults.length], 'a fault');
    const whom = of();
    history.note({ op: 'fault', what, whom: whom.name, begun: now() });
    await work(whom, pause);
    history.note({ op: 'healed', what, whom: whom.name, begun: now() });
    await sleep(6_000 + Math.random() * 6_000);
  }
};

/** What a program is told by its webhook, each tenth time without an answer. */
const listening = async (history: History, told: Set<string>): Promise<Server> => {
  let count = 0;
  const hook = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { data } = JSON.parse(text) as { data: { came: readonly { key: string }[]; isWhole: boolean } };
      const came = data.came.map(({ key }) => key);
      history.note({
        op: 'told',
        letter: request.headers['webhook-id'],
        came,
        isWhole: data.isWhole,
        begun: now(),
      });
      for (const key of came) told.add(key);
      count += 1;
      if (count % 10 === 0) request.socket.destroy();
      else response.writeHead(204).end();
    });
  });
  await new Promise<void>(resolve => hook.listen(HOOK, '127.0.0.1', resolve));
  return hook;
};

/** What there is at the start, and a steward's key. */
const prepare = async (): Promise<string> => {
  const store = new Neo4jStore({ url: `neo4j://127.0.0.1:${BOLT}`, timeout: 60_000 });
  const samgraf = await openSamgraf(readProjectModel(), store);
  const registers = Array.from({ length: REGISTERS }, (_, i) => ({
    ...{ type: 'Solution', id: `resource:j${i}`, name: { nb: 'begin' } },
    ...EVIDENCE,
  }));
  const source = {
    type: 'Source',
    id: 'source:test',
    name: { nb: 'Prøve' },
    title: 'Prøve',
    certainty: 'FACT',
    sources: [],
  };
  const followed = {
    type: 'Municipality',
    id: 'municipality:4601',
    number: '4601',
    name: { nb: 'Bergen' },
    ...EVIDENCE,
  };
  await writeRecords(samgraf, [source, followed, ...registers]);
  const made = await withStoredKeys(store, keys =>
    keysCommand(['make', '--name', 'run', '--role', 'steward'], keys),
  );
  await store.close();
  return required(made.split('\n')[0], 'a key');
};

const ready = async (port: number): Promise<void> => {
  for (const until = now() + 180_000; now() < until; await sleep(250)) {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (response?.status === 200) return;
  }
  throw new Error(`The server at ${port} is not ready.`);
};

/** Follows an answer; whoever follows is told from then on. */
const follow = async (key: string): Promise<void> => {
  const response = await fetch(`http://127.0.0.1:${PORTS[0]}/follows`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ page: '/id/municipality:4601', webhook: { url: `http://127.0.0.1:${HOOK}/` } }),
  });
  if (response.status !== 201) throw new Error(await response.text());
};

const IDS = ['j', 'f', 'p'] as const;
/** Read at once: of the log, and of records. */
const [MOST_ENTRIES, MOST_IDS] = [10_000, 500];

/** The whole log, as it is kept. */
const noteLog = async (store: Neo4jStore, history: History): Promise<void> => {
  for (let after = 0, isMore = true; isMore;) {
    const entries = await store.entries({ after, limit: MOST_ENTRIES });
    for (const { sequence, subject: id, operation, after: written } of entries) {
      const value = (written?.['name'] as { nb?: string } | undefined)?.nb;
      history.note({ op: 'log', sequence, id, operation, value });
    }
    after = entries.at(-1)?.sequence ?? after;
    isMore = entries.length === MOST_ENTRIES;
  }
};

/** What is there of those that begin so: numbers are given in turn, so that none is far beyond the last that is there. */
const thereOf = async (store: Neo4jStore, begin: string): Promise<readonly Named[]> => {
  const there: Named[] = [];
  for (let from = 0, isMore = true; isMore; from += MOST_IDS) {
    const ids = Array.from({ length: MOST_IDS }, (_, n) => `resource:${begin}${from + n}`);
    const rows = (await store.look({ kind: 'records', ids })) as readonly Row[];
    for (const { id, properties } of rows) there.push({ id, value: properties.name });
    isMore = rows.length > 0;
  }
  return there;
};
type Named = Readonly<{ id: string; value: string | undefined }>;
type Row = Readonly<{ id: string; properties: Readonly<{ name?: string }> }>;

/** What there is in the end, past all servers: the log, the names, what is proposed. */
const conclude = async (history: History): Promise<readonly string[]> => {
  const store = new Neo4jStore({ url: `neo4j://127.0.0.1:${BOLT}`, timeout: 60_000 });
  await openSamgraf(readProjectModel(), store);
  await noteLog(store, history);
  const there: Named[] = [];
  for (const begin of IDS) there.push(...(await thereOf(store, begin)));
  for (const one of there) history.note({ op: 'state', ...one });
  for (const { number, status } of await store.proposals({ limit: 100_000 }))
    history.note({ op: 'proposal', proposal: `proposal:${number}`, status });
  await store.close();
  return there.map(({ id }) => id).filter(id => id.startsWith('resource:f'));
};

/** Lets all of it run, and heals it; returns the file of the history. */
const run = async (folder: string): Promise<string> => {
  mkdirSync(given.out, { recursive: true });
  const history = new History(path.join(given.out, 'jepsen.jsonl'));
  const neo4j = database(path.join(folder, 'neo4j'));
  const servers = PORTS.map(port => server(port, folder));
  const told = new Set<string>();
  const hook = await listening(history, told);
  try {
    await neo4j.start();
    const key = await prepare();
    for (const one of servers) await one.start();
    await Promise.all(PORTS.map(ready));
    await follow(key);
    const until = now() + MS;
    const uses: Uses = { key, history, isOver: () => now() > until };
    await Promise.all([
      ...Array.from({ length: WRITERS }, (_, i) => writer(`w${i}`, uses)),
      ...Array.from({ length: READERS }, (_, i) => reader(`r${i}`, uses)),
      adder(uses),
      proposer(uses),
      nemesis(servers, neo4j, uses),
    ]);
    await Promise.all(PORTS.map(ready));
    const wanted = await conclude(history);
    for (const end = now() + 300_000; now() < end && wanted.some(id => !told.has(keyOf(id)));)
      await sleep(500);
    await sleep(3_000);
  } finally {
    for (const one of servers) await one.end();
    await neo4j.end();
    hook.closeAllConnections();
    hook.close();
    await history.close();
  }
  return history.file;
};
const keyOf = (id: string): string => `municipality:4601~USES~${id}`;

const main = async (): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'samgraf-jepsen-'));
  const file = await run(folder).finally(() => {
    if (process.env['KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
  });
  const { text, isValid } = check(linesOf(file));
  say(text);
  writeFileSync(path.join(given.out, 'jepsen.txt'), `${text}\n`);
  process.exit(isValid ? 0 : 1);
};

void main();
