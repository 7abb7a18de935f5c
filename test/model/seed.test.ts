import { readFileSync } from 'node:fs';
import { mkdtemp, cp, appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SamgrafError } from '../../src/engine/errors';
import type { NativeRecord } from '../../src/engine/exchange/folder-records';
import { planImport } from '../support/plan-import';
import type { WritePlan } from '../../src/engine/plan/write';
import { PROJECT, openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { loadFolder, seedIfNew } from '../../src/doors/server/seed';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { readRecords } from '../support/native-records';

const SEED = join(PROJECT, 'seed');
const DEFAULTS = { recordedAt: '2026-11-25T00:00:00Z' };
const model = readProjectModel();
const quiet = (): void => undefined;

/** The tables of SOURCES.md that have two columns: name and count. */
const documented = Object.fromEntries(
  [...readFileSync(join(SEED, 'SOURCES.md'), 'utf8').matchAll(/^\| (\w+) \| ([\d,]+) \|$/gm)].map(
    ([, name = '', count = '']) => [name, Number(count.replace(',', ''))],
  ),
);

/** A few nodes with all their sources: enough for a single record to be wrong among. */
const isOfFew = ({ value }: NativeRecord): boolean => {
  const { id, type } = value as { id?: string; type?: string };
  return (
    type === 'Source' || ['municipality:0301', 'municipality:1101', 'resource:id-porten'].includes(id ?? '')
  );
};

let records: readonly NativeRecord[];
let few: readonly NativeRecord[];
beforeAll(async () => {
  records = await readRecords(SEED);
  few = records.filter(isOfFew);
});

const faultOf = (value: unknown): string => {
  try {
    planImport(model, [...few, { at: 'own.jsonl:7', value }], DEFAULTS);
  } catch (error) {
    if (error instanceof SamgrafError && error.code === 'BAD_RECORD') return error.message;
    throw error;
  }
  return 'no fault';
};

describe('the national graph', () => {
  let plan: WritePlan;
  beforeAll(() => {
    plan = planImport(model, records, DEFAULTS);
  });

  test('has the counts that SOURCES.md tells', () => {
    const counts: Record<string, number> = {};
    for (const name of [
      ...plan.nodes.map(node => node.kind.name),
      ...plan.edges.map(edge => edge.relation.name),
    ])
      counts[name] = (counts[name] ?? 0) + 1;
    expect(counts).toEqual(documented);
    expect([plan.nodes.length, plan.edges.length]).toEqual([3435, 11_680]);
  });

  test('names for everything a source that is there', () => {
    const sources = new Set(plan.nodes.filter(node => node.kind.name === 'Source').map(node => node.id));
    const without = [...plan.nodes.filter(node => node.kind.name !== 'Source'), ...plan.edges].filter(
      ({ properties }) => {
        const named = properties['sources'];
        return !Array.isArray(named) || named.length === 0 || !named.every(id => sources.has(String(id)));
      },
    );
    expect(without.map(item => ('id' in item ? item.id : item.key))).toEqual([]);
  });

  test('rests no fact on general knowledge', () => {
    const facts = [...plan.nodes.filter(node => node.kind.name !== 'Source'), ...plan.edges].filter(
      ({ properties }) =>
        properties['certainty'] === 'FACT' &&
        (properties['sources'] as readonly string[]).every(id => id === 'source:general-knowledge'),
    );
    expect(facts.map(item => ('id' in item ? item.id : item.key))).toEqual([]);
  });
});

describe('what a reader signs', () => {
  const lines = (name: string): readonly Record<string, unknown>[] =>
    records
      .filter(({ at }) => at.startsWith(`${name}.jsonl:`))
      .map(({ value }) => value as Record<string, unknown>);

  test('an act with a decision of the EEA Joint Committee is in the EEA Agreement', () => {
    const others = lines('frameworks').filter(
      ({ eeaDecision, eeaStatus }) => eeaDecision !== undefined && eeaStatus !== 'INCORPORATED',
    );
    expect(others.map(({ id }) => id)).toEqual([]);
  });

  test('an act of the EU that is not in the EEA Agreement says that its dates are not of Norwegian law', () => {
    const others = lines('frameworks').filter(
      ({ eeaStatus, inForce }) =>
        eeaStatus !== undefined &&
        eeaStatus !== 'INCORPORATED' &&
        !String(inForce).endsWith('; not Norwegian law'),
    );
    expect(others.map(({ id }) => id)).toEqual([]);
  });

  const relations = (name: string): readonly Record<string, unknown>[] =>
    records.map(({ value }) => value as Record<string, unknown>).filter(({ relation }) => relation === name);

  test('what was last seen more than 24 months before the seed was collected is not in use as of today', () => {
    const stale = [...relations('USES'), ...relations('RUNS')].filter(
      ({ status, lastSeen }) => status === 'IN_USE' && !(String(lastSeen ?? '') >= '2024-11-28'),
    );
    expect(stale).toEqual([]);
  });

  test('what was only observed is no fact, and the observation is told', () => {
    const observed = [...relations('USES'), ...relations('RUNS')].filter(({ basis }) =>
      [basis].flat().includes('OBSERVED'),
    );
    expect(observed.length).toBeGreaterThan(500);
    const others = observed.filter(
      ({ basis, certainty, records: told, observations }) =>
        [told, observations].flat().filter(Boolean).length === 0 ||
        (certainty === 'FACT' && ![basis].flat().includes('RECORDED')),
    );
    expect(others).toEqual([]);
  });

  test('a dependency says what for and how badly; resources that need each other do not only interoperate', () => {
    const dependencies = relations('DEPENDS_ON');
    expect(dependencies.length).toBeGreaterThanOrEqual(150);
    expect(dependencies.filter(({ kind, criticality }) => !kind || !criticality)).toEqual([]);
    const needed = new Set(dependencies.map(({ from, to }) => `${String(from)} ${String(to)}`));
    expect(
      relations('INTEROPERATES_WITH').filter(({ from, to }) => needed.has(`${String(from)} ${String(to)}`)),
    ).toEqual([]);
  });

  test('who owns a text about a topic is not told as who answers for the topic', () => {
    expect(relations('CONTENT_FROM').length).toBeGreaterThan(200);
    expect(relations('COMPETENT_AUTHORITY').filter(({ from }) => String(from).startsWith('topic:'))).toEqual(
      [],
    );
  });

  test('a rationale is for readers: it names no field, no relation and no file', () => {
    const inward =
      /\b(FACT|DEDUCTION|UNCERTAIN|[A-Z]{3,}_[A-Z_]+|FULFILS|SERVES|PROVIDES|validFrom|validTo|knownFrom|adoptedOn|publishedOn|celex|asserted|to do|keep|drop)\b|too strong|lang tag|\.csv|\.jsonl?|\b[a-z]+:\d{4}\b/;
    const others = records.filter(({ value }) =>
      inward.test(JSON.stringify((value as Record<string, unknown>)['rationale'] ?? '')),
    );
    expect(others.map(({ value }) => (value as Record<string, unknown>)['rationale'])).toEqual([]);
  });
});

describe('a record that is wrong', () => {
  const fact = { certainty: 'FACT', sources: ['source:altinn-orgs'] };
  const actor = {
    type: 'Municipality',
    id: 'municipality:9901',
    name: { nb: 'Prøve' },
    number: '9901',
    ...fact,
  };
  const use = {
    relation: 'USES',
    from: 'municipality:0301',
    to: 'resource:id-porten',
    ...fact,
    validFrom: '2010-01-01',
  };

  test.each<[string, unknown, RegExp]>([
    ['no object', 7, /needs a "type"/],
    ['null', null, /needs a "type"/],
    ['an unknown kind', { ...actor, type: 'Kommune' }, /"Kommune"/],
    ['an interface', { ...actor, type: 'Actor' }, /"Actor"/],
    ['a prototype', { ...actor, type: '__proto__' }, /needs a "type"/],
    ['an unknown field', { ...actor, inhabitants: 7 }, /inhabitants/],
    ['a wrong type', { ...actor, population: 'many' }, /population/],
    [
      'an id of another kind',
      { ...actor, id: 'county:99' },
      /id: ids of Municipality begin with municipality:/,
    ],
    ['no name', { ...actor, name: {} }, /name: needs a text/],
    ['an unknown language', { ...actor, name: { xx: 'a' } }, /name/],
    [
      'a wrong check digit',
      { ...actor, organisationNumber: '958935421' },
      /organisationNumber: has a wrong check digit/,
    ],
    ['a date that is none', { ...actor, validFrom: '2026-02-30' }, /validFrom: is not a date/],
    ['no source', { ...actor, sources: [] }, /sources: is an empty list/],
    ['a source that is not there', { ...actor, sources: ['source:nothing'] }, /there is no source:nothing/],
    [
      'a source that is another thing',
      { ...actor, sources: ['source:altinn-orgs', 'municipality:0301'] },
      /sources/,
    ],
    ['a lone surrogate', { ...actor, name: { nb: 'a\ud800' } }, /well-formed/],
    ['a control character', { ...actor, name: { nb: 'a\u0000' } }, /control/],
    [
      'a double',
      { ...actor, id: 'municipality:0301' },
      /municipality:0301 stands already in municipalities\.jsonl:\d+/,
    ],
    ['a key that another has', { ...actor, number: '0301' }, /stands already in municipalities\.jsonl:\d+/],
    ['an end that is not there', { ...use, to: 'resource:nothing' }, /to: there is no resource:nothing/],
    [
      'an end of the wrong kind',
      { ...use, to: 'municipality:1101' },
      /to: municipality:1101 is a Municipality; USES goes to/,
    ],
    [
      'a circle where there is none',
      { relation: 'NESTED_IN', from: 'ecosystem:nothing', to: 'ecosystem:nothing', ...fact },
      /no ecosystem:nothing|reaches itself/,
    ],
  ])('names file and line: %s', (_, value, expected) => {
    const message = faultOf(value);
    expect(message).toMatch(/own\.jsonl:7/);
    expect(message).toMatch(expected);
  });

  test('is none when right', () => {
    expect([faultOf(actor), faultOf(use)]).toEqual(['no fault', 'no fault']);
  });

  test('keeps everything else from being written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samgraf-seed-'));
    await cp(SEED, folder, { recursive: true });
    await appendFile(
      join(folder, 'capabilities.jsonl'),
      `{"type": "Capability"\n${JSON.stringify({ ...actor, population: 'many' })}\n`,
    );
    const store = await EmbeddedStore.open();
    const samgraf = await openSamgraf(model, store);
    await expect(loadFolder(samgraf, folder, quiet)).rejects.toMatchObject({
      code: 'BAD_RECORD',
      message: expect.stringMatching(/capabilities\.jsonl:64 .*JSON/),
    });
    expect((await store.statistics()).nodes.size).toBe(0);
    await store.close();
    await rm(folder, { recursive: true });
  });
});

/** Relations that follow by the rules of the model, and stand in no file. */
const FOLLOWING = 5_750;

describe('loading', () => {
  test('twice changes nothing', async () => {
    const store = await EmbeddedStore.open();
    const samgraf = await openSamgraf(model, store);
    expect(await seedIfNew(samgraf, SEED, quiet)).toEqual({
      nodes: 3435,
      edges: 11_680,
      written: 15_115,
      skipped: false,
      removed: 0,
    });
    const once = await store.statistics();
    expect(await seedIfNew(samgraf, SEED, quiet)).toBeUndefined();
    expect(await loadFolder(samgraf, SEED, quiet)).toEqual({
      nodes: 0,
      edges: 0,
      written: 0,
      skipped: true,
      removed: 0,
    });
    expect(await loadFolder(samgraf, SEED, quiet, { force: true })).toEqual({
      nodes: 3435,
      edges: 11_680,
      written: 0,
      skipped: false,
      removed: 0,
    });
    expect(await store.statistics()).toEqual(once);
    expect([...once.nodes.values()].reduce((a, b) => a + b)).toBe(3435);
    expect([...once.edges.values()].reduce((sum, { count }) => sum + count, 0)).toBe(11_680 + FOLLOWING);
    await store.close();
  });
});
