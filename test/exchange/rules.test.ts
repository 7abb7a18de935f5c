import { loadFolder } from '../../src/doors/server/seed';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { FACT, SOURCE, faultsOf, folderOf, load, municipality, removeFolders, type Files } from './loading';

type Records = readonly object[];

const capability = (id: string, level?: number): object => ({
  type: 'Capability',
  id: `capability:${id}`,
  name: { nb: id },
  ...(level === undefined ? {} : { level }),
  ...FACT,
});
const aggregates = (from: string, to: string): object => ({
  relation: 'AGGREGATES',
  from: `capability:${from}`,
  to: `capability:${to}`,
  ...FACT,
});
const exchange = (id: string, own: object = {}): object => ({
  type: 'Exchange',
  id: `exchange:${id}`,
  name: { nb: id },
  kind: 'SHARING',
  ...FACT,
  ...own,
});
const takesPart = (number: string, id: string, own: object = {}): object => ({
  relation: 'PARTICIPATES_IN',
  from: `municipality:${number}`,
  to: `exchange:${id}`,
  ...FACT,
  ...own,
});
const solution = (id: string): object => ({
  type: 'Solution',
  id: `resource:${id}`,
  name: { nb: id },
  ...FACT,
});
const assessment = (id: string, to: string, context: string | undefined, own: object = {}): Records => [
  { type: 'Assessment', id: `assessment:${id}`, name: { nb: id }, assessedOn: '2026-01-01', ...FACT, ...own },
  { relation: 'ASSESSES', from: `assessment:${id}`, to: `resource:${to}`, ...FACT },
  ...(context === undefined
    ? []
    : [{ relation: 'IN_CONTEXT_OF', from: `assessment:${id}`, to: `capability:${context}`, ...FACT }]),
];
const dependsOn = (from: string, to: string): object => ({
  relation: 'DEPENDS_ON',
  from: `resource:${from}`,
  to: `resource:${to}`,
  ...FACT,
});

/** What the store holds before each. */
const HELD: Records = [
  SOURCE,
  municipality('0001'),
  municipality('0002'),
  ...[capability('one', 1), capability('two', 2), capability('three', 3), capability('unknown')],
  aggregates('one', 'two'),
  ...[exchange('x'), takesPart('0001', 'x'), takesPart('0002', 'x')],
  ...['a', 'b', 'c', 'd'].map(solution),
  ...assessment('held', 'a', 'one'),
  dependsOn('a', 'b'),
  dependsOn('b', 'c'),
];

type Case = Readonly<{ what: string; records: Records; says: RegExp }>;
const NOTHING = /^no fault$/;
const CASES: readonly Case[] = [
  {
    what: 'a level that does not grow',
    records: [capability('p', 2), capability('q', 2), aggregates('p', 'q')],
    says: /a\.jsonl:3 {2}AGGREGATES goes from capability:p with the level 2 to capability:q with the level 2, which must be greater: A wider/,
  },
  {
    what: 'levels that grow by more than one, or are not known',
    records: [capability('p', 1), capability('q', 3), aggregates('p', 'q'), aggregates('unknown', 'p')],
    says: NOTHING,
  },
  {
    what: 'a new relation between levels of the store',
    records: [aggregates('three', 'two')],
    says: /a\.jsonl:1 {2}AGGREGATES .* level 3 to capability:two with the level 2/,
  },
  {
    what: 'a level that sinks under a relation of the store',
    records: [capability('two', 1)],
    says: /a\.jsonl:1 {2}AGGREGATES .* capability:one with the level 1 to capability:two with the level 1/,
  },
  {
    what: 'a level that rises above a relation of the store',
    records: [capability('one', 2)],
    says: /a\.jsonl:1 {2}AGGREGATES .* capability:one with the level 2 to capability:two with the level 2/,
  },
  {
    what: 'both levels, moved together',
    records: [capability('one', 2), capability('two', 3)],
    says: NOTHING,
  },
  { what: 'a level that is no longer said', records: [capability('two')], says: NOTHING },
  {
    what: 'an exchange alone',
    records: [exchange('new'), takesPart('0001', 'new')],
    says: /a\.jsonl:1 {2}PARTICIPATES_IN goes to exchange:new 1 time\(s\), and must go at least 2, one fewer where othersUnnamed is true/,
  },
  {
    what: 'one participant twice',
    records: [
      exchange('new'),
      takesPart('0001', 'new', { validTo: '2020-01-01' }),
      takesPart('0001', 'new', { validFrom: '2021-01-01' }),
    ],
    says: /exchange:new 1 time\(s\)/,
  },
  {
    what: 'two participants',
    records: [takesPart('0001', 'new'), exchange('new'), takesPart('0002', 'new')],
    says: NOTHING,
  },
  {
    what: 'one participant, and others that are not named',
    records: [exchange('new', { othersUnnamed: true }), takesPart('0001', 'new')],
    says: NOTHING,
  },
  {
    what: 'none, and others that are not named',
    records: [exchange('new', { othersUnnamed: true })],
    says: /exchange:new 0 time\(s\)/,
  },
  {
    what: 'an exchange of the store, whose participants are there',
    records: [exchange('x', { symmetric: true })],
    says: NOTHING,
  },
  {
    what: 'two assessments of the same on one day',
    records: [...assessment('n', 'b', 'one'), ...assessment('m', 'b', 'one')],
    says: /a\.jsonl:4 {2}assessment:m agrees with assessment:n, in .*a\.jsonl:1, in all of assessedOn, year, scale, dimension, ASSESSES, IN_CONTEXT_OF: A day/,
  },
  {
    what: 'an assessment that the store has',
    records: assessment('n', 'a', 'one'),
    says: /a\.jsonl:1 {2}assessment:n agrees with assessment:held, in the store/,
  },
  {
    what: 'an assessment of the store that is given the context of another',
    records: [
      ...assessment('n', 'a', undefined),
      { relation: 'IN_CONTEXT_OF', from: 'assessment:n', to: 'capability:one', ...FACT },
    ],
    says: /assessment:n agrees with assessment:held/,
  },
  ...(
    [
      ['another day', { assessedOn: '2026-01-02' }, 'a', 'one'],
      ['another dimension', { dimension: 'PROCESSES' }, 'a', 'one'],
      ['another resource', {}, 'b', 'one'],
      ['another context', {}, 'a', 'two'],
      ['no context', {}, 'a', undefined],
    ] as const
  ).map(([what, own, to, context]) => ({
    what: `an assessment of ${what}`,
    records: assessment('n', to, context, own),
    says: NOTHING,
  })),
  {
    what: 'the assessment that the store has, again',
    records: assessment('held', 'a', 'one', { coverageCurrent: 3 }),
    says: NOTHING,
  },
  {
    what: 'assessments of nothing yet',
    records: ['n', 'm'].flatMap(id => assessment(id, 'a', 'one').slice(0, 1)),
    says: NOTHING,
  },
];

