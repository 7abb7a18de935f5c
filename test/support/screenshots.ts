/** Makes the pictures of the README and the docs: the model, drawn from the SDL, and what the explorer and the playground show. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { required } from '../../src/engine/errors';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';
import { drawModel } from './draw-model';

const PICTURES = join(PROJECT, 'docs', 'pictures');
const BROWSER =
  process.env['CHROMIUM'] ??
  required(
    ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync),
    'a Chromium in CHROMIUM',
  );
const QUESTION = 'query { municipalityGroupings(by: [partOf]) { nodes { keys { name } count } } }';

type Size = Readonly<{ width: number; height: number }>;
type Shot = Readonly<{ file: string; address: string; run: boolean; size?: Size }>;

const SIZE: Size = { width: 1200, height: 760 };
/** What is shown in each picture, how large, and what is done on the page before it is taken. */
const SHOTS: readonly Shot[] = [
  {
    file: 'answer.png',
    address: '/sporsmal/knytter?fra=municipality:1151&til=eu&lang=nb',
    run: false,
  },
  {
    file: 'answer-en.png',
    address: '/sporsmal/knytter?fra=municipality:1151&til=eu&lang=en',
    run: false,
  },
  {
    // What is shown where a page is shared; the build takes it along.
    file: '../../web/card.png',
    address: '/?lang=nb',
    run: false,
    size: { width: 1200, height: 630 },
  },
  {
    file: 'playground.png',
    address: `/playground?lang=nb#${new URLSearchParams({ query: QUESTION, view: 'chart' }).toString()}`,
    run: true,
  },
];

/** Starts the server on a store of its own; what it says first has its address. */
const served = async (store: string): Promise<Readonly<{ address: string; stop: () => void }>> => {
  const env = { ...process.env, PORT: '0', SAMGRAF_STORE: join(store, 'samgraf.grafeo'), LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: PROJECT, env });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      const found = /"address":"(http[^"]+)"/.exec((said += data.toString()));
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    child.once('exit', code => reject(new Error(`The server ended with ${String(code)}: ${said}`)));
  });
  return { address, stop: () => child.kill() };
};

const take = async (): Promise<void> => {
  writeFileSync(join(PICTURES, 'model.svg'), drawModel(readProjectModel()));
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-pictures-'));
  const { address: server, stop } = await served(folder);
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  const page = await browser.newPage({
    viewport: SIZE,
    locale: 'nb-NO',
    colorScheme: 'light',
  });
  for (const { file, address, run, size = SIZE } of SHOTS) {
    await page.setViewportSize(size);
    await page.goto(server + address, { waitUntil: 'networkidle' });
    if (run) {
      await page.locator('.graphiql-execute-button').click();
      await page.locator('#result table').waitFor();
    }
    await page.screenshot({ path: join(PICTURES, file) });
  }
  await browser.close();
  stop();
  rmSync(folder, { recursive: true });
};

void take();
