import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask, dataOf, freezeToday } from '../support/golden';
import { keepPage } from '../support/kept-page';
import { compact, pageOf, readQuestion } from '../support/question-page';
import type { ConsequenceRule } from '../../src/model/consequences';
import { readProjectModel } from '../../src/server/samgraf';
import { OPEN_TIMEOUT_MS, STORE_NAMES, Stores } from '../support/stores';

const DOCS = join(__dirname, '../../docs');
const FOLDER = join(DOCS, 'questions');
/** What follows from this or that, judged by hand: a page says why its answer holds. */
const JUDGED = join(DOCS, 'consequences');
const PLAYGROUND = join(__dirname, '../../playground');
const inFolder = (folder: string): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.graphql'))
    .sort();

let stores: Stores;
beforeAll(async () => {
  freezeToday('2026-11-25');
  stores = await Stores.openSeeded();
}, OPEN_TIMEOUT_MS);
afterAll(async () => {
  await stores?.close();
  jest.useRealTimers();
});

/** Each page of the docs holds what is really answered, on both stores. */
describe.each([FOLDER, JUDGED].flatMap(folder => inFolder(folder).map(name => [name, folder] as const)))(
  'the page of %s',
  (name, folder) => {
    const text = readFileSync(join(folder, name), 'utf8');

    test.each(STORE_NAMES)('is true on %s', async store => {
      keepPage(
        join(folder, name.replace(/\.graphql$/, '.md')),
        pageOf(
          readQuestion(text),
          await dataOf(stores.on(store), text),
          folder === JUDGED ? compact : undefined,
        ),
      );
    });

    test('asks in two statements at most, and in one more where it takes suggestions', async () => {
      const most = text.includes('suggestions') ? 3 : 2;
      expect((await ask(stores.on('embedded'), text)).statements).toBeLessThanOrEqual(most);
    });
  },
);

/** The tabs of the playground, with their answers on the national graph beside the goldens. */
describe.each(inFolder(PLAYGROUND))('the tab %s', name => {
  test.each(STORE_NAMES)('is answered alike on %s', async store => {
    const data = await dataOf(stores.on(store), readFileSync(join(PLAYGROUND, name), 'utf8'));
    keepPage(join(FOLDER, 'tabs', name.replace(/\.graphql$/, '.json')), `${JSON.stringify(data, null, 1)}\n`);
  });
});

/** A line for each page of a folder. */
const entriesOf = (folder: string): readonly string[] =>
  inFolder(folder).map(name => {
    const { title, asked } = readQuestion(readFileSync(join(folder, name), 'utf8'));
    return `- [${title}](${name.replace(/\.graphql$/, '.md')}): ${asked[0] ?? ''}`;
  });

test('the index lists every page', () => {
  const tabs = inFolder(PLAYGROUND).map(
    name =>
      `- [${name}](../../playground/${name}), [its answer](tabs/${name.replace(/\.graphql$/, '.json')})`,
  );
  keepPage(
    join(FOLDER, 'README.md'),
    `# Questions\n\nEach page has a question, its answer on the national graph, and a picture of the paths; a test keeps them true on both stores.\n\n${entriesOf(FOLDER).join('\n')}\n\nThe tabs of the playground:\n\n${tabs.join('\n')}\n`,
  );
});

/** The rule as the SDL says it: a row for each consequence of a relation. */
const ruleRows = (): readonly string[] => {
  const { kinds, relations } = readProjectModel();
  const losing = (names: readonly string[], of: readonly string[] | undefined): string =>
    names.filter(name => !of || kinds.get(name)?.members.every(member => of.includes(member))).join(', ');
  return [...relations.values()].flatMap(({ name, from, to, consequences }) =>
    consequences.map(rule => {
      const ends =
        rule.loses === 'FROM'
          ? `${losing(from, rule.of)} ← ${to.join(', ')}`
          : `${losing(to, rule.of)} ← ${from.join(', ')}`;
      return `| ${name} | ${ends} | ${rule.what} | ${howOf(rule)} | ${rule.because} |`;
    }),
  );
};

const howOf = ({ what, when, by, given, needs, complete, carries }: ConsequenceRule): string =>
  [
    ...(when.join() === what ? [] : [`when ${when.join(' or ')} is lost`]),
    ...(by.length === 2 ? [] : [`by ${by.join()}`]),
    ...(given?.is ? [`${given.fact} is ${given.is.join(' or ')}`] : []),
    ...(given?.isNot ? [`${given.fact} is not ${given.isNot.join(' or ')}`] : []),
    `needs ${needs}`,
    ...(complete ? ['complete'] : []),
    ...(carries ? ['carries'] : []),
  ].join('; ');

test('the index of what was judged lists every page, and the rule', () => {
  keepPage(
    join(JUDGED, 'README.md'),
    `# Consequences, judged by hand

Each page has a question, the reasons why its answer holds and what it leaves out, and the answer on the national graph; a test keeps them true on both stores.

${entriesOf(JUDGED).join('\n')}

## The rule

What loses stands to the left of the arrow, what it rests on to the right. \`needs\` says how: ALL of them, EACH for something of its own, ONE that is left makes up for the others, NONE: it is only better off with them. *Complete*: all that there are are recorded. *Carries*: what loses by it takes along what rests on it in turn. Relations that are not listed have no consequences. The SDL says all of this with \`@consequence\` (schema/directives.graphql); why it is so is in [the decision](../decisions/2026-11-26-consequences-are-of-four-kinds.md).

| relation | loses ← rests on | what | how | because |
|---|---|---|---|---|
${ruleRows().join('\n')}
`,
  );
});
