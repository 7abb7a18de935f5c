import { required } from '../../src/engine/errors';
import { isDerivedKey } from '../../src/engine/model/derivations';
import { readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { claimsOn } from '../oracle/derived';
import { SEED, fc } from '../support/drawn';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin } from './changing';
import { graphOf, inOrder, storedClaims } from './deriving';

const ROUNDS = process.env.SAMGRAF_CASES ? 150 : 25;
const model = readProjectModel();
const DUTY = required(
  model.derivations.find(({ rule }) => rule === 'DUTY'),
  'a rule',
);
const RELATIONS = ['USES', 'BOUND_BY', 'FULFILS', 'IN_GROUP'];

const RESOURCES = ['resource:p', 'resource:q'];
const DUTIES = ['obligation:d0', 'obligation:d1', 'obligation:d2'];
const GROUPS = ['organisation:g0', 'organisation:g1'];
const MEMBERS = ['municipality:0301', 'municipality:4601'];
const IDS = [...RESOURCES, ...DUTIES, ...GROUPS, ...MEMBERS];
const DAYS = ['2001-01-01', '2010-01-01', '2020-01-01'];
const ASKED = [
  '1999-01-01',
  '2001-01-01',
  '2005-01-01',
  '2010-01-01',
  '2015-01-01',
  '2020-01-01',
  '2030-01-01',
];

const day = fc.option(fc.constantFrom(...DAYS), { nil: null, freq: 2 });
const access = fc.constantFrom(
  { access: 'PUBLIC', restrictedTo: null },
  { access: 'PUBLIC', restrictedTo: null },
  { access: 'PUBLIC', restrictedTo: null },
  { access: 'RESTRICTED', restrictedTo: ['organisation:g0', 'organisation:g1'] },
  { access: 'NON_PUBLIC', restrictedTo: ['organisation:g1'] },
);
const certainty = fc.constantFrom('DEDUCTION', 'DEDUCTION', 'UNCERTAIN');
/** A period that does not end before it begins. */
const period = fc
  .tuple(day, day)
  .map(([a, b]) => (a !== null && b !== null && a >= b ? { validTo: null } : { validTo: b, validFrom: a }));
const said = fc
  .tuple(access, certainty, day)
  .map(([seen, sure, end]) => ({ ...seen, certainty: sure, validTo: end }));
const condition = fc.constantFrom(null, null, { nb: 'av og til' });
const SOURCES = { sources: ['source:test'] };

