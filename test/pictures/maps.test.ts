import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serving } from '../server/serving';
import { get, textOf } from '../web/pages';

const { server } = serving();

const ROOT = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** What a client of the API is told, asked in other words than the maps ask. */
const ask = async <Data>(query: string): Promise<Data> => {
  const { body } = await server().app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    payload: { query },
  });
  const { data, errors } = JSON.parse(body) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
};
const page = async (url: string): Promise<string> => {
  const { statusCode, body } = await get(server().app, url);
  expect(statusCode).toBe(200);
  return body;
};

const MAPS = ['/kart/okosystem', '/kart/kapabiliteter', '/kart/norge?ressurs=resource:fiks-svarut'] as const;
const FILES = [
  '/bilde/okosystem.svg',
  '/bilde/kapabiliteter.svg?etter=livshendelse',
  '/bilde/norge.svg?ressurs=resource:id-porten&kommune=municipality:4601',
  '/bilde/knytter.svg?fra=municipality:1151&til=eu',
] as const;

test('the outlines are small, and have a place for every municipality', async () => {
  expect(read('geo/outlines.json').length).toBeLessThanOrEqual(150_000);
  const { objects } = JSON.parse(read('geo/outlines.json')) as {
    objects: { municipalities: { geometries: { id: string }[] } };
  };
  const { municipalities } = await ask<{ municipalities: { nodes: { number: string }[] } }>(
    '{ municipalities(first: 1000) { nodes { number } } }',
  );
  const drawn = objects.municipalities.geometries.map(({ id }) => id);
  expect(drawn.sort()).toEqual(municipalities.nodes.map(({ number }) => number).sort());
});

test('the map of the country counts as the API does', async () => {
  const { all, sure } = await ask<Record<'all' | 'sure', { totalCount: number }>>(`{
    all: municipalities(where: { uses: { some: { node: { id: { eq: "resource:fiks-svarut" } } } } }) { totalCount }
    sure: municipalities(certainty: FACT, where: { uses: { some: { node: { id: { eq: "resource:fiks-svarut" } } } } }) { totalCount }
  }`);
  const html = await page(MAPS[2]);
  expect(textOf(html)).toContain(`${all.totalCount} av 357 kommuner bruker`);
  expect(html.match(/<path class="sg-area sg-area-step-3"/g)).toHaveLength(all.totalCount);
  const told = html.match(/<title>[^<]*<\/title>/g) ?? [];
  expect(told.filter(of => of.endsWith(', faktum</title>'))).toHaveLength(sure.totalCount);
  expect(html.match(/<path class="sg-area"/g)).toHaveLength(357 - all.totalCount);
});

test('the map of capabilities counts as the API does, in every column', async () => {
  const { coverage } = await ask<{
    coverage: {
      nodes: { capability: { id: string }; cells: { column: { id: string }; resourceCount: number }[] }[];
    };
  }>(`{ coverage(columns: SECTOR, level: 3, first: 1000) {
        nodes { capability { id } cells { column { id } resourceCount } } } }`);
  for (const column of ['sector:state', 'sector:municipal']) {
    const html = await page(`/kart/kapabiliteter?kolonne=${column}`);
    for (const { capability, cells } of coverage.nodes) {
      const count = cells.find(cell => cell.column.id === column)?.resourceCount;
      const [bar = ''] =
        new RegExp(`<a class="sg-bar" href="/id/${capability.id}"[^>]*><title>[^<]*`).exec(html) ?? [];
      expect(bar).toMatch(new RegExp(`: ${count}(,|$)`));
    }
  }
});

