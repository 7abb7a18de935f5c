import { rmSync } from 'node:fs';

/** Stops the Neo4j that global-setup started; one that was there before is left alone. Nothing that it made stays. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.samgrafTestNeo4j?.stop();
  if (process.env.SAMGRAF_TEST_RUN) rmSync(process.env.SAMGRAF_TEST_RUN, { recursive: true, force: true });
}
