import type { FastifyInstance } from 'fastify';
import { buildSchema } from '../../src/engine/schema/build-schema';
import { readModelOf, openSamgraf } from '../../src/doors/server/samgraf';
import { loadFolder } from '../../src/doors/server/seed';
import { buildServer } from '../../src/doors/server/server';
import { importFile } from '../../src/doors/server/import-route';
import { readNamed } from '../../src/doors/server/tables/named';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { get } from '../web/pages';
import { dutiesOf } from '../../src/engine/model/duties';
import { firstOf } from '../../src/engine/model/model';
import type { Pack } from '../../src/pack/pack';
import { PACKS, packNamed, type Example } from './packs';
import { rpc } from '../agents/rpc';

/** What the national pack has and these have not: their own words may say anything else. */
const NATIONAL =
  /Norge|Noreg|\bkommune|\bfylke|municipality:|digital Norway|Norway's|ID-porten|Altinn|Digdir|Kartverket|\bOslo\b|\bBergen\b/gi;

/** Words of the national pack that a pack has as words of its own: two languages call the same by them. */
const SHARED: Readonly<Partial<Record<Example['name'], readonly string[]>>> = { denmark: ['kommune'] };

const nationalIn = (text: string, { name }: Example): readonly string[] =>
  [...text.matchAll(NATIONAL)]
    .map(([word]) => word)
    .filter(word => !SHARED[name]?.includes(word.toLowerCase()));

/** The pages of every model. */
const pagesOfAll = ({ from, to, thing, text }: Example): readonly string[] => [
  '/',
  `/sok?q=${text}`,
  `/id/${thing}`,
  `/id/${from}`,
  '/sammenlign',
  '/tabeller',
  '/om',
  '/importer',
  `/sporsmal/knytter?fra=${from}&til=${to}`,
  `/sporsmal/fases-ut?hva=${thing}`,
  `/sporsmal/avhengig?hva=${thing}`,
  `/sporsmal/hviler-pa?hva=${from}`,
  `/sporsmal/endret?hva=${thing}&fraDag=2017-01-01&tilDag=2026-01-01`,
  `/sporsmal/hvorfor-ikke?fra=${from}&til=${to}`,
];

/** The pages of models that have what they tell of. */
const pagesOfSome = ({ from, to }: Example, { addresses }: Pack, gap: string): readonly string[] => [
  `/${addresses.compared}`,
  `/kart/${addresses.map}`,
  `/bilde/${addresses.map}.svg`,
  '/kart',
  '/kart/okosystem',
  '/kart/kapabiliteter',
  '/kart/norge',
  '/min-kommune',
  `/sporsmal/krav?hvem=${from}`,
  `/sporsmal/gjelder-for?hva=${to}`,
  `/sporsmal/ligner?${gap}=${from}`,
  '/sporsmal/mangler',
  '/vurdering',
  '/vurdering/interoperability',
];

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/href="(\/(?!assets|playground)[^"#]*)/g)].flatMap(([, href]) =>
    href === undefined ? [] : [href.replaceAll('&amp;', '&')],
  );

type Answered = Readonly<{ url: string; statusCode: number; body: string }>;

/** One after the other, as a reader asks: all at once would be more than one client has a share of. */
const answersOf = async (app: FastifyInstance, urls: readonly string[]): Promise<readonly Answered[]> => {
  const answers: Answered[] = [];
  for (const url of urls) {
    const { statusCode, body } = await get(app, url);
    answers.push({ url, statusCode, body });
  }
  return answers;
};

/** The gap of the question about what others like one use: the word for what is compared. */
const comparedGap = (of: Pack): string => {
  const model = readModelOf(of);
  const { kinds, roles } = model;
  const noun = roles.compared?.adopts && kinds.get(roles.compared.kind)?.noun;
  return noun ? firstOf(noun.one, model).replaceAll(' ', '-') : 'ting';
};

/** What the tools of every model are asked. */
const argumentsOf = ({ from, to, thing, kind, text }: Example): Readonly<Record<string, object>> => ({
  find_things: { text, lang: 'en' },
  list_things: { kind, lang: 'en' },
  describe_thing: { ids: [thing], lang: 'en' },
  explain_connections: { from, to, lang: 'en' },
  explain_absence: { from, to: thing, lang: 'en' },
  assess_impact: { ids: [thing], lang: 'en' },
  find_dependencies: { of: from, lang: 'en' },
  what_changed: { id: thing, since: '2017-01-01', until: '2026-01-01', lang: 'en' },
});

/** What those are asked that only models which say what is compared have. */
const OF_COMPARED = ({ from }: Example) => ({
  compare_with_peers: { id: from, lang: 'en' },
  how_it_stands: { of: from, lang: 'en' },
});

/** What those are asked that only models which lay duties on those who act have. */
const OF_DUTIES = ({ to }: Example) => ({ who_is_bound: { by: to, lang: 'en' } });

/** What those are asked that only models with capabilities have. */
const OF_CAPABILITIES = { coverage_of_capabilities: { lang: 'en' }, find_gaps: { lang: 'en' } };

const OPERATOR = {
  request: { id: 'packs', ip: '' },
  viewer: { name: 'operator', role: 'ADMIN', actor: undefined, known: true },
} as const;

