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

const at = async (width: number, url: string, hasTouch = false): Promise<Page> => {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage({ locale: 'nb-NO', viewport: { width, height: 800 }, hasTouch });
  await page.goto(`${origin}${url}`);
  await page.locator('figure[data-enhanced]').first().waitFor({ state: 'attached' });
  return page;
};

const THING = '/id/resource:id-porten';
const ASSUMED = '/sporsmal/knytter?fra=municipality:1151&til=eu&uten=resource:altinn-ii';

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

type Point = Readonly<{ x: number; y: number }>;
type Fingers = readonly Point[];

/** Touches the screen as fingers do, step by step: the browser makes of it what it makes of them, its own scrolling too. */
const touched = async (page: Page, from: Fingers, to: Fingers): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const between = (share: number) =>
    from.map((start, id) => ({
      id,
      x: start.x + ((to[id]?.x ?? start.x) - start.x) * share,
      y: start.y + ((to[id]?.y ?? start.y) - start.y) * share,
    }));
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: ReturnType<typeof between>) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', between(0));
  for (let i = 1; i <= 10; i += 1) await send('touchMove', between(i / 10));
  await send('touchEnd', []);
  await session.detach();
};

/** How large the picture is drawn, how far it and the page are scrolled, and how large the page itself is shown. */
const LOOK = `(() => {
  const scroll = document.querySelector('figure[data-picture] .sg-picture-scroll');
  return {
    width: scroll.querySelector('svg').getBoundingClientRect().width,
    left: scroll.scrollLeft,
    top: scroll.scrollTop,
    page: scrollY,
    scale: visualViewport.scale,
  };
})()`;
type Look = Readonly<Record<'width' | 'left' | 'top' | 'page' | 'scale', number>>;
const looked = (page: Page): Promise<Look> => page.evaluate(LOOK);

/** The picture in the middle of the screen, and its own middle. */
const middleOf = async (page: Page): Promise<Point> => {
  const scroll = page.locator('figure[data-picture] .sg-picture-scroll');
  await scroll.evaluate(of => {
    of.scrollIntoView({ block: 'center' });
  });
  const { x, y, width, height } = (await scroll.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
};

const apart = ({ x, y }: Point, by: number): Fingers => [
  { x: x - by, y },
  { x: x + by, y },
];

testInBrowser(
  'two fingers make a picture larger and smaller, and one drags it, and not the page',
  async () => {
    const page = await at(390, THING, true);
    const middle = await middleOf(page);
    const atRest = await looked(page);
    await touched(page, apart(middle, 30), apart(middle, 90));
    const large = await looked(page);
    // Three times as far apart is at most as large as a picture gets.
    expect(large.width).toBeGreaterThan(atRest.width * 1.5);
    expect([large.scale, large.page]).toEqual([1, atRest.page]);
    // What was between the fingers still is, so that it is not from its edge that it is seen.
    expect(large.left).toBeGreaterThan(0);
    await touched(page, [middle], [{ x: middle.x - 60, y: middle.y - 40 }]);
    await page.waitForFunction(
      left => (document.querySelector('.sg-picture-scroll')?.scrollLeft ?? 0) > left,
      large.left,
    );
    expect(await looked(page)).toMatchObject({ width: large.width, scale: 1, page: atRest.page });
    await touched(page, apart(middle, 90), apart(middle, 15));
    expect((await looked(page)).width).toBeCloseTo(atRest.width, 0);
    await page.close();
  },
);

testInBrowser('a finger on a picture that is seen whole scrolls the page, as does the wheel', async () => {
  const page = await at(390, THING, true);
  const middle = await middleOf(page);
  const before = await looked(page);
  await touched(page, [middle], [{ x: middle.x, y: middle.y - 150 }]);
  await page.waitForFunction(y => scrollY > y, before.page);
  const after = await looked(page);
  expect([after.width, after.scale]).toEqual([before.width, 1]);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(y => scrollY > y, after.page);
  expect((await looked(page)).width).toBe(before.width);
  await page.close();
});

testInBrowser('a mouse drags a picture that is larger than its frame', async () => {
  const page = await at(1366, THING);
  const figure = page.locator('figure[data-picture]');
  for (let i = 0; i < 4; i += 1) await figure.getByRole('button', { name: 'Større' }).click();
  const middle = await middleOf(page);
  const before = await looked(page);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x - 120, middle.y - 50, { steps: 6 });
  await page.mouse.up();
  const after = await looked(page);
  expect([after.left - before.left, after.page]).toEqual([120, before.page]);
  await figure.getByRole('button', { name: 'Mindre' }).click();
  expect((await looked(page)).width).toBeLessThan(after.width);
  // A box is a link, which is followed when it is clicked and not when the picture is dragged by it.
  const box = await page
    .locator('figure[data-picture] .sg-picture-scroll a .sg-box')
    .evaluateAll((all, { x, y }) => {
      const places = all.map(of => of.getBoundingClientRect());
      const near = places.sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];
      return { x: (near?.x ?? 0) + 20, y: (near?.y ?? 0) + 8 };
    }, middle);
  const [url, still] = [page.url(), await looked(page)];
  await page.mouse.move(box.x, box.y);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 10, { steps: 6 });
  await page.mouse.up();
  const moved = await looked(page);
  expect([still.left - moved.left, page.url()]).toEqual([60, url]);
  await Promise.all([page.waitForEvent('load'), page.mouse.click(box.x + 60, box.y + 10)]);
  await page.close();
});
