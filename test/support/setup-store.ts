import type { Config } from 'jest';
import setupServer from './setup-server';
import { PLANS_MUCH, startNeo4j, type Neo4jServer } from './start-neo4j';

declare global {
  /** Handed from setup to teardown, which jest loads as two separate modules. Absent when someone else's Neo4j is used. */
  var samgrafTestNeo4j: Neo4jServer | undefined;
}

/**
 * Gives every worker of jest a Neo4j of its own, so that no test waits for another's: their urls in `SAMGRAF_TEST_NEO4J`,
 * of which own-neo4j.ts takes one. Several workers have one more for the national graph, which they only read
 * (`SAMGRAF_TEST_NEO4J_SEEDED`). Already set: those servers are used, and emptied by the tests; none, where it is `none`.
 * Otherwise they are started. Where that is not possible the tests run without, and say so; `SAMGRAF_REQUIRE_NEO4J=1` (CI)
 * makes it a failure.
 */
export default async function setupStore({ maxWorkers }: Config & { maxWorkers: number }): Promise<void> {
  await Promise.all([setupServer(), startForWorkers(maxWorkers)]);
}

const startForWorkers = async (maxWorkers: number): Promise<void> => {
  if (process.env.SAMGRAF_TEST_NEO4J) return;
  const servers = maxWorkers > 1 ? maxWorkers + 1 : 1;
  const started = await startNeo4j({ heap: `${maxWorkers}g`, flags: PLANS_MUCH, servers });
  if (started.kind === 'started') {
    globalThis.samgrafTestNeo4j = started;
    process.env.SAMGRAF_TEST_NEO4J = started.urls.slice(0, maxWorkers).join(' ');
    const seeded = started.urls[maxWorkers];
    if (seeded) process.env.SAMGRAF_TEST_NEO4J_SEEDED = seeded;
    return;
  }
  if (process.env.SAMGRAF_REQUIRE_NEO4J === '1')
    throw new Error(`Neo4j is required (SAMGRAF_REQUIRE_NEO4J=1), but ${started.reason}`);
  process.stderr.write(
    `\nNeo4j: skipped: ${started.reason} The contract suite runs on the embedded store only.\n`,
  );
};
