import { createRequire } from 'node:module';
import { graphql, type GraphQLSchema } from 'graphql';
import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import type { Samgraf } from '../src/doors/server/samgraf';
import { askSamgraf } from './asking';
import { OPERATIONS } from './operations';
import { PEER_OPERATIONS, PEER_TYPES } from './peer-operations';
import { ProfilingStore, profile, withIntegers } from './profiling-store';
import { compareTimes, note, type Compared } from './timing';

/** Installed by the bench itself, so found only when it is used. */
type Peer = Readonly<{
  Neo4jGraphQL: new (
    options: Readonly<{ typeDefs: string; driver: Driver }>,
  ) => Readonly<{ getSchema: () => Promise<GraphQLSchema> }>;
}>;
const peerOf = (): Peer => createRequire(__filename)('@neo4j/graphql') as Peer;

export type BesidePeer = Readonly<{
  name: string;
  ours: number;
  peer: number;
  statements: number;
  peerStatements: number;
  same: boolean;
  compared: Compared;
}>;

type Run = Readonly<{ text: string; parameters: Record<string, unknown> }>;

/** A driver that writes down what is run in its managed transactions. */
const recording = (driver: Driver, runs: Run[]): Driver => {
  const onTransaction = (transaction: ManagedTransaction): ManagedTransaction =>
    proxied(transaction, {
      run: (text: string, parameters: Record<string, unknown>) => {
        runs.push({ text, parameters });
        return transaction.run(text, parameters);
      },
    });
  const onSession = (session: Session): Session =>
    proxied(session, {
      executeRead: (
        work: (transaction: ManagedTransaction) => unknown,
        config: Parameters<Session['executeRead']>[1],
      ) => session.executeRead(transaction => work(onTransaction(transaction)), config),
    });
  return proxied(driver, {
    session: (config: Parameters<Driver['session']>[0]) => onSession(driver.session(config)),
  });
};

const proxied = <T extends object>(target: T, replaced: Readonly<Record<string, unknown>>): T =>
  new Proxy(target, {
    get: (of, key) => {
      if (typeof key === 'string' && key in replaced) return replaced[key];
      const value: unknown = Reflect.get(of, key);
      return typeof value === 'function' ? (value.bind(of) as unknown) : value;
    },
  });

/** The ids in an answer, in its order: what both must agree on. */
const idsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'id' || key === 'totalCount' ? [String(inner)] : key === 'aggregate' ? [] : idsIn(inner),
  );
};

/** Hits, statements and times of each operation that both can answer, on the same Neo4j and data. */
export const besidePeer = async (samgraf: Samgraf, url: string): Promise<readonly BesidePeer[]> => {
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  const ownDriver = neo4j.driver(url);
  const runs: Run[] = [];
  const schema = await new (peerOf().Neo4jGraphQL)({ typeDefs: PEER_TYPES, driver: ownDriver }).getSchema();
  const askPeer = async (source: string, executionContext: Driver): Promise<unknown> => {
    const { data, errors } = await graphql({ schema, source, contextValue: { executionContext } });
    if (errors) throw new Error(`The peer, ${source}: ${String(errors[0])}`);
    return data;
  };
  try {
    const results: BesidePeer[] = [];
    for (const { name, query } of OPERATIONS) {
      const asked = PEER_OPERATIONS[name];
      if (asked === undefined) continue;
      note(`  ${name}`);
      const profiling = new ProfilingStore(driver);
      const ours = await askSamgraf(samgraf, query, {}, profiling);
      runs.length = 0;
      const theirs = await askPeer(asked, recording(ownDriver, runs));
      const sent = [...runs];
      let peer = 0;
      for (const run of sent) peer += (await profile(driver, run.text, withIntegers(run.parameters))).hits;
      const compared = await compareTimes(
        () => askSamgraf(samgraf, query),
        () => askPeer(asked, ownDriver),
      );
      results.push({
        name,
        ours: profiling.sent.reduce((sum, s) => sum + s.hits, 0),
        peer,
        statements: profiling.sent.length,
        peerStatements: sent.length,
        same: JSON.stringify(idsIn(ours)) === JSON.stringify(idsIn(theirs)),
        compared,
      });
    }
    return results;
  } finally {
    await driver.close();
    await ownDriver.close();
  }
};
