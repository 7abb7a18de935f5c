import type { Page } from 'playwright-core';
import { Site, describeInBrowser } from './browser';

const TIMEOUT_MS = 120_000;

/** Presses Tab until something like this has the focus. */
const tabTo = async (page: Page, selector: string, most = 200): Promise<void> => {
  for (let i = 0; i < most; i += 1) {
    if (await page.evaluate(of => document.activeElement?.matches(of) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${selector}`);
};

describeInBrowser('with the keyboard alone', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site.close());

  test(
    'each question of the start page is asked, and its answer has the focus and can be gone through',
    async () => {
      const actions = (await site.questions()).map(address => address.split('?')[0] ?? '');
      expect(actions).toHaveLength(10);
      const { page, problems, close } = await site.page();
      for (const action of actions) {
        await page.goto('/');
        await tabTo(page, `form[action="${action}"] input`);
        await page.keyboard.press('Enter');
        await page.waitForURL(new RegExp(`${action}\\?`));
        await page.waitForSelector('main h1');
        expect(await page.locator('main').innerText()).not.toBe('');
        expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/MAIN|BODY|H1/);
        expect(problems).toEqual([]);
      }
      await close();
    },
    TIMEOUT_MS,
  );

  test(
    'a gap is filled by typing ahead, the arrow and Enter',
    async () => {
      const { page, close } = await site.page();
      await page.goto('/');
      await tabTo(page, 'form[action="/sporsmal/krav"] input');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('Kristiansu', { delay: 20 });
      // On a busy machine those of the first letters are there for a while.
      await page.locator('[role="option"]').first().filter({ hasText: 'Kristiansund' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      if (!/krav\?/.test(page.url())) await page.keyboard.press('Enter');
      await page.waitForURL(/krav\?/);
      expect(page.url()).toContain('municipality:1505');
      await page.waitForFunction(() =>
        document.querySelector('main h1')?.textContent?.includes('Kristiansund'),
      );
      await close();
    },
    TIMEOUT_MS,
  );

  test(
    'a sentence is chosen, the address says so, and reload, back and a shared link give the same',
    async () => {
      const { page, close } = await site.page();
      const [address = ''] = await site.questions();
      await page.goto(address);
      await tabTo(page, 'details.sg-fold > summary');
      await page.keyboard.press('Enter');
      await tabTo(page, '[data-choose]');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => new URL(location.href).searchParams.has('valgt'));
      const chosen = await page.locator('[data-sentence][aria-current="true"]').innerText();
      const shared = page.url();
      await page.reload();
      expect(await page.locator('[data-sentence][aria-current="true"]').innerText()).toBe(chosen);
      await page.locator('nav a').first().click();
      await page.waitForURL(url => url.pathname === '/');
      await page.goBack();
      await page.waitForURL(shared);
      const other = await site.page();
      await other.page.goto(shared);
      expect(await other.page.locator('[data-sentence][aria-current="true"]').innerText()).toBe(chosen);
      await other.close();
      await close();
    },
    TIMEOUT_MS,
  );

  test(
    'the picture is gone through with the arrows',
    async () => {
      const { page, close } = await site.page();
      const [address = ''] = await site.questions();
      // With an assumption the picture is of nodes in lanes.
      await page.goto(`${address}&uten=resource:altinn-ii`);
      await tabTo(page, '.ds-skip-link[href="#bilde"]');
      const fetched: string[] = [];
      page.on('request', request => fetched.push(request.url()));
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        () => location.hash === '#bilde' && document.activeElement?.matches('#bilde'),
      );
      await tabTo(page, 'svg a, svg [tabindex="0"]', 10);
      const label = (): Promise<string | null> =>
        page.evaluate(() => document.activeElement?.closest('svg a, svg [tabindex]')?.textContent ?? null);
      const first = await label();
      await page.keyboard.press('ArrowRight');
      expect(await label()).not.toBe(first);
      await page.keyboard.press('ArrowLeft');
      expect(await label()).toBe(first);
      expect(fetched).toEqual([]);
      await close();
    },
    TIMEOUT_MS,
  );

  test(
    'an answer is there soon; how soon stands in the log',
    async () => {
      const { page, close } = await site.page();
      const times: number[] = [];
      for (const address of await site.questions()) {
        await page.goto('/');
        const form = page.locator(`form[action="${address.split('?')[0] ?? ''}"]`);
        const begun = performance.now();
        await form.locator('button').click();
        await page.waitForURL(/sporsmal/);
        await page.waitForSelector('[data-sentence], main table, main p');
        times.push(Math.round(performance.now() - begun));
      }
      console.info(`answers shown after ${times.join(', ')} ms`);
      expect(times).toHaveLength(10);
      await close();
    },
    TIMEOUT_MS,
  );

  test(
    'when the server is gone, the page says so and stays',
    async () => {
      const { page, close } = await site.page();
      await page.goto('/');
      await page.route('**/sporsmal/**', route => route.abort());
      await page.locator('form[action="/sporsmal/krav"] button').click();
      await page.waitForFunction(() =>
        [...document.querySelectorAll('[role="alert"], [role="status"], [aria-live]')].some(
          live => (live.textContent ?? '').trim() !== '',
        ),
      );
      expect(await page.locator('h1').count()).toBe(1);
      await close();
    },
    TIMEOUT_MS,
  );
});
