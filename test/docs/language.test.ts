import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { freezeToday } from '../support/golden';
import { keepPage } from '../support/kept-page';
import { CORRECTED } from '../support/language-corrections';
import { faultsIn } from '../support/language-faults';
import { LANGUAGES, sentencesOf, type Pool, type Said } from '../support/language-sentences';
import { furtherSentences, PARTS, readNames, sectionOf } from '../support/language-templates';
import { openSeededStore } from '../support/seeded-store';
import { OPEN_TIMEOUT_MS } from '../support/stores';
import { unhurried } from '../support/unhurried';

const DOCS = join(__dirname, '../../docs');

let samgraf: Samgraf;
let pool: Pool;
beforeAll(async () => {
  freezeToday('2026-11-25');
  samgraf = await openSamgraf(readProjectModel(), await openSeededStore(), unhurried());
  const answered = await sentencesOf(samgraf);
  pool = new Map([...answered, ...furtherSentences(readProjectModel())]);
}, OPEN_TIMEOUT_MS);
afterAll(async () => {
  await samgraf?.store.close();
  jest.useRealTimers();
});

/** Three of a template that are far apart. */
const three = (all: readonly Said[]): readonly Said[] =>
  all.length <= 3 ? all : [0, 1, 2].map(i => all[Math.floor((i * all.length) / 3)] as Said);

test('docs/language.md has three real examples of every template', () => {
  const parts = PARTS.flatMap(([title, prefix, about]) => [
    `## ${title}\n\n${about}\n`,
    ...[...pool]
      .filter(([template]) => template.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([template, all]) => sectionOf(template.slice(prefix.length), three(all))),
  ]);
  keepPage(
    join(DOCS, 'language.md'),
    `# Sentences

Every answer can be read as sentences, in Norwegian Bokmål (nb), Nynorsk (nn) and English (en). These are all the forms that they take, with up to three examples each from the national graph; a test writes this page and keeps it true. A form that says nothing about particular nodes has a single example. The words are in \`words/\` and \`src/engine/messages/en/\`, the phrase of each relation and the gender and plural of each kind in \`schema/*.graphql\`.

${parts.join('\n')}`,
  );
});

/** A generator of numbers below 1 that is the same each time. */
const drawing = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

/** Twenty sentences of a language: a template at random, then one of its sentences. */
const sampleOf = (index: number): readonly string[] => {
  const spoken = LANGUAGES[index];
  const draw = drawing(20_261_126 + index);
  const all = [...pool.values()].map(of => of.map(said => (spoken ? said[spoken] : '')));
  const drawn = new Set<string>();
  while (drawn.size < 20) {
    const some = all[Math.floor(draw() * all.length)] ?? [];
    drawn.add(some[Math.floor(draw() * some.length)] ?? '');
  }
  return [...drawn];
};

const SAMPLE = join(DOCS, 'language-sample.md');
const READ = ' — *right*';

/** A sentence is marked by whoever has read it, in the file itself; one that is drawn for the first time is not. */
test('docs/language-sample.md has sixty sentences, drawn by a fixed seed, all of them read', () => {
  const marked = new Set(
    (existsSync(SAMPLE) ? readFileSync(SAMPLE, 'utf8') : '')
      .split('\n')
      .filter(line => line.endsWith(READ))
      .map(line => line.replace(/^\d+\. /, '')),
  );
  const line = (text: string, n: number): string =>
    `${n + 1}. ${text}${marked.has(`${text}${READ}`) ? READ : ' — *not read yet*'}`;
  const lists = ['Bokmål', 'Nynorsk', 'English'].map(
    (title, i) => `## ${title}\n\n${sampleOf(i).map(line).join('\n')}\n`,
  );
  const corrected = CORRECTED.map(([was, is, why]) => `| ${was} | ${is} | ${why} |`);
  keepPage(
    SAMPLE,
    `# A sample of sixty sentences

Twenty in each language, drawn by a fixed seed from the answers that [language.md](language.md) is made of: a form at random, then one of its sentences. Each was read as a native reader would read it, and marked. Where one was wrong, its template or its seed text was corrected and the sample made anew; those are listed below. A test fails while a sentence stands here that has not been read.

${lists.join('\n')}
## Corrected

| was | is | why |
|---|---|---|
${corrected.join('\n')}
`,
  );
  expect(lists.join('\n')).not.toContain('*not read yet*');
});

test('no sentence has a fault that a machine can find', () => {
  const names = [...readNames().values()]
    .flatMap(({ name_texts: texts }) => Object.values(JSON.parse(String(texts)) as Record<string, string>))
    .sort((a, b) => b.length - a.length);
  const namesIn = (text: string): readonly string[] =>
    names.filter(name => name.length > 2 && text.includes(name));
  const faults = [...pool].flatMap(([template, all]) =>
    all.flatMap(said =>
      LANGUAGES.flatMap(spoken => {
        const text = said[spoken];
        const found = faultsIn(text, spoken, namesIn(text));
        return found.map(fault => `${template} ${spoken}: ${fault}: ${text}`);
      }),
    ),
  );
  expect(faults).toEqual([]);
});

test('the machine does find faults', () => {
  const found = [
    ['Det er 1 noder.', 'nb'],
    ['Utsira uses ID-porten og the rest.', 'nb'],
    ['Utsira brukar ikke ID-porten.', 'nn'],
    ['det begynner slik.', 'nb'],
    ['Slik slutter det', 'nb'],
    ['Slik slutter det..', 'nb'],
    ['Her er  to blanke.', 'nb'],
    ['Her er undefined.', 'nb'],
  ] as const;
  for (const [text, spoken] of found) expect([text, faultsIn(text, spoken, [])]).not.toEqual([text, []]);
});
