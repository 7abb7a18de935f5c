import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import { openSamgraf, readProjectModel } from '../../src/doors/server/samgraf';
import type { Store } from '../../src/engine/store/store';
import { openSeededStore } from '../support/seeded-store';
import { unhurried } from '../support/unhurried';

/** The one that is named, or Debian's: best without windows, which draws nothing that nobody sees. */
const DEBIAN = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'] as const;
const EXECUTABLE = process.env.CHROMIUM ?? DEBIAN.find(existsSync) ?? DEBIAN[1];
const isThere = existsSync(EXECUTABLE);
if (!isThere && process.env.SAMGRAF_REQUIRE_BROWSER === '1')
  throw new Error(`There is no browser at ${EXECUTABLE}, and it is required.`);
if (!isThere) process.stdout.write(`Browser: skipped: there is no ${EXECUTABLE}; name one in CHROMIUM.\n`);

/** Tests in a real browser; skipped, with a word, where there is none. */
export const describeInBrowser: (name: string, tests: () => void) => void = isThere
  ? describe
  : describe.skip;
export const testInBrowser = isThere ? test : test.skip;

/** The browser itself, for tests with pages of their own. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] });
export { isThere as isBrowserThere };

/** A page, and what it did besides what it shows. */
export type Watched = Readonly<{ page: Page; problems: readonly string[]; close: () => Promise<void> }>;

/** The server with the national graph, which keeps its answers as when it serves, and a browser. */
export class Site {
  private constructor(
    readonly address: string,
    readonly app: FastifyInstance,
    private readonly store: Store,
    private readonly browser: Browser,
  ) {}

  private asked: Promise<readonly string[]> | undefined;

  static async open(options: Partial<ServerOptions> = {}): Promise<Site> {
    const store = await openSeededStore();
    const samgraf = await openSamgraf(readProjectModel(), store, unhurried());
    const app = await buildServer(samgraf, { logLevel: 'silent', keepAnswers: true, ...options });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const browser = await openBrowser();
    return new Site(`http://127.0.0.1:${port}`, app, store, browser);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.close();
    await this.store.close();
  }

  /** A page that notes what it says in its console, what fails, and what it asks of others. */
  async page(options: BrowserContextOptions = {}): Promise<Watched> {
    const context = await this.browser.newContext({ baseURL: this.address, locale: 'nb-NO', ...options });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', error => problems.push(`error: ${error.message}`));
    page.on('request', request => {
      if (!request.url().startsWith(this.address) && !/^(data|blob):/.test(request.url()))
        problems.push(`request: ${request.url()}`);
    });
    return { page, problems, close: () => context.close() };
  }

  /** The addresses of the questions as the start page has them filled in. */
  questions(): Promise<readonly string[]> {
    return (this.asked ??= this.readQuestions());
  }

  private async readQuestions(): Promise<readonly string[]> {
    const { page, close } = await this.page();
    await page.goto('/?lang=nb');
    const addresses = await page.locator('form[action^="/sporsmal/"]').evaluateAll(forms =>
      forms.map(form => {
        const query = new URLSearchParams();
        for (const input of form.querySelectorAll('input'))
          if (input.name !== '' && input.value !== '')
            query.append(input.name, input.dataset['id'] ?? input.value);
        return `${form.getAttribute('action') ?? ''}?${query.toString()}`;
      }),
    );
    await close();
    return addresses;
  }
}

/** The same address in a language. */
export const inLanguage = (address: string, lang: string): string => {
  const url = new URL(address, 'http://here');
  url.searchParams.set('lang', lang);
  return `${url.pathname}${url.search}`;
};

/** Pages besides the questions. */
export const PAGES: readonly string[] = [
  '/',
  '/sok?q=id-porten',
  '/id/resource:id-porten',
  '/id/framework:eidas',
  '/min-kommune',
  '/min/municipality:1151',
  '/min/organisation:digdir',
  '/min/sector:municipal',
  '/sammenlign',
  '/regler',
  '/regler/eu-act-has-national-act',
  '/regler/nobody-uses-what-ends',
  '/kart/okosystem',
  '/kart/kapabiliteter',
  '/kart/norge',
  '/kart/norge?ressurs=resource:fiks-svarut',
  '/id/nothing:here',
  '/id/framework:ekomloven',
  '/id/framework:ekomloven?dato=2010-01-01',
  '/sporsmal/fases-ut?hva=resource:altinn-ii&dag=2028-01-01',
  '/sporsmal/mangler?sektor=municipality:0301',
  '/sporsmal/knytter?fra=municipality:1151&til=eu&med=a~b~c',
  `/sammenlign?a=${encodeURIComponent('/sporsmal/krav?hvem=municipality:4601')}&b=${encodeURIComponent('/sporsmal/krav?hvem=municipality:0301')}`,
  '/sporsmal/knytter?fra=&til=',
];
