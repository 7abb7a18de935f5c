import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../support/run-folder';

const ROOT = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'samgraf-stop-'));
const running: ChildProcess[] = [];
const servers: number[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  for (const pid of servers) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const until = async (what: string, holds: () => boolean): Promise<void> => {
  for (let i = 0; i < 600 && !holds(); i += 1)
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  if (!holds()) throw new Error(`never: ${what}`);
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    // No such process.
    return false;
  }
};

/** The script of package.json, with dist/main.js from source; it tells its own process id. */
test('ending npm ends the server that npm start started', async () => {
  const project = join(folder, 'project');
  mkdirSync(join(project, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(project, 'package.json'));
  const main = `process.stdout.write('pid ' + process.pid + '\\n'); require(${JSON.stringify(program('main'))});`;
  writeFileSync(join(project, 'dist', 'main.js'), main);
  const npm = spawn('npm', ['start'], {
    cwd: project,
    env: {
      ...process.env,
      PORT: '0',
      SAMGRAF_STORE: join(folder, 'a.grafeo'),
      SAMGRAF_SEED: 'never',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(npm);
  let output = '';
  npm.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await until('it listens', () => /GraphQL:/.test(output));
  const pid = Number(/^pid (\d+)$/m.exec(output)?.[1]);
  servers.push(pid);
  expect(isAlive(pid)).toBe(true);
  npm.kill('SIGTERM');
  await until('the server has ended', () => !isAlive(pid));
});

test('a process that is blocked while it stops is ended all the same', async () => {
  const script = join(folder, 'blocked.js');
  writeFileSync(
    script,
    `const { stopOnSignals } = require(${JSON.stringify(program('stop'))});
    stopOnSignals(() => { console.log('blocked'); for (;;); }, { exit: process.exit, fail: error => { throw error; } }, 1000);
    setInterval(() => {}, 1000);
    console.log('ready');`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise(resolve => {
    child.on('close', (_, signal) => {
      resolve(signal);
    });
  });
  await until('it is ready', () => output.includes('ready'));
  child.kill('SIGTERM');
  expect(await ended).toBe('SIGKILL');
  expect(output).toContain('blocked');
});
