import type { Viewer } from '../../src/engine/access/viewer';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { PLAIN, applied, begin } from './changing';
import { required } from '../../src/engine/errors';
import type { Change, Report } from '../../src/engine/plan/change';

const NARROW: Viewer = {
  name: 'a register',
  role: 'STEWARD',
  actor: undefined,
  known: true,
  scope: { source: 'source:mine' },
};

let samgraf: Samgraf;
beforeAll(async () => {
  samgraf = await openSamgraf(readProjectModel(), await EmbeddedStore.open());
  await begin(samgraf);
});
afterAll(() => samgraf.store.close());

const source = (id: string, title = 'Et register'): Change => ({
  kind: 'upsert',
  of: required(samgraf.model.kinds.get('Source'), 'Source'),
  given: { id, title, name: { nb: title }, certainty: 'FACT' },
  at: 'changes[0]',
  source: undefined,
  certainty: undefined,
  expectedVersion: undefined,
});
const said = ({ results }: Report): readonly unknown[] =>
  results.flatMap(({ status, faults }) => [status, ...faults.map(({ code }) => code)]);

test('a key that is narrowed to a source makes and changes that one, and no other', async () => {
  const as = (id: string): Promise<Report> => applied(samgraf, [source(id)], { ...PLAIN, viewer: NARROW });
  expect(said(await as('source:mine'))).toEqual(['CREATED']);
  expect(said(await as('source:made-by-src'))).toEqual(['REFUSED', 'FORBIDDEN']);
  expect(said(await as('source:other'))).toEqual(['REFUSED', 'FORBIDDEN']);
});

test.each(['x\u202egnp', 'a\u2066b\u2069', '\u202dx'])(
  'a name with signs that turn its direction is refused: %j',
  async title => {
    expect(said(await applied(samgraf, [source('source:turned', title)]))).toEqual(
      expect.arrayContaining(['REFUSED', 'BAD_RECORD']),
    );
  },
);

test('marks that many languages write with are taken', async () => {
  expect(said(await applied(samgraf, [source('source:marks', 'Kilde\u200f של\u200e')]))).toEqual(['CREATED']);
});
