import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkWords } from '../../src/engine/exchange/check-words';
import { openNativeFolder } from '../../src/engine/exchange/native-folder';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';

const model = readProjectModel();
const source = (id: string, standing: string): object => ({ type: 'Source', id: `source:${id}`, standing });
const rests = { relation: 'DEPENDS_ON', from: 'resource:a', to: 'resource:b', certainty: 'FACT' };

const check = async (...lines: readonly object[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-words-'));
  writeFileSync(join(folder, 'seed.json'), '{"recordedAt": "2026-11-25T00:00:00Z"}');
  writeFileSync(join(folder, 'all.jsonl'), lines.map(one => `${JSON.stringify(one)}\n`).join(''));
  try {
    await checkWords(model, openNativeFolder(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('a fact that claims a meaning says the words of its source', async () => {
  const sources = ['source:page'];
  await expect(check({ ...rests, sources }, source('page', 'PUBLISHED'))).rejects.toThrow(
    /all\.jsonl:1 {2}quote: is missing; a FACT of DEPENDS_ON says the words of its source, or is a DEDUCTION/,
  );
  await check({ ...rests, sources, quote: 'A needs B.' }, source('page', 'PUBLISHED'));
  await check({ ...rests, sources, certainty: 'DEDUCTION' }, source('page', 'PUBLISHED'));
});

test('what a register says needs none, where the register is named first', async () => {
  const both = [source('page', 'PUBLISHED'), source('register', 'REGISTER')];
  await check({ ...rests, sources: ['source:register', 'source:page'] }, ...both);
  await expect(check({ ...rests, sources: ['source:page', 'source:register'] }, ...both)).rejects.toThrow(
    /quote/,
  );
});

test('where something lies, and what it is a part of, needs none', async () => {
  await check({ ...rests, relation: 'LOCATED_IN', sources: ['source:page'] }, source('page', 'PUBLISHED'));
});

test('each fact of the national graph that claims a meaning has its words', async () => {
  await checkWords(model, openNativeFolder(join(PROJECT, 'seed')));
});
