import { parse } from 'graphql';
import { compileRead } from '../../src/engine/roots/slices';
import { NEO4J } from '../../src/engine/cypher/dialect';
import { FEW_RELATED } from '../../src/engine/plan/plan';
import { refresh } from '../../src/doors/server/samgraf';
import { bindAll } from '../../src/engine/store/cypher-store';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores, describeOnNeo4j } from '../support/stores';
import { writeRecords } from '../support/write-records';

/** A resource that nearly all use, and one that few do; each framework governs both, and few are of the EU. */
const USERS = FEW_RELATED + 200;
const RARE = 3;
const fact = { certainty: 'FACT', sources: ['source:test'] };
/** Numbers with a right check digit (modulus 11), in order. */
const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2];
const numbers = Array.from({ length: 2 * USERS }, (_, i) => {
  const digits = String(90_000_000 + i);
  const check = (11 - (WEIGHTS.reduce((sum, w, at) => sum + w * Number(digits[at]), 0) % 11)) % 11;
  return check === 10 ? [] : [`${digits}${check}`];
}).flat();
const numberOf = (i: number): string => numbers[i] ?? '';
const users = Array.from({ length: USERS }, (_, i) => `organisation:u${i}`);
const rare = users.slice(40, 40 + RARE);
const some = users.slice(0, 200);
const frameworks = Array.from({ length: 60 }, (_, i) => `framework:f${i}`);
const european = frameworks.slice(0, 50);

const records = [
  { type: 'Source', id: 'source:test', name: { nb: 'Prøve' }, title: 'Prøve', ...fact, sources: [] },
  ...['hub', 'rare', 'some', 'unused'].map(id => ({
    type: 'Solution',
    id: `resource:${id}`,
    name: { nb: id },
    ...fact,
  })),
  ...users.map((id, i) => ({
    type: 'PrivateOrganisation',
    id,
    name: { nb: id },
    organisationNumber: numberOf(i),
    ...fact,
  })),
  ...frameworks.map(id => ({
    type: 'Framework',
    id,
    name: { nb: id },
    kind: 'LEGAL_ACT',
    condition: 'REGULATORY',
    jurisdiction: european.includes(id) ? 'EU' : 'NO',
    ...fact,
  })),
  {
    type: 'Framework',
    id: 'framework:world',
    name: { nb: 'Verden' },
    kind: 'LEGAL_ACT',
    condition: 'REGULATORY',
    jurisdiction: 'INTERNATIONAL',
    ...fact,
  },
  ...frameworks.slice(48, 52).map(to => ({
    relation: 'GOVERNED_BY',
    from: 'resource:rare',
    to,
    ...fact,
    certainty: 'DEDUCTION',
    rationale: 'Prøve',
  })),
  // What nearly all use is under EU law, what few use under that of Norway too, and what nobody uses under that of others.
  ...[['resource:hub', 'framework:f0'] as const, ['resource:unused', 'framework:world'] as const].map(
    ([from, to]) => ({ relation: 'GOVERNED_BY', from, to, ...fact, quote: 'Prøve' }),
  ),
  ...[
    ['resource:hub', users] as const,
    ['resource:rare', rare] as const,
    ['resource:some', some] as const,
  ].flatMap(([to, of]) => of.map(from => ({ relation: 'USES', from, to, ...fact }))),
];

const uses = (id: string): string => `{uses: {some: {node: {id: {eq: "resource:${id}"}}}}}`;
const usesAny = (...ids: string[]): string =>
  `{uses: {some: {node: {id: {in: [${ids.map(id => `"resource:${id}"`).join(', ')}]}}}}}`;
const governs = '{governs: {some: {node: {id: {eq: "resource:rare"}}}}}';
const EU = '{jurisdiction: {eq: EU}}';
const numbered = (i: number): string => `{organisationNumber: {eq: "${numberOf(i)}"}}`;

/** What uses what law of a jurisdiction governs: two relations away. */
const usesUnder = (of: string, more = ''): string =>
  `{uses: {some: {node: {governedBy: {some: {${more} node: {jurisdiction: {eq: ${of}}}}}}}}}`;
const DEDUCED = 'certainty: {eq: DEDUCTION},';

/** A root field, the conditions, what passes them, and how many db hits any order of them may take. */
const CASES: readonly (readonly [string, readonly string[], readonly string[], number])[] = [
  ['privateOrganisations', [uses('hub'), uses('rare')], rare, 200],
  ['privateOrganisations', [uses('hub'), uses('some'), uses('rare')], rare, 250],
  ['privateOrganisations', [uses('hub'), uses('unused')], [], 100],
  ['privateOrganisations', [uses('hub'), usesAny('rare', 'unused')], rare, 200],
  ['privateOrganisations', [usesAny('some', 'rare'), uses('hub')], some, 12_000],
  ['actors', [uses('hub'), uses('rare')], rare, 200],
  ['privateOrganisations', [uses('hub'), numbered(41)], ['organisation:u41'], 60],
  ['frameworks', [EU, governs], european.slice(48), 160],
  ['privateOrganisations', [uses('hub'), '{name: {startsWith: "organisation:u1"}}', uses('rare')], [], 200],
  ['privateOrganisations', [usesUnder('NO')], rare, 500],
  ['privateOrganisations', [usesUnder('INTERNATIONAL')], [], 500],
  ['privateOrganisations', [usesUnder('EU', DEDUCED)], rare, 500],
  ['privateOrganisations', [usesUnder('EU'), uses('rare')], rare, 500],
  ['privateOrganisations', [usesUnder('NO'), usesUnder('EU')], rare, 14_000],
];

