import type { Browser, Page } from 'playwright-core';
import { isBrowserThere, openBrowser, testInBrowser } from '../browser/browser';
import { serving } from '../server/serving';

const { serve } = serving();
let browser: Browser | undefined;
let origin = '';
beforeAll(async () => {
  if (!isBrowserThere) return;
  origin = await (await serve({ keepAnswers: true })).listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const at = async (width: number, url: string): Promise<Page> => {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage({ locale: 'nb-NO', viewport: { width, height: 800 } });
  await page.goto(`${origin}${url}`);
  await page.locator('figure[data-enhanced]').first().waitFor({ state: 'attached' });
  return page;
};

const THING = '/id/resource:id-porten';
const ASSUMED = '/sporsmal/knytter?fra=municipality:1151&til=eu&uten=resource:altinn-3-plattform';

/** How many of the boxes that stand out lie outside what is seen of their picture. */
const LIT = `(() => {
  const scroll = document.querySelector('figure[data-picture] .sg-picture-scroll');
  const frame = scroll.getBoundingClientRect();
  const lit = [...scroll.querySelectorAll('.sg-node.sg-on .sg-box')].map(of => of.getBoundingClientRect());
  const isOut = box => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
  return [lit.length, lit.filter(isOut).length];
})()`;

testInBrowser(
  'a picture is made larger and smaller, with an overview while not all of it is seen',
  async () => {
    const page = await at(1366, THING);
    const figure = page.locator('figure[data-picture]');
    const [drawing, overview] = [
      figure.locator('.sg-picture-scroll > svg'),
      figure.locator('[data-overview]'),
    ];
    const width = async (): Promise<number> => (await drawing.boundingBox())?.width ?? 0;
    const atRest = await width();
    expect(await overview.isVisible()).toBe(false);
    await figure.getByRole('button', { name: 'Større' }).click();
    expect(await width()).toBeGreaterThan(atRest * 1.3);
    expect(await overview.isVisible()).toBe(true);
    await figure.locator('.sg-picture-scroll').hover();
    const before = await width();
    await page.mouse.wheel(0, -60);
    expect(await width()).toBe(before);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await page.waitForFunction(
      least =>
        (document.querySelector('.sg-picture-scroll > svg')?.getBoundingClientRect().width ?? 0) > least,
      before,
    );
    await figure.getByRole('button', { name: 'Hele bildet' }).click();
    expect(Math.abs((await width()) - atRest)).toBeLessThan(2);
    expect(await overview.isVisible()).toBe(false);
    await page.close();
  },
);

testInBrowser.each([
  [390, ASSUMED],
  [320, ASSUMED],
  [390, THING],
])(
  'on a phone of %s pixels the picture of %s comes over the sentences, with all that is lit',
  async (width, url) => {
    const page = await at(width, url);
    for (const summary of await page.locator('details.sg-fold > summary').all())
      if (await summary.isVisible())
        await summary.evaluate(of => of.closest('details')?.setAttribute('open', ''));
    const link = page.locator('[data-choose]:visible').first();
    await link.click();
    const sheet = page.locator('figure.sg-sheet');
    const box = await sheet.boundingBox();
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(800);
    expect(box?.height).toBeLessThanOrEqual(0.7 * 800 + 1);
    const close = page.getByRole('button', { name: 'Lukk bildet' });
    expect(await close.evaluate(of => of === document.activeElement)).toBe(true);
    expect(await link.isVisible()).toBe(true);
    const [lit, outside] = (await page.evaluate(LIT)) as readonly [number, number];
    expect(lit).toBeGreaterThan(1);
    expect(outside).toBe(0);
    await page.keyboard.press('Escape');
    expect(await sheet.count()).toBe(0);
    expect(await link.evaluate(of => of === document.activeElement)).toBe(true);
    await link.click();
    await link.click();
    await close.click();
    expect(await sheet.count()).toBe(0);
    await page.close();
  },
);
