import { isBrowserThere, openBrowser, testInBrowser } from '../browser/browser';
import type { Browser } from 'playwright-core';
import { serving } from '../server/serving';
import { QUESTIONS } from '../web/pages';

const { serve } = serving();
let browser: Browser | undefined;
let origin = '';
beforeAll(async () => {
  if (!isBrowserThere) return;
  origin = await (await serve({ keepAnswers: true })).listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const WIDTHS = [320, 390, 768, 1366] as const;
const PAGES = [
  ...QUESTIONS,
  '/kart/kapabiliteter',
  '/kart/kapabiliteter?etter=livshendelse&kolonne=life-event:fa-barn',
  '/kart/okosystem',
  '/kart/norge?ressurs=resource:fiks-digisos',
  '/id/resource:id-porten',
  '/id/ecosystem:national',
] as const;

/** A J reaches some pixels to the left of where it begins, and is not cut. The marks that lie outside the frame of their picture, and the pictures that are wider than the page. */
const OUTSIDE = `[...document.querySelectorAll('figure.sg-picture svg[role="group"]')]
  .filter(svg => svg.getBoundingClientRect().width > 0)
  .flatMap(svg => {
    const frame = svg.getBoundingClientRect();
    const beyond = box => box.left < frame.left - 4 || box.right > frame.right + 1.5 || box.top < frame.top - 1.5 || box.bottom > frame.bottom + 1.5;
    const marks = [...svg.querySelectorAll('rect, circle, path, line, text')]
      .filter(mark => !mark.closest('defs'))
      .map(mark => [mark, mark.getBoundingClientRect()])
      .filter(([, box]) => beyond(box))
      .map(([mark]) => mark.tagName + ' ' + (mark.textContent || mark.getAttribute('class') || ''));
    return frame.right > innerWidth + 1 ? ['the picture itself', ...marks] : marks;
  })`;

testInBrowser.each(PAGES)('every mark of %s lies within its frame, at four widths', async url => {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage({ locale: 'nb-NO' });
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${origin}${url}`);
    const outside = (await page.evaluate(OUTSIDE)) as readonly string[];
    found.push(...outside.map(mark => `${width}: ${mark}`));
  }
  expect(found).toEqual([]);
  await page.close();
});

testInBrowser.each(QUESTIONS)('the answer to %s is in the first 900 pixels of a screen', async url => {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage({ locale: 'nb-NO', viewport: { width: 1366, height: 900 } });
  await page.goto(`${origin}${url}`);
  const [heading, picture] = await Promise.all([
    page.locator('h1').boundingBox(),
    page.locator('figure.sg-picture').first().boundingBox(),
  ]);
  expect((heading?.y ?? 900) + (heading?.height ?? 0)).toBeLessThan(340);
  expect(picture?.y ?? 900).toBeLessThan(420);
  await page.close();
});
