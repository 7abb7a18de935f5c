import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { isBrowserThere, openBrowser, testInBrowser } from '../browser/browser';
import { serving } from '../server/serving';

const { serve } = serving();
let browser: Browser | undefined;
let origin = '';
beforeAll(async () => {
  if (!isBrowserThere) return;
  origin = await (await serve({})).listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const open = async (url: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage({ ...options, bypassCSP: true, locale: 'nb-NO' });
  await page.goto(`${origin}${url}`);
  return page;
};

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (at: string) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run('main');
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  });
};

const ANSWER = '/sporsmal/knytter?fra=municipality:1151&til=eu';
const PAGES = [
  ANSWER,
  '/kart/okosystem',
  '/kart/kapabiliteter',
  '/kart/norge?ressurs=resource:fiks-svarut',
] as const;

describe.each(['light', 'dark'] as const)('%s', colorScheme => {
  testInBrowser.each(PAGES)('%s has no fault that axe finds, at 320 pixels too', async url => {
    for (const width of [1280, 320]) {
      const page = await open(url, { colorScheme, viewport: { width, height: 900 } });
      expect(await violations(page)).toEqual([]);
      const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(beyond).toBeLessThanOrEqual(0);
      await page.close();
    }
  });
});

testInBrowser.each(PAGES)('no name on %s leaves its box', async url => {
  const page = await open(url);
  const out = await page.evaluate(`[...document.querySelectorAll('figure[data-picture] a')].flatMap(link => {
    const box = link.querySelector('.sg-box')?.getBBox();
    return box ? [...link.querySelectorAll('text')].filter(text => {
      const own = text.getBBox();
      return own.x + own.width > box.x + box.width || own.y + own.height > box.y + box.height + 1;
    }).map(text => text.textContent) : [];
  })`);
  expect(out).toEqual([]);
  await page.close();
});

testInBrowser(
  'a picture is one stop of the Tab key, and the arrows walk along relations and back',
  async () => {
    const page = await open(ANSWER);
    const stops = page.locator('figure[data-picture] svg[role] [data-n][tabindex="0"]');
    expect(await stops.count()).toBe(1);
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement?.getAttribute("data-key")');
    await stops.first().focus();
    const first = await focused();
    await page.keyboard.press('ArrowRight');
    const second = await focused();
    expect(second).not.toBe(first);
    expect(await page.locator('[data-live]').first().textContent()).toMatch(
      /\S+ .+ \((faktum|slutning|usikkert)/,
    );
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toBe(second);
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe(first);
    await page.keyboard.press('?');
    expect(await page.evaluate('document.querySelector("details[data-keys]").open')).toBe(true);
    await page.close();
  },
);
