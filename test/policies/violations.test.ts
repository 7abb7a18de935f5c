import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { ANONYMOUS } from '../../src/engine/access/viewer';
import { SamgrafError } from '../../src/engine/errors';
import { askVerdicts, type VerdictQuery } from '../../src/files/verdicts/ask-verdicts';
import { send } from '../changes/changing';
import { freezeToday } from '../support/golden';
import { openSeededStore } from '../support/seeded-store';
import { unhurried } from '../support/unhurried';
import { altered, askPolicy, idsOf, said, SOURCE_OF_TESTS, withRecords } from './asking';

const TODAY = '2026-12-02';
const model = readProjectModel();

const opened = async (records: readonly object[] = []): Promise<Samgraf> => {
  const samgraf = await openSamgraf(model, await openSeededStore(), unhurried());
  if (records.length > 0) await withRecords(samgraf, [SOURCE_OF_TESTS, ...records]);
  return samgraf;
};

beforeAll(() => {
  freezeToday(TODAY);
});
afterAll(() => {
  jest.useRealTimers();
});

describe('the national graph', () => {
  let samgraf: Samgraf;
  beforeAll(async () => {
    samgraf = await opened();
  });
  afterAll(() => samgraf.store.close());

  test('has 29 policies: one is broken, none is kept, of the others it is not known', async () => {
    const all = await Promise.all(
      model.policies.map(({ id }) => askPolicy(samgraf, id.replace('policy:', ''))),
    );
    expect(all).toHaveLength(29);
    expect(all.filter(({ verdict }) => verdict === 'FAIL').map(({ id }) => id)).toEqual([
      'policy:eu-act-has-national-act',
    ]);
    expect(all.filter(({ verdict }) => verdict === 'UNKNOWN')).toHaveLength(28);
    // Each of those that have to keep it stands somewhere, once.
    for (const { id, subjects, passed, failed, excepted, unknown } of all)
      expect([id, passed + failed + excepted + unknown]).toEqual([id, subjects]);
  });

  test('how much is known is as was counted by hand', async () => {
    const known = async (id: string): Promise<readonly number[]> => {
      const { known: of, subjects } = await askPolicy(samgraf, id);
      return [of, subjects];
    };
    expect(await known('licence-is-said')).toEqual([7, 150]);
    expect(await known('documented-in-public')).toEqual([26, 290]);
    expect(await known('nobody-uses-what-ends')).toEqual([79, 290]);
    expect(await known('data-service-says-where')).toEqual([0, 20]);
    expect(await known('has-a-provider')).toEqual([52, 54]);
    expect(await known('service-has-authority')).toEqual([111, 115]);
  });

  test('the lists of each standing are what is counted', async () => {
    for (const id of ['eu-act-has-national-act', 'licence-is-said', 'nothing-rests-on-what-ends'])
      for (const [standing, count] of [
        ['PASSED', 'passed'],
        ['FAILED', 'failed'],
        ['UNKNOWN', 'unknown'],
      ] as const) {
        const asked = await askPolicy(samgraf, id, standing);
        expect([id, standing, asked.things.length]).toEqual([id, standing, asked[count]]);
      }
  });

  test('the one that is broken says by what day the acts were looked through; before it, nothing follows', async () => {
    const now = await askPolicy(samgraf, 'eu-act-has-national-act');
    expect(now.things.map(({ id }) => id)).toEqual(['framework:sdg']);
    expect(now.explanation).toContain('Lovdata, public data says was complete on 5 May 2026');
    const before = await askPolicy(samgraf, 'eu-act-has-national-act', 'FAILED', {
      asOf: '2026-05-04',
      undated: 'INCLUDE',
    });
    expect([before.verdict, before.failed]).toEqual(['UNKNOWN', 0]);
  });
});

/** What is added to the seed or altered in it, by what it breaks. */
const VIOLATIONS: Readonly<
  Record<string, Readonly<{ records: readonly object[]; finds: readonly string[] }>>
