import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { required } from '../../src/engine/errors';
import { PROJECT, readProjectModel } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { drawModel } from '../support/draw-model';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';
import { keepPage } from '../support/kept-page';
import { compact } from '../support/question-page';

const run = promisify(execFile);
const HERE = 'http://127.0.0.1:4000';
const README = join(PROJECT, 'README.md');
const START = join(PROJECT, 'docs/start');
const TUTORIALS = readdirSync(START).map(name => join(START, name));
const read = (file: string): string => readFileSync(file, 'utf8');

let server: SeededApp;
let app: FastifyInstance;
let address = '';
const folder = mkdtempSync(join(tmpdir(), 'samgraf-start-'));
beforeAll(async () => {
  server = await openSeededApp();
  app = await buildServer(server.samgraf, { logLevel: 'silent' });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const FENCED = /^```(\w+)\n([\s\S]*?)^```$/gm;
const isStart = (script: string): boolean => /^npm /.test(script);

/** Does what the page says, with this server's address in place of the one that a stranger has. */
const inShell = async (script: string): Promise<string> => {
  const { stdout } = await run('bash', ['-euc', script.replaceAll(HERE, address)], { cwd: folder });
  return stdout.replaceAll(address, HERE);
};

const asked = async (query: string): Promise<string> =>
  (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).body;

const done = async (language: string, text: string): Promise<string> => {
  if (language === 'graphql') return asked(text);
  if (language === 'js') writeFileSync(join(folder, 'all.mjs'), text.replaceAll(HERE, address));
  return language === 'sh' && !isStart(text) ? inShell(text) : '';
};

/** The page with each answer as it is now: what stands right after a command or a query is its answer. */
const answered = async (page: string): Promise<string> => {
  let said = '';
  const answers: string[] = [];
  for (const [block, language = '', text = ''] of page.matchAll(FENCED)) {
    const isAnswer = ['json', 'csv', 'text'].includes(language);
    const shown = language === 'json' ? `${compact(JSON.parse(said))}\n` : said.replace(/\r|\uFEFF/g, '');
    answers.push(isAnswer ? `\`\`\`${language}\n${shown.replace(/\n*$/, '\n')}\`\`\`` : block);
    if (!isAnswer) said = await done(language, text);
  }
  let at = 0;
  return page.replace(FENCED, () => required(answers[at++], 'an answer or what was there'));
};

test.each([README, ...TUTORIALS])(
  'what a stranger does by %s is answered as it says',
  async file => {
    const page = read(file);
    expect([...page.matchAll(FENCED)].length).toBeGreaterThan(2);
    keepPage(file, await answered(page));
    expect(read(file)).not.toMatch(
      /^```(json|csv|text)\n```$|"errors": \[\{"message": "(Cannot|Unknown|Syntax)/m,
    );
  },
  60_000,
);

test('the README is one screen: at most 82 lines, and the pictures are small', () => {
  expect(read(README).split('\n').length).toBeLessThanOrEqual(82);
  const pictures = readdirSync(join(PROJECT, 'docs/pictures'));
  expect(
    pictures.map(name => [name, readFileSync(join(PROJECT, 'docs/pictures', name)).length < 200_000]),
  ).toEqual(pictures.map(name => [name, true]));
});

test('the picture of the model is of the schema as it is (SAMGRAF_UPDATE=1 draws it anew)', () => {
  keepPage(join(PROJECT, 'docs/pictures/model.svg'), drawModel(readProjectModel()));
});

test('each page of the docs is reached from the start page, and no link is dead', () => {
  const index = read(join(PROJECT, 'docs/README.md'));
  const pages = readdirSync(join(PROJECT, 'docs')).filter(
    name => name.endsWith('.md') && name !== 'README.md',
  );
  expect(pages.filter(name => !index.includes(`(${name})`))).toEqual([]);
  const dead = [
    README,
    join(PROJECT, 'docs/README.md'),
    join(PROJECT, 'docs/ask.md'),
    join(PROJECT, 'docs/settings.md'),
    ...TUTORIALS,
  ].flatMap(file =>
    [...read(file).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, to = '']) => join(dirname(file), to))
      .filter(to => !existsSync(to)),
  );
  expect(dead).toEqual([]);
});
