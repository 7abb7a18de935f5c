type Environment = Readonly<Record<string, string | undefined>>;

/** One url, or several with spaces between; `none` says that no Neo4j is to be used. */
export const neo4jUrls = (environment: Environment): readonly string[] =>
  (environment['SAMGRAF_TEST_NEO4J'] ?? '').split(/\s+/).filter(url => url !== '' && url !== 'none');

/** The one of this worker, which jest numbers from 1; empty where there is none. */
export const neo4jOfWorker = (environment: Environment): string => {
  const urls = neo4jUrls(environment);
  return urls[(Number(environment['JEST_WORKER_ID'] ?? 1) - 1) % Math.max(urls.length, 1)] ?? '';
};
