import { serveGraph, type Served } from '../agents/connected';

let served: Served;
beforeAll(async () => {
  served = await serveGraph();
});
afterAll(() => served.close());

type Nodes<T> = Readonly<{ nodes: readonly T[] }>;
type Step = Readonly<{ relation: string; to: Readonly<{ id: string }>; kind?: string | null }>;
type Way = Readonly<{ steps: readonly Step[] }>;

const ask = async <T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> => {
  const { data, errors } = await served.api(query, variables);
  expect(errors).toBeUndefined();
  return data as T;
};

const EU = '{ framework: { jurisdiction: { eq: EU } } }';

describe('what reaches a municipality', () => {
  test('by duty goes from whom it binds to the act, and by nothing else', async () => {
    const { paths } = await ask<{ paths: Nodes<Way> }>(
      `{ paths(from: { id: "municipality:1151" }, to: ${EU}, duty: true, maxHops: 5, first: 100) { nodes { steps { relation to { id } } } } }`,
    );
    const relations = new Set(paths.nodes.flatMap(({ steps }) => steps.map(({ relation }) => relation)));
    expect([...relations].sort()).toEqual([
      'BOUND_BY',
      'FOLLOWS_FROM',
      'IN_GROUP',
      'LAID_DOWN_UNDER',
      'TRANSPOSES',
    ]);
    const acts = new Set(paths.nodes.map(({ steps }) => steps[steps.length - 1]?.to.id));
    for (const act of ['gdpr', 'inspire', 'nis1', 'wad']) expect(acts).toContain(`framework:${act}`);
    // Chapter III binds providers of trust services, and no municipality.
    const bound = paths.nodes.flatMap(({ steps }) => steps.map(({ to }) => to.id));
    expect(bound).not.toContain('obligation:eidas-2');
  });

  test('is no chain through what only depends on something that supports an act', async () => {
    const { told, named } = await ask<{ told: Nodes<Way>; named: Nodes<Way> }>(
      `{
        told: paths(from: { id: "resource:data-altinn-no" }, to: { id: "framework:eidas" }) { nodes { steps { relation to { id } } } }
        named: paths(from: { id: "resource:data-altinn-no" }, to: { id: "framework:eidas" }, relations: [DEPENDS_ON, SERVES], maxHops: 2) { nodes { steps { relation to { id } } } }
      }`,
    );
    const serves = ({ steps }: Way): boolean => steps.some(({ relation }) => relation === 'SERVES');
    expect(named.nodes.filter(serves)).not.toEqual([]);
    expect(told.nodes.filter(serves)).toEqual([]);
  });

  test('is reached by no such chain either, whatever is asked', async () => {
    const { reach, connections } = await ask<{
      reach: Nodes<Readonly<{ node: Readonly<{ id: string }>; path: Way }>>;
      connections: Nodes<Readonly<{ paths: readonly Way[] }>>;
    }>(
      `{
        reach(of: { id: "municipality:0301" }, maxHops: 5, first: 1000) { nodes { node { id } path { steps { relation to { id } ... on DependsOnStep { kind } } } } }
        connections(from: { id: "municipality:0301" }, to: { id: "framework:inspire" }, first: 100) { nodes { paths(first: 50) { steps { relation to { id } ... on DependsOnStep { kind } } } } }
      }`,
    );
    const ways = [
      ...reach.nodes.map(({ path }) => path),
      ...connections.nodes.flatMap(({ paths }) => paths),
    ].map(({ steps }) =>
      steps
        // What has a login by something, or builds on it, relies on what that complies with.
        .filter(({ kind }) => kind !== 'LOGIN' && kind !== 'PROTOCOL')
        .map(({ relation }) => relation)
        .join(' '),
    );
    expect(ways.length).toBeGreaterThan(100);
    for (const relations of ['FULFILS', 'GOVERNED_BY', 'CONFORMS_TO', 'REALISES', 'SERVES'])
      expect(ways.filter(way => way.includes(`DEPENDS_ON ${relations}`))).toEqual([]);
    expect(ways.some(way => way.startsWith('USES FULFILS'))).toBe(true);
    // Geonorge does, which Digisos depends on; by a provision it must take part in Norge digitalt.
    const inspire = reach.nodes.find(({ node }) => node.id === 'framework:inspire');
    expect(inspire?.path.steps.map(({ relation }) => relation)).toEqual(['USES', 'SERVES']);
    expect(inspire?.path.steps[0]?.to.id).toBe('resource:norge-digitalt');
  });
});

