import { parse } from 'graphql';
import { Timing } from '../../src/engine/answer/request';
import { today } from '../../src/engine/model/scalars';
import { HUB } from '../../src/engine/plan/plan';
import { refresh } from '../../src/doors/server/samgraf';
import { answer } from '../support/answer';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { writeRecords } from '../support/write-records';

/**
 * A resource that more use than are counted one by one. On Neo4j its users are counted by those that do not count, and
 * listed in the order of all nodes; each store says what follows from the records.
 */
const USERS = HUB + 60;
const fact = { certainty: 'FACT', sources: ['source:test'] };
/** A few have dates, of one sort or the other or both, on the node or the edge or both; names come three times each. */
const BEGUN = ['2000-01-01', '2015-06-01', '2999-01-01'];
const ENDED = ['2015-06-01', '2020-01-01', '2999-12-31'];
const datesOf = (i: number): Readonly<{ validFrom?: string; validTo?: string }> => ({
  ...(i % 7 === 0 ? { validFrom: BEGUN[i % 3] ?? '' } : {}),
  ...(i % 5 === 0 && !(i % 7 === 0 && i % 3 === 2) ? { validTo: ENDED[(i % 4) % 3] ?? '' } : {}),
});
const isAfter = ({ validFrom, validTo }: ReturnType<typeof datesOf>): boolean =>
  validFrom === undefined || validTo === undefined || validFrom < validTo;

type User = Readonly<{
  id: string;
  name: string;
  node: ReturnType<typeof datesOf>;
  edge: ReturnType<typeof datesOf>;
}>;
const nodeDates = (i: number): ReturnType<typeof datesOf> =>
  i % 11 === 0 && isAfter(datesOf(i)) ? datesOf(i) : {};
const users: readonly User[] = Array.from({ length: USERS }, (_, i) => ({
  id: `organisation:u${(i * 7919) % USERS}`,
  name: `Navn ${String(Math.floor(i / 3)).padStart(4, '0')}`,
  node: nodeDates(i),
  edge: isAfter(datesOf(i * 3 + 1)) ? datesOf(i * 3 + 1) : {},
}));

const others = Array.from({ length: 12 }, (_, i) => ({ id: `resource:o${i}`, users: users.slice(0, i * 9) }));
/** Two resources beside the hub realise a capability; all that use anything are in a sector, and a few in a country. */
const realising = others.filter(({ id }) => ['resource:o3', 'resource:o5'].includes(id));
const whole = [
  { type: 'Capability', id: 'capability:c', name: { nb: 'Evne' }, level: 1, ...fact },
  { type: 'Capability', id: 'capability:none', name: { nb: 'Ingen' }, level: 1, ...fact },
  { type: 'Sector', id: 'sector:s', name: { nb: 'Sektor' }, kind: 'PRIVATE', ...fact },
  { type: 'Country', id: 'country:SE', name: { nb: 'Sverige' }, code: 'SE', ...fact },
  ...realising.map(({ id: from }) => ({ relation: 'REALISES', from, to: 'capability:c', ...fact })),
  ...users.map(({ id: from }) => ({ relation: 'BELONGS_TO', from, to: 'sector:s', ...fact })),
  ...users.slice(0, 3).map(({ id: from }) => ({ relation: 'LOCATED_IN', from, to: 'country:SE', ...fact })),
];
const records = [
  { type: 'Source', id: 'source:test', name: { nb: 'Prøve' }, title: 'Prøve', ...fact, sources: [] },
  ...['resource:hub', ...others.map(({ id }) => id)].map(id => ({
    type: 'Solution',
    id,
    name: { nb: id },
    ...fact,
  })),
  ...users.map(({ id, name, node }) => ({
    type: 'PrivateOrganisation',
    id,
    name: { nb: name },
    ...node,
    ...fact,
  })),
  ...[{ id: 'resource:hub', users }, ...others].flatMap(({ id: to, users: of }) =>
    of.map(({ id: from, edge }) => ({ relation: 'USES', from, to, ...edge, ...fact })),
  ),
  ...whole,
];

const holds = ({ validFrom, validTo }: ReturnType<typeof datesOf>, day: string): boolean =>
  (validFrom === undefined || validFrom <= day) && (validTo === undefined || validTo > day);
const counted = (of: readonly User[], day: string): readonly User[] =>
  of.filter(({ node, edge }) => holds(node, day) && holds(edge, day));
