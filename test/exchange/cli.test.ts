import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT, readPublicSdl } from '../../src/doors/server/samgraf';
import { FACT, SOURCE, folderOf, removeFolders } from './loading';
import { program } from '../support/run-folder';

const root = mkdtempSync(join(tmpdir(), 'samgraf-cli-'));
const file = join(root, 'a.grafeo');
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  removeFolders();
});

type Ran = Readonly<{ code: number | null; out: string; err: string }>;

/** The command as a user gives it, from source. */
const samgraf = (...args: readonly string[]): Promise<Ran> => {
  const child = spawn(process.execPath, [program('samgraf'), ...args], {
    cwd: PROJECT,
    env: { ...process.env, SAMGRAF_STORE: file },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise(resolve => {
    child.on('close', code => {
      resolve({ code, out, err });
    });
  });
};

const municipality = {
  type: 'Municipality',
  id: 'municipality:0001',
  number: '0001',
  name: { nb: 'M' },
  ...FACT,
};

test('check says what load will say, makes no store, and both end with 1 and no trace', async () => {
  const [whole, broken] = [
    folderOf({ 'a.jsonl': [SOURCE, municipality] }),
    folderOf({ 'a.jsonl': [municipality] }),
  ];
  expect(await samgraf('check', whole)).toEqual({
    code: 0,
    out: [
      'nb is lacking in 1 of 2 texts of name.',
      'nn is lacking in 2 of 2 texts of name.',
      'en is lacking in 1 of 2 texts of name.',
      '2 nodes and 0 relations, no errors found.',
      '',
    ].join('\n'),
    err: '',
  });
  expect(existsSync(file)).toBe(false);
  const none = await samgraf('check', join(root, 'none'));
  expect(none).toMatchObject({ code: 1, out: '' });
  expect(none.err).toMatch(/^BAD_RECORD .*none does not exist\.\nHint: .*\n$/);
  expect((await samgraf('check', broken)).err).toMatch(/a\.jsonl:1 {2}sources: there is no source:s\n/);
  expect((await samgraf('load', broken)).err).toMatch(/a\.jsonl:1 {2}sources: there is no source:s\n/);
  expect((await samgraf('load', whole)).out).toMatch(/^Wrote 2 of 2\.\nLoaded 2 nodes and 0 relations\.\n/m);
  expect((await samgraf('load', whole, '--force')).out).toMatch(
    /^Compared or wrote 2 of 2\.\nLoaded 2 nodes and 0 relations \(0 of them new or changed\)\.\n/m,
  );
  // Now the store has the source, unless it is not asked.
  expect(await samgraf('check', broken)).toMatchObject({
    code: 0,
    out: [
      'nn is lacking in 1 of 1 texts of name.',
      'en is lacking in 1 of 1 texts of name.',
      '1 node and 0 relations, no errors found.',
      '',
    ].join('\n'),
  });
  expect((await samgraf('check', broken, '--without-store')).err).toMatch(/there is no source:s/);
}, 120_000);

test('subgraph prints the SDL for composition, and opens no store', async () => {
  const { code, out } = await samgraf('subgraph');
  expect([code, /^schema @link\(url: "https:.*specs.apollo.dev.federation./m.test(out)]).toEqual([0, true]);
  expect(out).toMatch(/^type Municipality implements .*@key\(fields: "number"\)/m);
});

test('schema prints the public API, and opens no store', async () => {
  const { code, out } = await samgraf('schema');
  expect([code, out]).toEqual([0, readPublicSdl()]);
});

test('keys asks what is to be done with them', async () => {
  expect((await samgraf('keys')).err).toBe(
    'BAD_INPUT  What is to be done with the keys?\nHint: samgraf keys make, list, rotate, quota or revoke\n',
  );
  expect((await samgraf('keys', 'find')).err).toMatch(/^BAD_INPUT {2}There is no command keys find\.\n/);
});

test.each([
  ['load', 'seed', 'other'],
  ['check', 'seed', 'other'],
  ['schema', 'other'],
  ['subgraph', 'other'],
  ['generate', '--nodes', '10', 'other'],
  ['mcp', 'other'],
])('%s %s %s: an argument too many is refused', async (...args) => {
  expect(await samgraf(...args)).toEqual({
    code: 1,
    out: '',
    err: 'BAD_INPUT  "other" is one argument too many.\nHint: Run `samgraf help`.\n',
  });
  expect((await samgraf(...args, '--help')).out).toContain('samgraf <command>');
});

test.each(['schema', 'subgraph', 'help'])('%s ends quietly when its reader stops', async command => {
  const child = spawn(process.execPath, [program('samgraf'), command], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdout.destroy();
  const code = await new Promise(resolve => child.on('close', resolve));
  expect({ code, err }).toEqual({ code: 0, err: '' });
});