> = {
  'nobody-uses-what-ends': {
    records: [altered('resource:fiks-digisos', { lifecycle: 'END_OF_LIFE' })],
    finds: ['resource:fiks-digisos', 'resource:maskinporten'],
  },
  'nothing-rests-on-what-ends': {
    records: [altered('resource:maskinporten', { lifecycle: 'PHASING_OUT' })],
    finds: [
      'resource:altinn-3-plattform',
      'resource:eformidling',
      'resource:fiks-plattformen',
      'resource:skyporten',
    ],
  },
  'provider-still-exists': {
    records: [altered('organisation:ks-digital', { validTo: '2026-06-30' })],
    finds: ['resource:fiks-io', 'resource:fiks-svarut'],
  },
  'follows-no-withdrawn-standard': {
    records: [altered('resource:dcat-ap-no', { validTo: '2026-09-01' })],
    finds: [],
  },
  'law-not-repealed': {
    records: [altered('framework:folkeregisterloven', { validTo: '2026-07-01' })],
    finds: ['resource:folkeregisteret'],
  },
  'national-profile-has-parent': {
    records: [
      said({
        relation: 'PROFILE_OF',
        from: 'resource:arkitektur-for-hendelser',
        to: 'resource:referansearkitektur-forsendelse-emelding',
      }),
    ],
    finds: ['resource:arkitektur-for-hendelser'],
  },
  'service-uses-common-login': {
    records: [
      ...['egen-innlogging', 'portal'].map(name =>
        said({
          ...{ type: 'Solution', id: `resource:test-${name}`, name: { nb: name } },
          ...{ level: 'SECTOR', category: 'REUSABLE_SOLUTION' },
        }),
      ),
      said({
        ...{ relation: 'DEPENDS_ON', from: 'resource:test-portal', to: 'resource:test-egen-innlogging' },
        ...{ kind: 'LOGIN', criticality: 'CRITICAL' },
      }),
      said({ relation: 'SUPPORTED_BY', from: 'service:behandlingsreise', to: 'resource:test-portal' }),
    ],
    finds: ['service:behandlingsreise'],
  },
  'licence-is-said': {
    records: [altered('resource:eformidling', { license: 'proprietary' })],
    finds: ['resource:eformidling'],
  },
  'measure-on-time': {
    records: [
      said({
        ...{
          type: 'Measure',
          id: 'measure:test-forsinket',
          name: { nb: 'Forsinket tiltak' },
          status: 'OPEN',
        },
        ...{ statusNote: 'åpent, sett 2026-11-30', endsOn: '2026-10-31', lateSeenOn: '2026-11-30' },
      }),
    ],
    finds: ['measure:test-forsinket'],
  },
  'eu-act-has-national-act': {
    records: [altered('framework:nis2', { inNorway: 'INCORPORATED' })],
    finds: ['framework:nis2', 'framework:sdg'],
  },
};

describe('ten seeded violations', () => {
  let samgraf: Samgraf;
  beforeAll(async () => {
    samgraf = await opened(Object.values(VIOLATIONS).flatMap(({ records }) => records));
  });
  afterAll(() => samgraf.store.close());

  test.each(Object.entries(VIOLATIONS))('%s', async (id, { finds }) => {
    const { verdict, things, failed } = await askPolicy(samgraf, id);
    expect(verdict).toBe('FAIL');
    const found = things.map(thing => thing.id);
    expect(found).toHaveLength(failed);
    expect(found).toEqual(expect.arrayContaining([...finds]));
  });

  test('as many are found as were by hand', async () => {
    const counts = await Promise.all(
      Object.keys(VIOLATIONS).map(async id => [id, (await askPolicy(samgraf, id)).failed]),
    );
    expect(Object.fromEntries(counts)).toEqual({
      ...{ 'nobody-uses-what-ends': 2, 'nothing-rests-on-what-ends': 24, 'provider-still-exists': 20 },
      ...{ 'follows-no-withdrawn-standard': 3, 'law-not-repealed': 1, 'national-profile-has-parent': 1 },
      ...{ 'service-uses-common-login': 1, 'licence-is-said': 1, 'measure-on-time': 1 },
      'eu-act-has-national-act': 2,
    });
  });

  test('what has ended is named with its day, by the relation that outlived it', async () => {
    const { things } = await askPolicy(samgraf, 'law-not-repealed');
    expect(things).toEqual([
      {
        id: 'resource:folkeregisteret',
        by: [expect.objectContaining({ id: 'framework:folkeregisterloven', endedOn: '2026-07-01' })],
      },
    ]);
    // The day before it ended, nothing had.
    expect(
      await idsOf(samgraf, 'law-not-repealed', 'FAILED', { asOf: '2026-06-30', undated: 'INCLUDE' }),
    ).toEqual([]);
  });
});

