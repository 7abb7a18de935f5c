import { Draw } from '../support/random-draw';
import { fc, SEED } from '../support/drawn';
import { OPEN_TIMEOUT_MS, Stores, STORE_NAMES } from '../support/stores';
import { ANONYMOUS } from '../../src/engine/access/viewer';
import { askPolicy, idsOf, said, SOURCE_OF_TESTS, withRecords } from './asking';

/** What breaks a policy, what is nearly the same and does not, and which thing is then found, by a number of its own. */
type Case = Readonly<{ breaks: readonly object[]; spares: readonly object[]; finds: string }>;
type Make = (n: number) => Case;

const resource = (n: number, more: object = {}, type = 'Solution'): object =>
  said({ type, id: `resource:t${n}`, name: { nb: `T${n}` }, level: 'SECTOR', ...more });
const other = (n: number, more: object = {}, type = 'Solution'): object =>
  said({ type, id: `resource:o${n}`, name: { nb: `O${n}` }, level: 'SECTOR', ...more });
const act = (n: number, more: object = {}): object =>
  said({ type: 'Framework', id: `framework:t${n}`, name: { nb: `R${n}` }, kind: 'LEGAL_ACT', ...more });
const related = (relation: string, from: string, to: string, more: object = {}): object =>
  said({ relation, from, to, ...more });
/** Of relations that say the words of their source where they are facts. */
const READ = { certainty: 'DEDUCTION', rationale: { nb: 'Lest slik.' } };
const ENDED = { validFrom: '2020-01-01', validTo: '2026-06-30' };
const CLOSED = { access: 'NON_PUBLIC', restrictedTo: ['organisation:closed'] };

/** A case of each policy that something recorded can break. What spares it is the same but for one thing. */
const MAKES: Readonly<Record<string, Make>> = {
  'nobody-uses-what-ends': n => {
    const user = said({ type: 'PublicOrganisation', id: `organisation:u${n}`, name: { nb: `K${n}` } });
    const use = (basis: string): object =>
      related('USES', `organisation:u${n}`, `resource:t${n}`, { basis: [basis], status: 'IN_USE' });
    return {
      breaks: [resource(n, { lifecycle: 'PHASING_OUT' }), user, use('RECORDED')],
      spares: [resource(n, { lifecycle: 'END_OF_LIFE' }), user, use('TASK')],
      finds: `resource:t${n}`,
    };
  },
  'nothing-rests-on-what-ends': n => ({
    breaks: [
      resource(n),
      other(n, { lifecycle: 'END_OF_LIFE' }),
      related('DEPENDS_ON', `resource:t${n}`, `resource:o${n}`),
    ],
    spares: [
      resource(n),
      other(n, { lifecycle: 'LIVE' }),
      related('DEPENDS_ON', `resource:t${n}`, `resource:o${n}`),
    ],
    finds: `resource:t${n}`,
  }),
  'provider-still-exists': n => {
    const provider = { type: 'PublicOrganisation', id: `organisation:t${n}`, name: { nb: `V${n}` } };
    const provides = (more: object = {}): object =>
      related('PROVIDES', `organisation:t${n}`, `resource:t${n}`, more);
    return {
      breaks: [resource(n), said({ ...provider, ...ENDED }), provides({ validFrom: '2020-01-01' })],
      // It ended with what provided it.
      spares: [resource(n), said({ ...provider, ...ENDED }), provides(ENDED)],
      finds: `resource:t${n}`,
    };
  },
  'follows-no-withdrawn-standard': n => {
    const follows = related('CONFORMS_TO', `resource:t${n}`, `resource:o${n}`, { validFrom: '2020-01-01' });
    return {
      breaks: [resource(n), other(n, ENDED, 'Specification'), follows],
      spares: [resource(n), other(n, { ...ENDED, validTo: '2099-01-01' }, 'Specification'), follows],
      finds: `resource:t${n}`,
    };
  },
  'law-not-repealed': n => {
    const governed = related('GOVERNED_BY', `resource:t${n}`, `framework:t${n}`, {
      ...{ validFrom: '2020-01-01', ...READ },
    });
    return {
      breaks: [resource(n), act(n, { jurisdiction: 'NO', ...ENDED }), governed],
      spares: [resource(n), act(n, { jurisdiction: 'NO', validFrom: '2020-01-01' }), governed],
      finds: `resource:t${n}`,
    };
  },
  'national-profile-has-parent': n => {
    const own = resource(n, { level: 'NATIONAL' }, 'Specification');
    const top = said({ type: 'Specification', id: `resource:p${n}`, name: { nb: `P${n}` }, level: 'EU' });
    const first = related('PROFILE_OF', `resource:t${n}`, `resource:o${n}`);
    return {
      breaks: [own, other(n, {}, 'Specification'), first],
      spares: [
        own,
        other(n, {}, 'Specification'),
        first,
        top,
        related('PROFILE_OF', `resource:o${n}`, `resource:p${n}`),
      ],
      finds: `resource:t${n}`,
    };
  },
  'service-uses-common-login': n => {
    const service = said({ type: 'PublicService', id: `service:t${n}`, name: { nb: `S${n}` } });
    const login = (to: string): object =>
      related('DEPENDS_ON', `resource:t${n}`, to, { kind: 'LOGIN', criticality: 'CRITICAL' });
    const supported = related('SUPPORTED_BY', `service:t${n}`, `resource:t${n}`);
    return {
      breaks: [service, resource(n), other(n), login(`resource:o${n}`), supported],
      spares: [
        service,
        resource(n),
        other(n),
        login(`resource:o${n}`),
        login('resource:id-porten'),
        supported,
      ],
      finds: `service:t${n}`,
    };
  },
  'eu-act-has-national-act': n => {
    const eu = act(n, { jurisdiction: 'EU', inNorway: 'INCORPORATED' });
    const national = said({
      ...{
        type: 'Framework',
        id: `framework:n${n}`,
        name: { nb: `N${n}` },
        kind: 'LEGAL_ACT',
        jurisdiction: 'NO',
      },
    });
    return {
      breaks: [eu],
      spares: [eu, national, related('TRANSPOSES', `framework:n${n}`, `framework:t${n}`, READ)],
      finds: `framework:t${n}`,
    };
  },
  'licence-is-said': n => ({
    breaks: [resource(n, { license: 'proprietary', category: 'REUSABLE_SOLUTION' })],
    spares: [resource(n, { license: 'proprietary', category: 'INSTRUMENT' })],
    finds: `resource:t${n}`,
  }),
  'measure-on-time': n => {
    const measure = (more: object): object =>
      said({
        type: 'Measure',
        id: `measure:t${n}`,
        name: { nb: `M${n}` },
        status: 'OPEN',
        endsOn: '2026-10-31',
        ...more,
      });
    return { breaks: [measure({ lateSeenOn: '2026-11-30' })], spares: [measure({})], finds: `measure:t${n}` };
  },
};

