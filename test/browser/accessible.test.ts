import type { Page } from 'playwright-core';
import { violations, withAxe } from './axe';
import { PAGES, Site, describeInBrowser, inLanguage } from './browser';

const SCHEMES = ['light', 'dark'] as const;
/** Colours are the same in every language, and take axe most of its time: they are looked at in the first. */
const LANGUAGES = ['nb', 'nn', 'en'] as const;
const [FIRST] = LANGUAGES;
/**
 * The rest is looked at in the first language and, page by page in turn, in one of the others: pages are the same but for
 * their words. `npm run test:differential` looks at each in all.
 */
const IS_LONG = process.env.SAMGRAF_CASES !== undefined;
const isLookedAt = (lang: (typeof LANGUAGES)[number], i: number): boolean =>
  IS_LONG || lang === FIRST || LANGUAGES[1 + (i % 2)] === lang;
/** Of the pages of answers, which have one form, how many are looked at in forced colours as well: one of so many. */
const FORCED_OF = IS_LONG ? 1 : 3;
/** The form to which sentences lead where a server takes reports: of an answer with several relations. */
const REPORT =
  '/meld?ledd=municipality:1151~USES~resource:fiks-digisos+resource:fiks-digisos~DEPENDS_ON~resource:id-porten&fra=/';
/** A form that is filled in, of an act and a planned change. */
const ASSESSMENT = '/vurdering/interoperability?valgt=framework:hvd&tittel=A&bort=resource:eidas-node-norge';
const TIMEOUT_MS = 300_000;

/** What a page says, but for what its script adds. */
const sentencesOf = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-sentence] p, main h1, main table').allTextContents();

describeInBrowser('every page, for everyone', () => {
  let site: Site;
  let addresses: readonly string[];
  beforeAll(async () => {
    site = await Site.open({ reports: { key: undefined } });
    addresses = [...PAGES, REPORT, ASSESSMENT, ...(await site.questions())];
  }, 60_000);
  afterAll(() => site.close());

  test.each(LANGUAGES)(
    'axe finds nothing in %s, light or dark; nothing is asked of others, and the console is empty',
    async lang => {
      const found: string[] = [];
      // Scripts of tests are put in past the policy of the page, which stays as strict as it is.
      const { page, problems, close } = await site.page({ bypassCSP: true });
      for (const [i, address] of addresses.entries()) {
        if (!isLookedAt(lang, i)) continue;
        const before = problems.length;
        // Loaded in one and looked at in both, the one and the other in turn.
        const inTurn = i % 2 === 0 ? SCHEMES : [...SCHEMES].reverse();
        const schemes = lang === FIRST ? inTurn : inTurn.slice(0, 1);
        await page.emulateMedia({ colorScheme: schemes[0] ?? null });
        const response = await page.goto(inLanguage(address, lang));
        await withAxe(page);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          const first = colorScheme === schemes[0];
          const of = lang !== FIRST ? 'but colours' : first ? 'all' : 'colours';
          for (const problem of await violations(page, of))
            found.push(`${colorScheme} ${address}: ${problem}`);
        }
        const status = response?.status() ?? 0;
        found.push(
          ...problems
            .slice(before)
            .filter(problem => status < 400 || !problem.includes('Failed to load resource'))
            .map(problem => `${address}: ${problem}`),
        );
        expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      }
      await close();
      expect(found).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test(
    'in forced colours certainty is still told, by word',
    async () => {
      const { page, close } = await site.page({ forcedColors: 'active', bypassCSP: true });
      for (const [i, address] of (await site.questions()).entries()) {
        if (i % FORCED_OF !== 0) continue;
        await page.goto(address);
        await withAxe(page);
        expect(await violations(page, i === 0 ? 'all' : 'colours')).toEqual([]);
        if (i === 0) expect(await page.locator('main').innerText()).toMatch(/faktum|slutning/i);
      }
      await close();
    },
    TIMEOUT_MS,
  );

  test(
    'without a script every page says the same; none is cut or scrolls sideways at 640 or 320 px, with two pixels for each',
    async () => {
      const [scripted, plain] = [
        await site.page({ deviceScaleFactor: 2 }),
        await site.page({ javaScriptEnabled: false }),
      ];
      const wide: string[] = [];
      for (const address of addresses) {
        // Loaded in the one width and made narrower, as by zooming in.
        await scripted.page.setViewportSize({ width: 640, height: 800 });
        await Promise.all([scripted, plain].map(({ page }) => page.goto(address)));
        expect(await sentencesOf(plain.page)).toEqual(await sentencesOf(scripted.page));
        expect(await plain.page.locator('h1').count()).toBe(1);
        for (const width of [640, 320]) {
          await scripted.page.setViewportSize({ width, height: 800 });
          const over = await scripted.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) wide.push(`${address} at ${width} px: ${over} px`);
        }
      }
      await scripted.close();
      await plain.close();
      expect(wide).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test('the form that reports what is wrong is sent without a script, and is not taken for one of another site', async () => {
    const { page, close } = await site.page({ javaScriptEnabled: false });
    await page.goto(REPORT);
    await page.locator('input[name="ledd"]').first().check();
    await page.locator('input[value="feil"]').check();
    await page.locator('textarea[name="kommentar"]').fill('Det sluttet i 2020.');
    await page.locator('.sg-import button').click();
    expect(await page.getByRole('alert').innerText()).toMatch(/Skriv nøkkelen du har fått/);
    expect(await page.locator('textarea[name="kommentar"]').inputValue()).toBe('Det sluttet i 2020.');
    expect(await page.locator('input[name="ledd"]').first().isChecked()).toBe(true);
    await close();
  });

  test('the page of a municipality prints on two pages', async () => {
    const { page, close } = await site.page();
    await page.goto('/min/municipality:1151');
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    await close();
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(2);
  });
});
