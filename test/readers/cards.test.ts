import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { QUESTIONS, textOf, withParameter } from '../web/pages';
import { describeByOthers, readBy, type Found, type Reader } from './read-by';

/** Bytes of one page to be sent by mail. */
const MOST_OF_A_PDF = 200_000;
jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'cards-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Ways, bars with a map, dots and columns of bars; and, without headings of their own below, a thing and a what-if. */
const HEADED = [
  QUESTIONS[0],
  '/sporsmal/fases-ut?hva=resource:id-porten&dag=2028-01-01',
  QUESTIONS[4],
  QUESTIONS[7],
];
const ASKED = [
  ...HEADED,
  '/id/resource:id-porten',
  '/sporsmal/knytter?fra=municipality:4601&til=eu&uten=resource:id-porten',
];

describeByOthers('what others read of an answer that is handed on', () => {
  let seeded: SeededApp;
  beforeAll(async () => {
    seeded = await openSeededApp();
  });
  afterAll(() => seeded.close());

  const get = async (url: string): Promise<Buffer> => {
    const reply = await seeded.app.inject({ url, headers: { host: 'samgraf.example' } });
    expect([url, reply.statusCode]).toEqual([url, 200]);
    return reply.rawPayload;
  };
  const files = new Map<string, Promise<readonly string[]>>();
  /** All answers as files of a format, in Nynorsk. */
  const made = (format: string): Promise<readonly string[]> => {
    const making = async (): Promise<readonly string[]> => {
      const written: string[] = [];
      for (const [i, url] of ASKED.entries()) {
        const file = join(folder, `${i}.${format}`);
        writeFileSync(file, await get(withParameter(withParameter(url, 'lang', 'nn'), 'format', format)));
        written.push(file);
      }
      return written;
    };
    const before = files.get(format) ?? making();
    files.set(format, before);
    return before;
  };
  const read = async (format: string, reader: Reader): Promise<readonly Found[]> => {
    const found = await readBy(reader, await made(format));
    expect(found.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(found).toHaveLength(ASKED.length);
    return found;
  };
  const headings = async (): Promise<readonly string[]> =>
    Promise.all(
      HEADED.map(async url => {
        const html = (await get(withParameter(url, 'lang', 'nn'))).toString();
        return textOf(/<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '');
      }),
    );
  /** Without blanks and the dots of what was cut, which differ by where lines end. */
  const bare = (text: unknown): string => String(text).replace(/[\s\u00a0]+/g, '');

  test('a picture has 1600 by 900 pixels, and something on it', async () => {
    for (const { size, format, colours } of await read('png', 'png')) {
      expect([size, format]).toEqual([[1600, 900], 'PNG']);
      expect(colours).toBeGreaterThan(20);
    }
  });

  test('a sheet is one page with the answer as text, a link and the letters of all our languages, small and without patterns', async () => {
    const [found, said] = [await read('pdf', 'pdf'), await headings()];
    for (const [i, { pages, text, links, patterns, lang, isTagged, fonts, title }] of found.entries()) {
      expect([pages, patterns, lang, isTagged]).toEqual([1, [], 'nn', true]);
      const heading = said[i] ?? String(title);
      expect(bare(text)).toContain(bare(heading));
      expect(bare(title)).toBe(bare(heading));
      expect(links).toContainEqual(expect.stringMatching(/^http:\/\/samgraf\.example\/(sporsmal|id)\//));
      expect((fonts as string[]).every(font => font.includes('Inter'))).toBe(true);
    }
    for (const url of ASKED) {
      const sheet = await get(withParameter(url, 'format', 'pdf'));
      expect(sheet.length).toBeLessThanOrEqual(MOST_OF_A_PDF);
    }
  });

  test('a slide has the answer as text that can be edited, and its sentences with their sources beside it', async () => {
    const [found, said] = [await read('pptx', 'pptx'), await headings()];
    for (const [i, { slides, size, texts, notes }] of found.entries()) {
      expect([slides, size]).toEqual([1, [12_192_000, 6_858_000]]);
      const heading = said[i];
      if (heading !== undefined) {
        expect((texts as string[]).map(bare)).toContain(bare(heading));
        expect(bare(notes)).toContain(bare(heading));
      }
      expect(String(notes)).toContain('http://samgraf.example/');
    }
    // What is drawn is shapes and words, one by one.
    expect(found[0]?.['shapes']).toBeGreaterThan(50);
    expect(found[0]?.['texts']).toContain('ID-porten');
  });

  test('a workbook has a sheet that says what was asked, and the rows that the CSV has', async () => {
    const found = await read('xlsx', 'book');
    const tables = await readBy('csv', await made('csv'));
    for (const [i, { sheets, rows }] of found.entries()) {
      const [about, ...lists] = rows as readonly (readonly (readonly unknown[])[])[];
      expect((sheets as string[])[0]).toBe('Om svaret');
      expect(String(about?.[1]?.[0])).toBe('spørsmål');
      const inBook = lists.reduce((sum, list) => sum + list.length, 0);
      // A list without rows has no sheet; in the CSV each but the first has a line with its name and one without anything.
      const inFile = (tables[i]?.['cells'] as readonly unknown[][]).filter(row => row.length > 1).length;
      expect(inBook).toBeGreaterThanOrEqual(Math.min(inFile, 1));
      expect(inBook).toBeLessThanOrEqual(inFile + lists.length);
    }
  });
});
