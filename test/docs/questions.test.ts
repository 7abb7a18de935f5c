import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, dataOf, freezeToday } from '../support/golden';
import { pageOf, readQuestion } from '../support/question-page';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const FOLDER = join(__dirname, '../../docs/questions');
const PLAYGROUND = join(__dirname, '../../playground');
const inFolder = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.graphql'))
    .sort();
const update = process.env.SAMGRAF_UPDATE === '1';

let stores: Stores;
beforeAll(async () => {
  freezeToday('2026-11-25');
  stores = await Stores.openSeeded();
}, OPEN_TIMEOUT_MS);
afterAll(async () => {
  await stores?.close();
  jest.useRealTimers();
});

const keep = (file: string, text: string): void => {
  if (update) writeFileSync(file, text);
  expect(text).toBe(
    existsSync(file) ? readFileSync(file, 'utf8') : 'not written: SAMGRAF_UPDATE=1 writes it',
  );
};

/** Each page of the docs holds what is really answered, on both stores. */
describe.each(inFolder(FOLDER))('the page of %s', name => {
  const text = readFileSync(join(FOLDER, name), 'utf8');

  test.each(STORE_NAMES)('is true on %s', async store => {
    keep(
      join(FOLDER, name.replace(/\.graphql$/, '.md')),
      pageOf(readQuestion(text), await dataOf(stores.on(store), text)),
    );
  });

  test('asks in two statements at most, and in one more where it takes suggestions', async () => {
    const most = text.includes('suggestions') ? 3 : 2;
    expect((await ask(stores.on('embedded'), text)).statements).toBeLessThanOrEqual(most);
  });
});

/** The tabs of the playground, with their answers on the national graph beside the goldens. */
describe.each(inFolder(PLAYGROUND))('the tab %s', name => {
  test.each(STORE_NAMES)('is answered alike on %s', async store => {
    const data = await dataOf(stores.on(store), readFileSync(join(PLAYGROUND, name), 'utf8'));
    keep(join(FOLDER, 'tabs', name.replace(/\.graphql$/, '.json')), `${JSON.stringify(data, null, 1)}\n`);
  });
});

test('the index lists every page', () => {
  const entries = inFolder(FOLDER).map(name => {
    const { title, asked } = readQuestion(readFileSync(join(FOLDER, name), 'utf8'));
    return `- [${title}](${name.replace(/\.graphql$/, '.md')}): ${asked[0] ?? ''}`;
  });
  const tabs = inFolder(PLAYGROUND).map(
    name =>
      `- [${name}](../../playground/${name}), [its answer](tabs/${name.replace(/\.graphql$/, '.json')})`,
  );
  keep(
    join(FOLDER, 'README.md'),
    `# Questions\n\nEach page has a question, its answer on the national graph, and a picture of the paths; a test keeps them true on both stores.\n\n${entries.join('\n')}\n\nThe tabs of the playground:\n\n${tabs.join('\n')}\n`,
  );
});
