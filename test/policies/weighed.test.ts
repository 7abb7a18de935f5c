import { ANONYMOUS, type Viewer } from '../../src/engine/access/viewer';
import { readPack, PROJECT } from '../../src/pack/pack';
import { readModelOf, openSamgraf, type Samgraf } from '../../src/doors/server/samgraf';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { join } from 'node:path';
import { editorOf, logOf, send, STEWARD } from '../changes/changing';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { said, SOURCE_OF_TESTS, withRecords } from './asking';

const solution = (name: string, more: object = {}): object =>
  said({
    ...{
      type: 'Solution',
      id: `resource:w-${name}`,
      name: { nb: `Løsning ${name}`, en: `Solution ${name}` },
    },
    ...{ level: 'SECTOR', category: 'REUSABLE_SOLUTION', ...more },
  });
const joined = (relation: string, from: string, to: string, more: object = {}): object =>
  said({ relation, from, to, ...more });

const CLOSED = { access: 'NON_PUBLIC', restrictedTo: ['organisation:w-owner'] };
const RECORDS = [
  SOURCE_OF_TESTS,
  said({ type: 'PublicOrganisation', id: 'organisation:w-owner', name: { nb: 'Eier' } }),
  said({ type: 'Municipality', id: 'municipality:w-one', name: { nb: 'Én' }, number: '9901' }),
  ...['base', 'one', 'two'].map(name => solution(name)),
  solution('closed', CLOSED),
  ...['one', 'two', 'closed'].map(name => joined('DEPENDS_ON', `resource:w-${name}`, 'resource:w-base')),
  joined('USES', 'municipality:w-one', 'resource:w-base', { basis: ['RECORDED'] }),
  joined('PROVIDES', 'organisation:w-owner', 'resource:w-one'),
];

const SHIFTS =
  'policies { policy name(lang: en) before after breaks mends broken { id by { relation id } } }';
const APPLY = `mutation M($changes: [ChangeInput!]!, $dryRun: Boolean) {
  apply(changes: $changes, source: "source:policy-test", reason: "a test", dryRun: $dryRun) {
    applied refused results { faults { message } } ${SHIFTS} } }`;
const PROPOSE = `mutation M($changes: [ChangeInput!]!, $dryRun: Boolean) {
  propose(changes: $changes, source: "source:policy-test", reason: "a test", dryRun: $dryRun) {
    proposal { id } report { refused ${SHIFTS} } } }`;
const ACCEPT = `mutation M($proposal: ID!) {
  acceptProposal(proposal: $proposal, reason: "a test", dryRun: true) { report { ${SHIFTS} } } }`;

type Shift = Readonly<{
  policy: string;
  name: string;
  before: string;
  after: string;
  breaks: number;
  mends: number;
  broken: readonly Readonly<{ id: string; by: readonly object[] }>[];
}>;
type Weighed = Readonly<{ refused: number; policies: readonly Shift[] | null }>;

const ENDING = [{ patch: { solution: { id: 'resource:w-base', lifecycle: 'PHASING_OUT' } } }];

