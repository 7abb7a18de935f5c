import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUESTIONS } from '../../src/engine/questions/list';
import { QUESTIONS as ATTACKS } from '../hostile/attacks';
import { ORACLES } from '../oracle/reference/questions/answer-question';

const ROOT = join(__dirname, '../..');
/** Questions of the national model alone, each against an oracle of its own on random graphs. */
const NATIONAL = ['coverage', 'municipalities', 'standings'].map(name =>
  readFileSync(join(ROOT, `test/differential/${name}.test.ts`), 'utf8'),
);

/** What a new question needs besides its file and its line in `questions/list.ts`. */
describe.each(QUESTIONS.map(({ name }) => name))('%s', name => {
  const asked = new RegExp(`\\b${name}\\(`);

  test(`has a page, docs/questions/${name}.graphql, whose answer is a golden on both stores`, () => {
    const page = join(ROOT, `docs/questions/${name}.graphql`);
    expect(existsSync(page) && asked.test(readFileSync(page, 'utf8'))).toBe(true);
  });

  test('has an oracle and random cases: test/oracle/reference/questions, or one in test/differential', () => {
    expect(ORACLES.includes(name) || NATIONAL.some(text => asked.test(text))).toBe(true);
  });

  test('has an attack that holds its bounds: test/hostile/attacks.ts', () => {
    expect(ATTACKS.some(({ query }) => asked.test(query))).toBe(true);
  });
});
