import { required } from '../../src/engine/errors';
import { isDerivedKey } from '../../src/engine/model/derivations';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { claimsOn } from '../oracle/derived';
import { SEED, fc } from '../support/drawn';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { apply, begin } from './changing';
import { graphOf, inOrder, storedClaims } from './deriving';

const ROUNDS = process.env.SAMGRAF_CASES ? 120 : 20;
const model = readProjectModel();
/** The rules that start from what a thing says of itself. */
const RULES = model.derivations.filter(({ mark }) => mark !== undefined);

const SYSTEMS = ['system:a', 'system:b', 'system:c'];
const INFORMATION = 'information:i';
const THINGS = [...SYSTEMS, INFORMATION];
const FRAMEWORKS = ['framework:f', 'framework:g'];
const FIELDS = [...new Set(RULES.map(({ mark }) => required(mark, 'a mark')))];
const RELATIONS = ['GOVERNED_BY', 'APPLIES_TO'];
const DAYS = ['2001-01-01', '2010-01-01', '2020-01-01'];
const ASKED = ['1999-01-01', '2001-01-01', '2005-01-01', '2010-01-01', '2020-01-01', '2030-01-01'];
const SOURCES = { sources: ['source:test'] };

const day = fc.option(fc.constantFrom(...DAYS), { nil: null, freq: 2 });
const period = fc
  .tuple(day, day)
  .map(([a, b]) => (a !== null && b !== null && a >= b ? { validTo: null } : { validTo: b, validFrom: a }));
const access = fc.constantFrom(
  { access: 'PUBLIC', restrictedTo: null },
  { access: 'NON_PUBLIC', restrictedTo: ['organisation:g1'] },
  { access: 'RESTRICTED', restrictedTo: ['organisation:g0', 'organisation:g1'] },
);
const open = fc.constantFrom(
  { access: 'PUBLIC', restrictedTo: null },
  { access: 'PUBLIC', restrictedTo: null },
  { access: 'NON_PUBLIC', restrictedTo: ['organisation:g1'] },
);
const said = fc
  .tuple(access, fc.constantFrom('FACT', 'DEDUCTION', 'UNCERTAIN'), period)
  .map(([seen, certainty, of]) => ({ ...seen, ...of, certainty, ...SOURCES }));

const system = fc
  .record({
    id: fc.constantFrom(...SYSTEMS),
    personalData: fc.constantFrom(true, true, false, null),
    universalDesign: fc.constantFrom(true, false, null),
    criticality: fc.constantFrom('CRITICAL', 'CRITICAL', 'MINOR', null),
  })
  .chain(given =>
    said.map(of => ({ upsert: { informationSystem: { ...given, ...of, name: { nb: given.id } } } })),
  );
const information = fc
  .constantFrom(true, true, false, null)
  .chain(personalData => said.map(of => node('informationObject', INFORMATION, { personalData, ...of })));
const appliesTo = fc
  .record({
    from: fc.constantFrom(...FRAMEWORKS),
    to: fc.constantFrom(...FIELDS),
    role: fc.constantFrom('REGULATED', 'CONDITIONAL', null),
    bindingness: fc.constantFrom('MANDATORY', 'MANDATORY', null, 'VOLUNTARY'),
    onlyIf: fc.constantFrom(null, null, { nb: 'av og til' }),
    validTo: day,
  })
  .chain(given =>
    fc
      .tuple(open, fc.constantFrom('DEDUCTION', 'UNCERTAIN'))
      .map(([seen, certainty]) => ({ connect: { appliesTo: { ...given, ...seen, certainty, ...SOURCES } } })),
  );
const node = (kind: string, id: string, more: object = {}): object => ({
  upsert: { [kind]: { id, name: { nb: id }, certainty: 'FACT', ...SOURCES, ...more } },
});
const change = fc.oneof(
  { weight: 5, arbitrary: system },
  { weight: 2, arbitrary: information },
  { weight: 4, arbitrary: appliesTo },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...FIELDS), open, period)
      .map(([id, seen, of]) => node('domain', id, { kind: 'FIELD', ...seen, ...of })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...FRAMEWORKS).map(id => node('framework', id)),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ from: fc.constantFrom(...FRAMEWORKS), to: fc.constantFrom(...FIELDS) })
      .map(ends => ({ disconnect: { relation: 'APPLIES_TO', ...ends } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ from: fc.constantFrom(...SYSTEMS), to: fc.constantFrom(...FRAMEWORKS) })
      .map(ends => ({ connect: { governedBy: { ...ends, certainty: 'DEDUCTION', ...SOURCES } } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...THINGS, ...FRAMEWORKS, ...FIELDS)
      .map(id => ({ delete: { id, cascade: true } })),
  },
);
const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), {
  minLength: ROUNDS,
  maxLength: ROUNDS,
});