const NOTES: readonly Readonly<{ what: string; records: Records; notes: readonly string[] }>[] = [
  {
    what: 'a circle through the store',
    records: [dependsOn('c', 'a'), dependsOn('d', 'a')],
    notes: ['DEPENDS_ON goes in a circle through resource:a, resource:c and 1 more'],
  },
  {
    what: 'a circle of its own, and one of one',
    records: [
      ...['p', 'q', 'r'].map(solution),
      dependsOn('p', 'q'),
      dependsOn('q', 'p'),
      dependsOn('r', 'r'),
    ],
    notes: [
      'DEPENDS_ON goes in a circle through resource:p, resource:q',
      'DEPENDS_ON goes in a circle through resource:r',
    ],
  },
  {
    what: 'a relation between two circles, which is in none',
    records: [
      ...['p', 'q', 'r', 's'].map(solution),
      ...[
        dependsOn('p', 'q'),
        dependsOn('q', 'p'),
        dependsOn('q', 'r'),
        dependsOn('r', 's'),
        dependsOn('s', 'r'),
      ],
    ],
    notes: [
      'DEPENDS_ON goes in a circle through resource:p, resource:q',
      'DEPENDS_ON goes in a circle through resource:r, resource:s',
    ],
  },
  { what: 'none', records: [dependsOn('d', 'a'), dependsOn('a', 'c')], notes: [] },
];

afterAll(removeFolders);

const folder = (records: Records): Files => ({ 'a.jsonl': records });

describe.each(STORE_NAMES)('rules of the SDL, on %s', name => {
  let stores: Stores | undefined;
  let samgraf: Samgraf;
  let turn: string;
  // What is refused writes nothing, so that the next finds what it is to find: the turn says so.
  beforeEach(async () => {
    if (stores && (await samgraf.store.turn()) === turn) return;
    stores = stores ? await stores.emptied() : await Stores.openOne(name);
    samgraf = stores.on(name);
    await load(samgraf, folder(HELD), { source: 'held' });
    turn = await samgraf.store.turn();
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test.each(CASES)('$what', async ({ records, says }) => {
    const before = await samgraf.store.statistics();
    // `check` says what `load` says.
    if (says === NOTHING) await load(samgraf, folder(records));
    else {
      expect(await faultsOf(samgraf, folder(records))).toMatch(says);
      expect(await samgraf.store.statistics()).toEqual(before);
    }
  });

  test.each(NOTES)('told: $what', async ({ records, notes }) => {
    const told: string[] = [];
    await loadFolder(samgraf, folderOf(folder(records)), line => told.push(line));
    const circles = told.filter(line => line.startsWith('Note: '));
    expect(circles.map(line => line.replace(/^Note: (.*): Resources may .*\.$/, '$1'))).toEqual(notes);
  });

  test('a participant that a source says no more', async () => {
    const rest = HELD.filter(record => !('to' in record && record.to === 'exchange:x'));
    const says = await faultsOf(samgraf, folder([...rest, takesPart('0001', 'x')]), {
      source: 'held',
      replace: true,
    });
    expect(says).toMatch(/PARTICIPATES_IN goes to exchange:x 1 time\(s\)/);
    const neither = rest.filter(record => !('id' in record && record.id === 'exchange:x'));
    expect(await load(samgraf, folder(neither), { source: 'held', replace: true })).toMatchObject({
      removed: 3,
    });
  });

  test('the participants of one source, taken over by another that names one', async () => {
    await load(samgraf, folder([exchange('x', { symmetric: true })]), { source: 'other' });
    const rest = HELD.filter(record => !('to' in record && record.to === 'exchange:x'));
    const without = rest.filter(record => !('id' in record && record.id === 'exchange:x'));
    const says = await faultsOf(samgraf, folder(without), { source: 'held', replace: true });
    expect(says).toMatch(/PARTICIPATES_IN goes to exchange:x 0 time\(s\)/);
  });

  test('an assessment takes the place of one that goes', async () => {
    const rest = HELD.filter(record => !JSON.stringify(record).includes('assessment:held'));
    const records = [...rest, ...assessment('n', 'a', 'one')];
    expect(await load(samgraf, folder(records), { source: 'held', replace: true })).toMatchObject({
      removed: 3,
    });
  });
});
