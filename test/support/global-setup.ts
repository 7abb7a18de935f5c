import { startNeo4j, type Neo4jServer } from './start-neo4j';

declare global {
  /** Handed from setup to teardown, which jest loads as two separate modules. Absent when someone else's Neo4j is used. */
  var samgrafTestNeo4j: Neo4jServer | undefined;
}

/**
 * Gives every test file one Neo4j, by its url in `SAMGRAF_TEST_NEO4J`.
 * Already set: that server is used, and emptied by the tests. Otherwise one is started. Where that is not possible
 * the tests run without, and say so; `SAMGRAF_REQUIRE_NEO4J=1` (CI) makes it a failure.
 */
export default async function globalSetup(): Promise<void> {
  if (process.env.SAMGRAF_TEST_NEO4J) return;
  const server = await startNeo4j();
  if (server.kind === 'started') {
    globalThis.samgrafTestNeo4j = server;
    process.env.SAMGRAF_TEST_NEO4J = server.url;
    return;
  }
  if (process.env.SAMGRAF_REQUIRE_NEO4J === '1')
    throw new Error(`Neo4j is required (SAMGRAF_REQUIRE_NEO4J=1), but ${server.reason}`);
  process.stderr.write(
    `\nNeo4j: skipped: ${server.reason} The contract suite runs on the embedded store only.\n`,
  );
}
