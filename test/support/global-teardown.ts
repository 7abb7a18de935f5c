/** Stops the Neo4j that global-setup started; one that was there before is left alone. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.samgrafTestNeo4j?.stop();
}
