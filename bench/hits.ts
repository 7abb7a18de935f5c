import neo4j from 'neo4j-driver';
import { NEO4J } from '../src/engine/cypher/dialect';
import type { Samgraf } from '../src/doors/server/samgraf';
import { statementOf } from './beside-store';
import { OPERATIONS, PARAMETERS } from './operations';
import { profile } from './profiling-store';

export type Hits = Readonly<{ name: string; ours: number; byHand: number; statements: number }>;

/** Db hits of each operation against those of hand-written Cypher, on the Neo4j at `url`. Exact, whatever the machine. */
export const measureHits = async (samgraf: Samgraf, url: string): Promise<readonly Hits[]> => {
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  try {
    const results: Hits[] = [];
    for (const operation of OPERATIONS) {
      const { text, parameters } = statementOf(samgraf, operation, NEO4J);
      const ours = await profile(driver, text, parameters);
      results.push({
        name: operation.name,
        ours: ours.hits,
        byHand: (await profile(driver, operation.byHand, PARAMETERS)).hits,
        statements: 1,
      });
    }
    return results;
  } finally {
    await driver.close();
  }
};
