/** Stops the Neo4j that global-setup started; one that was there before is left alone. */
export default async function globalTeardown(): Promise<void> {
  for (const server of globalThis.samgrafTestNeo4j ?? []) await server.stop();
}
