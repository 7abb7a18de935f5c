import neo4j from 'neo4j-driver';
import { parse } from 'graphql';
import { ANONYMOUS, boundOf } from '../src/engine/access/viewer';
import { compileRead } from '../src/engine/roots/slices';
import { NEO4J } from '../src/engine/cypher/dialect';
import { required } from '../src/engine/errors';
import { today } from '../src/engine/model/scalars';
import { bindMore } from '../src/engine/plan/plan';
import type { Samgraf } from '../src/doors/server/samgraf';
import { bindAll } from '../src/engine/store/cypher-store';
import { withNeo4jGraph } from './neo4j-graph';
import { OPERATIONS, type Operation } from './operations';
import { profile } from './profiling-store';
import { median, say, table } from './timing';

/**
 * `npm run bench:access [municipalities]`: db hits of each operation where every kind and relation has closed members, so that
 * each node and edge is tested, and where some solutions and uses are closed, beside those of the same operation where
 * nothing is closed.
 */
const main = (): Promise<void> =>
  withNeo4jGraph(Number(process.argv[2] ?? 10_000), async (samgraf, url) => {
    const { kinds, relations } = samgraf.model;
    await print(samgraf, url, 'everything has closed members', [...kinds.keys(), ...relations.keys()]);
    await print(samgraf, url, 'some solutions and uses are closed', ['Solution', 'USES']);
  });

const print = async (
  samgraf: Samgraf,
  url: string,
  policy: string,
  names: readonly string[],
): Promise<void> => {
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  const hits = async (operation: Operation): Promise<number> => {
    const { text, parameters } = statementOf(samgraf, operation);
    return (await profile(driver, text, parameters)).hits;
  };
  try {
    const { plans } = samgraf;
    const open = plans.current;
    const closed = new Set(names);
    const rows: (readonly [string, number, number])[] = [];
    for (const operation of OPERATIONS) {
      plans.refresh(open);
      const without = await hits(operation);
      plans.refresh({ ...open, statistics: { ...open.statistics, closed } });
      rows.push([operation.name, await hits(operation), without]);
    }
    plans.refresh(open);
    say(`### Db hits where ${policy} (Neo4j)\n`);
    table(
      ['operation', 'db hits', 'nothing closed', 'ratio'],
      rows.map(([name, ours, without]) => [name, String(ours), String(without), (ours / without).toFixed(2)]),
    );
    const ratios = rows.map(([, ours, without]) => ours / without);
    say(`\nMedian ${median(ratios).toFixed(2)}, worst ${Math.max(...ratios).toFixed(2)}.\n`);
  } finally {
    await driver.close();
  }
};

const statementOf = ({ plans }: Samgraf, { name, query }: Operation) => {
  const { planned } = plans.plan(parse(query), undefined, {});
  const statement = required(compileRead(planned.reads, NEO4J)[0], name);
  const bound = bindMore({ '@today': today() }, boundOf(ANONYMOUS));
  return { text: statement.text, parameters: bindAll(statement, bound) };
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
