import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Site, describeInBrowser } from './browser';

const FOLDER = join(__dirname, 'aria');
/** As long as a golden may be: the beginning of a page tells its structure. */
const MOST_LINES = 120;

describeInBrowser('what a screen reader is given', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site.close());

  test('each question has the headings, lists and names of its golden', async () => {
    mkdirSync(FOLDER, { recursive: true });
    const { page, close } = await site.page();
    for (const address of await site.questions()) {
      await page.goto(address);
      const lines = (await page.locator('main').ariaSnapshot()).split('\n');
      const text = `${lines.slice(0, MOST_LINES).join('\n')}\n`;
      const file = join(FOLDER, `${/[^/]+(?=\?)/.exec(address)?.[0] ?? 'page'}.yml`);
      if (process.env.SAMGRAF_UPDATE === '1') writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, 'utf8'));
    }
    await close();
  }, 120_000);
});
