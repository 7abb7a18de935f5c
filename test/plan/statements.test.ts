import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { firstDocuments } from '../../bench/first-documents';
import { compileFind } from '../../src/engine/cypher/compile-traversal';
import { NEO4J } from '../../src/engine/cypher/dialect';
import type { Statement } from '../../src/engine/cypher/fragment';
import { BOUNDS } from '../../src/engine/plan/traversal';
import { QUESTIONS } from '../../src/engine/questions/list';
import { compileRead, isRead } from '../../src/engine/roots/slices';
import { openSeededApp, type SeededApp } from '../hostile/seeded-app';

/** Of a document: its statements, their characters, and how many subqueries Neo4j plans in them. */
type Size = Readonly<{ statements: number; characters: number; calls: number }>;

const NOTED = join(__dirname, 'statements.json');
/** So much more than is noted is no growth. */
const MORE = 1.1;

let server: SeededApp;
beforeAll(async () => {
  server = await openSeededApp();
});
afterAll(() => server?.close());

const statementsOf = (text: string): readonly Statement[] => {
  const { planned } = server.samgraf.plans.plan(parse(text), undefined, {});
  const { traversals, fetches } = planned;
  return [
    ...(traversals.length > 0 ? compileFind(traversals, BOUNDS, NEO4J) : []),
    ...(fetches.roots.length > 0 ? compileRead(fetches, NEO4J) : []),
  ];
};

const sizeOf = (text: string): Size => {
  const texts = statementsOf(text).map(statement => statement.text);
  return {
    statements: texts.length,
    characters: texts.reduce((sum, { length }) => sum + length, 0),
    calls: texts.join('').split('CALL (').length - 1,
  };
};

const DOCUMENTS = firstDocuments();

test('each question and each root that a store reads is among the documents', () => {
  const asked = DOCUMENTS.flatMap(
    ([, text]) => server.samgraf.plans.plan(parse(text), undefined, {}).planned.plan.roots,
  );
  const questions = asked.flatMap(root => (root.kind === 'traversal' ? [root.question] : []));
  expect(QUESTIONS.map(({ name }) => name).filter(name => !questions.includes(name))).toEqual([]);
  expect([...new Set(asked.filter(isRead).map(({ kind }) => kind))].sort()).toEqual([
    'byIds',
    'groups',
    'list',
    'lookup',
    'search',
  ]);
});

/**
 * How long the first question of a shape takes on Neo4j is how much there is to plan: its time is the machine's, and its text
 * is ours. `SAMGRAF_UPDATE=1` notes how long the statements are now.
 */
describe('the statements for Neo4j on the national graph are no longer than noted', () => {
  const read = (): Readonly<Record<string, Size>> =>
    JSON.parse(readFileSync(NOTED, 'utf8')) as Record<string, Size>;

  test('each document is noted, and no other', () => {
    if (process.env['SAMGRAF_UPDATE'] === '1')
      writeFileSync(
        NOTED,
        `${JSON.stringify(Object.fromEntries(DOCUMENTS.map(([name, text]) => [name, sizeOf(text)])), null, 2)}\n`,
      );
    expect(Object.keys(read())).toEqual(DOCUMENTS.map(([name]) => name));
  });

  test.each(DOCUMENTS)('%s', (name, text) => {
    const [now, noted] = [sizeOf(text), read()[name]];
    expect(now.statements).toBe(noted?.statements);
    expect(now.characters).toBeLessThanOrEqual(MORE * (noted?.characters ?? 0));
    expect(now.calls).toBeLessThanOrEqual(MORE * (noted?.calls ?? 0));
  });
});