describe.each(PACKS)('$name', example => {
  const pack = packNamed(example.name);
  let app: FastifyInstance;
  let store: EmbeddedStore;
  beforeAll(async () => {
    store = await EmbeddedStore.open();
    const samgraf = await openSamgraf(readModelOf(pack), store);
    await loadFolder(samgraf, pack.seed, () => undefined);
    app = await buildServer(samgraf, {
      pack,
      logLevel: 'silent',
      mcp: { hosts: [], origins: [], graphql: false, propose: false },
    });
  });
  afterAll(async () => {
    await app.close();
    await store.close();
  });

  it('has pages with data of its own and no word of another pack; what it does not have is not there, and not linked', async () => {
    const always = await answersOf(app, pagesOfAll(example));
    expect(always.filter(({ statusCode }) => statusCode !== 200).map(({ url }) => url)).toEqual([]);
    const some = await answersOf(app, pagesOfSome(example, pack, comparedGap(pack)));
    const there = [...always, ...some.filter(({ statusCode }) => statusCode === 200)];
    const missing = some.filter(({ statusCode }) => statusCode !== 200);
    expect(missing.filter(({ statusCode }) => statusCode !== 404).map(({ url }) => url)).toEqual([]);
    expect(
      there.flatMap(({ url, body }) => nationalIn(body, example).map(word => `${url}: ${word}`)),
    ).toEqual([]);
    const linked = new Set(there.flatMap(({ body }) => linksIn(body)).map(href => href.split('?')[0]));
    expect(missing.map(({ url }) => url.split('?')[0]).filter(path => linked.has(path))).toEqual([]);
  });

  it('has no link on its pages that leads nowhere', async () => {
    const hrefs = new Set<string>();
    for (const url of ['/', `/id/${example.thing}`, `/sporsmal/avhengig?hva=${example.thing}`])
      for (const href of linksIn((await get(app, url)).body)) hrefs.add(href);
    const answers = await answersOf(app, [...hrefs].slice(0, 30));
    expect(answers.filter(({ statusCode }) => statusCode >= 400).map(({ url }) => url)).toEqual([]);
  });

  it('has tools for agents that answer', async () => {
    const offered = (await rpc(app, 'tools/list', {}))['tools'] as readonly { name: string }[];
    const names = offered.map(({ name }) => name);
    const always = argumentsOf(example);
    expect(names).toEqual(expect.arrayContaining(Object.keys(always)));
    const asked: Readonly<Record<string, object>> = {
      ...always,
      ...OF_CAPABILITIES,
      ...OF_COMPARED(example),
      ...OF_DUTIES(example),
    };
    // Nothing is offered that a model has no answer to.
    expect(names.filter(name => !(name in asked))).toEqual([]);
    const model = readModelOf(pack);
    const { kinds, compared } = model.roles;
    expect(names.includes('who_is_bound')).toBe(dutiesOf(model) !== undefined);
    expect(names.includes('find_gaps')).toBe(kinds.has('CAPABILITY'));
    expect(names.includes('compare_with_peers')).toBe(compared?.adopts !== undefined);
    for (const name of names) {
      const result = await rpc(app, 'tools/call', { name, arguments: asked[name] });
      expect({ name, failed: result['isError'] ?? result['failed'] ?? false }).toEqual({
        name,
        failed: false,
      });
      expect(nationalIn(JSON.stringify(result), example)).toEqual([]);
    }
  });

  it('has the page where one of what it compares is chosen, and a map of them with outlines alone', async () => {
    const { compared, standings } = readModelOf(pack).roles;
    const isThere = compared?.adopts !== undefined && standings !== undefined;
    expect((await get(app, `/${pack.addresses.compared}`)).statusCode).toBe(isThere ? 200 : 404);
    const maps = ['/kart/norge', `/kart/${pack.addresses.map}`, `/bilde/${pack.addresses.map}.svg?ressurs=x`];
    for (const url of maps) expect((await get(app, url)).statusCode).toBe(404);
  });

  it('is asked in no language that it does not have', async () => {
    const { errors } = await app.ask('{ entities(first: 1) { nodes { name(lang: nb) } } }', {}, {});
    expect(errors?.[0]?.message).toContain('Value "nb" does not exist in "Language" enum');
    const told = await rpc(app, 'tools/call', {
      name: 'find_things',
      arguments: { text: example.text, lang: 'nb' },
    });
    expect(told['isError'] ?? told['failed'] ?? false).not.toBe(false);
  });

  it('has its questions at addresses, and tabs in the playground', async () => {
    const named = await readNamed(buildSchema(readModelOf(pack)), pack);
    expect(named.length).toBeGreaterThanOrEqual(5);
    const asked = named.filter(
      ({ rows, parameters }) => rows && !parameters.some(({ isRequired }) => isRequired),
    );
    const answers = await answersOf(
      app,
      asked.map(({ name }) => `/q/${name}.csv`),
    );
    expect(
      answers.filter(({ statusCode, body }) => statusCode !== 200 || body.split('\n').length < 4),
    ).toEqual([]);
    expect((await get(app, '/playground')).statusCode).toBe(200);
  });

  it.each(['ttl', 'csv', 'archimate', 'xlsx'])('writes things as %s', async format => {
    const { statusCode, rawPayload } = await get(app, `/export?format=${format}&kind=${example.kind}`);
    expect(statusCode).toBe(200);
    expect(rawPayload.length).toBeGreaterThan(500);
  });

  it('takes back what it wrote as a table, and has a template', async () => {
    const name = example.kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
    expect((await get(app, `/import/template/${name}.xlsx?lang=en`)).statusCode).toBe(200);
    const file = (await get(app, `/export?format=csv&kind=${example.kind}`)).rawPayload;
    const report = await importFile(
      file,
      {
        kind: example.kind,
        source: 'source:round-trip',
        title: 'Round trip',
        certainty: 'UNCERTAIN',
        dryRun: true,
      },
      { askAs: app.askAs, model: readModelOf(pack), by: OPERATOR },
    );
    expect(report.refused).toEqual([]);
    // The source that the file is, and nothing else.
    expect(report.changes).toMatchObject({ created: 1, changed: 0 });
  });
});
