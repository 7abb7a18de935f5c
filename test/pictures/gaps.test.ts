import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { isBrowserThere, openBrowser, testInBrowser } from '../browser/browser';
import { FACT, SOURCE, load, removeFolders } from '../exchange/loading';

/** Capabilities by how they are assessed: the gap, and the colour that Digdir's rule gives it. */
const ASSESSED = [
  { name: 'Alfa', current: 4, target: 4, fill: 'sg-gap-green', text: 'gap 0, grønt' },
  { name: 'Bravo', current: 3, target: 4, fill: 'sg-gap-yellow', text: 'gap 1, gult' },
  { name: 'Charlie', current: 1, target: 5, fill: 'sg-gap-red', text: 'gap 4, rødt' },
  { name: 'Delta', current: 2, target: 4, fill: 'sg-gap-undefined-by-rule', text: 'gap 2, uten farge' },
] as const;

const capability = (id: string, name: string, level: number): object => ({
  ...{ type: 'Capability', id: `capability:${id}`, name: { nb: name }, level, ...FACT },
});
const relation = (name: string, from: string, to: string, own: object = {}): object => ({
  ...{ relation: name, from, to, ...FACT, ...own },
});

const RECORDS = [
  SOURCE,
  { type: 'Sector', id: 'sector:s', name: { nb: 'Kommunal' }, kind: 'MUNICIPAL', ...FACT },
  { type: 'Solution', id: 'resource:x', name: { nb: 'X' }, ...FACT },
  capability('topp', 'Samhandling', 1),
  capability('gruppe', 'Gruppe', 2),
  capability('uvurdert', 'Ikke vurdert', 3),
  relation('AGGREGATES', 'capability:topp', 'capability:gruppe'),
  relation('AGGREGATES', 'capability:gruppe', 'capability:uvurdert'),
  { type: 'PublicOrganisation', id: 'organisation:o', name: { nb: 'O' }, ...FACT },
  relation('BELONGS_TO', 'organisation:o', 'sector:s'),
  relation('PROVIDES', 'organisation:o', 'resource:x'),
  ...ASSESSED.flatMap(({ name, current, target }, i) => [
    capability(`${i}`, name, 3),
    relation('AGGREGATES', 'capability:gruppe', `capability:${i}`),
    relation('REALISES', 'resource:x', `capability:${i}`, { certainty: i === 1 ? 'DEDUCTION' : 'FACT' }),
    {
      ...{ type: 'Assessment', id: `assessment:${i}`, name: { nb: `Vurdering ${i}` }, ...FACT },
      ...{ coverageCurrent: current, coverageTarget: target, assessedOn: '2026-01-01' },
    },
    relation('ASSESSES', `assessment:${i}`, `capability:${i}`),
    relation('IN_CONTEXT_OF', `assessment:${i}`, 'sector:s'),
  ]),
];

let browser: Browser | undefined;
let app: FastifyInstance;
let store: EmbeddedStore;
let origin = '';
beforeAll(async () => {
  store = await EmbeddedStore.open();
  const samgraf = await openSamgraf(readProjectModel(), store);
  await load(samgraf, { 'a.jsonl': RECORDS });
  app = await buildServer(samgraf, { logLevel: 'silent' });
  if (!isBrowserThere) return;
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await app.close();
  await store.close();
  removeFolders();
});

const open = async (url: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage({ bypassCSP: true, locale: 'nb-NO', ...options });
  await page.goto(`${origin}${url}`);
  return page;
};
const MAP = '/kart/kapabiliteter?kolonne=sector:s';

describe.each(['light', 'dark'] as const)('%s', colorScheme => {
  testInBrowser('each gap has its colour, and says it in words that are read', async () => {
    const page = await open(MAP, { colorScheme });
    for (const { name, fill, text } of ASSESSED) {
      const bar = page.locator('.sg-only-wide a.sg-bar', { hasText: name }).first();
      expect(await bar.locator('rect.sg-gap').getAttribute('class')).toContain(fill);
      expect(await bar.textContent()).toContain(text);
    }
    const other = page.locator('.sg-only-wide a.sg-bar', { hasText: 'Ikke vurdert' });
    expect(await other.locator('rect.sg-gap').count()).toBe(0);
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    expect(
      await page.evaluate('axe.run("main").then(found => found.violations.map(({ id }) => id))'),
    ).toEqual([]);
    await page.close();
  });
});

testInBrowser('no text of a bar leaves its frame or lies on another', async () => {
  const page = await open(MAP);
  const out = await page.evaluate(`[...document.querySelectorAll('.sg-only-wide a.sg-bar')].flatMap(bar => {
    const box = bar.querySelector('.sg-hit').getBBox();
    const texts = [...bar.querySelectorAll('text')].map(text => text.getBBox());
    const beyond = texts.some(of => of.x < box.x - 1 || of.x + of.width > box.x + box.width + 1);
    const over = texts.some((of, i) => texts.some((to, j) => j > i &&
      of.x < to.x + to.width - 1 && to.x < of.x + of.width - 1 && of.y < to.y + to.height - 3 && to.y < of.y + of.height - 3));
    return beyond || over ? [bar.textContent] : [];
  })`);
  expect(out).toEqual([]);
  await page.close();
});

testInBrowser('the file and the matrix have the colours in words too', async () => {
  const page = await open(MAP);
  expect(await page.locator('#matrise .sg-table').textContent()).toMatch(/gap 4, rødt/);
  expect(await page.locator('main').innerText()).not.toMatch(/Ingen dekningsgrader er vurdert/);
  await page.goto(`${origin}/bilde/kapabiliteter.svg?kolonne=sector:s`);
  expect(await page.locator('svg').first().textContent()).toMatch(/gap 4, rødt/);
  await page.close();
});