const inOrder = (of: readonly User[]): readonly string[] =>
  [...of].sort((a, b) => (a.name + a.id < b.name + b.id ? -1 : 1)).map(({ id }) => id);

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.open();
  for (const samgraf of stores.all) {
    await writeRecords(samgraf, records);
    await refresh(samgraf);
  }
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

const DAYS = ['2001-01-01', '2015-06-01', '2026-01-01', '3000-01-01'];

describe.each(STORE_NAMES)('on %s', on => {
  const ask = (query: string): Promise<Readonly<Record<string, unknown>>> => dataOf(stores.on(on), query);

  test.each(DAYS)('as of %s, users are counted and listed, onwards and backwards', async day => {
    const expected = inOrder(counted(users, day));
    const page = async (
      args: string,
    ): Promise<{ totalCount: number; ids: string[]; end: string; start: string }> => {
      const { sharedResource } = (await ask(
        `{ sharedResource(id: "resource:hub", asOf: "${day}", undated: INCLUDE) { usedBy(${args}) { totalCount nodes { id } pageInfo { endCursor startCursor } } } }`,
      )) as {
        sharedResource: {
          usedBy: { totalCount: number; nodes: { id: string }[]; pageInfo: Record<string, string> };
        };
      };
      const { totalCount, nodes, pageInfo } = sharedResource.usedBy;
      return {
        totalCount,
        ids: nodes.map(({ id }) => id),
        end: pageInfo['endCursor'] ?? '',
        start: pageInfo['startCursor'] ?? '',
      };
    };
    const first = await page('first: 7');
    expect(first).toMatchObject({ totalCount: expected.length, ids: expected.slice(0, 7) });
    expect((await page(`first: 7, after: "${first.end}"`)).ids).toEqual(expected.slice(7, 14));
    const last = await page('last: 7');
    expect(last.ids).toEqual(expected.slice(-7));
    expect((await page(`last: 7, before: "${last.start}"`)).ids).toEqual(expected.slice(-14, -7));
    expect((await page('first: 3, orderBy: [{node: {name: DESC}}]')).ids).toEqual(
      [...expected].reverse().slice(0, 3),
    );
  });

  test.each(DAYS)('as of %s, kinds are counted and resources are in the order of their users', async day => {
    const data = (await ask(
      `{ privateOrganisations(asOf: "${day}") { totalCount } sharedResources(first: 20, asOf: "${day}", undated: INCLUDE, orderBy: [{usedByCount: DESC}, {id: ASC}]) { nodes { id usedBy { totalCount } } } }`,
    )) as {
      privateOrganisations: unknown;
      sharedResources: { nodes: { id: string; usedBy: { totalCount: number } }[] };
    };
    expect(data.privateOrganisations).toEqual({
      totalCount: users.filter(({ node }) => holds(node, day)).length,
    });
    const expected = [{ id: 'resource:hub', users }, ...others]
      .map(({ id, users: of }) => ({ id, usedBy: { totalCount: counted(of, day).length } }))
      .sort((a, b) => b.usedBy.totalCount - a.usedBy.totalCount || (a.id < b.id ? -1 : 1));
    expect(data.sharedResources.nodes).toEqual(expected);
  });

  test('what is read whole reads the edges of what it reached, whether by node or all of a relation', async () => {
    const document = parse(
      '{ gaps(in: {id: "sector:s"}, undated: INCLUDE) { totalCount nodes { capability { id } } } coverage(columns: SECTOR, level: 1, undated: INCLUDE) { nodes { capability { id } cells { resourceCount } } } }',
    );
    const { data, errors, cost } = await answer(
      { document, operationName: undefined, variables: {} },
      { ...stores.on(on), timing: new Timing() },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      gaps: { totalCount: 1, nodes: [{ capability: { id: 'capability:none' } }] },
      coverage: {
        nodes: [
          { capability: { id: 'capability:c' }, cells: [{ resourceCount: realising.length }] },
          { capability: { id: 'capability:none' }, cells: [{ resourceCount: 0 }] },
        ],
      },
    });
    // REALISES, USES, and BELONGS_TO of those whose use counts today; neither the hub's users nor countries of others.
    const using = new Set(realising.flatMap(({ users: of }) => counted(of, today()).map(({ id }) => id)));
    const each = realising.length + realising.flatMap(({ users: of }) => of).length + using.size;
    expect(cost().actual.edges).toBe(2 * each);
  });
});
