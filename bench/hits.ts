import neo4j, { type ProfiledPlan } from 'neo4j-driver';
import { parse, validate } from 'graphql';
import { compileRead } from '../src/cypher/compile-read';
import { NEO4J } from '../src/cypher/dialect';
import { known } from '../src/errors';
import type { Samgraf } from '../src/server/samgraf';
import { bindAll } from '../src/store/statements';
import { OPERATIONS, PARAMETERS } from './operations';

export type Hits = Readonly<{ name: string; ours: number; byHand: number; statements: number }>;

const sum = (plan: ProfiledPlan): number => plan.dbHits + plan.children.reduce((total, child) => total + sum(child), 0);

/** Db hits of each operation against those of hand-written Cypher, on the Neo4j at `url`. Exact, whatever the machine. */
export const measureHits = async (samgraf: Samgraf, url: string): Promise<readonly Hits[]> => {
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  const profile = async (text: string, parameters: Record<string, unknown>): Promise<number> => {
    const session = driver.session();
    try {
      const whole = Object.fromEntries(Object.entries(parameters).map(([k, v]) => [k, Number.isInteger(v) ? neo4j.int(v as number) : v]));
      const { summary } = await session.run(`PROFILE ${text}`, whole);
      return sum(known(summary.profile || undefined, 'a profile'));
    } finally {
      await session.close();
    }
  };
  const results: Hits[] = [];
  for (const { name, query, byHand } of OPERATIONS) {
    const document = parse(query);
    const faults = validate(samgraf.schema, document);
    if (faults.length > 0) throw new Error(`${name}: ${String(faults[0])}`);
    const { planned } = samgraf.plans.plan(document, undefined, {});
    const statement = known(compileRead(planned.reads, NEO4J), name);
    const ours = await profile(statement.text, bindAll(statement, { '@today': '2026-11-25' }));
    results.push({ name, ours, byHand: await profile(byHand, PARAMETERS), statements: 1 });
  }
  await driver.close();
  return results;
};
