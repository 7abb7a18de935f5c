import { serveGraph, type Served } from '../agents/connected';

let served: Served;
beforeAll(async () => {
  served = await serveGraph();
});
afterAll(() => served.close());

type Thing = Readonly<{ id: string; __typename: string }>;
type Impact = Readonly<{
  nodes: readonly Readonly<{ node: Thing }>[];
  weightCount: number;
  weights: readonly Readonly<{ explanation: string; path: Readonly<{ certainty: string }> }>[];
  atRisk: Readonly<{
    through: readonly Thing[];
    resting: readonly Thing[];
    counts: readonly Readonly<{ kind: string; count: number }>[];
    explanation: string;
  }> | null;
}>;

const impactOf = async (id: string, lang = 'nb'): Promise<Impact> => {
  const { data, errors } = await served.api(
    `query ($of: EntitySelector!, $lang: Language) { impact(of: $of, change: RETIRE, first: 1000) {
      nodes { node { __typename id } }
      weightCount weights { explanation(lang: $lang) path { certainty } }
      atRisk { through { __typename id } resting(first: 1000) { __typename id } counts { kind count } explanation(lang: $lang) }
    } }`,
    { of: { id }, lang },
  );
  expect(errors).toBeUndefined();
  return (data as Readonly<{ impact: Impact }>).impact;
};

describe('what figures say of what goes', () => {
  test('is told of BankID in words, with who said it and when, and no share is made of it', async () => {
    const { weights, weightCount } = await impactOf('resource:bankid-eid');
    const told = weights.map(({ explanation }) => explanation);
    expect(weightCount).toBe(told.length);
    expect(told).toContainEqual(
      expect.stringMatching(/^BankID er den helt dominerende eID-en .* \(Bankshift, 2025\)\.$/),
    );
    expect(told).toContainEqual(
      expect.stringMatching(/^4,6 millioner bruker BankID.* \(Stø \/ Bankshift, 2025\)\.$/),
    );
    expect(told.join(' ')).toMatch(/noe tall for andelen .* er ikke funnet/);
  });

  test('says of ID-porten that its numbers are second hand, and for whom', async () => {
    const { weights } = await impactOf('resource:id-porten', 'en');
    const logins = weights.find(({ explanation }) => explanation.includes('300 million'));
    expect(logins?.explanation).toBe(
      'ID-porten has more than 300 million logins a year (second hand: Paul Chaffey, 2022).',
    );
    expect(logins?.path.certainty).toBe('DEDUCTION');
  });

  test('has what the law makes those who use it pay', async () => {
    const { weights } = await impactOf('resource:helsenorge', 'nn');
    expect(weights.map(({ explanation }) => explanation)).toContain(
      'Kommunane skal til saman betale 202,1 millionar kroner i året, utan meirverdiavgift, for forvaltning og drift av helsenorge.no (FOR-2015-07-01-853 § 16, 2. juli 2026).',
    );
  });

  test('is nothing of what has no figure, nor of what an indicator only grades', async () => {
    const { weights, weightCount } = await impactOf('resource:fiks-digisos');
    expect({ weights, weightCount }).toEqual({ weights: [], weightCount: 0 });
  });
});

describe('what is at risk in part', () => {
  test('is all that rests on ID-porten, where BankID goes', async () => {
    const { nodes, atRisk } = await impactOf('resource:bankid-eid');
    expect(atRisk?.through.map(({ id }) => id)).toContain('resource:id-porten');
    expect(atRisk?.counts).toContainEqual({ kind: 'Municipality', count: 357 });
    expect(atRisk?.explanation).toMatch(/^Det som hviler på ID-porten, .* er delvis utsatt: 357 kommuner/);
    const affected = new Set(nodes.map(({ node }) => node.id));
    expect(atRisk?.resting.filter(({ id }) => affected.has(id))).toEqual([]);
  });

  test('is every agency that has services in production on Altinn, where ID-porten goes', async () => {
    const { nodes, atRisk } = await impactOf('resource:id-porten');
    const agencies = [...nodes.map(({ node }) => node), ...(atRisk?.resting ?? [])].filter(
      ({ __typename }) => __typename === 'PublicOrganisation',
    );
    expect(agencies.length).toBeGreaterThanOrEqual(40);
  });

  test('is a life event by way of each service that belongs to it', async () => {
    const { data } = await served.api(
      `{ publicServices(first: 200) { nodes { id lifeEvents { nodes { id } } supportedBy { nodes { __typename id lifecycle } } } } }`,
    );
    const { publicServices } = data as Readonly<{
      publicServices: Readonly<{
        nodes: readonly Readonly<{
          lifeEvents: Readonly<{ nodes: readonly Thing[] }>;
          supportedBy: Readonly<{ nodes: readonly (Thing & Readonly<{ lifecycle: string | null }>)[] }>;
        }>[];
      }>;
    }>;
    const events = new Map<string, Set<string>>();
    for (const { lifeEvents, supportedBy } of publicServices.nodes)
      for (const { id, lifecycle } of supportedBy.nodes)
        if (lifecycle !== 'PLANNED' && lifecycle !== 'END_OF_LIFE')
          events.set(id, new Set([...(events.get(id) ?? []), ...lifeEvents.nodes.map(one => one.id)]));
    const some = [...events].filter(([, all]) => all.size > 0).slice(0, 6);
    expect(some.length).toBeGreaterThan(3);
    for (const [id, all] of some) {
      const { nodes, atRisk } = await impactOf(id);
      const named = new Set([
        ...nodes.map(({ node }) => node.id),
        ...(atRisk?.resting ?? []).map(one => one.id),
      ]);
      expect([id, ...[...all].filter(event => !named.has(event))]).toEqual([id]);
    }
  });

  test('is nothing where all that is lost is lost whole, or nothing rests on it', async () => {
    expect((await impactOf('resource:sysvak')).atRisk).toBeNull();
  });
});
