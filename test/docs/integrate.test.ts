import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { required } from '../../src/engine/errors';
import { PROJECT } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { bearer, keyFile, madeKey, removeKeys } from '../access/viewers';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { keepPage } from '../support/kept-page';
import { compact } from '../support/question-page';
import { Unlucky } from './unlucky';

const PAGE = join(PROJECT, 'docs/integrate.md');
const run = promisify(execFile);

let server: SeededApp;
let app: FastifyInstance;
let [url, key] = ['', ''];
const keys = keyFile();
const folder = mkdtempSync(join(tmpdir(), 'samgraf-integrate-'));
beforeAll(async () => {
  server = await openSeededApp();
  key = keyOf(
    required(/^npx samgraf keys make .*$/m.exec(readFileSync(PAGE, 'utf8'))?.[0], 'the page makes a key'),
  );
  app = await buildServer(server.samgraf, { logLevel: 'silent', keys });
  url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
});
afterAll(async () => {
  await app.close();
  await server.close();
  removeKeys();
  rmSync(folder, { recursive: true, force: true });
});

/** Batches are random, and points in time go on: the page shows the same ones each time. */
class Shown {
  private readonly batches: string[] = [];

  told(text: string): string {
    return text
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, batch => {
        if (!this.batches.includes(batch)) this.batches.push(batch);
        return this.nameOf(this.batches.indexOf(batch));
      })
      .replace(/20\d\d-\d\d-\d\dT[0-9:.]+Z/g, '2026-11-26T02:00:00Z');
  }

  meant(script: string): string {
    return this.batches.reduce((text, batch, i) => text.replaceAll(this.nameOf(i), batch), script);
  }

  private nameOf(i: number): string {
    return `5f0c8a52-1d7e-4b0e-9c43-${String(i + 1).padStart(12, '0')}`;
  }
}

/** A fenced block of the page, and where its text stands. */
type Block = Readonly<{ language: string; text: string }>;
const FENCED = /^```(\w+)\n([\s\S]*?)^```$/gm;
const blocksOf = (page: string): readonly Block[] =>
  [...page.matchAll(FENCED)].map(([, language = '', text = '']) => ({ language, text }));
const blockOf = (page: string, language: string): string =>
  required(
    blocksOf(page).find(block => block.language === language),
    `the page has a block of ${language}`,
  ).text;

/** What stands before a command: the function that the page makes first. */
const inShell = async (script: string, page: string): Promise<string> => {
  const ask = required(/^ask\(\) .*$/m.exec(page)?.[0], 'the page makes ask()');
  const { stdout } = await run('bash', ['-euc', `${ask}\n${script}`], {
    cwd: folder,
    env: { ...process.env, SAMGRAF: url, SAMGRAF_KEY: key },
  });
  return stdout;
};

/** The page with each answer as it is now: a block of JSON is the answer to the commands right before it. */
const answered = async (page: string): Promise<string> => {
  const shown = new Shown();
  const blocks = blocksOf(page);
  const answers: (string | undefined)[] = [];
  for (const [i, { language }] of blocks.entries()) {
    const isAnswer = language === 'json' && /^ask /m.test(blocks[i - 1]?.text ?? '');
    answers.push(
      isAnswer
        ? shown.told(
            compact(JSON.parse(await inShell(shown.meant(required(blocks[i - 1], 'a command').text), page))),
          )
        : undefined,
    );
  }
  let at = 0;
  return page.replace(FENCED, block => {
    const answer = answers[at++];
    return answer === undefined ? block : `\`\`\`json\n${answer}\n\`\`\``;
  });
};

/** The key that the command of the page makes. */
const keyOf = (command: string): string => {
  const words = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  return madeKey(keys, ...words.slice(words.indexOf('make') + 1)).text;
};

test('each command is answered as the page says', async () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(blocksOf(page).filter(({ language }) => language === 'json').length).toBeGreaterThan(9);
  keepPage(PAGE, await answered(page));
}, 120_000);

describe('the program of the page', () => {
  const page = readFileSync(PAGE, 'utf8');
  const register = required(/^\[\n[\s\S]*?^\]$/m.exec(page)?.[0], 'the page has a register');
  beforeAll(() => {
    writeFileSync(join(folder, 'sync.ts'), blockOf(page, 'ts'));
  });

  /** Runs it as the page says. */
  const sync = async (
    entries: string,
    at = url,
    more: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    writeFileSync(join(folder, 'register.json'), entries);
    const tsx = join(PROJECT, 'node_modules/.bin/tsx');
    const env = { ...process.env, SAMGRAF: at, SAMGRAF_KEY: key, ...more };
    const { stdout, stderr } = await run(tsx, ['sync.ts', 'register.json'], { cwd: folder, env });
    return stdout + stderr;
  };
  const lifecycles = async (): Promise<unknown> => {
    const query =
      '{ nodes(ids: ["resource:testid", "resource:samarbeid-api"]) { ... on Solution { lifecycle } } }';
    const { body } = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: bearer(key),
      payload: { query },
    });
    return (JSON.parse(body) as { data: { nodes: unknown } }).data.nodes;
  };

  test('is strict TypeScript', async () => {
    const tsc = join(PROJECT, 'node_modules/.bin/tsc');
    const types = ['--typeRoots', join(PROJECT, 'node_modules/@types'), '--types', 'node'];
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext'];
    await run(tsc, [...options, ...types, 'sync.ts'], { cwd: folder }).catch((error: unknown) => {
      throw new Error((error as { stdout: string }).stdout);
    });
  });

  test('brings the graph up to the register, through a server that is busy and a connection that breaks', async () => {
    const unlucky = await Unlucky.before(url);
    const before = await server.samgraf.store.sequence();
    const said = await sync(register, unlucky.url, { CHUNK: '2' }).finally(() => unlucky.close());
    expect(said).toBe('created 4, changed 1, unchanged 2\n');
    expect(unlucky.seen).toEqual([
      'busy',
      'answered',
      'broken after it was done',
      'answered',
      'answered',
      'answered',
    ]);
    const entries = await server.samgraf.store.entries({ after: before, limit: 100 });
    expect(new Set(entries.map(({ subject }) => subject)).size).toBe(entries.length);
  });

  test('changes nothing the second time', async () => {
    const before = await server.samgraf.store.sequence();
    expect(page).toContain(`\`\`\`text\n${await sync(register)}\`\`\``);
    expect(await server.samgraf.store.sequence()).toBe(before);
  });

  test('says of what has left the register that it has ended, and that it lives when it is back', async () => {
    const [first, ...others] = JSON.parse(register) as readonly unknown[];
    expect(await sync(JSON.stringify(others))).toBe('created 0, changed 1, unchanged 5\n');
    expect(await lifecycles()).toEqual([{ lifecycle: 'END_OF_LIFE' }, { lifecycle: 'LIVE' }]);
    expect(await sync(JSON.stringify(others))).toBe('created 0, changed 0, unchanged 5\n');
    expect(await sync(JSON.stringify([first, ...others]))).toBe('created 0, changed 1, unchanged 6\n');
    expect(await lifecycles()).toEqual([{ lifecycle: 'LIVE' }, { lifecycle: 'LIVE' }]);
  });

  test.each([
    ['an empty register', '[]', 'The register is empty'],
    ['a name too many', '[{"code": "x y", "name": ""}]', 'changes were refused'],
  ])('%s ends it with an error, and changes nothing', async (_, entries, message) => {
    const before = await server.samgraf.store.sequence();
    await expect(sync(entries)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
    expect(await server.samgraf.store.sequence()).toBe(before);
  });
});
