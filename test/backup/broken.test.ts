import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { verifyFile } from '../../src/engine/backup/check-lines';
import { LONGEST_LINE } from '../../src/engine/backup/format';
import { restore } from '../../src/engine/backup/restore';
import { checkFits } from '../../src/engine/exchange/migrate';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { apply, begin } from '../changes/changing';
import { fc } from '../support/drawn';
import { backedUp, fileOf, linesIn, newFile, removeFiles } from './backed-up';

const CUTS = 25;
const CHANGED = 60;
const model = readProjectModel();
let store: EmbeddedStore;
let file: string;
let lines: readonly string[];
let bytes: Buffer;

beforeAll(async () => {
  const from = await EmbeddedStore.open();
  const samgraf: Samgraf = await openSamgraf(model, from);
  await begin(samgraf);
  for (const nb of ['En', 'To', 'Tre'])
    await apply(samgraf, [{ upsert: { solution: { id: 'resource:a', name: { nb } } } }]);
  file = (await backedUp(samgraf)).path;
  await from.close();
  lines = linesIn(file);
  bytes = readFileSync(file);
  store = await EmbeddedStore.open();
});
afterAll(async () => {
  await store.close();
  removeFiles();
});

/** Neither read as a whole one nor restored, and told in plain words; the store stays empty, and one that may start. */
const refuses = async (path: string, why: RegExp): Promise<void> => {
  const refused = { code: 'BAD_BACKUP', message: expect.stringMatching(why), hint: expect.any(String) };
  await expect(verifyFile(path)).rejects.toMatchObject(refused);
  await expect(restore(model, store, path)).rejects.toMatchObject(refused);
  expect(await store.look({ kind: 'types' })).toEqual([]);
  await checkFits(model, store);
};

const saved = (content: Buffer): string => {
  const path = newFile();
  writeFileSync(path, content);
  return path;
};

test('the file itself is whole', async () => {
  expect((await verifyFile(file)).counts.changes).toBe(3);
  expect(fileOf(lines)).not.toBe(file);
  await verifyFile(fileOf(lines));
});

test(`a file that was cut is refused, at ${CUTS} places`, async () => {
  const places = fc.sample(fc.integer({ min: 0, max: bytes.length - 1 }), CUTS);
  for (const at of places) await refuses(saved(bytes.subarray(0, at)), /is cut|is empty/);
});

/** What it is unpacked to; undefined of what cannot be. */
const unpacked = (content: Buffer): string | undefined => {
  try {
    return gunzipSync(content).toString('base64');
  } catch {
    return undefined;
  }
};

test(`a file of which a byte was changed is refused, at ${CHANGED} places`, async () => {
  const whole = unpacked(bytes);
  let refused = 0;
  // Not those of the head of the compressed file, which say when and by which system it was made.
  const places = fc.sample(fc.integer({ min: 10, max: bytes.length - 1 }), CHANGED);
  for (const at of places) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    // Between two blocks there are bits that nothing reads: such a file says all that it said.
    if (unpacked(changed) === whole) continue;
    await refuses(saved(changed), /./);
    refused += 1;
  }
  expect(refused).toBeGreaterThan(CHANGED * 0.9);
});

const replaced = (of: RegExp, by: (line: string) => readonly string[]): readonly string[] => {
  const at = lines.findIndex(line => of.test(line));
  expect(at).toBeGreaterThanOrEqual(0);
  return [...lines.slice(0, at), ...by(lines[at] ?? ''), ...lines.slice(at + 1)];
};
const last = (): number => lines.length - 1;
const [NODE, RELATION, CHANGE] = [/^\{"node":"Solution"/, /^\{"relation"/, /^\{"change"/];

/** Each with the right hash, so that it is refused for what it says. */
test.each<[string, () => readonly string[], RegExp]>([
  ['no backup', () => ['{"some":"lines"}', ...lines.slice(1)], /is no backup of Samgraf/],
  [
    'another format',
    () => replaced(/^\{"samgraf"/, line => [line.replace('"format":1', '"format":2')]),
    /format 2/,
  ],
  [
    'a header without kinds',
    () => replaced(/^\{"samgraf"/, line => [line.replace('"kinds"', '"sorts"')]),
    /first line/,
  ],
  ['no last line', () => lines.slice(0, -1), /last line is missing/],
  ['lines after the last one', () => [...lines, lines[1] ?? ''], /goes on after/],
  ['a relation of what is not there', () => replaced(NODE, () => []), /which is not in the file/],
  ['a node twice', () => replaced(NODE, line => [line, line]), /stands there before/],
  [
    'a kind that is not known',
    () => replaced(NODE, line => [line.replaceAll('Solution', 'Nothing')]),
    /no record of a kind/,
  ],
  ['a relation less than it says', () => replaced(RELATION, () => []), /says that they are/],
  ['an entry of the log less', () => replaced(CHANGE, () => []), /does not follow entry 0/],
  [
    'the last entries less',
    () => [...lines.slice(0, last() - 1), lines[last()] ?? ''],
    /changes, and says|lacks entries/,
  ],
  [
    'nodes after relations',
    () => [...lines.slice(0, last()), lines.find(line => NODE.test(line)) ?? '', lines[last()] ?? ''],
    /stands after/,
  ],
  ['a line of nothing that is kept', () => replaced(NODE, line => [line, '{"else":{}}']), /not of any part/],
  ['a line that is no JSON', () => replaced(NODE, line => [line.slice(0, -1)]), /no JSON/],
  [
    'values that no store keeps',
    () => replaced(NODE, line => [line.replace('"access":"PUBLIC"', '"access":{"a":1}')]),
    /no record of a kind/,
  ],
])('a file with %s is refused', async (_what, made, why) => {
  await refuses(fileOf(made()), why);
});

test('a file that says something else than was written is refused', async () => {
  const other = lines.map(line => line.replace('"Tre"', '"Fire"'));
  expect(other).not.toEqual(lines);
  await refuses(fileOf(other, false), /is another than was written/);
});

test('no file takes memory or time for what is not there', async () => {
  const [header = ''] = lines;
  const long = gzipSync(Buffer.concat([Buffer.from(`${header}\n`), Buffer.alloc(LONGEST_LINE + 1024, 'a')]), {
    level: 1,
  });
  const note = `${JSON.stringify({ note: { id: 'n', value: 'a'.repeat(100_000) } })}\n`;
  const bomb = gzipSync(`${header}\n${note.repeat(900)}`);
  expect(gunzipSync(bomb).length).toBeGreaterThan(64 * 1024 * 1024);
  await refuses(saved(bomb), /unpacks to more than/);
  // Of a file that is as long as its line, what is too long is the line.
  await refuses(saved(Buffer.concat([long, Buffer.alloc(LONGEST_LINE / 100)])), /longer than 64 MB/);
  await refuses(newFile(), /cannot be read \(ENOENT\)/);
  await refuses(__dirname, /is no file/);
});