const SEEDED = 100;
const DAY = '2026-12-02';
const draw = new Draw(
  fc.sample(fc.array(fc.nat(1 << 20), { minLength: 600, maxLength: 600 }), { seed: SEED, numRuns: 1 })[0] ??
    [],
);
const names = Object.keys(MAKES);
const drawn = Array.from({ length: 2 * SEEDED }, (_, i) => {
  const policy = names[draw.int(names.length)] ?? '';
  return { policy, isBroken: i < SEEDED, made: MAKES[policy]?.(i) };
}).flatMap(({ made, ...one }) => (made ? [{ ...one, ...made }] : []));

const LOGIN = said({
  type: 'Solution',
  id: 'resource:id-porten',
  name: { nb: 'ID-porten' },
  level: 'NATIONAL',
});
const HIDDEN = [
  said({ type: 'PublicOrganisation', id: 'organisation:closed', name: { nb: 'Lukket' } }),
  said({
    type: 'Framework',
    id: 'framework:hidden',
    name: { nb: 'Skjult' },
    kind: 'LEGAL_ACT',
    jurisdiction: 'NO',
    ...CLOSED,
  }),
  related('TRANSPOSES', 'framework:hidden', 'framework:seen', READ),
  said({
    type: 'Framework',
    id: 'framework:seen',
    name: { nb: 'Sett' },
    kind: 'LEGAL_ACT',
    jurisdiction: 'EU',
    inNorway: 'INCORPORATED',
  }),
];

describe(`${SEEDED} violations that are drawn, and as many that are none`, () => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await Stores.open();
    const records = [
      SOURCE_OF_TESTS,
      LOGIN,
      ...drawn.flatMap(({ isBroken, breaks, spares }) => (isBroken ? breaks : spares)),
    ];
    for (const samgraf of stores.all) await withRecords(samgraf, records);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test.each(STORE_NAMES)('are found, and nothing else is: %s', async name => {
    for (const policy of names) {
      const expected = drawn.filter(one => one.policy === policy && one.isBroken).map(({ finds }) => finds);
      expect([
        policy,
        await idsOf(stores.on(name), policy, 'FAILED', { asOf: DAY, undated: 'INCLUDE' }),
      ]).toEqual([policy, expected.sort()]);
    }
  });

  test.each(STORE_NAMES)('of each who has to keep it, one standing is told: %s', async name => {
    for (const policy of names) {
      const { subjects, passed, failed, excepted, unknown } = await askPolicy(stores.on(name), policy);
      expect([policy, passed + failed + excepted + unknown]).toEqual([policy, subjects]);
    }
  });

  test.each(STORE_NAMES)(
    'what is not there follows for nobody who may not see all that is: %s',
    async name => {
      const samgraf = stores.on(name);
      await withRecords(samgraf, HIDDEN);
      const anyone = { viewer: ANONYMOUS };
      // A steward sees the act that gives effect to it; to others nothing says that there is none.
      expect(await idsOf(samgraf, 'eu-act-has-national-act')).not.toContain('framework:seen');
      expect(await idsOf(samgraf, 'eu-act-has-national-act', 'FAILED', anyone)).toEqual([]);
      const asked = await askPolicy(samgraf, 'eu-act-has-national-act', 'UNKNOWN', anyone);
      expect(asked.verdict).toBe('UNKNOWN');
      expect(asked.things.map(({ id }) => id)).toContain('framework:seen');
      expect(JSON.stringify(asked)).not.toContain('framework:hidden');
    },
  );
});
