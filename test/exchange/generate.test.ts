import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateGraph, writeGenerated } from '../../bench/generate/generate';
import { organisationNumber } from '../../bench/generate/generated-actors';
import { planImport } from '../support/plan-import';
import { hasMod11CheckDigit } from '../../src/engine/model/validate';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { readRecords } from '../support/native-records';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-generate-'));
  folders.push(folder);
  return folder;
};
const write = async (nodes: number, seed: number, folder = newFolder()): Promise<string> => {
  await writeGenerated({ nodes, seed }, folder, () => undefined);
  return folder;
};
const bytesOf = (folder: string): string =>
  readdirSync(folder)
    .sort()
    .map(
      name =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .join('\n');

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

test.each([100, 101, 357, 2_000, 5_000])(
  '%i nodes pass the validators that a load is checked by, in the number asked for',
  async nodes => {
    const plan = planImport(readProjectModel(), await readRecords(await write(nodes, 7)), {
      recordedAt: '2026-11-25T00:00:00Z',
    });
    expect(plan.nodes).toHaveLength(nodes);
    expect(plan.edges.length / nodes).toBeGreaterThan(4);
    expect(plan.edges.length / nodes).toBeLessThan(6);
  },
);

test('the same seed gives the same bytes, over what was there as well; another gives others', async () => {
  const first = await write(1_000, 1);
  const again = bytesOf(await write(1_000, 1));
  expect(bytesOf(first)).toBe(again);
  expect(bytesOf(await write(1_000, 1, first))).toBe(again);
  expect(bytesOf(await write(1_000, 2))).not.toBe(again);
});

test('bytes of one seed, held fast: a change here changes every figure measured on generated graphs', async () => {
  expect(
    createHash('sha256')
      .update(bytesOf(await write(500, 1)))
      .digest('hex')
      .slice(0, 16),
  ).toBe('53c89bf2c8cf9a2f');
});

test('has hubs of a tenth as many relations as nodes, and the certainties of the national graph', () => {
  const nodes = 10_000;
  const into = new Map<string, number>();
  const certainties = new Map<unknown, number>();
  for (const file of generateGraph({ nodes, seed: 3 }).filter(f => f.of === 'edges')) {
    for (const edge of file.records) {
      const key = `${String(edge['relation'])} ${String(edge['to'])}`;
      into.set(key, (into.get(key) ?? 0) + 1);
      certainties.set(edge['certainty'], (certainties.get(edge['certainty']) ?? 0) + 1);
    }
  }
  for (const hub of [
    'USES resource:r0',
    'USES resource:r3',
    'GOVERNED_BY framework:f0',
    'LOCATED_IN country:NO',
    'BELONGS_TO sector:private',
  ]) {
    expect((into.get(hub) ?? 0) / nodes).toBeGreaterThanOrEqual(0.1);
    expect((into.get(hub) ?? 0) / nodes).toBeLessThan(0.15);
  }
  expect([...certainties.keys()].sort()).toEqual(['DEDUCTION', 'FACT', 'UNCERTAIN']);
  expect(certainties.get('FACT')).toBeGreaterThan(certainties.get('DEDUCTION') ?? 0);
  expect(certainties.get('DEDUCTION')).toBeGreaterThan(certainties.get('UNCERTAIN') ?? 0);
});

test('organisation numbers have a right check digit and none comes twice', () => {
  const numbers = Array.from({ length: 50_000 }, (_, i) => organisationNumber(i)).filter(
    number => number !== undefined,
  );
  expect(numbers.filter(number => !hasMod11CheckDigit(number))).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBeGreaterThan(49_000);
});

test.each([
  [99, 1],
  [0, 1],
  [1.5, 1],
  [10_000_001, 1],
  [100, -1],
  [100, 2 ** 32],
])('refuses %d nodes with seed %d', async (nodes, seed) => {
  await expect(write(nodes, seed)).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('leaves a folder with other files alone', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'letter.txt'), 'mine');
  await expect(write(100, 1, folder)).rejects.toThrow(/letter\.txt/);
  expect(readdirSync(folder)).toEqual(['letter.txt']);
});
