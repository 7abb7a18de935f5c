import { completed, kindsIn, relationsIn } from '../../src/doors/agents/domain';
import type { Model } from '../../src/engine/model/model';
import { buildSchema, RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { labels } from '../../web/make-labels';
import { readModel } from '../../src/engine/model/read-model';
import { readPackSdl } from '../../src/pack/pack';
import { PROJECT, refresh } from '../../src/doors/server/samgraf';
import { dataOf } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';
import { writeRecords } from '../support/write-records';
import { WRITTEN_AS_NATIONAL } from '../support/written-as';

/** All that a new kind and a new relation take. */
const SDL = `
"A place where computers stand. Norwegian: datasenter."
type DataCentre implements Entity @node(prefix: "data-centre", lane: SPECIFICATIONS) @label(nb: "datasenter", nn: "datasenter", en: "data centre") {
  "Norwegian: kode."
  code: String! @key(pattern: "^DC[0-9]$")
  "Norwegian: effekt."
  megawatts: Float @index
  "Norwegian: kjøling."
  cooling: Cooling @index
}

"Norwegian: kjøling."
enum Cooling {
  "Norwegian: sjøvann."
  SEA @label(nb: "sjøvann", nn: "sjøvatn", en: "sea water")
  "Norwegian: luft."
  AIR @label(nb: "luft", nn: "luft", en: "air")
}

"A shared resource stands in a data centre. Norwegian: står i."
type HostedIn
  @relation(name: "HOSTED_IN", from: ["SharedResource"], to: ["DataCentre"], forward: "hostedIn", backward: "housed")
  @phrase(forward: {nb: "står i", nn: "står i", en: "is hosted in"}, backward: {nb: "huser", nn: "husar", en: "houses"}) {
  "Norwegian: skap."
  racks: Int @index
}`;

const fact = { certainty: 'FACT', sources: ['source:test'] };
const RECORDS = [
  { type: 'Source', id: 'source:test', name: { nb: 'Prøve' }, title: 'Prøve', ...fact, sources: [] },
  {
    type: 'DataCentre',
    id: 'data-centre:rjukan',
    code: 'DC1',
    name: { nb: 'Rjukan fjellsal', en: 'Rjukan mountain hall' },
    megawatts: 12.5,
    cooling: 'SEA',
    ...fact,
  },
  {
    type: 'DataCentre',
    id: 'data-centre:aasane',
    code: 'DC2',
    name: { nb: 'Åsane' },
    megawatts: 40,
    cooling: 'AIR',
    ...fact,
  },
  { type: 'DataCentre', id: 'data-centre:tom', code: 'DC3', name: { nb: 'Tomt' }, cooling: 'AIR', ...fact },
  { type: 'Solution', id: 'resource:post', name: { nb: 'Post' }, ...fact },
  { type: 'Solution', id: 'resource:arkiv', name: { nb: 'Arkiv' }, ...fact },
  { type: 'PublicOrganisation', id: 'organisation:etat', name: { nb: 'Etaten' }, ...fact },
  { relation: 'USES', from: 'organisation:etat', to: 'resource:post', ...fact },
  { relation: 'HOSTED_IN', from: 'resource:post', to: 'data-centre:rjukan', racks: 2, ...fact },
  { relation: 'HOSTED_IN', from: 'resource:arkiv', to: 'data-centre:rjukan', racks: 9, ...fact },
  {
    relation: 'HOSTED_IN',
    from: 'resource:arkiv',
    to: 'data-centre:aasane',
    racks: 1,
    ...fact,
    certainty: 'UNCERTAIN',
  },
];

let stores: Stores;
let model: Model;
beforeAll(async () => {
  model = readModel(
    [...readPackSdl({ folder: PROJECT }), { name: 'data-centres.graphql', text: SDL }],
    RESERVED_NAMES,
    WRITTEN_AS_NATIONAL,
  );
  stores = await Stores.open(model);
  for (const samgraf of stores.all) {
    await writeRecords(samgraf, RECORDS);
    await refresh(samgraf);
  }
}, OPEN_TIMEOUT_MS);
afterAll(() => stores?.close());

describe.each(STORE_NAMES)('a kind and a relation by SDL and data alone, on %s', name => {
  const data = async (query: string): Promise<unknown> => dataOf(stores.on(name), query);

  test('are looked up', async () => {
    expect(
      await data(
        '{ dataCentre(code: "DC1") { __typename name(lang: en) megawatts cooling sources { title } } node(id: "data-centre:tom") { __typename ... on Entity { name } } }',
      ),
    ).toEqual({
      dataCentre: {
        __typename: 'DataCentre',
        name: 'Rjukan mountain hall',
        megawatts: 12.5,
        cooling: 'SEA',
        sources: [{ title: 'Prøve' }],
      },
      node: { __typename: 'DataCentre', name: 'Tomt' },
    });
  });

  test('are filtered, by their own values and by what is related', async () => {
    expect(
      await data(`{
      large: dataCentres(where: {megawatts: {gt: 12.5}}) { nodes { code } }
      empty: dataCentres(where: {housed: {none: {}}}) { nodes { code } }
      housing: sharedResources(where: {hostedIn: {some: {racks: {gte: 2}, node: {cooling: {eq: SEA}}}}}) { totalCount nodes { name } }
      twice: sharedResources(where: {hostedInCount: {gte: 2}}) { nodes { name } }
    }`),
    ).toEqual({
      large: { nodes: [{ code: 'DC2' }] },
      empty: { nodes: [{ code: 'DC3' }] },
      housing: { totalCount: 2, nodes: [{ name: 'Arkiv' }, { name: 'Post' }] },
      twice: { nodes: [{ name: 'Arkiv' }] },
    });
  });

  test('are ordered, what is missing last', async () => {
    expect(
      await data(`{
      dataCentres(orderBy: [{megawatts: DESC}]) { nodes { code housed(orderBy: [{racks: DESC}]) { edges { racks node { name } } } } }
      busiest: dataCentres(orderBy: [{housedCount: DESC}], first: 1) { nodes { code } }
    }`),
    ).toEqual({
      dataCentres: {
        nodes: [
          { code: 'DC2', housed: { edges: [{ racks: 1, node: { name: 'Arkiv' } }] } },
          {
            code: 'DC1',
            housed: {
              edges: [
                { racks: 9, node: { name: 'Arkiv' } },
                { racks: 2, node: { name: 'Post' } },
              ],
            },
          },
          { code: 'DC3', housed: { edges: [] } },
        ],
      },
      busiest: { nodes: [{ code: 'DC1' }] },
    });
  });

  test('are grouped', async () => {
    expect(
      await data(
        '{ dataCentreGroupings(by: [cooling]) { nodes { keys { value } count sum { megawatts } } } sharedResourceGroupings(by: [hostedIn]) { nodes { keys { name } count } } }',
      ),
    ).toEqual({
      dataCentreGroupings: {
        nodes: [
          { keys: [{ value: 'AIR' }], count: 2, sum: { megawatts: 40 } },
          { keys: [{ value: 'SEA' }], count: 1, sum: { megawatts: 12.5 } },
        ],
      },
      sharedResourceGroupings: {
        nodes: [
          { keys: [{ name: 'Rjukan fjellsal' }], count: 2 },
          { keys: [{ name: 'Åsane' }], count: 1 },
        ],
      },
    });
  });

  test('and relations to them, by their ends and facts', async () => {
    const asked = '(by: [to, racks], where: {node: {code: {in: ["DC1", "DC2"]}}})';
    const groups = (await data(
      `{ hostedInGroupings${asked} { nodes { keys { by value name } count } } }`,
    )) as {
      hostedInGroupings: { nodes: { keys: { by: string; name: string | null }[]; count: number }[] };
    };
    const { nodes } = groups.hostedInGroupings;
    expect(nodes.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(new Set(nodes.map(({ keys }) => keys[0]?.name))).toEqual(new Set(['Rjukan fjellsal', 'Åsane']));
    expect(nodes[0]?.keys.map(({ by }) => by)).toEqual(['to', 'racks']);
  });

  test('are found by text', async () => {
    expect(
      await data(
        '{ search(text: "fjellsaler", kinds: [DataCentre]) { nodes { id } } begins: search(text: "åsa") { nodes { id } } }',
      ),
    ).toEqual({
      search: { nodes: [{ id: 'data-centre:rjukan' }] },
      begins: { nodes: [{ id: 'data-centre:aasane' }] },
    });
  });

  test('are traversed and explained', async () => {
    expect(
      await data(`{
      paths(from: {id: "organisation:etat"}, to: {dataCentre: {cooling: {eq: SEA}}}) {
        outcome nodes { length explanation(lang: en) steps { ... on HostedInStep { racks } } }
      }
      absent: paths(from: {id: "organisation:etat"}, to: {dataCentre: {code: {eq: "DC2"}}}) { outcome }
      connections(from: {id: "organisation:etat"}, via: {solution: {}}, to: {dataCentre: {}}, relations: [USES, HOSTED_IN]) { nodes { via { name } targets { id } } }
    }`),
    ).toEqual({
      paths: {
        outcome: 'FOUND',
        nodes: [
          {
            length: 2,
            explanation: 'Etaten uses Post, which is hosted in “Rjukan mountain hall”.',
            steps: [{}, { racks: 2 }],
          },
        ],
      },
      absent: { outcome: 'ABSENT_IN_GRAPH' },
      connections: { nodes: [{ via: { name: 'Post' }, targets: [{ id: 'data-centre:rjukan' }] }] },
    });
  });

  test('are narrowed by certainty', async () => {
    expect(
      await data(
        '{ dataCentre(code: "DC2", certainty: FACT) { housed { totalCount } } all: dataCentre(code: "DC2") { housed { totalCount } } }',
      ),
    ).toEqual({
      dataCentre: { housed: { totalCount: 0 } },
      all: { housed: { totalCount: 1 } },
    });
  });
});

test('they are written, told to agents, and drawn, with the words of the SDL', () => {
  const mutations = Object.keys(buildSchema(model).getMutationType()?.getFields() ?? {});
  expect(mutations).toEqual(expect.arrayContaining(['upsertDataCentre', 'connectHostedIn']));
  expect(kindsIn(model)).toContain('DataCentre datasenter');
  expect(relationsIn(model)).toContain('HOSTED_IN står i');
  expect(completed('...OwnFacts', model)).toContain(
    '... on DataCentre { dataCentreCode: code megawatts cooling }',
  );
  const drawn = labels(model, buildSchema(model), {
    kinds: {},
    addresses: { compared: 'mine', map: 'areas', flows: 'flows' },
  });
  expect(drawn).toContain('"DataCentre":"SPECIFICATIONS"');
  expect(drawn).toContain('"HOSTED_IN":{"forward":{"nb":"står i"');
  expect(drawn).toContain('"DataCentre":{"one":{"nb":"datasenter"');
});
