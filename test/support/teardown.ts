import { rmSync } from 'node:fs';

/** Stops the Neo4j that the run started; one that was there before is left alone. Nothing that it made stays. */
export default async function teardown(): Promise<void> {
  await globalThis.samgrafTestNeo4j?.stop();
  if (globalThis.samgrafTestRun) rmSync(globalThis.samgrafTestRun, { recursive: true, force: true });
}
