import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SamgrafError } from '../../src/engine/errors';
import { checkFolder } from '../../src/engine/exchange/check-folder';
import { openNativeFolder } from '../../src/engine/exchange/native-folder';
import type { Loaded, LoadOptions } from '../../src/engine/exchange/load-folder';
import { planImport } from '../support/plan-import';
import type { WritePlan } from '../../src/engine/plan/write';
import { readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { loadFolder } from '../../src/doors/server/seed';

export const FACT = { certainty: 'FACT', sources: ['source:s'] } as const;
export const SOURCE = { type: 'Source', id: 'source:s', name: { en: 'S' }, title: 'S', ...FACT, sources: [] };
export const municipality = (number: string, own: object = {}): object => ({
  type: 'Municipality',
  id: `municipality:${number}`,
  number,
  name: { nb: `M ${number}` },
  ...FACT,
  ...own,
});
export const solution = (id: string, own: object = {}): object => ({
  type: 'Solution',
  id: `resource:${id}`,
  name: { en: id },
  ...FACT,
  ...own,
});
export const framework = (id: string): object => ({
  type: 'Framework',
  id: `framework:${id}`,
  kind: 'LEGAL_ACT',
  condition: 'REGULATORY',
  jurisdiction: 'EU',
  name: { en: id },
  ...FACT,
});
export const uses = (from: string, to: string, own: object = {}): object => ({
  relation: 'USES',
  from: `municipality:${from}`,
  to: `resource:${to}`,
  ...FACT,
  ...own,
});
/**
 * Municipalities and what each of them uses. Many of few kinds: Neo4j plans a statement for each kind and relation, which
 * takes it longer than all the rest.
 */
export const graphOf = (count: number, word: string): readonly object[] => {
  const numbers = Array.from({ length: count }, (_, i) => String(i).padStart(4, '0'));
  return [
    SOURCE,
    ...numbers.flatMap(number => [
      municipality(number, { name: { nb: `${word} ${number}` } }),
      solution(`x${number}`, { name: { nb: word } }),
      uses(number, `x${number}`, word === 'ny' ? { validTo: '2030-01-01' } : {}),
    ]),
  ];
};
export const MANIFEST = { recordedAt: '2026-01-01T00:00:00Z' };

/** Records as a load would write them. */
export const planOf = (records: readonly object[]): WritePlan => {
  const lines = records.map((value, i) => ({ at: `a.jsonl:${i + 1}`, value }));
  return planImport(readProjectModel(), lines, { recordedAt: MANIFEST.recordedAt });
};

type Lines = readonly (object | string | Buffer)[];
/** Files by name: records, lines of text or bytes as they are; `seed.json` is there unless it is said to be undefined. */
export type Files = Readonly<Record<string, Lines | object | string | undefined>>;

const root = mkdtempSync(join(tmpdir(), 'samgraf-loading-'));
let folders = 0;
export const removeFolders = (): void => {
  rmSync(root, { recursive: true, force: true });
};

/** A folder of a source's records; each call is another folder, of the same source when it has the same name. */
export const folderOf = (files: Files, source = 'test'): string => {
  folders += 1;
  const folder = mkdtempSync(join(root, `${folders}-`));
  for (const [name, content] of Object.entries({ 'seed.json': { ...MANIFEST, source }, ...files })) {
    if (content !== undefined) writeFileSync(join(folder, name), bytesOf(content));
  }
  return folder;
};

const bytesOf = (content: Lines | object | string): Buffer => {
  if (!Array.isArray(content))
    return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const lines = (content as Lines).map(line =>
    Buffer.isBuffer(line) ? line : Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)),
  );
  return Buffer.concat(lines.flatMap(line => [line, Buffer.from('\n')]));
};

export const load = (
  samgraf: Samgraf,
  files: Files,
  options: LoadOptions & Readonly<{ source?: string }> = {},
): Promise<Loaded> => loadFolder(samgraf, folderOf(files, options.source), () => undefined, options);

/** What is wrong with a folder, as both `load` and `check` say it. */
export const faultsOf = async (
  samgraf: Samgraf,
  files: Files,
  options: LoadOptions & Readonly<{ source?: string }> = {},
): Promise<string> => {
  const folder = folderOf(files, options.source);
  const [loaded, checked] = [
    await messageOf(loadFolder(samgraf, folder, () => undefined, options)),
    await messageOf(check(samgraf, folder, options)),
  ];
  expect(checked).toBe(loaded);
  return loaded;
};

const check = async (samgraf: Samgraf, folder: string, { replace = false }: LoadOptions): Promise<unknown> =>
  checkFolder(samgraf.model, openNativeFolder(folder), samgraf.store, replace, () => undefined);

const messageOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    const { code, message, hint } = error as SamgrafError;
    expect({ code, hint: typeof hint }).toEqual({ code: 'BAD_RECORD', hint: 'string' });
    return message;
  }
  return 'no fault';
};
