import type { Page } from 'playwright-core';
import { violations, withAxe } from './axe';
import { Site, describeInBrowser } from './browser';

const SCHEMES = ['light', 'dark'] as const;
const VIEWS = ['json', 'table', 'csv', 'chart', 'picture'] as const;
const TIMEOUT_MS = 120_000;

/** Waits for the answer of what is asked when the page opens. */
const answered = (page: Page): Promise<void> =>
  page.locator('.graphiql-response .cm-property').first().waitFor();

/** Runs what is in the editor, and waits for its answer. */
const run = async (page: Page): Promise<void> => {
  await page.locator('.graphiql-execute-button').click();
  await page.locator('.graphiql-response .cm-property').first().waitFor();
};

describeInBrowser('the playground', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site.close());

  test.each(SCHEMES)(
    'axe finds nothing in any view, with the documentation open or closed: %s',
    async colorScheme => {
      const { page, problems, close } = await site.page({ bypassCSP: true, colorScheme });
      await page.goto('/playground');
      await withAxe(page);
      await answered(page);
      for (const view of VIEWS) {
        await page.locator(`#view-${view}`).click();
        if (view !== 'json')
          await page.locator('#result table, #result pre, #result figure').first().waitFor();
        expect([view, await violations(page, 'all')]).toEqual([view, []]);
      }
      await page.locator('.graphiql-sidebar button').first().click();
      await page.locator('.graphiql-doc-explorer').waitFor();
      expect(await violations(page, 'all')).toEqual([]);
      await page.locator('#find').fill('id');
      await page.locator('.fields button').first().waitFor();
      expect(await violations(page, 'all')).toEqual([]);
      await close();
      expect(problems).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'an address holds an operation with its variables and how its answer is shown, under the policy of the page',
    async () => {
      const { page, problems, close } = await site.page();
      const query = 'query ($n: Int) { municipalities(first: $n) { nodes { name areaKm2 } } }';
      const fragment = new URLSearchParams({ query, variables: '{"n": 4}', view: 'table' });
      await page.goto(`/playground?lang=nn#${fragment.toString()}`);
      await answered(page);
      await page.locator('#result tbody tr').nth(3).waitFor();
      expect(await page.locator('#result thead th').allTextContents()).toEqual(['name', 'areaKm2']);
      expect(await page.locator('#result [role=status]').textContent()).toContain('Rader: 4.');
      const names = await page.locator('#result tbody tr td:first-child').allTextContents();
      // What is in the address bar now opens the same, in another view.
      await page.locator('#view-chart').click();
      await page.locator('button.share').click();
      const shared = page.url();
      expect(new URLSearchParams(new URL(shared).hash.slice(1)).get('variables')).toBe('{"n": 4}');
      const other = await site.page();
      await other.page.goto(shared);
      await answered(other.page);
      const bars = await other.page.locator('#result .bars tbody th').allTextContents();
      expect([...bars].sort()).toEqual([...names].sort());
      await other.close();
      await close();
      expect([...problems, ...other.problems]).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'what cannot be a table says why, and a mutation is not sent twice',
    async () => {
      const { page, close } = await site.page();
      const sent: string[] = [];
      page.on('response', response => {
        if (response.url().endsWith('/graphql')) sent.push(response.headers()['content-type'] ?? '');
      });
      const query = 'mutation { deleteSector(id: "sector:none") { sequence } }';
      await page.goto(`/playground#${new URLSearchParams({ query, view: 'csv' }).toString()}`);
      // Nobody asked for it yet: what changes something waits to be run, and is not priced.
      await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
      await page.waitForTimeout(1_500);
      expect(sent.length).toBeLessThanOrEqual(1);
      expect(await page.locator('#cost').textContent()).toBe('');
      await run(page);
      await page.locator('#result [role=status]', { hasText: 'query' }).waitFor();
      expect(sent.filter(type => /csv/.test(type))).toEqual([]);
      await close();
    },
    TIMEOUT_MS,
  );

  test.each([1366, 390])(
    'at %s pixels no tab is cut, and the picture leads on and back, by mouse and by keyboard',
    async width => {
      const { page, problems, close } = await site.page({ viewport: { width, height: 800 } });
      await page.goto('/playground?lang=nb');
      await answered(page);
      for (const tab of await page.locator('[role=tab]').all()) {
        const box = await tab.boundingBox();
        expect([
          await tab.textContent(),
          (box?.x ?? -1) >= 0,
          (box?.x ?? 0) + (box?.width ?? 0) <= width,
        ]).toEqual([await tab.textContent(), true, true]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.locator('#cost', { hasText: /Pris: \d+ av høyst 100 poeng/ }).waitFor();
      await page.locator('#view-picture').click();
      const thing = page.locator('#result a[data-key="resource:id-porten"]');
      await thing.waitFor();
      await thing.focus();
      // The first Enter puts it in the middle; the second follows it.
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await page.locator('[role=tab][aria-selected=true]', { hasText: 'Fra bildet: ID-porten' }).waitFor();
      await page.locator('.graphiql-response', { hasText: 'resource:id-porten' }).waitFor();
      await page.locator('#result figure').waitFor();
      const other = page.locator(
        '#result a[data-key^="municipality:"], #result a[data-key^="organisation:"]',
      );
      await other.first().click();
      await page.locator('#result figure').waitFor();
      await page.locator('.back').click();
      await page.locator('[role=tab][aria-selected=true]', { hasText: 'Fra bildet: ID-porten' }).waitFor();
      await page.locator('.back').click();
      await page.locator('#tab-0[aria-selected=true]').waitFor();
      expect(await page.locator('.back').count()).toBe(0);
      await page.locator('a.home').click();
      await page.waitForURL(/\/\?lang=nb$/);
      await close();
      expect(problems).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'an answer without relations says what to ask for; a field is found by its name in the language of the page, and written',
    async () => {
      const { page, problems, close } = await site.page();
      const query = '{ municipalities(first: 2) { nodes { name } } }';
      await page.goto(
        `/playground?lang=nb#${new URLSearchParams({ query, view: 'picture', schema: 'read' }).toString()}`,
      );
      await answered(page);
      await page.locator('#result [role=status]', { hasText: 'steps { relation }' }).waitFor();
      await page.evaluate(() => {
        const editor = document.querySelector('.graphiql-query-editor .CodeMirror') as unknown as Readonly<{
          CodeMirror: Readonly<{ setCursor: (line: number, at: number) => void }>;
        }>;
        editor.CodeMirror.setCursor(0, '{ municipalities(first: 2) { nodes { '.length);
      });
      await page.locator('#find').fill('innbyggere');
      await page.locator('.fields button', { hasText: 'Municipality.population' }).click();
      await page.locator('#view-json').click();
      await page.locator('.graphiql-query-editor', { hasText: 'population name' }).waitFor();
      await close();
      expect(problems).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
