import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { openSamgraf, readProjectModel } from '../../src/server/samgraf';
import { buildServer } from '../../src/server/server';
import { EmbeddedStore } from '../../src/store/embedded';
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

/** Of the least contrast between a text of a tile and its fill, and between the outline and the ground around. */
const CONTRAST = `(() => {
  const rgb = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const luminance = text => {
    const [r, g, b] = rgb(text).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  return [...document.querySelectorAll('a.sg-tile[class*=sg-gap-]')].map(tile => {
    const box = getComputedStyle(tile.querySelector('.sg-tile-box'));
    const texts = [...tile.querySelectorAll('text')].map(text => contrast(getComputedStyle(text).fill, box.fill));
    return { text: Math.min(...texts), outline: contrast(box.stroke, box.fill) };
  });
})()`;

describe.each(['light', 'dark'] as const)('%s', colorScheme => {
  testInBrowser('each gap has its colour, and says it in words that are read on it', async () => {
    const page = await open(MAP, { colorScheme });
    for (const { name, fill, text } of ASSESSED) {
      const tile = page.locator('a.sg-tile', { hasText: name }).first();
      expect(await tile.getAttribute('class')).toContain(fill);
      expect(await tile.locator('.sg-tile-gap').textContent()).toBe(text);
      expect(await tile.locator('title').textContent()).toContain(`${name}: ${text}; 1 ressurs`);
    }
    // What is above them has the widest gap of its parts, and says so too.
    const coloured = await page.locator('a.sg-tile[class*=sg-gap-]').allTextContents();
    expect(coloured.length).toBeGreaterThanOrEqual(ASSESSED.length);
    for (const text of coloured) expect(text).toMatch(/gap \d, (grønt|gult|rødt|uten farge)/);
    const other = page.locator('a.sg-tile', { hasText: 'Ikke vurdert' });
    expect(await other.getAttribute('class')).toContain('sg-step-0');
    const measured = (await page.evaluate(CONTRAST)) as readonly { text: number; outline: number }[];
    for (const { text, outline } of measured) {
      expect(text).toBeGreaterThanOrEqual(4.5);
      expect(outline).toBeGreaterThanOrEqual(3);
    }
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    expect(
      await page.evaluate('axe.run("main").then(found => found.violations.map(({ id }) => id))'),
    ).toEqual([]);
    await page.close();
  });
});

testInBrowser('no text of a tile leaves it or lies on another', async () => {
  const page = await open(MAP);
  const out = await page.evaluate(`[...document.querySelectorAll('a.sg-tile')].flatMap(tile => {
    const box = tile.querySelector('.sg-box').getBBox();
    const texts = [...tile.querySelectorAll('text')].map(text => text.getBBox());
    const beyond = texts.some(of => of.x + of.width > box.x + box.width || of.y + of.height > box.y + box.height + 1);
    const over = texts.some((of, i) => i > 0 && of.y < texts[i - 1].y + texts[i - 1].height - 3);
    return beyond || over ? [tile.textContent] : [];
  })`);
  expect(out).toEqual([]);
  await page.close();
});

testInBrowser('the legend, the file, the matrix and the whole have the colours in words too', async () => {
  const page = await open(MAP);
  const legend = await page.locator('.sg-tile-legend').innerText();
  for (const colour of ['grønt', 'gult', 'rødt', 'uten farge']) expect(legend).toContain(`gap: ${colour}`);
  expect(await page.locator('#matrise ~ .sg-table').innerText()).toMatch(/gap 4, rødt/);
  expect(await page.locator('main').innerText()).not.toMatch(/Ingen dekningsgrader er vurdert/);
  await page.goto(`${origin}/bilde/kapabiliteter.svg?kolonne=sector:s`);
  expect(await page.locator('svg').first().textContent()).toMatch(/gap: rødt/);
  await page.close();
});
