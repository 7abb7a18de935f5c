import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../src/doors/server/samgraf';
import { unhurried } from '../support/unhurried';
import { openAsking, serveExample, type Serving } from './graphs';

const DOC = readFileSync(join(PROJECT, 'docs', 'across.md'), 'utf8');
const [, OF_THREE = '', OF_ONCE_ONLY = ''] = [...DOC.matchAll(/```graphql\n([^]*?)```/g)].map(
  ([, query = '']) => query,
);

let ee: Serving;
let dk: Serving;
let no: Serving;
/** The same, where Denmark's graph is not to be reached. */
let without: Serving;
beforeAll(async () => {
  ee = await serveExample('estonia');
  dk = await serveExample('denmark');
  no = await openAsking({ ee: ee.address, dk: dk.address }, unhurried(), true);
  without = await openAsking({ ee: ee.address, dk: 'http://127.0.0.1:9' }, unhurried(), true);
}, 180_000);
afterAll(async () => {
  for (const one of [no, without, ee, dk]) await one.close();
});

const asked = async (query: string, of = no): Promise<Readonly<Record<string, unknown>>> => {
  const { data, errors } = await of.app.ask(query, {}, {});
  expect(errors).toBeUndefined();
  return data as Readonly<Record<string, unknown>>;
};

const HEARD = 'outcome totalCount graphs { graph asked unheard }';
const waysTo = (to: string, among: string, first = 1): string =>
  `{ paths(from: {id: "municipality:0301"}, to: {id: "${to}"}, across: [${among}], maxHops: 5, direction: ANY, first: ${first}) {
    ${HEARD} nodes { length certainty explanation(lang: en) crossings { at { id } to likeness } steps { to { id } } } } }`;

describe('a third graph', () => {
  test.each(['koebenhavn', 'aarhus'])('is reached by the directive that both have: %s', async name => {
    expect(await asked(waysTo(`dk:kommune:${name}`, 'ee, dk'))).toMatchObject({
      paths: {
        outcome: 'FOUND',
        graphs: [
          { graph: 'dk', asked: true },
          { graph: 'ee', asked: true },
        ],
        nodes: [
          {
            length: 4,
            certainty: 'DEDUCTION',
            crossings: [{ at: { id: 'framework:einvoicing' }, to: 'dk', likeness: true }],
            steps: [
              { to: { id: 'resource:peppol-edelivery' } },
              { to: { id: 'framework:einvoicing' } },
              { to: { id: 'dk:law:einvoicing' } },
              { to: { id: 'dk:component:nemhandel' } },
              { to: { id: `dk:kommune:${name}` } },
            ],
          },
        ],
      },
    });
  });

  test('is reached by eIDAS, which all three have', async () => {
    expect(await asked(OF_THREE)).toMatchObject({
      denmark: { outcome: 'FOUND', nodes: [{ crossings: [{ at: { id: 'framework:eidas' }, to: 'dk' }] }] },
      between: {
        outcome: 'FOUND',
        nodes: [{ crossings: [{ at: { id: 'framework:eidas' }, from: 'ee', to: 'dk', likeness: true }] }],
      },
    });
  });

  test('is led to from the start beside the second', async () => {
    const { body } = await no.app.inject({ url: '/', headers: { 'accept-language': 'nb' } });
    for (const graph of ['ee', 'dk']) expect(body).toContain(`across=${graph}`);
    const page = await no.app.inject({
      url: '/sporsmal/knytter?fra=municipality:0301&til=dk:kommune:aarhus&across=ee&across=dk',
      headers: { 'accept-language': 'nb' },
    });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Nemhandel');
    expect(page.body).toMatch(/Denmark.{1,6}s digital state ble spurt/);
    expect(page.body).toMatch(/Estonia.{1,6}s digital state ble spurt/);
  });
});

describe('a third graph that is down', () => {
  test('makes it unknown what leads there, and is said', async () => {
    expect(await asked(waysTo('dk:kommune:aarhus', 'ee, dk'), without)).toMatchObject({
      paths: {
        outcome: 'UNKNOWN',
        totalCount: null,
        graphs: [
          { graph: 'dk', asked: false, unheard: 'UNREACHABLE' },
          { graph: 'ee', asked: true, unheard: null },
        ],
        nodes: [],
      },
    });
  });

  test('takes nothing from what the other has, but the count', async () => {
    expect(await asked(waysTo('ee:local:tallinn', 'ee, dk'), without)).toMatchObject({
      paths: {
        outcome: 'FOUND',
        totalCount: null,
        graphs: [{ asked: false }, { asked: true }],
        nodes: [{ crossings: [{ at: { id: 'framework:eidas' }, to: 'ee' }] }],
      },
    });
  });
});