const change = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        from: fc.constantFrom(...RESOURCES),
        to: fc.constantFrom(...DUTIES),
        role: fc.constantFrom('REQUIRED', 'REQUIRED', 'OFFERS'),
        onlyIf: condition,
      })
      .chain(given => said.map(of => ({ connect: { fulfils: { ...given, ...of, ...SOURCES } } }))),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        from: fc.constantFrom(...GROUPS, ...MEMBERS),
        to: fc.constantFrom(...DUTIES),
        bindingness: fc.constantFrom('MANDATORY', 'MANDATORY', null, 'VOLUNTARY'),
      })
      .chain(given => said.map(of => ({ connect: { boundBy: { ...given, ...of, ...SOURCES } } }))),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ from: fc.constantFrom(...MEMBERS, 'organisation:g0'), to: fc.constantFrom(...GROUPS) })
      .filter(({ from, to }) => from !== to && from !== 'organisation:g1')
      .chain(given => said.map(of => ({ connect: { inGroups: { ...given, ...of, ...SOURCES } } }))),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        id: fc.constantFrom(...DUTIES),
        kind: fc.constantFrom('DUTY', 'DUTY', 'DUTY', 'POWER'),
        onlyIf: condition,
      })
      .chain(given =>
        fc.tuple(access, certainty, period).map(([seen, sure, of]) => ({
          upsert: {
            obligation: {
              ...given,
              ...seen,
              ...of,
              certainty: sure,
              name: { nb: given.id },
              text: { nb: 'skal' },
              ...SOURCES,
            },
          },
        })),
      ),
  },
  {
    weight: 1,
    arbitrary: access.chain(seen =>
      fc
        .constantFrom(...GROUPS)
        .map(id => ({ upsert: { actorGroup: { id, name: { nb: id }, ...seen, ...SOURCES } } })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...DUTIES, ...GROUPS, ...RESOURCES)
      .map(id => ({ delete: { id, cascade: true } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ from: fc.constantFrom(...RESOURCES), to: fc.constantFrom(...DUTIES) })
      .map(ends => ({ disconnect: { relation: 'FULFILS', ...ends } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ from: fc.constantFrom(...GROUPS, ...MEMBERS), to: fc.constantFrom(...DUTIES) })
      .map(ends => ({ disconnect: { relation: 'BOUND_BY', ...ends } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ from: fc.constantFrom(...MEMBERS), to: fc.constantFrom(...GROUPS) })
      .map(ends => ({ disconnect: { relation: 'IN_GROUP', ...ends } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ from: fc.constantFrom(...MEMBERS), to: fc.constantFrom(...RESOURCES) })
      .map(uses => ({ connect: { uses: { ...uses, certainty: 'DEDUCTION', ...SOURCES } } })),
  },
  ...[...RESOURCES].map(id => ({
    weight: 1,
    arbitrary: fc.constant({ upsert: { solution: { id, name: { nb: id }, ...SOURCES } } }),
  })),
);
const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), {
  minLength: ROUNDS,
  maxLength: ROUNDS,
});

describe.each(STORE_NAMES)(`what follows by a rule, on %s (TEST_SEED=${SEED})`, name => {
  let stores: Stores;
  let samgraf: Samgraf;
  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test(
    'is after each change what the oracle says, and says which relations it follows from',
    async () => {
      const seen = { claims: 0, conditional: 0, closed: 0, dated: 0, refused: 0 };
      const [drawn = []] = fc.sample(batches, 1);
      for (const changes of [MADE, ...drawn]) {
        const report = await apply(samgraf, changes, { reason: 'a test' });
        if (!report.applied) seen.refused += 1;
        const graph = await graphOf(samgraf, IDS, RELATIONS);
        const recorded = { ...graph, edges: graph.edges.filter(({ key }) => !isDerivedKey(key)) };
        for (const asked of ASKED) {
          const wanted = claimsOn(DUTY, recorded, model, asked);
          expect([asked, inOrder(storedClaims(graph, DUTY, asked))]).toEqual([asked, inOrder(wanted)]);
          seen.claims += wanted.length;
          seen.conditional += wanted.filter(({ conditional }) => conditional).length;
          seen.closed += wanted.filter(({ open }) => open).length;
          seen.dated += wanted.filter(({ undated }) => !undated).length;
        }
        const keys = new Set(recorded.edges.map(({ key }) => key));
        for (const { key, properties } of graph.edges)
          if (isDerivedKey(key))
            expect((properties['grounds'] as readonly string[]).filter(ground => !keys.has(ground))).toEqual(
              [],
            );
      }
      // Else nothing was compared, and the test could not fail.
      expect(Math.min(...[seen.claims, seen.conditional, seen.closed, seen.dated])).toBeGreaterThan(0);
      expect(seen.refused).toBeLessThan(ROUNDS * 0.9);
    },
    OPEN_TIMEOUT_MS,
  );
});

const node = (kind: string, id: string, more: object = {}): object => ({
  upsert: { [kind]: { id, name: { nb: id }, certainty: 'FACT', ...SOURCES, ...more } },
});
/** Of each sort one to begin with: without a condition, with one and a first day, and closed. */
const duty = { certainty: 'DEDUCTION', ...SOURCES };
const MADE = [
  ...RESOURCES.map(id => node('solution', id)),
  node('obligation', 'obligation:d0', { kind: 'DUTY', text: { nb: 'skal' } }),
  node('obligation', 'obligation:d1', { kind: 'DUTY', text: { nb: 'skal' }, validFrom: '2001-01-01' }),
  node('obligation', 'obligation:d2', { kind: 'DUTY', text: { nb: 'skal' } }),
  ...GROUPS.map(id => node('actorGroup', id)),
  ...MEMBERS.map(from => ({ connect: { inGroups: { from, to: 'organisation:g0', ...duty } } })),
  ...DUTIES.map(to => ({ connect: { boundBy: { from: 'organisation:g0', to, ...duty } } })),
  { connect: { fulfils: { from: 'resource:p', to: 'obligation:d0', role: 'REQUIRED', ...duty } } },
  {
    connect: {
      fulfils: {
        from: 'resource:q',
        to: 'obligation:d1',
        role: 'REQUIRED',
        onlyIf: { nb: 'av og til' },
        ...duty,
      },
    },
  },
  {
    connect: {
      fulfils: {
        from: 'resource:q',
        to: 'obligation:d2',
        role: 'REQUIRED',
        access: 'NON_PUBLIC',
        restrictedTo: ['organisation:g1'],
        ...duty,
      },
    },
  },
];
