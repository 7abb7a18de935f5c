import { neo4jOfWorker, neo4jUrls } from '../support/neo4j-of-worker';

const of = (urls: string, worker: number): string =>
  neo4jOfWorker({ SAMGRAF_TEST_NEO4J: urls, JEST_WORKER_ID: String(worker) });

test('each worker has a Neo4j of its own', () => {
  expect([1, 2].map(worker => of('neo4j://a neo4j://b', worker))).toEqual(['neo4j://a', 'neo4j://b']);
});

test('those that are too many share, and wait for one another', () => {
  expect([1, 2, 3].map(worker => of('neo4j://a neo4j://b', worker))).toEqual([
    'neo4j://a',
    'neo4j://b',
    'neo4j://a',
  ]);
});

test('without any, tests are on the embedded store alone', () => {
  expect([of('', 1), of('none', 1), neo4jOfWorker({}), neo4jUrls({})]).toEqual(['', '', '', []]);
});

test('a test file knows of one only', () => {
  expect(neo4jUrls(process.env).length).toBeLessThanOrEqual(1);
});
