import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/doors/server/server';
import { openSamgraf, readModelOf } from '../../src/doors/server/samgraf';
import { loadFolder } from '../../src/doors/server/seed';
import { ask, bodyOf, openSeededApp, type Body, type SeededApp } from '../hostile/seeded-app';
import { packNamed } from '../packs/packs';
import { EmbeddedStore } from '../../src/engine/store/embedded';

/**
 * Sixty queries that were written before the schema was read: what comes of each, and of what its first error says to write, sent as
 * it stands with the same variables.
 */
const QUERIES = readFileSync(join(__dirname, 'queries.graphql'), 'utf8')
  .split('\n')
  .flatMap(line => {
    const name = /^query (Q\d+)/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, query: line }];
  });
const VARIABLES = JSON.parse(readFileSync(join(__dirname, 'variables.json'), 'utf8')) as Record<
  string,
  object
>;
/** Those that are of Estonia are asked of its pack. */
const OF_ESTONIA = ['Q52', 'Q53', 'Q54', 'Q55'];

/**
 * ANSWERED: as it stands. TOLD: what to write is answered, and is all that was asked for. IN_PART: so too, with the names of what is not
 * here, which hints say. NO_SUCH_ID: what to write asks for an id that the client made up, and nothing has it.
 */
type Outcome = Readonly<{
  came: 'ANSWERED' | 'TOLD' | 'IN_PART' | 'NO_SUCH_ID' | 'REFUSED';
  write?: string;
  left?: readonly string[];
}>;
const AT_LEAST = 54;
const OUTCOMES = join(__dirname, 'outcomes.json');

let norway: SeededApp;
let estonia: Readonly<{ app: FastifyInstance; close: () => Promise<void> }>;
beforeAll(async () => {
  norway = await openSeededApp();
  const pack = packNamed('estonia');
  const store = await EmbeddedStore.open();
  const samgraf = await openSamgraf(readModelOf(pack), store);
  await loadFolder(samgraf, pack.seed, () => undefined);
  const app = await buildServer(samgraf, { pack, logLevel: 'silent', explorer: false });
  estonia = {
    app,
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}, 180_000);
afterAll(async () => {
  await norway.close();
  await estonia.close();
});

type Told = Readonly<{ hint?: string; write?: string; left?: readonly string[] }>;
const toldIn = ({ errors }: Body): Told => (errors?.[0]?.extensions ?? {}) as Told;

const outcomeOf = async (name: string, query: string): Promise<Outcome> => {
  const { app } = OF_ESTONIA.includes(name) ? estonia : norway;
  const variables = VARIABLES[name];
  const first = bodyOf(await ask(app, { query, variables }));
  if (!first.errors) return { came: 'ANSWERED' };
  const { write, left } = toldIn(first);
  if (write === undefined) return { came: 'REFUSED' };
  const second = bodyOf(await ask(app, { query: write, variables }));
  const codes = (second.errors ?? []).map(({ extensions }) => extensions?.code);
  if (codes.some(code => code !== 'NOT_FOUND')) return { came: 'REFUSED', write };
  if (codes.length > 0) return { came: 'NO_SUCH_ID', write };
  return left ? { came: 'IN_PART', write, left } : { came: 'TOLD', write };
};

test('what is guessed is answered, or what to write is', async () => {
  expect(QUERIES).toHaveLength(60);
  const outcomes: Record<string, Outcome> = {};
  for (const { name, query } of QUERIES) outcomes[name] = await outcomeOf(name, query);
  const text = `${JSON.stringify(outcomes, null, 2)}\n`;
  if (process.env['SAMGRAF_UPDATE'] === '1') writeFileSync(OUTCOMES, text);
  expect(text).toBe(readFileSync(OUTCOMES, 'utf8'));
  const led = Object.values(outcomes).filter(({ came }) => came !== 'REFUSED');
  expect(led.length).toBeGreaterThanOrEqual(AT_LEAST);
}, 60_000);

/** Each hint leads: what it says to write is answered. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['{ municipality(id: "4601") { name } }', /number: "4601", or id: "municipality:4601"/],
  ['{ municipality(number: "4601") { provider { name } } }', /.*/],
  ['{ municipalities(skip: 20, limit: 10) { nodes { name } } }', /endCursor/],
  ['{ municipalities(page: 3) { nodes { name } } }', /endCursor/],
  ['{ municipalites { totalCount } }', /`municipalities`/],
  ['{ municipalities(where: {population: {_gt: 1000}}) { totalCount } }', /\{gt: 1000\}/],
  ['{ capability(id: "capability:datadrevet") { resources { name } } }', /`realisedBy`/],
  ['{ sharedResource(id: "resource:id-porten") { dependencies { name } } }', /`dependsOn`/],
  ['{ publicServices { nodes { providedBy { name } } } }', /`competentAuthorities`/],
];
test.each(KINDS)('%s is told', async (query, hint) => {
  const body = bodyOf(await ask(norway.app, { query }));
  expect(toldIn(body).hint).toMatch(hint);
});

test('no name is suggested that does not lead', async () => {
  for (const query of ['{ municipality(number: "4601") { xounty } }', '{ kaffe { name } }']) {
    const { errors } = bodyOf(await ask(norway.app, { query }));
    const said =
      errors?.map(({ message, extensions }) => `${message} ${String(extensions?.hint)}`).join('\n') ?? '';
    for (const [, name] of said.matchAll(/Did you mean "(\w+)"/g))
      expect(said).toContain(`\`${name ?? ''}\` here`);
  }
});

test('what everybody writes is answered', async () => {
  const query = `{
    municipality(number: "4601") { county { name number } usesCount systems { totalCount } }
    county(number: "46") { municipalities(where: {population: {gt: 100000}}) { totalCount nodes { name } } }
    capability(id: "capability:dataanalyse") { parent { id } children { totalCount } }
    sector(id: "sector:municipal") { actors(first: 1, orderBy: [{name: DESC}]) { nodes { __typename } edges { cursor } } }
    sharedResource(id: "resource:id-porten") { usedByCount users { totalCount } usedBy { totalCount } }
    impact(of: {id: "resource:id-porten"}) { totalCount }
    coverage { totalCount }
  }`;
  const { errors, data } = bodyOf(await ask(norway.app, { query }));
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    municipality: { county: { name: 'Vestland', number: '46' } },
    county: { municipalities: { totalCount: 1, nodes: [{ name: 'Bergen' }] } },
    capability: { parent: { id: 'capability:datadrevet' } },
  });
  const { usedByCount, users, usedBy } = data?.['sharedResource'] as Record<string, { totalCount: number }>;
  expect(users?.totalCount).toBe(usedByCount);
  expect(usedBy?.totalCount).toBe(usedByCount);
});
