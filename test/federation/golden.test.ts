import { join } from 'node:path';
import { Golden, ask, cypherText, freezeToday, isAlike } from '../support/golden';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

let stores: Stores;
beforeAll(async () => {
  freezeToday('2026-11-25');
  stores = await Stores.openSeeded({ federation: true });
}, OPEN_TIMEOUT_MS);
afterAll(async () => {
  await stores?.close();
  jest.useRealTimers();
});

describe.each(Golden.all(join(__dirname, 'golden')))('$name', golden => {
  test.each(STORE_NAMES)('on %s, by one statement', async name => {
    const { response, plan, sent, toEmbedded, statements } = await ask(stores.on(name), golden.query);
    golden.expect('json', response, name);
    golden.expect('plan', plan, name);
    const [neo4j, embedded] = [cypherText(sent), cypherText(toEmbedded)];
    golden.expect('cypher', neo4j, name);
    if (isAlike(neo4j, embedded)) golden.expectNone('embedded.cypher', name);
    else golden.expect('embedded.cypher', embedded, name);
    expect(statements).toBe(1);
  });
});

describe.each(STORE_NAMES)('the same batch as lookups, on %s', name => {
  const LISTED = '{ municipalities(first: 15) { nodes { id number organisationNumber } } }';
  const FIELDS = '{ id name population uses(first: 3) { totalCount nodes { id } } }';

  test('by each key', async () => {
    const samgraf = stores.on(name);
    const { data } = JSON.parse((await ask(samgraf, LISTED)).response) as {
      data: { municipalities: { nodes: readonly Readonly<Record<string, string>>[] } };
    };
    const { nodes } = data.municipalities;
    for (const key of ['id', 'number', 'organisationNumber']) {
      const representations = nodes.map(node => ({ __typename: 'Municipality', [key]: node[key] }));
      const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Municipality ${FIELDS} } }`;
      const asked = await ask(samgraf, query, { r: representations });
      expect(asked.statements).toBe(1);
      const entities = (JSON.parse(asked.response) as { data: { _entities: readonly unknown[] } }).data
        ._entities;
      const aliased = nodes.map((node, i) => `m${i}: municipality(${key}: "${node[key] ?? ''}") ${FIELDS}`);
      const looked = JSON.parse((await ask(samgraf, `{ ${aliased.join(' ')} }`)).response) as {
        data: Readonly<Record<string, unknown>>;
      };
      expect(entities).toEqual(Object.values(looked.data));
    }
  });
});