const ending = (id: string): object =>
  said({
    ...{ type: 'Solution', id, name: { nb: id }, lifecycle: 'END_OF_LIFE' },
    ...{ level: 'SECTOR', category: 'REUSABLE_SOLUTION' },
  });

describe('six traps', () => {
  const NON_PUBLIC = { access: 'NON_PUBLIC', restrictedTo: ['organisation:digdir'] };
  let samgraf: Samgraf;
  beforeAll(async () => {
    samgraf = await opened([
      altered('resource:elma', { lifecycle: 'END_OF_LIFE' }),
      said({ relation: 'PROFILE_OF', from: 'resource:arkitektur-for-hendelser', to: 'resource:dcat-ap-no' }),
      said({
        type: 'Solution',
        id: 'resource:test-skjult',
        name: { nb: 'Skjult tilbyder' },
        level: 'NATIONAL',
      }),
      said({
        type: 'PublicOrganisation',
        id: 'organisation:test-skjult',
        name: { nb: 'Skjult' },
        ...NON_PUBLIC,
      }),
      said({ relation: 'PROVIDES', from: 'organisation:test-skjult', to: 'resource:test-skjult' }),
      altered('resource:eformidling', { certainty: 'UNCERTAIN' }),
    ]);
  });
  afterAll(() => samgraf.store.close());

  test('t1: what ends, and has no recorded user, is not known', async () => {
    expect(await idsOf(samgraf, 'nobody-uses-what-ends')).toEqual([]);
    expect(await idsOf(samgraf, 'nobody-uses-what-ends', 'UNKNOWN')).toContain('resource:elma');
  });

  test('t2: a parent by steps is one', async () => {
    expect(await idsOf(samgraf, 'national-profile-has-parent')).toEqual([]);
    expect(await idsOf(samgraf, 'national-profile-has-parent', 'PASSED')).toContain(
      'resource:arkitektur-for-hendelser',
    );
  });

  test('t3: no thousand cuts a verdict, and a question that is cut short is not known', async () => {
    const many = await opened([
      ...Array.from({ length: 1_001 }, (_, i) => ending(`resource:aa-${String(i).padStart(4, '0')}`)),
      ending('resource:zz-last'),
      said({ relation: 'USES', from: 'municipality:0301', to: 'resource:zz-last', basis: ['RECORDED'] }),
    ]);
    const { failed, unknown, things } = await askPolicy(many, 'nobody-uses-what-ends');
    expect([failed, things.map(({ id }) => id)]).toEqual([1, ['resource:zz-last']]);
    expect(unknown).toBeGreaterThan(1_000);
    // What is asked besides the verdict, of what it is called, is answered still.
    const cut = new SamgrafError('COST_LIMIT', 'It is too much.', 'Ask for less.');
    const query: VerdictQuery = (text, variables) =>
      text.includes('verdict') ? Promise.reject(cut) : send(many, text, { ...variables });
    const [told] = await askVerdicts(query, { language: 'en' }, ['policy:nobody-uses-what-ends']);
    expect([told?.verdict, told?.cut, told?.subjects]).toEqual(['UNKNOWN', 'It is too much.', 0]);
    await many.store.close();
  });

  test('t4: a provider that a viewer may not see is not known to it, and no id of it is told', async () => {
    const scope = { viewer: ANONYMOUS };
    const asked = await askPolicy(samgraf, 'has-a-provider', 'UNKNOWN', scope);
    expect(asked.things.map(({ id }) => id)).toContain('resource:test-skjult');
    expect(JSON.stringify(asked)).not.toContain('organisation:test-skjult');
    expect(await idsOf(samgraf, 'has-a-provider', 'PASSED')).toContain('resource:test-skjult');
  });

  test('t5: what is less certain than is asked for is not known', async () => {
    const scope = { certainty: 'FACT' };
    expect(await idsOf(samgraf, 'licence-is-said', 'PASSED')).toContain('resource:eformidling');
    expect(await idsOf(samgraf, 'licence-is-said', 'UNKNOWN', scope)).toContain('resource:eformidling');
  });

  test('t6: the only one that is recorded is named, and breaks nothing', async () => {
    const asked = await askPolicy(samgraf, 'one-resource-only', 'UNKNOWN');
    expect(asked.failed).toBe(0);
    const alone = asked.things.filter(({ by }) => by.length === 1);
    expect(alone.length).toBeGreaterThanOrEqual(3);
    expect(alone[0]?.by[0]?.relation).toBe('REALISES');
  });
});