describe.each(STORE_NAMES)('a change is weighed by the policies, on %s', name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await withRecords(samgraf, RECORDS);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  const tried = async (
    changes: readonly object[],
    viewer: Viewer = STEWARD,
    dryRun = true,
  ): Promise<Weighed> => {
    const { apply } = await send(samgraf, APPLY, { changes, dryRun }, viewer);
    return apply as unknown as Weighed;
  };
  const stateOf = async (): Promise<unknown> => [
    (await logOf(samgraf)).length,
    await send(
      samgraf,
      `{ solutions(first: 100) { nodes { id lifecycle validTo version dependsOn { totalCount } usedBy { totalCount } } }
         policies(first: 100) { nodes { id verdict subjects passed failed unknown known } } }`,
    ),
  ];

  test('on a dry run it says how many it breaks, and for whom; nothing of it is left', async () => {
    const before = await stateOf();
    const { policies, refused } = await tried(ENDING);
    expect(refused).toBe(0);
    expect(policies).toEqual([
      {
        policy: 'policy:nobody-uses-what-ends',
        name: 'Nobody uses what is being phased out',
        ...{ before: 'UNKNOWN', after: 'FAIL', breaks: 1, mends: 0 },
        broken: [{ id: 'resource:w-base', by: [{ relation: 'USES', id: 'municipality:w-one' }] }],
      },
      {
        policy: 'policy:nothing-rests-on-what-ends',
        name: 'No shared resource depends on something that is being phased out',
        ...{ before: 'UNKNOWN', after: 'FAIL', breaks: 3, mends: 0 },
        broken: ['closed', 'one', 'two'].map(one => ({
          id: `resource:w-${one}`,
          by: [{ relation: 'DEPENDS_ON', id: 'resource:w-base' }],
        })),
      },
    ]);
    expect(await stateOf()).toEqual(before);
  });

  test('what has nothing to do with any of them changes none', async () => {
    const { policies } = await tried([{ patch: { solution: { id: 'resource:w-two', homepage: null } } }]);
    expect(policies).toEqual([]);
    expect((await tried([])).policies).toEqual([]);
  });

  test('the first thing that ends is looked for on its day', async () => {
    const { policies } = await tried([
      { patch: { publicOrganisation: { id: 'organisation:w-owner', validTo: '2020-01-01' } } },
    ]);
    expect(policies).toContainEqual(
      expect.objectContaining({ policy: 'policy:provider-still-exists', after: 'FAIL', breaks: 1 }),
    );
  });

  test('what is deleted breaks nothing any more, and what is refused is not weighed', async () => {
    const uses = { relation: 'USES', from: 'municipality:w-one', to: 'resource:w-base' };
    const { policies } = await tried([...ENDING, { disconnect: uses }]);
    expect(policies?.map(({ policy }) => policy)).toEqual(['policy:nothing-rests-on-what-ends']);
    const refused = await tried([{ patch: { solution: { id: 'resource:nothing', lifecycle: 'LIVE' } } }]);
    expect([refused.refused, refused.policies]).toEqual([1, null]);
  });

  test('an editor is told of nobody whom it does not see', async () => {
    const { policies } = await tried(
      [{ connect: { provides: { from: 'organisation:w-owner', to: 'resource:w-two' } } }],
      editorOf('organisation:w-owner'),
    );
    expect(JSON.stringify(policies)).not.toContain('w-closed');
  });

  test('a proposal is weighed for a steward, when it is made and when it is decided', async () => {
    const { propose } = await send(samgraf, PROPOSE, { changes: ENDING, dryRun: false });
    const made = propose as unknown as Readonly<{ proposal: Readonly<{ id: string }>; report: Weighed }>;
    expect(made.report.policies?.map(({ breaks }) => breaks)).toEqual([1, 3]);
    const { acceptProposal } = await send(samgraf, ACCEPT, { proposal: made.proposal.id });
    const { report } = acceptProposal as unknown as Readonly<{ report: Weighed }>;
    expect(report.policies).toEqual(made.report.policies);
    const reader: Viewer = { name: 'reader', role: 'READER', actor: undefined, known: true };
    const other = await send(samgraf, PROPOSE, { changes: ENDING, dryRun: true }, reader);
    expect((other['propose'] as unknown as Readonly<{ report: Weighed }>).report.policies).toBeNull();
    await expect(send(samgraf, PROPOSE, { changes: ENDING }, ANONYMOUS)).rejects.toThrow('UNAUTHENTICATED');
  });

  test('what is mended is told as well, and what was made is as it was weighed', async () => {
    const made = await tried(ENDING, STEWARD, false);
    expect(made.policies).toBeNull();
    const { policies } = await tried([{ patch: { solution: { id: 'resource:w-base', lifecycle: 'LIVE' } } }]);
    expect(policies?.map(({ before, after, mends }) => [before, after, mends])).toEqual([
      ['FAIL', 'UNKNOWN', 1],
      ['FAIL', 'UNKNOWN', 3],
    ]);
  });
});

test('a pack without policies has no such field', async () => {
  const store = await EmbeddedStore.open();
  const samgraf = await openSamgraf(readModelOf(readPack(join(PROJECT, 'examples', 'netherlands'))), store);
  expect(samgraf.schema.getType('PolicyShift')).toBeUndefined();
  await expect(send(samgraf, APPLY, { changes: [] })).rejects.toThrow('Cannot query field "policies"');
  await store.close();
});
