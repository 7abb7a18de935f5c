import type { Page } from 'playwright-core';
import { violations, withAxe } from './axe';
import { Site, describeInBrowser } from './browser';

const SCHEMES = ['light', 'dark'] as const;
const VIEWS = ['json', 'table', 'csv', 'chart'] as const;
const TIMEOUT_MS = 120_000;

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
      await run(page);
      for (const view of VIEWS) {
        await page.locator(`#view-${view}`).click();
        if (view !== 'json') await page.locator('#result table, #result pre').first().waitFor();
        expect([view, await violations(page, 'all')]).toEqual([view, []]);
      }
      await page.locator('.graphiql-sidebar button').first().click();
      await page.locator('.graphiql-doc-explorer').waitFor();
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
      await run(page);
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
      await run(other.page);
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
      await run(page);
      await page.locator('#result [role=status]', { hasText: 'query' }).waitFor();
      expect(sent.filter(type => /csv/.test(type))).toEqual([]);
      await close();
    },
    TIMEOUT_MS,
  );
});