const SPELT = 'null én to tre fire fem seks sju åtte ni ti elleve tolv'.split(' ');

type Group = Readonly<{ via: Readonly<{ id: string }>; peerShare: number }>;

describe('what is particular', () => {
  test('is what few of those most like it have, counted by hand', async () => {
    const { connections, comparable } = await ask<{
      connections: Nodes<Group> & Readonly<{ peerCount: number; particular: string }>;
      comparable: Nodes<Readonly<{ node: Readonly<{ uses: Nodes<Readonly<{ id: string }>> }> }>>;
    }>(`{
      connections(from: { id: "municipality:1151" }, via: { sharedResource: {} }, to: { sharedResource: {} }, peers: 20, maxHops: 2, first: 100) {
        peerCount particular(lang: nb) nodes { via { id } peerShare }
      }
      comparable(of: {id: "municipality:1151"}, first: 20) { nodes { node { ... on Municipality { uses(first: 100) { nodes { id } } } } } }
    }`);
    const users = comparable.nodes.filter(({ node }) =>
      node.uses.nodes.some(({ id }) => id === 'resource:fiks-digisos'),
    );
    const digisos = connections.nodes.find(({ via }) => via.id === 'resource:fiks-digisos');
    expect([connections.peerCount, digisos?.peerShare]).toEqual([20, users.length / 20]);
    const shares = connections.nodes.map(({ peerShare }) => peerShare);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const some = shares.filter(share => share < 0.5).length;
    expect(some).toBeGreaterThan(0);
    const [all, few] = [shares.length, some].map(n => SPELT[n] ?? n);
    expect(connections.particular.toLowerCase()).toContain(`${few} av de ${all} er slikt som`);
  });

  test('is nothing where all is as with the others, which is said', async () => {
    const { reach } = await ask<{ reach: Readonly<{ particular: string }> }>(
      `{ reach(of: { id: "municipality:1151" }, relations: [IN_GROUP], maxHops: 1, peers: 20) { particular(lang: nb) } }`,
    );
    expect(reach.particular).toMatch(/^Ingenting er særskilt for Utsira/);
  });
});

test('what a group loses, its members lose', async () => {
  const { impact } = await ask<{
    impact: Nodes<Readonly<{ node: Readonly<{ id: string }>; distance: number }>>;
  }>(
    `{ impact(of: { id: "resource:eformidling" }, change: RETIRE, kinds: [Municipality], first: 1000) { nodes { distance node { id } } } }`,
  );
  expect(impact.nodes).toHaveLength(357);
  expect(impact.nodes[0]).toEqual({ distance: 3, node: { id: 'municipality:0301' } });
});

test('a substitute does the same for others', async () => {
  const substitutes = async (id: string): Promise<readonly string[]> => {
    const { impact } = await ask<{
      impact: Readonly<{ substitutes: readonly Readonly<{ node: { id: string } }>[] }>;
    }>(
      `query ($id: ID!) { impact(of: { id: $id }, change: RETIRE, first: 1) { substitutes(first: 20) { node { id } } } }`,
      { id },
    );
    return impact.substitutes.map(({ node }) => node.id);
  };
  const login = await substitutes('resource:id-porten');
  expect(login).toEqual(expect.arrayContaining(['resource:bankid-eid', 'resource:minid']));
  expect(login).not.toContain('resource:peppol-edelivery');
  expect(await substitutes('resource:folkeregisteret')).toEqual([]);
});
