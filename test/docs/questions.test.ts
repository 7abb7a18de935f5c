import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { ask, freezeToday } from '../support/golden';
import { keepPage } from '../support/kept-page';
import { compact, pageOf, readQuestion } from '../support/question-page';
import type { ConsequenceRule } from '../../src/engine/model/consequences';
import { readProjectModel } from '../../src/doors/server/samgraf';
import type { Store } from '../../src/engine/store/store';
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

/** The data of an answer without errors, and how many statements it took. */
const answerOn = async (
  store: Store['name'],
  text: string,
): Promise<Readonly<{ data: unknown; statements: number }>> => {
  const { response, statements } = await ask(stores.on(store), text);
  const { data, errors } = JSON.parse(response) as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return { data, statements };
};

/**
 * Each question has a page, which is asked on all stores. What is judged and the tabs ask the same questions, which Neo4j
 * takes a second or more to plan: there one of so many, and all of them by `npm run test:differential`.
 */
const ONE_ON_NEO4J_OF = process.env.SAMGRAF_CASES ? 1 : 6;
const storesOf = (i: number): readonly Store['name'][] =>
  STORE_NAMES.filter(store => store === 'embedded' || i % ONE_ON_NEO4J_OF === 0);

/** Each page of the docs holds what is really answered, on both stores. */
describe.each([
  ...inFolder(FOLDER).map(name => [name, FOLDER, STORE_NAMES] as const),
  ...inFolder(JUDGED).map((name, i) => [name, JUDGED, storesOf(i)] as const),
])('the page of %s', (name, folder, on) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const most = text.includes('suggestions') ? 3 : 2;

  test.each(on)(
    'is true on %s, in two statements at most, one more where it takes suggestions',
    async store => {
      const { data, statements } = await answerOn(store, text);
      const page = pageOf(readQuestion(text), data, folder === JUDGED ? compact : undefined);
      keepPage(join(folder, name.replace(/\.graphql$/, '.md')), page);
      expect(statements).toBeLessThanOrEqual(most);
    },
  );
});

/** The tabs of the playground, with their answers on the national graph beside the goldens. */
describe.each(inFolder(PLAYGROUND).map((name, i) => [name, storesOf(i)] as const))(
  'the tab %s',
  (name, on) => {
    test.each(on)('is answered alike on %s', async store => {
      const { data } = await answerOn(store, readFileSync(join(PLAYGROUND, name), 'utf8'));
      keepPage(
        join(FOLDER, 'tabs', name.replace(/\.graphql$/, '.json')),
        `${JSON.stringify(data, null, 1)}\n`,
      );
    });
  },
);

/** Where anything is closed, prices are from counts that do not tell how much: the questions are asked all the same. */
test('every question is answered to the public after something of each kind and relation is closed', async () => {
  const { plans, model, store } = stores.on('embedded');
  const { current } = plans;
  const closed = new Set([...model.kinds.keys(), ...model.relations.keys()]);
  const open = current.statistics;
  plans.refresh({ ...current, statistics: { ...open, closed, open } });
  try {
    for (const folder of [FOLDER, JUDGED, PLAYGROUND])
      for (const name of inFolder(folder)) {
        const document = parse(readFileSync(join(folder, name), 'utf8'));
        expect(() => plans.plan(document, undefined, {}).planned.cost.visits).not.toThrow();
      }
  } finally {
    plans.refresh({ ...current, statistics: await store.statistics() });
  }
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

const howOf = ({ what, when, by, given, needs, complete, carries, endangers }: ConsequenceRule): string =>
  [
    ...(when.join() === what ? [] : [`when ${when.join(' or ')} is lost`]),
    ...(by.length === 2 ? [] : [`by ${by.join()}`]),
    ...given.flatMap(({ fact, is, isNot }) => [
      ...(is ? [`${fact} is ${is.join(' or ')}`] : []),
      ...(isNot ? [`${fact} is not ${isNot.join(' or ')}`] : []),
    ]),
    `needs ${needs}`,
    ...(complete ? ['complete'] : []),
    ...(carries ? ['carries'] : []),
    ...(endangers ? ['endangers'] : []),
  ].join('; ');

test('the index of what was judged lists every page, and the rule', () => {
  keepPage(
    join(JUDGED, 'README.md'),
    `# Consequences, judged by hand

Each page has a question, the reasons why its answer holds and what it leaves out, and the answer on the national graph; a test keeps them true on both stores.

${entriesOf(JUDGED).join('\n')}

## The rule

What loses stands to the left of the arrow, what it rests on to the right. \`needs\` says how: ALL of them, EACH for something of its own, ONE that is left makes up for the others, NONE: it is only better off with them. *Complete*: all that there are are recorded. *Carries*: what loses by it takes along what rests on it in turn. *Endangers*: what rests on what is only weakened by it is at risk in part. What a group loses of what it has, its members lose (IN_GROUP). Relations that are not listed have no consequences. The SDL says all of this with \`@consequence\` (core/directives.graphql); why it is so is in [the decision](../decisions/meaning.md#consequences-are-of-four-kinds).

| relation | loses ← rests on | what | how | because |
|---|---|---|---|---|
${ruleRows().join('\n')}
`,
  );
});
