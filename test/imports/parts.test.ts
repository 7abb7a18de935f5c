import type { Viewer } from '../../src/engine/access/viewer';
import { SamgrafError } from '../../src/engine/errors';
import type { ImportOptions, Query } from '../../src/files/imports/changes';
import { importFile } from '../../src/files/imports/read-file';
import type { ImportReport } from '../../src/files/imports/report';
import { queryAs } from '../../src/doors/server/import-route';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const OPERATOR: Viewer = { name: 'operator', role: 'ADMIN', actor: undefined, known: true };
const OPTIONS: ImportOptions = {
  kind: 'InformationSystem',
  source: 'source:parts',
  title: 'Parts',
  certainty: 'FACT',
  actor: 'organisation:nve',
  dryRun: false,
  inParts: true,
};
/** Each is managed by an actor and calls another, far from it in the file: 10,201 changes with the source. */
const ROWS = 3_400;
const fileOf = (last = ''): Buffer =>
  Buffer.from(
    `navn;kaller;gyldig fra;gyldig til\n${Array.from({ length: ROWS }, (_, i) => `System ${i};System ${(i * 7 + 1700) % ROWS}\n`).join('')}${last}`,
  );

let seeded: SeededApp;
let query: Query;
beforeAll(async () => {
  seeded = await openSeededApp();
  query = queryAs(seeded.app.askAs, { request: { id: 'parts', ip: '' }, viewer: OPERATOR });
});
afterAll(() => seeded.close());

const run = (file: Buffer, options: Partial<ImportOptions> = {}, asked = query): Promise<ImportReport> =>
  importFile(
    file,
    { options: { ...OPTIONS, ...options }, readBy: null },
    { model: seeded.samgraf.model, query: asked },
  );

const written = async (): Promise<unknown> =>
  query(
    '{ informationSystems(first: 1) { totalCount } calls: informationSystems(first: 1, where: { calls: { some: {} } }) { totalCount } sources(where: { id: { eq: "source:parts" } }) { totalCount } }',
    {},
  );
const counts = (systems: number, calls: number, sources: number): unknown => ({
  informationSystems: { totalCount: systems },
  calls: { totalCount: calls },
  sources: { totalCount: sources },
});

/** Asks as before, but that the store is gone at a change. */
const until = (changes: number): Query => {
  let made = 0;
  return async (text, variables) => {
    const isChange = text.startsWith('mutation') && 'dryRun' in variables && variables.dryRun === false;
    if (isChange && ++made > changes) throw new SamgrafError('STORE_UNAVAILABLE', 'The store is gone.');
    return query(text, variables);
  };
};

describe('a file of more changes than are made at once', () => {
  test('is refused where it is not made in parts, with where it is', async () => {
    await expect(run(fileOf(), { inParts: false })).rejects.toMatchObject({
      code: 'TOO_COMPLEX',
      message: expect.stringMatching(/makes 10201 changes/),
      hint: expect.stringMatching(/samgraf import/),
    });
  });

  test('is looked at whole: nothing is written, and each change is counted once', async () => {
    const report = await run(fileOf(), { dryRun: true });
    expect([report.refused, report.applied, report.parts.written, report.parts.stopped]).toEqual([
      [],
      false,
      0,
      null,
    ]);
    expect(report.parts.of).toBeGreaterThan(2);
    expect(report.changes).toEqual({ created: 10_201, changed: 0, unchanged: 0, refused: 0 });
    expect(await written()).toEqual(counts(0, 0, 0));
  });

  test('is not begun if the last row of it is refused', async () => {
    const report = await run(fileOf('Siste;System 0;2020-01-02;2019-01-01\n'));
    expect([report.applied, report.parts.written]).toEqual([false, 0]);
    expect([...new Set(report.refused.map(({ row, code }) => `${row} ${code}`))]).toEqual([
      `${ROWS + 2} REFUSED`,
    ]);
    expect(await written()).toEqual(counts(0, 0, 0));
  });

  test('tells what is written if it is stopped, and goes on where it stopped', async () => {
    const stopped = await run(fileOf(), {}, until(2));
    expect([stopped.applied, stopped.parts.written, stopped.parts.stopped]).toEqual([
      false,
      2,
      'STORE_UNAVAILABLE: The store is gone.',
    ]);
    const done = stopped.rows.filter(({ status }) => status === 'CREATED');
    const left = stopped.rows.filter(({ status }) => status === 'NOT_WRITTEN');
    expect([done.length + left.length, left.length > 0]).toEqual([ROWS, true]);
    // A row is written whole, and one that was only referred to without what it says of others.
    const whole = done.filter(({ relations }) => (relations['CREATED'] ?? 0) === 2).length;
    expect(await written()).toEqual(counts(done.length, whole, 1));
    const again = await run(fileOf());
    expect([again.applied, again.refused, again.parts.written === again.parts.of]).toEqual([true, [], true]);
    expect(stopped.changes.created + again.changes.created).toBe(10_201);
    expect(again.changes.created + again.changes.unchanged).toBe(10_200);
    expect(await written()).toEqual(counts(ROWS, ROWS, 1));
  });
});
