import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { isBrowserThere, openBrowser, testInBrowser } from '../browser/browser';
import { serving } from '../server/serving';

const { serve } = serving();
let browser: Browser | undefined;
let context: BrowserContext | undefined;
let origin = '';
beforeAll(async () => {
  if (!isBrowserThere) return;
  origin = await (await serve({ keepAnswers: true })).listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
  // One for all, so that what every page loads is loaded and compiled once.
  context = await browser.newContext({ bypassCSP: true, locale: 'nb-NO', colorScheme: 'light' });
});
afterAll(() => browser?.close());

const open = async (url: string, width = 1280): Promise<Page> => {
  if (!context) throw new Error('There is no browser');
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${origin}${url}`);
  return page;
};

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Of all rules, of those beyond WCAG, or of the colours alone. */
const violations = (page: Page, of: 'all' | 'best-practice' | 'colours'): Promise<readonly string[]> =>
  page.evaluate(async looked => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] };
    const { axe } = globalThis as unknown as { axe: { run: (at: string, how: object) => Promise<Found> } };
    const rule = { runOnly: { type: 'rule', values: ['color-contrast'] } };
    const found = await axe.run(
      'main',
      looked === 'colours' ? rule : looked === 'all' ? {} : { runOnly: [looked] },
    );
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  }, of);

const ANSWER = '/sporsmal/knytter?fra=municipality:1151&til=eu';
/** With an assumption the picture is of nodes in lanes, which tells what is lost. */
const AROUND = `${ANSWER}&uten=resource:altinn-ii`;
const PAGES = [
  AROUND,
  ANSWER,
  '/kart/okosystem',
  '/kart/kapabiliteter',
  '/kart/norge?ressurs=resource:fiks-svarut',
] as const;

/** Each is among those of which test/browser/accessible.test.ts looks at the rules of WCAG, light and dark, 1280 pixels wide. */
testInBrowser.each(PAGES)('%s has no fault that axe finds, light or dark, at 320 pixels too', async url => {
  for (const width of [1280, 320]) {
    const page = await open(url, width);
    await page.evaluate(AXE);
    expect(await violations(page, width === 320 ? 'all' : 'best-practice')).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    if (width === 320) expect(await violations(page, 'colours')).toEqual([]);
    const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(beyond).toBeLessThanOrEqual(0);
    await page.close();
  }
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
    const page = await open(AROUND);
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

describe('a node that has the focus', () => {
  const atFirst = async (url: string): Promise<Page> => {
    const page = await open(url);
    await page.locator('figure[data-picture] svg[role] [data-n][tabindex="0"]').first().focus();
    return page;
  };
  const focused = (page: Page): Promise<unknown> =>
    page.evaluate('document.activeElement?.getAttribute("data-key")');
  const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Kilder: / });

  testInBrowser('shows the sources of its relations on s, and has the focus again after Escape', async () => {
    const page = await atFirst(AROUND);
    await page.keyboard.press('ArrowRight');
    const node = await focused(page);
    const way = (await page.locator('[data-live]').textContent()) ?? '';
    await page.keyboard.press('s');
    const steps = dialogOf(page).locator('li[data-step]');
    // The relation that was walked comes first, each once, and each has a source with its licence.
    const [from = '', , to = ''] = ((await steps.first().getAttribute('data-step')) ?? '').split(' ');
    expect([from, to].sort()).toEqual(['municipality:1151', node].sort());
    expect(way).toContain(await steps.first().locator('a').first().textContent());
    const keys = await steps.evaluateAll(all => all.map(step => step.getAttribute('data-step')));
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key?.split(' ')).toContain(node);
    expect(await dialogOf(page).locator('.sg-source').count()).toBeGreaterThanOrEqual(keys.length);
    expect(await dialogOf(page).locator('.sg-source').first().innerText()).toMatch(/Lisens: .+/);
    expect(await page.evaluate('document.activeElement?.closest("dialog") !== null')).toBe(true);
    await page.evaluate(AXE);
    expect(await violations(page, 'all')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await dialogOf(page).count()).toBe(0);
    expect(await focused(page)).toBe(node);
    await page.close();
  });

  testInBrowser(
    'is put in the middle by Enter, its relations lit, and once more leads to its page',
    async () => {
      const page = await atFirst(AROUND);
      await page.keyboard.press('ArrowRight');
      const node = await focused(page);
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).pathname).toBe('/sporsmal/knytter');
      expect(await page.locator('[data-live]').textContent()).toMatch(/Står i midten\. Trykk Enter igjen/);
      const lit = await page
        .locator('figure.sg-lit path.sg-on')
        .evaluateAll(all => all.map(edge => [edge.getAttribute('data-f'), edge.getAttribute('data-t')]));
      const at = await page.evaluate('document.activeElement?.getAttribute("data-n")');
      expect(lit.length).toBeGreaterThan(0);
      for (const ends of lit) expect(ends).toContain(at);
      await page.keyboard.press('Escape');
      expect(await page.locator('figure.sg-lit').count()).toBe(0);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.waitForURL(url => url.pathname === `/id/${String(node)}`);
      await page.close();
    },
  );

  testInBrowser('that nothing is told of says so on s', async () => {
    const page = await atFirst('/id/resource:id-porten');
    await page.evaluate('for (const step of document.querySelectorAll("[data-step]")) step.remove()');
    await page.keyboard.press('s');
    expect(await page.locator('[data-live]').textContent()).toMatch(/ingen kilder/);
    await page.close();
  });

  testInBrowser.each(['nb', 'nn', 'en'])('has its keys in the help, in %s', async lang => {
    const page = await open(`${AROUND}&lang=${lang}`);
    const help = await page.locator('details[data-keys]').textContent();
    const said = {
      nb: /vis kildene.*lukk kildene/,
      nn: /vis kjeldene.*lukk kjeldene/,
      en: /sources.*close the sources/,
    };
    expect(help).toMatch(said[lang as keyof typeof said]);
    await page.close();
  });
});
