import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { archiveQuotes } from '../../src/engine/exchange/archive-quotes';
import { checkQuotes, openArchive, type Quotes } from '../../src/engine/exchange/check-quotes';
import { openNativeFolder } from '../../src/engine/exchange/native-folder';
import { readProjectModel } from '../../src/doors/server/samgraf';

const model = readProjectModel();

const TEXT = 'Kommunen skal ha\n  et planregister.\nDet skal være åpent.';
const passage = (text: string, hashed = text): object => ({
  source: 'source:law',
  place: '§ 1',
  text,
  version: '1',
  address: 'https://example.org/',
  date: '2026-05-02',
  sha256: createHash('sha256').update(hashed).digest('hex'),
});
const edge = (quote: string, quoteSource = 'source:law'): object => ({
  relation: 'BOUND_BY',
  quote,
  quoteSource,
});

const check = async (
  edges: readonly object[],
  passages: readonly object[] | undefined,
): Promise<Quotes | undefined> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-quotes-'));
  const lines = (of: readonly object[]): string => of.map(one => `${JSON.stringify(one)}\n`).join('');
  writeFileSync(join(folder, 'seed.json'), '{"recordedAt": "2026-11-25T00:00:00Z"}');
  writeFileSync(join(folder, 'edges.jsonl'), lines(edges));
  if (passages) {
    mkdirSync(join(folder, 'archive'));
    writeFileSync(join(folder, 'archive/passages.jsonl.gz'), gzipSync(lines(passages)));
  }
  try {
    return await checkQuotes(model, openNativeFolder(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('a quote is opened in its source, whatever its blanks, and each side of an omission by itself', async () => {
  const quotes = [edge('skal ha et planregister.'), edge('Kommunen skal … være åpent.')];
  expect(await check(quotes, [passage(TEXT)])).toEqual({ found: 2, unarchived: 0, sources: 0 });
});

test('words that the source does not have are a fault', async () => {
  await expect(check([edge('Kommunen kan ha et planregister.')], [passage(TEXT)])).rejects.toThrow(
    /edges\.jsonl:1 {2}quote: source:law does not have these words in the archive/,
  );
});

test('words that stand in another source are a fault, and a source without passages is counted', async () => {
  const other = { ...passage('Noe annet.'), source: 'source:other' };
  await expect(check([edge('et planregister', 'source:other')], [passage(TEXT), other])).rejects.toThrow(
    /source:other does not have these words/,
  );
  expect(await check([edge('et planregister', 'source:web')], [passage(TEXT)])).toEqual({
    found: 0,
    unarchived: 1,
    sources: 1,
  });
});

test('a passage that was changed is a fault', async () => {
  await expect(check([edge('åpent')], [passage(TEXT, 'lukket')])).rejects.toThrow(
    /passages\.jsonl\.gz:1 {2}sha256: is not the hash of its text/,
  );
});

test('a folder without an archive is not looked up in one', async () => {
  expect(await check([edge('åpent')], undefined)).toBeUndefined();
});

test('each quote of the national graph whose source is archived stands in it', async () => {
  const quotes = await checkQuotes(model, openNativeFolder(join(__dirname, '../../seed')));
  expect(quotes?.found).toBeGreaterThan(2_900);
  expect(quotes?.unarchived).toBeLessThan(355);
});

test('a passage is added from a text on disk, and shown to whoever asks for its quote', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-archive-'));
  const texts = join(folder, 'texts');
  mkdirSync(texts);
  writeFileSync(join(folder, 'seed.json'), '{"recordedAt": "2026-11-25T00:00:00Z"}');
  const records = [
    { type: 'Source', id: 'source:law', url: 'https://example.org/law' },
    edge('skal ha et planregister.'),
    edge('står ikke her'),
    edge('av en annen', 'source:other'),
  ];
  writeFileSync(join(folder, 'edges.jsonl'), records.map(one => `${JSON.stringify(one)}\n`).join(''));
  writeFileSync(join(texts, 'law.txt'), `Om kart.\n\n${TEXT}\n\nOm annet.`);
  try {
    const native = openNativeFolder(folder);
    expect(await archiveQuotes(model, native, texts)).toEqual({ added: 1, absent: 1 });
    // What is there already is not added again.
    expect(await archiveQuotes(model, native, texts)).toEqual({ added: 0, absent: 1 });
    const passage = openArchive(folder);
    expect(passage(['source:other', 'source:law'], 'skal ha et planregister.')).toMatchObject({
      source: 'source:law',
      text: TEXT,
      address: 'https://example.org/law',
    });
    expect(passage(['source:other'], 'skal ha et planregister.')).toBeUndefined();
    expect(passage(['source:law'], '…')).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