/** Of each sort one to begin with: open and closed, with a condition and without, by two rules to one framework. */
const law = { certainty: 'DEDUCTION', ...SOURCES };
const [PERSONAL = '', CRITICAL = ''] = FIELDS;
const MADE = [
  ...FIELDS.map(id => node('domain', id, { kind: 'FIELD' })),
  ...FRAMEWORKS.map(id => node('framework', id)),
  node('informationSystem', 'system:a', {
    personalData: true,
    criticality: 'CRITICAL',
    access: 'NON_PUBLIC',
    restrictedTo: ['organisation:g1'],
    validFrom: '2001-01-01',
  }),
  node('informationSystem', 'system:b', { personalData: true, access: 'PUBLIC' }),
  node('informationSystem', 'system:c', { personalData: false, access: 'PUBLIC' }),
  node('informationObject', INFORMATION, { personalData: true, access: 'PUBLIC' }),
  { connect: { appliesTo: { from: 'framework:f', to: PERSONAL, ...law } } },
  { connect: { appliesTo: { from: 'framework:f', to: CRITICAL, onlyIf: { nb: 'av og til' }, ...law } } },
];

describe.each(STORE_NAMES)(`what follows from flags, on %s (TEST_SEED=${SEED})`, name => {
  let stores: Stores;
  let samgraf: Samgraf;
  const compare = async (): Promise<Record<'claims' | 'conditional' | 'closed' | 'dated', number>> => {
    const graph = await graphOf(samgraf, [...THINGS, ...FRAMEWORKS, ...FIELDS], RELATIONS);
    const recorded = { ...graph, edges: graph.edges.filter(({ key }) => !isDerivedKey(key)) };
    const seen = { claims: 0, conditional: 0, closed: 0, dated: 0 };
    for (const rule of RULES)
      for (const asked of ASKED) {
        const wanted = claimsOn(rule, recorded, model, asked);
        expect([rule.rule, asked, inOrder(storedClaims(graph, rule, asked))]).toEqual([
          rule.rule,
          asked,
          inOrder(wanted),
        ]);
        seen.claims += wanted.length;
        seen.conditional += wanted.filter(({ conditional }) => conditional).length;
        seen.closed += wanted.filter(of => of.open).length;
        seen.dated += wanted.filter(({ undated }) => !undated).length;
      }
    const known = new Set([...recorded.edges.map(({ key }) => key), ...THINGS]);
    for (const { key, properties } of graph.edges)
      if (isDerivedKey(key))
        expect((properties['grounds'] as readonly string[]).filter(ground => !known.has(ground))).toEqual([]);
    return seen;
  };

  beforeAll(async () => {
    stores = await Stores.openOne(name);
    samgraf = stores.on(name);
    await begin(samgraf);
    for (const id of ['organisation:g0', 'organisation:g1'])
      await apply(samgraf, [node('actorGroup', id)], { reason: 'a test' });
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test(
    'is after each change what the oracle says, and says what it follows from',
    async () => {
      const seen = { claims: 0, conditional: 0, closed: 0, dated: 0 };
      let refused = 0;
      const [drawn = []] = fc.sample(batches, 1);
      for (const changes of [MADE, ...drawn]) {
        const report = await apply(samgraf, changes, { reason: 'a test' });
        if (!report.applied) refused += 1;
        const now = await compare();
        for (const count of ['claims', 'conditional', 'closed', 'dated'] as const) seen[count] += now[count];
      }
      // Else nothing was compared, and the test could not fail.
      expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
      expect(refused).toBeLessThan(ROUNDS * 0.9);
    },
    OPEN_TIMEOUT_MS,
  );

  test(
    'of more systems at once than are gone on from one by one, each has what follows for it',
    async () => {
      await apply(
        samgraf,
        [
          node('domain', PERSONAL, {
            kind: 'FIELD',
            access: 'PUBLIC',
            restrictedTo: null,
            validFrom: null,
            validTo: null,
          }),
          node('framework', 'framework:h'),
          { connect: { appliesTo: { from: 'framework:h', to: PERSONAL, ...law } } },
        ],
        { reason: 'a test' },
      );
      const many = Array.from({ length: 600 }, (_, i) =>
        node('informationSystem', `system:many-${i}`, { personalData: i % 2 === 0, access: 'PUBLIC' }),
      );
      for (let at = 0; at < many.length; at += 300)
        expect((await apply(samgraf, many.slice(at, at + 300), { reason: 'a test' })).applied).toBe(true);
      const { edges } = await graphOf(samgraf, [], ['GOVERNED_BY']);
      expect(
        edges.filter(({ from, to }) => from.startsWith('system:many-') && to === 'framework:h'),
      ).toHaveLength(300);
    },
    OPEN_TIMEOUT_MS,
  );

  test(
    'by a rule that the SDL does not have any more, nothing holds',
    async () => {
      const [gone] = RULES;
      const byRule = async (of: Samgraf, is: boolean): Promise<number> =>
        (await graphOf(of, [], ['GOVERNED_BY'])).edges.filter(
          ({ key, properties }) => isDerivedKey(key) && (properties['derivedBy'] === gone?.rule) === is,
        ).length;
      const others = await byRule(samgraf, false);
      expect(await byRule(samgraf, true)).toBeGreaterThan(0);
      const without = {
        ...samgraf.model,
        derivations: samgraf.model.derivations.filter(({ rule }) => rule !== gone?.rule),
      };
      const after = await openSamgraf(without, samgraf.store);
      expect([await byRule(after, true), await byRule(after, false)]).toEqual([0, others]);
    },
    OPEN_TIMEOUT_MS,
  );
});
