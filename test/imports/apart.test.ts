import type { ImportOptions } from '../../src/files/imports/changes';
import { importApart, type Apart } from '../../src/files/imports/import-apart';
import type { ImportReport } from '../../src/files/imports/report';
import { readProjectModel } from '../../src/doors/server/samgraf';
import { hostileFiles } from '../hostile/hostile-files';
import { workbookOf } from '../hostile/zips';

const OPTIONS: ImportOptions = {
  kind: 'InformationSystem',
  source: 'source:apart',
  title: 'Apart',
  certainty: 'FACT',
  dryRun: true,
};
const LIMITS = { memory: 768, heap: 448, cpu: 60, reading: 100, total: 100, told: 32 * 1024 * 1024 };
const model = readProjectModel();

/** An API of which nothing is known, that takes every change. */
const ask: Apart['ask'] = (query, variables) => {
  const changes = 'changes' in variables && Array.isArray(variables.changes) ? variables.changes : [];
  const results = changes.map((_, i) => ({ path: `changes[${i}]`, status: 'CREATED', id: null, faults: [] }));
  const data = query.startsWith('mutation')
    ? { apply: { applied: false, warnings: [], results } }
    : {
        sources: { nodes: [] },
        sourceVersions: { nodes: [] },
        of: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } },
        found: { nodes: [], edges: [], pageInfo: { hasNextPage: false } },
      };
  return Promise.resolve(JSON.stringify({ data }));
};

const run = async (file: Buffer, limits: Partial<Apart['limits']> = {}, more: Partial<Apart> = {}) =>
  JSON.parse(
    (
      await importApart(file, OPTIONS, {
        ...{ model, ask, isBrief: false, ...more },
        limits: { ...LIMITS, ...limits },
      })
    ).body.toString(),
  ) as ImportReport;

const many = workbookOf('<sheetData/>', [
  { name: 'xl/sharedStrings.xml', content: `<sst>${'<si><t>some text</t></si>'.repeat(2_000_000)}</sst>` },
]);
const TOO_LARGE = { code: 'TOO_LARGE', hint: expect.any(String) };

test('a process has the memory that the system allows it, or that it allows itself', async () => {
  await expect(run(many, { memory: 100, heap: 4_000 })).rejects.toMatchObject(TOO_LARGE);
  await expect(run(many, { memory: 100, heap: 4_000, isWatched: true })).rejects.toMatchObject(TOO_LARGE);
});

test('and the time', async () => {
  const slow = hostileFiles(0).find(({ name }) => name.includes('A12'))?.body ?? Buffer.alloc(0);
  await expect(run(slow, { cpu: 1 })).rejects.toMatchObject(TOO_LARGE);
  await expect(run(slow, { reading: 0.2 })).rejects.toMatchObject(TOO_LARGE);
  await expect(run(Buffer.from('navn\na\n'), { total: 0 })).rejects.toMatchObject(TOO_LARGE);
});

test('a report that is longer than one may be is refused', async () => {
  const file = Buffer.from(`navn;ukjent\n${'Et system;x\n'.repeat(900)}`);
  await expect(run(file, { told: 100_000 })).rejects.toMatchObject(TOO_LARGE);
});

test('a process that cannot be begun is no fault of the file', async () => {
  const before = process.execPath;
  process.execPath = '/nowhere/node';
  try {
    await expect(run(Buffer.from('navn\na\n'))).rejects.toMatchObject({ code: 'OVERLOADED' });
  } finally {
    process.execPath = before;
  }
});

test('what is too long to be a value is left, and told by row and column', async () => {
  const { notUnderstood, cells } = await run(
    Buffer.from(`navn;kaller;ukjent\nEt system;${'x'.repeat(20_001)};y\n`),
  );
  expect(notUnderstood.map(({ row, column, code }) => [row, column, code])).toEqual(
    expect.arrayContaining([[2, 'kaller', 'NO_TEXT']]),
  );
  expect(cells.read).toBe(3);
  expect(JSON.stringify(notUnderstood)).not.toMatch(/\$|variables/);
});

test('10,000 changes are handed over as they are', async () => {
  const rows = Array.from({ length: 9_000 }, (_, i) => `System ${i}`);
  const asked: unknown[] = [];
  const report = await run(
    Buffer.from(`navn\n${rows.join('\n')}\n`),
    {},
    {
      ask: (query, variables) => {
        if ('changes' in variables) asked.push(...(variables.changes as unknown[]));
        return ask(query, variables);
      },
    },
  );
  expect(asked).toHaveLength(9_001);
  expect(report.rows).toHaveLength(9_000);
});

test('a process that is gone before it has the whole file is heard of, and no more', async () => {
  const file = Buffer.from(`navn\n${'Et system\n'.repeat(2_000_000)}`);
  const ending = new AbortController();
  const sent = run(file, {}, { signal: ending.signal });
  setTimeout(() => {
    ending.abort(new Error('gone'));
  }, 20);
  await expect(sent).rejects.toThrow('gone');
  await expect(run(file, { cpu: 0 })).rejects.toMatchObject(TOO_LARGE);
});
