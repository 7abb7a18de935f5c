import { join } from 'node:path';
import { countLacking, tellLacking } from '../../src/engine/exchange/count-languages';
import { openNativeFolder } from '../../src/engine/exchange/native-folder';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';
import { FACT, folderOf, removeFolders } from './loading';

const model = readProjectModel();
afterAll(removeFolders);

test('what lacks a language is counted, each text once, whichever record has it', async () => {
  const goal = (id: string, name: object, rationale: unknown): object => ({
    type: 'Goal',
    id: `goal:${id}`,
    name,
    ...FACT,
    rationale,
  });
  const folder = await folderOf({
    'a.jsonl': [
      goal('a', { nb: 'A', en: 'A' }, 'Why.'),
      goal('b', { nb: 'B' }, 'Why.'),
      goal('c', { nb: 'C', nn: 'C', en: 'C' }, { nb: 'Slik.', nn: 'Slik.', en: 'So.' }),
    ],
  });
  const lacking = await countLacking(model, openNativeFolder(folder), ['nb', 'nn', 'en']);
  expect(tellLacking(lacking)).toEqual([
    'nb is lacking in 1 of 2 texts of rationale.',
    'nn is lacking in 2 of 3 texts of name, 1 of 2 texts of rationale.',
    'en is lacking in 1 of 3 texts of name.',
  ]);
});

test('no reason of the national pack lacks a language', async () => {
  const lacking = await countLacking(model, openNativeFolder(join(PROJECT, 'seed')), ['nb', 'nn', 'en']);
  expect(lacking.filter(({ field }) => field === 'rationale')).toEqual([]);
}, 60_000);