/** Of a key that others begin with too. */
const beginning = numberOf(40).slice(0, 8);
const begun = users.filter((_, i) => numberOf(i).startsWith(beginning));
const SOUGHT = [
  [`{organisationNumber: {startsWith: "${beginning}"}}`, begun, 20 + 12 * begun.length],
] as const;

const orders = (of: readonly string[]): readonly (readonly string[])[] =>
  of.length < 2
    ? [of]
    : of.flatMap((first, i) => orders(of.filter((_, at) => at !== i)).map(rest => [first, ...rest]));
const ALL: (readonly [string, readonly string[], number])[] = CASES.flatMap(
  ([root, conditions, expected, hits]) =>
    orders(conditions).map(
      order => [`${root}(first: 1000, where: {AND: [${order.join(', ')}]})`, expected, hits] as const,
    ),
);

ALL.push(
  ...SOUGHT.map(
    ([where, expected, hits]) =>
      [`privateOrganisations(first: 1000, where: ${where})`, expected, hits] as const,
  ),
);

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
  for (const samgraf of stores.all) {
    await writeRecords(samgraf, records);
    await refresh(samgraf);
  }
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

type Page = Readonly<
  Record<string, Readonly<{ totalCount: number; nodes: readonly Readonly<{ id: string }>[] }>>
>;

describe.each(STORE_NAMES)('on %s', on => {
  test.each(ALL)('%s', async (field, expected) => {
    const [found] = Object.values(
      (await dataOf(stores.on(on), `{ ${field} { totalCount nodes { id } } }`)) as Page,
    );
    expect([...(found?.nodes ?? [])].map(({ id }) => id).sort()).toEqual([...expected].sort());
    expect(found?.totalCount).toBe(expected.length);
  });

  test.each(['ASC', 'DESC'])('what begins two relations away is in its order, page by page: %s', async by => {
    const sorted = [...users].sort();
    if (by === 'DESC') sorted.reverse();
    const found: string[] = [];
    for (let after = ''; found.length < 60;) {
      const { privateOrganisations: page } = (await dataOf(
        stores.on(on),
        `{ privateOrganisations(first: 20${after}, orderBy: [{name: ${by}}], where: ${usesUnder('EU')}) { totalCount nodes { id } pageInfo { endCursor } } }`,
      )) as {
        privateOrganisations: {
          totalCount: number;
          nodes: { id: string }[];
          pageInfo: { endCursor: string };
        };
      };
      expect(page.totalCount).toBe(USERS);
      found.push(...page.nodes.map(({ id }) => id));
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(found).toEqual(sorted.slice(0, 60));
  });

  test('what a question starts from, and what is grouped, is found so too', async () => {
    const both = (of: readonly string[]): string => `{AND: [${of.join(', ')}]}`;
    for (const order of orders([uses('hub'), uses('rare')])) {
      const data = (await dataOf(
        stores.on(on),
        `{ reach(of: {privateOrganisation: ${both(order)}}, relations: [GOVERNED_BY, USES], maxHops: 2, first: 100) { totalCount }
           privateOrganisationGroupings(by: [certainty], where: ${both(order)}) { nodes { count } } }`,
      )) as { reach: { totalCount: number }; privateOrganisationGroupings: { nodes: { count: number }[] } };
      expect(data.privateOrganisationGroupings.nodes).toEqual([{ count: RARE }]);
      // The three resources, the four frameworks of the rare one, and the one of the hub.
      expect(data.reach.totalCount).toBe(3 + 4 + 1);
    }
  });
});

describeOnNeo4j('db hits', () => {
  // A busy machine samples an index some time after it was filled, and plans by what it sampled last.
  beforeAll(async () => {
    await stores.neo4j?.run('CALL db.prepareForReplanning(60)');
  }, OPEN_TIMEOUT_MS);

  test('of a page of what begins two relations away are few, however many there are', async () => {
    expect(
      await hitsOf(`privateOrganisations(first: 20, where: ${usesUnder('EU')}) { nodes { id } }`),
    ).toBeLessThan(800);
  });
  test('of counting them are no more than following each relation once', async () => {
    expect(await hitsOf(`privateOrganisations(where: ${usesUnder('EU')}) { totalCount }`)).toBeLessThan(
      14_000,
    );
  });
  test.each(ALL)('are few in each order: %s', async (field, _, most) => {
    expect(await hitsOf(`${field} { nodes { id } }`)).toBeLessThan(most);
  });
});

const hitsOf = async (field: string): Promise<number> => {
  const { plans } = stores.on('neo4j');
  const { planned } = plans.plan(parse(`{ ${field} }`), undefined, {});
  const bound = { '@today': '2026-11-25', '@seesAll': true, '@among': [], '@self': [] };
  let hits = 0;
  for (const statement of compileRead(planned.reads, NEO4J))
    hits += (await stores.neo4j?.hits(statement.text, bindAll(statement, bound))) ?? 0;
  return hits;
};
