import neo4j from 'neo4j-driver';
import { parse, validate } from 'graphql';
import { compileRead } from '../src/engine/roots/slices';
import { EMBEDDED, NEO4J, type Dialect } from '../src/engine/cypher/dialect';
import { required } from '../src/engine/errors';
import { today } from '../src/engine/model/scalars';
import type { Samgraf } from '../src/doors/server/samgraf';
import type { EmbeddedStore } from '../src/engine/store/embedded';
import { bindAll } from '../src/engine/store/cypher-store';
import { askSamgraf } from './asking';
import { OPERATIONS, type Operation } from './operations';
import { withIntegers } from './profiling-store';
import { compareTimes, note, runIn, timeAlone, type Compared, type Times } from './timing';
import { serve, startArgs } from './throughput';

export type BesideStore = Readonly<{ name: string; compared: Compared; http?: Times }>;

/** The statement and the parameters that an operation becomes. */
export const statementOf = (
  samgraf: Samgraf,
  { name, query }: Operation,
  dialect: Dialect,
): Readonly<{ text: string; parameters: Record<string, unknown> }> => {
  const document = parse(query);
  const faults = validate(samgraf.schema, document);
  if (faults.length > 0) throw new Error(`${name}: ${String(faults[0])}`);
  const statement = required(
    compileRead(samgraf.plans.plan(document, undefined, {}).planned.reads, dialect)[0],
    name,
  );
  return { text: statement.text, parameters: bindAll(statement, { '@today': today() }) };
};

/** Ours beside the driver alone with the same Cypher and parameters, on one Neo4j; and the whole server over HTTP. */
export const besideBolt = async (samgraf: Samgraf, url: string): Promise<readonly BesideStore[]> => {
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  const server = await serve(startArgs(), {
    SAMGRAF_STORE: url,
    SAMGRAF_SEED: 'never',
    PORT: '0',
    LOG_LEVEL: 'info',
  });
  try {
    const sides = OPERATIONS.map(operation => {
      const { text, parameters } = statementOf(samgraf, operation, NEO4J);
      const values = withIntegers(parameters);
      const raw = async (): Promise<unknown> => {
        const session = driver.session({ defaultAccessMode: neo4j.session.READ });
        try {
          return (await session.run(text, values)).records.map(record => record.toObject());
        } finally {
          await session.close();
        }
      };
      return { operation, ours: () => askSamgraf(samgraf, operation.query), raw };
    });
    await runIn(sides.flatMap(({ ours, raw }) => [ours, raw]));
    const results: BesideStore[] = [];
    for (const { operation, ours, raw } of sides) {
      note(`  ${operation.name}`);
      results.push({
        name: operation.name,
        compared: await compareTimes(ours, raw),
        http: await timeAlone(() => post(server.url, operation.query)),
      });
    }
    return results;
  } finally {
    server.process.removeAllListeners('exit');
    server.process.kill('SIGTERM');
    await driver.close();
  }
};

const post = async (url: string, query: string): Promise<string> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text.slice(0, 300));
  return text;
};

/** The engine itself, as the embedded store holds it. */
type Engine = Readonly<{
  executeCypher: (
    text: string,
    parameters: Record<string, unknown>,
  ) => Promise<Readonly<{ toArray: () => unknown }>>;
}>;

/** Ours beside the embedded engine alone, with the same statement. */
export const besideEngine = async (
  samgraf: Samgraf,
  store: EmbeddedStore,
): Promise<readonly BesideStore[]> => {
  const engine = required(Reflect.get(store, 'db') as Engine | undefined, 'the engine of the embedded store');
  const sides = OPERATIONS.map(operation => {
    const { text, parameters } = statementOf(samgraf, operation, EMBEDDED);
    return {
      operation,
      ours: () => askSamgraf(samgraf, operation.query),
      raw: async () => (await engine.executeCypher(text, parameters)).toArray(),
    };
  });
  await runIn(sides.flatMap(({ ours, raw }) => [ours, raw]));
  const results: BesideStore[] = [];
  for (const { operation, ours, raw } of sides) {
    note(`  ${operation.name}`);
    results.push({ name: operation.name, compared: await compareTimes(ours, raw) });
  }
  return results;
};
