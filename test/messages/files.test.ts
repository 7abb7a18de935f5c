import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkMessages,
  elsewhere,
  engineMessages,
  tellMessages,
} from '../../src/engine/messages/check-messages';
import { brokenIn, readFile } from '../../src/engine/messages/file-of-messages';
import { idsText } from '../../src/engine/messages/ids-text';
import { engineFiles, engineText, readMessages } from '../../src/engine/messages/read-messages';
import { readPack } from '../../src/pack/pack';
import { sourceFiles } from '../architecture/source-files';

const ROOT = join(__dirname, '..', '..');

test('the ids are those of the English files (npm run generate:messages)', () => {
  expect(readFileSync(join(ROOT, 'src/engine/messages/ids.ts'), 'utf8')).toBe(idsText());
});

test('each English message can be read, stands in the file that it is looked for in, and refers to none of another', () => {
  expect(engineFiles().flatMap(file => brokenIn(engineText(file) ?? ''))).toEqual([]);
  const misplaced = engineFiles().flatMap(file =>
    readFile(engineText(file) ?? '').filter(({ id }) => !id.startsWith('-') && !id.startsWith(`${file}-`)),
  );
  expect(misplaced.map(({ id }) => id)).toEqual([]);
  expect([...engineMessages().values()].flatMap(elsewhere)).toEqual([]);
});

test('each English message is said by something', () => {
  const texts = [...sourceFiles('src'), ...sourceFiles('web')]
    .filter(({ name }) => name !== 'src/engine/messages/ids.ts')
    .map(({ text }) => text);
  const named = new Set(
    texts.flatMap(text => [...text.matchAll(/['`]([a-z][\w-]+-[\w-]+)['`]/g)].map(([, id]) => id)),
  );
  // `cut-${of}` stands for all that begin so.
  const made = texts.flatMap(text =>
    [...text.matchAll(/`([a-z][\w]*-(?:[\w-]|\$\{[^{}`]+\})+)`/g)].map(
      ([, id = '']) => new RegExp(`^${id.replace(/\$\{[^{}]+\}/g, '.+')}$`),
    ),
  );
  const referred = new Set([...engineMessages().values()].flatMap(({ refers }) => refers));
  const silent = [...engineMessages().keys()].filter(
    id =>
      !id.startsWith('-') && !referred.has(id) && !named.has(id) && !made.some(pattern => pattern.test(id)),
  );
  expect(silent).toEqual([]);
});

test('the national pack says everything in its languages, and nothing that is not said', () => {
  expect(checkMessages(readPack())).toEqual(
    ['nb', 'nn', 'en'].map(language => ({ language, missing: [], faults: [] })),
  );
});

describe('a pack with words of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-words-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): void => {
    mkdirSync(join(folder, 'words', name, '..'), { recursive: true });
    writeFileSync(join(folder, 'words', name), text);
  };
  const pack = { folder, languages: ['et', 'en'], fallbacks: {} };

  test('has one file a language, or a folder of them, and may say its own English', () => {
    write('et.ftl', 'cut-not-whole = Mitte kõik.\ncut-paths = Liiga palju.');
    write('en/cut.ftl', 'cut-paths = Too many ways.');
    const { say } = readMessages(pack);
    expect([say('et', 'cut-paths'), say('et', 'cut-not-whole'), say('en', 'cut-paths')]).toEqual([
      'Liiga palju.',
      'Mitte kõik.',
      'Too many ways.',
    ]);
    expect(say('et', 'cut-whole', { relations: 'x' })).toBe(say('en', 'cut-whole', { relations: 'x' }));
  });

  test('is told what it lacks, by language', () => {
    write('et.ftl', 'cut-not-whole = Mitte kõik.\ncut-paths = Liiga palju.');
    write('en/cut.ftl', 'cut-paths = Too many ways.');
    const [et, ...others] = tellMessages(pack);
    expect(others).toEqual([]);
    expect(et).toMatch(/^et lacks \d+ messages: .*\b4 of cut\.ftl/);
  });

  test.each([
    ['cut-none = Ei.', 'cut-none is said by nothing'],
    ['cut-whole = Kõik { $seosed }.', 'cut-whole has a variable that is not given: $seosed'],
    ['cut-whole = { cut', 'cut-whole cannot be read'],
    ['cut-whole = { path-other }', 'cut-whole refers to path-other, which is in another file'],
  ])('is refused with %s', (text, fault) => {
    write('et.ftl', text);
    expect(() => tellMessages(pack)).toThrow(fault);
  });
});