test('the flows of the ecosystem map are the exchanges of the API', async () => {
  const exchangesOf = async (sector: string, members: number, most: number): Promise<ReadonlySet<string>> => {
    const answer = await ask<{
      sector: { sectorMembers: { nodes: { participatesIn: { nodes: { id: string }[] } }[] } };
    }>(`{
      sector(id: "${sector}") { sectorMembers(first: ${members}) { nodes {
        ... on Actor { participatesIn(first: ${most}) { nodes { id } } }
        ... on Ecosystem { participatesIn(first: ${most}) { nodes { id } } }
      } } }
    }`);
    const { nodes } = answer.sector.sectorMembers;
    return new Set(nodes.flatMap(({ participatesIn }) => participatesIn.nodes.map(({ id }) => id)));
  };
  const ofState = await exchangesOf('sector:state', 120, 100);
  const ofMunicipal = await exchangesOf('sector:municipal', 500, 30);
  const { eu, shared } = await ask<Record<'eu' | 'shared', { totalCount: number }>>(`{
    eu: frameworks(where: { jurisdiction: { eq: EU } }) { totalCount }
    shared: sharedResources(where: { level: { eq: EU } }) { totalCount }
  }`);
  const both = [...ofState].filter(id => ofMunicipal.has(id));
  const html = await page('/kart/okosystem');
  const row =
    /Kommunal sektors økosystem – Statlig sektors økosystem<\/a><\/th>((?:<td[^>]*>[^<]*<\/td>)+)/.exec(
      html,
    )?.[1];
  const counts = [...(row ?? '').matchAll(/>(\d+)</g)].map(([, n]) => Number(n));
  const total = counts.at(-1) ?? 0;
  expect(counts.slice(0, -1).reduce((sum, n) => sum + n, 0)).toBe(total);
  expect(total).toBe(both.length);
  expect(textOf(html)).toContain(`${eu.totalCount} rammebetingelser fra EU`);
  expect(textOf(html)).toContain(`${shared.totalCount} delte ressurser fra EU`);
  const chosen = await page('/kart/okosystem?mellom=ecosystem:municipal-sector~ecosystem:state-sector');
  expect(textOf(chosen)).toContain(`Statlig sektors økosystem (${total})`);
});

test.each(MAPS)('%s says the same in three languages, and takes a day and a certainty', async url => {
  const leads = await Promise.all(
    ['nb', 'nn', 'en'].map(async lang => {
      const html = await page(`${url}${url.includes('?') ? '&' : '?'}lang=${lang}`);
      expect(textOf(html)).not.toMatch(/undefined|\[object|NaN/);
      expect(html).not.toMatch(/ style="/);
      return /<h1>.*?<\/h1>(?:<p class="sg-lead">.*?<\/p>)?/.exec(html)?.[0];
    }),
  );
  expect(new Set(leads).size).toBe(3);
  await page(`${url}${url.includes('?') ? '&' : '?'}dato=2015-01-01&sikkerhet=faktum`);
});

test.each(FILES)('%s is a file to embed: it runs nothing, and says where it comes from', async url => {
  const { statusCode, headers, body } = await get(server().app, url);
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'$/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['etag']).toBeDefined();
  expect(body).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(body).toMatch(/<title id="sg-title">[^<]+<\/title><desc id="sg-desc">[^<]+<\/desc>/);
  expect(body).toContain('Kilde: Samgraf, per ');
  expect(body).not.toMatch(/<script| style="| on[a-z]+="|javascript:|var\(--ds/);
});

test.each([
  ['/bilde/none.svg', 404],
  ['/bilde/__proto__.svg', 404],
  ['/bilde/norge.svg', 400],
  ['/kart/norge?ressurs=resource:none', 404],
  ['/kart/norge?ressurs=%3Cscript%3E', 404],
  ['/kart/okosystem?dato=2015-13-45', 400],
  ['/kart/okosystem?mellom=%22%3E%3Cscript%3E&form=__proto__', 200],
  ['/kart/kapabiliteter?etter=__proto__&kolonne=constructor', 200],
  ['/kart/norge?ressurs=resource:id-porten&kommune=%22%3E%3Cscript%3E', 200],
])('%s is answered with %i, and nothing of it runs', async (url, status) => {
  const { statusCode, body } = await get(server().app, url);
  expect(statusCode).toBe(status);
  expect(body).not.toMatch(/"><script>|<script>/);
});

test('each step of a map has a tone of its own, which its legend has too, and nothing is hatched', async () => {
  const { body } = await get(server().app, '/sporsmal/fases-ut?hva=resource:id-porten&lang=nb');
  expect(body).not.toMatch(/<pattern|url\(#trinn/);
  const map = body.slice(body.indexOf('sg-drawn-beside'));
  const steps = new Set(
    [...map.matchAll(/<path class="sg-area-marked (sg-area-step-\d)"/g)].map(([, of]) => of),
  );
  expect(steps.size).toBeGreaterThan(1);
  const legend = body.slice(body.lastIndexOf('sg-picture-legend'));
  expect(
    new Set([...legend.matchAll(/<rect class="sg-area-marked (sg-area-step-\d)"/g)].map(([, of]) => of)),
  ).toEqual(steps);
});
