import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { makeKey } from '../../src/engine/access/keys';
import { BORDER, type Border } from '../../src/doors/peers/border';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

const admin = makeKey({ name: 'admin', role: 'ADMIN' }, new Date());
let seeded: SeededApp;
let app: FastifyInstance;
beforeAll(async () => {
  seeded = await openSeededApp({}, [admin.key]);
  app = seeded.app;
});
afterAll(() => seeded.close());

const asked = async (query: string, asker: object = {}): Promise<unknown> => {
  const { data, errors } = await app.ask(query, {}, asker);
  expect(errors).toBeUndefined();
  return data;
};
const change = async (field: string): Promise<void> => {
  const mutation = `mutation { ${field}, source: "source:eur-lex-europa-eu-celex-32014l0055") { change { status } } }`;
  expect(await asked(mutation, { authorization: `Bearer ${admin.text}` })).toMatchObject({});
};
const border = async (headers: Readonly<Record<string, string>> = {}): Promise<Border> =>
  BORDER.parse((await app.inject({ url: '/border', headers })).json());

const CELEX = 'http://publications.europa.eu/resource/celex/32014R0910';

describe('what a thing is known by', () => {
  test('is its IRI here and the IRIs of other registers, of whatever kind it is', async () => {
    expect(
      await asked(`{
        entity(id: "framework:eidas") { iri sameAs }
        nodes(ids: ["municipality:0301", "resource:id-porten"]) { id ... on Entity { iri sameAs } }
        municipality(number: "0301") { sameAs }
      }`),
    ).toMatchObject({
      entity: { iri: '/id/framework:eidas', sameAs: expect.arrayContaining([CELEX]) as unknown },
      nodes: [
        {
          iri: '/id/municipality:0301',
          sameAs: expect.arrayContaining([expect.stringMatching(/enhetsregisteret.*958935420/)]) as unknown,
        },
        { id: 'resource:id-porten', sameAs: [] },
      ],
    });
  });

  test.each([CELEX, '/id/framework:eidas', 'http://data.europa.eu/eli/reg/2014/910/oj'])(
    'finds it: %s',
    async iri => {
      expect(await asked(`{ entity(iri: "${iri}") { id } }`)).toEqual({ entity: { id: 'framework:eidas' } });
    },
  );

  test('finds it by what another register calls it, once it is said', async () => {
    const iri = 'https://other.example/login';
    await change(`patchSolution(input: {id: "resource:id-porten", externalIds: ["${iri}"]}`);
    expect(await asked(`{ entity(iri: "${iri}") { id sameAs } }`)).toEqual({
      entity: { id: 'resource:id-porten', sameAs: [iri] },
    });
  });

  test.each(['http://nobody.example/x', 'not an IRI', '/id/framework:nothing'])(
    'is no name and nothing near it: %s',
    async iri => {
      const { errors } = await app.ask(`{ entity(iri: "${iri}") { id } }`, {}, {});
      expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['NOT_FOUND']);
    },
  );

  test('is no external id that is no address', async () => {
    await change(`patchSolution(input: {id: "resource:id-porten", externalIds: ["login"]}`);
    const { errors } = await app.ask(`{ entity(iri: "login") { id } }`, {}, {});
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['NOT_FOUND']);
  });

  test('is given by one way at a time', async () => {
    const { errors } = await app.ask(`{ entity(iri: "${CELEX}", id: "framework:eidas") { id } }`, {}, {});
    expect(errors?.[0]?.message).toMatch(/exactly one key, not 2/);
  });
});

describe('the border', () => {
  test('has the identities of all, sorted, within 40 kB as it is sent', async () => {
    const { things, relations } = await border();
    expect(things[CELEX]).toBe('framework:eidas');
    expect(Object.keys(things)).toEqual([...Object.keys(things)].sort());
    expect(Object.keys(things).length).toBeGreaterThan(500);
    expect(gzipSync((await app.inject('/border')).body).length).toBeLessThan(40_000);
    expect(relations).toHaveProperty('USES.role', 'USES');
    expect(relations).not.toHaveProperty('MEMBER_OF');
  });

  test('is known again by its validator', async () => {
    const { headers } = await app.inject('/border');
    const again = await app.inject({
      url: '/border',
      headers: { 'if-none-match': String(headers['etag']) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('is the same whoever asks, and lacks what is not public', async () => {
    await change('patchFramework(input: {id: "framework:eidas", access: NON_PUBLIC}');
    expect((await border({ authorization: `Bearer ${admin.text}` })).things).not.toHaveProperty([CELEX]);
    expect(JSON.stringify(await border())).not.toContain('"framework:eidas"');
  });
});
