import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { required } from '../src/engine/errors';
import { ROOT, mostMemoryOf } from './throughput';
import { machine, note, table } from './timing';

/**
 * What a file costs as it comes in, goes out, and comes in once more, beside `samgraf load` of the same records, on the embedded store
 * beside the national graph: `npm run bench:files -- 100000`. Each command is a process of its own.
 */
const ROWS = Number(process.argv[2] ?? 100_000);
const COMMAND = resolve(ROOT, 'dist/cli/samgraf.js');
const ACTOR = 'organisation:nve';

const calledBy = (i: number): string => (i % 2 === 0 ? 'resource:id-porten' : 'resource:maskinporten');

const lines = async (file: string, of: (i: number) => string, first = ''): Promise<void> => {
  const out = createWriteStream(file);
  out.write(first);
  for (let i = 0; i < ROWS; i += 1) if (!out.write(of(i))) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
};

const writeSheet = (file: string): Promise<void> =>
  lines(
    file,
    i => `System ${i};register:${i};Et system for sak ${i};i drift;${calledBy(i)}\n`,
    'navn;externalIds;beskrivelse;livsløp;kaller\n',
  );

/** The same as records: a system, whose it is, and what it calls. */
const writeFolder = async (folder: string): Promise<void> => {
  mkdirSync(folder);
  const source = 'source:bench-files';
  const manifest = { title: 'Bench', recordedAt: '2026-11-25T12:00:00Z', source: 'bench' };
  writeFileSync(join(folder, 'seed.json'), JSON.stringify(manifest));
  const record = { type: 'Source', id: source, name: { nb: 'Bench' }, title: 'Bench', sources: [] };
  const kept = { certainty: 'FACT', sources: [source] };
  const common = { certainty: 'FACT' };
  await lines(
    join(folder, 'systems.jsonl'),
    i => {
      const id = `system:nve-system-${i}`;
      const own = { access: 'NON_PUBLIC', restrictedTo: [ACTOR] };
      const records = [
        { type: 'InformationSystem', id, name: { nb: `System ${i}` }, externalIds: [`register:${i}`] },
        { relation: 'MANAGES', from: ACTOR, to: id },
        { relation: 'CALLS', from: id, to: calledBy(i) },
      ];
      const [system, ...relations] = records;
      const told = { ...system, description: { nb: `Et system for sak ${i}` }, lifecycle: 'LIVE', ...own };
      return [told, ...relations].map(one => `${JSON.stringify({ ...one, ...kept })}\n`).join('');
    },
    `${JSON.stringify({ ...record, ...common })}\n`,
  );
};

type Run = Readonly<{ seconds: number; memory: number; said: string }>;

/** Runs a command, and looks at its memory until it ends. */
const run = async (store: string, args: readonly string[]): Promise<Run> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, SAMGRAF_STORE: store },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let [memory, said] = [0, ''];
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const looking = setInterval(() => {
    // One that is ending has no memory any more.
    const most = child.exitCode === null ? mostMemoryOf(required(child.pid, 'a process')) : 0;
    if (most > memory) memory = most;
  }, 100);
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(looking);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${said.slice(-500)}`);
  return { seconds: (performance.now() - begun) / 1000, memory, said };
};

const measure = async (folder: string): Promise<void> => {
  const [sheet, records, out] = ['in.csv', 'records', 'out.csv'].map(name => join(folder, name));
  const [store, other] = ['a.grafeo', 'b.grafeo'].map(name => join(folder, name));
  if (!sheet || !records || !out || !store || !other) return;
  await writeSheet(sheet);
  await writeFolder(records);
  const kind = ['--kind', 'InformationSystem'];
  const importing = ['import', sheet, ...kind, '--actor', ACTOR];
  const rows: (readonly (string | number)[])[] = [];
  const time = async (what: string, at: string, args: readonly string[]): Promise<void> => {
    const { seconds, memory, said } = await run(at, args);
    note(`${what}: ${said.trim().split('\n').slice(-2).join(' ')}`);
    rows.push([what, seconds.toFixed(1), Math.round(ROWS / seconds), Math.round(memory)]);
  };
  await time('nothing: a file of no rows exported', store, [
    'export',
    '--format',
    'csv',
    ...kind,
    '--out',
    out,
    '--everything',
  ]);
  await time('import --dry-run', store, [...importing, '--dry-run']);
  await time('import', store, importing);
  await time('import, the same again', store, importing);
  await time('export to CSV', store, ['export', '--format', 'csv', ...kind, '--out', out, '--everything']);
  await time('import of what was exported, --dry-run', store, ['import', out, ...kind, '--dry-run']);
  await run(other, ['export', '--format', 'csv', ...kind, '--out', out]);
  await time('load of the same records', other, ['load', records]);
  note(machine());
  table(['', 's', 'rows/s', 'MB at most'], rows);
};

const folder = mkdtempSync(join(tmpdir(), 'samgraf-files-'));
void measure(folder).finally(() => {
  rmSync(folder, { recursive: true });
});
