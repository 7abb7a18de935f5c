import { Site, describeInBrowser } from './browser';

const TIMEOUT_MS = 60_000;

describeInBrowser('with a script, as without', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, TIMEOUT_MS);
  afterAll(() => site.close());

  test(
    'suggestions are of the day of the page, and lead to that day',
    async () => {
      const { page, close } = await site.page();
      await page.goto('/sok?q=lov&dato=2010-01-01');
      await page.locator('#sok').fill('');
      await page.locator('#sok').pressSequentially('ekomloven', { delay: 20 });
      // Repealed, so that it is suggested on that day alone.
      await page.locator('[role="option"][data-id="framework:ekomloven"]').waitFor();
      await page.locator('[role="option"][data-id="framework:ekomloven"]').click();
      await page.waitForURL('**/id/framework:ekomloven?dato=2010-01-01');
      await page.locator('main h1').waitFor();
      expect(await page.locator('main').innerText()).toMatch(/gyldig 1\.\s*januar 2010/);
      await close();
    },
    TIMEOUT_MS,
  );

  test(
    'the picture of a day has the day in the name of its file',
    async () => {
      const { page, close } = await site.page();
      await page.goto('/sporsmal/knytter?fra=municipality:1151&til=framework:eidas&dato=2021-01-01');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.sg-exports a[href$="format=png"]').click(),
      ]);
      expect(file.suggestedFilename()).toMatch(
        /^samgraf-knytter-dato-2021-01-01-hentet-\d{4}-\d{2}-\d{2}\.png$/,
      );
      await close();
    },
    TIMEOUT_MS,
  );
});
