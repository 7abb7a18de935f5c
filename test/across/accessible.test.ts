import { violations, withAxe } from '../browser/axe';
import { describeInBrowser, openBrowser } from '../browser/browser';
import { unhurried } from '../support/unhurried';
import { openAsking, serveExample, type Serving } from './graphs';

describeInBrowser('an answer that crosses a border', () => {
  let ee: Serving;
  let no: Serving;
  let address: string;
  beforeAll(async () => {
    ee = await serveExample('estonia');
    no = await openAsking({ ee: ee.address }, unhurried(), true);
    address = await no.app.listen({ host: '127.0.0.1', port: 0 });
  }, 120_000);
  afterAll(async () => {
    await no.close();
    await ee.close();
  });

  test('has nothing that axe finds, wide or narrow, light or dark, with its steps opened', async () => {
    const browser = await openBrowser();
    const found: string[] = [];
    for (const width of [360, 1280]) {
      const context = await browser.newContext({
        baseURL: address,
        viewport: { width, height: 900 },
        bypassCSP: true,
      });
      const page = await context.newPage();
      await page.goto('/sporsmal/knytter?fra=municipality:0301&til=ee:local:tallinn&across=ee&lang=nb');
      await withAxe(page);
      await page.locator('summary').evaluateAll(all => {
        for (const one of all) (one.parentElement as HTMLDetailsElement).open = true;
      });
      expect(await page.locator('.sg-step.sg-border').first().isVisible()).toBe(true);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violations(page, 'all')).map(problem => `${width} ${colorScheme}: ${problem}`));
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await context.close();
    }
    await browser.close();
    expect(found).toEqual([]);
  }, 120_000);
});
