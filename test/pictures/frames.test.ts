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

const LANES = [
  '/sporsmal/knytter?fra=municipality:0301&til=eu&uten=resource:altinn-ii',
  '/id/resource:id-porten',
  '/id/resource:peppol-edelivery',
] as const;

type Named = Readonly<{ text: string; own: readonly string[]; others: readonly string[]; grounded: boolean }>;

/** Each name in pictures of lanes, the lines that its box is upon which the name is not said of, and those which it is. */
const NAMES = `[...document.querySelectorAll('figure[data-picture]')].flatMap(figure => {
  const lines = [...figure.querySelectorAll('path[data-f]')].map(path => {
    const [matrix, length] = [path.getScreenCTM(), path.getTotalLength()];
    const points = Array.from({ length: Math.ceil(length / 2) + 1 }, (_, i) => path.getPointAtLength(i * 2).matrixTransform(matrix));
    return { said: path.querySelector('title').textContent, ends: path.dataset.f + ' ' + path.dataset.t, points };
  });
  return [...figure.querySelectorAll('.sg-signs > .sg-sign > text:not(.sg-mark-sign)')].map(text => {
    const [box, name] = [text.getBoundingClientRect(), text.textContent];
    const ground = text.parentElement.querySelector(':scope > rect').getBoundingClientRect();
    const under = lines.filter(({ points }) => points.some(({ x, y }) => ground.left <= x && x <= ground.right && ground.top <= y && y <= ground.bottom));
    const isNamed = ({ said }) => name.replace(/ \\+\\d+$/, '').split(/, |…/).some(part => part && said.includes(part));
    const lying = / \\+\\d+$/.test(name) ? under.filter(isNamed).map(({ ends }) => ends) : [];
    const isOf = line => isNamed(line) || lying.includes(line.ends);
    return {
      text: name,
      own: under.filter(isOf).map(({ said }) => said),
      others: under.filter(of => !isOf(of)).map(({ said }) => said),
      grounded: ground.left <= box.left && box.right <= ground.right + 1 && ground.width > 0,
    };
  });
})`;

testInBrowser.each(LANES)('names of lines on %s stand upon their own lines alone', async url => {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage({ locale: 'nb-NO' });
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${origin}${url}`);
    const names = (await page.evaluate(NAMES)) as readonly Named[];
    expect(names.length).toBeGreaterThan(3);
    expect(
      names.filter(({ own, others, grounded }) => own.length === 0 || others.length > 0 || !grounded),
    ).toEqual([]);
  }
  await page.close();
});

testInBrowser('a name that lines from one box share stands once, where several of them are', async () => {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage({ locale: 'nb-NO', viewport: { width: 1366, height: 900 } });
  await page.goto(`${origin}/id/resource:bankid-eid`);
  const names = (await page.evaluate(NAMES)) as readonly Named[];
  const logins = names.filter(({ text }) => text === 'har innlogging med');
  expect(logins).toHaveLength(1);
  expect(logins[0]?.own.length).toBeGreaterThan(2);
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