test('an end of a graph in which nothing that is named is followed is there, and no way leads to it', async () => {
  const along = (to: string): string =>
    `{ paths(from: {id: "resource:id-porten"}, to: {id: "${to}"}, across: [dk], relations: [SUPPORTED_BY]) { ${HEARD} } }`;
  expect(await asked(along('dk:component:mitid'))).toEqual({
    paths: {
      outcome: 'ABSENT_IN_GRAPH',
      totalCount: 0,
      graphs: [{ graph: 'dk', asked: true, unheard: null }],
    },
  });
  const { errors } = await no.app.ask(along('dk:component:nowhere'), {}, {});
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['NOT_FOUND']);
});

/** The links of two procedures, as public sources have them: between what, and what is known. */
type Link = readonly [
  what: string,
  from: string,
  to: string,
  found: 'FACT' | 'DEDUCTION' | 'UNCERTAIN' | 'MISSING',
];
const LINKS: readonly Link[] = [
  ['admission: the solution', 'service:sdg-t2', 'resource:opptakslosninger', 'DEDUCTION'],
  ['admission: its login', 'resource:opptakslosninger', 'resource:id-porten', 'UNCERTAIN'],
  ['admission: the node for foreign logins', 'resource:id-porten', 'resource:eidas-node-norge', 'FACT'],
  ['admission: a login from Estonia', 'resource:eidas-node-norge', 'ee:asset:id-card', 'MISSING'],
  ['admission: a login from Denmark', 'resource:eidas-node-norge', 'dk:component:mitid', 'MISSING'],
  ['who it is, in Norway', 'resource:eidas-node-norge', 'resource:folkeregisteret', 'DEDUCTION'],
  ['who it is, in Estonia', 'resource:folkeregisteret', 'ee:asset:population-register', 'MISSING'],
  ['who it is, in Denmark', 'resource:folkeregisteret', 'dk:component:cpr', 'MISSING'],
  ['admission: the exchange', 'service:sdg-t2', 'resource:once-only-technical-system-oots', 'DEDUCTION'],
  ['evidence from Estonia', 'resource:once-only-technical-system-oots', 'ee:asset:ehis', 'MISSING'],
  ['the exchange, in Denmark', 'resource:once-only-technical-system-oots', 'dk:component:oots', 'MISSING'],
  ['evidence: its login in Estonia', 'ee:asset:ehis', 'ee:asset:tara', 'FACT'],
  ['moving: the register', 'service:sdg-v1', 'resource:folkeregisteret', 'DEDUCTION'],
  ['moving: register to register', 'resource:folkeregisteret', 'dk:component:data-distributor', 'MISSING'],
];

describe('once only', () => {
  // What two have only by an act is no link: acts are left out.
  test.each(LINKS)('%s: %s to %s is %s', async (_, from, to, found) => {
    const across = [...new Set([from, to].flatMap(id => /^(ee|dk):/.exec(id)?.[1] ?? []))];
    const { paths } =
      (await asked(`{ paths(from: {id: "${from}"}, to: {id: "${to}"}, ${across.length > 0 ? `across: [${across.join(', ')}], ` : ''}
      avoid: {framework: {}}, maxHops: ${found === 'MISSING' ? 5 : 1}, direction: ANY, first: 1) {
      outcome graphs { asked } nodes { certainty crossings { likeness } } whyNot { explanation(lang: en) } } }`)) as {
        paths: Readonly<Record<string, unknown>>;
      };
    expect(paths['graphs']).toEqual(across.map(() => ({ asked: true })));
    expect(paths).toMatchObject(
      found === 'MISSING'
        ? {
            outcome: 'ABSENT_IN_GRAPH',
            whyNot: { explanation: expect.stringContaining('is on record') as string },
          }
        : { outcome: 'FOUND', nodes: [{ certainty: found, crossings: [] }] },
    );
  });

  test('is asked as the walk-through asks it, and by law there is a way that is likeness', async () => {
    expect(await asked(OF_ONCE_ONLY)).toMatchObject({
      link: { outcome: 'ABSENT_IN_GRAPH', whyNot: { explanation: expect.any(String) as string } },
      likeness: {
        outcome: 'FOUND',
        nodes: [{ crossings: [{ at: { id: 'framework:eidas' }, likeness: true }] }],
      },
    });
  });

  test('is missing as the walk-through lists it', () => {
    const rows = [...DOC.matchAll(/^\| ([^|]+) \| `([^`|]+)` \| `([^`|]+)` \| (\w+) \|$/gm)].map(
      ([, ...row]) => row,
    );
    expect(rows).toEqual(LINKS);
  });
});
