import { join } from 'node:path';
import { describeSettings, readConfig, type Config } from './config';
import { Pace } from './api/pace';
import { describeError } from './errors';
import { addressError, checkAddress } from './server/address';
import { PROJECT, openSamgraf, readProjectModel } from './server/samgraf';
import { seedIfNew } from './server/seed';
import { buildServer } from './server/server';
import { stopOnSignals } from './server/stop';
import { openStore } from './store/open-store';

const FIRST_QUESTION = `  { connections(from: {id: "municipality:0301"}, via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}}) {
      outcome nodes { via { name } targets { name(lang: en) } paths(first: 1) { explanation } } } }`;

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

/** Opens the store, loads the national graph where there is nothing, and serves. */
const start = async (config: Config): Promise<void> => {
  await checkAddress(config.HOST, config.PORT);
  const store = await openStore(config);
  const samgraf = await openSamgraf(readProjectModel(), store, new Pace(config.SAMGRAF_TIMEOUT_MS));
  if (config.SAMGRAF_SEED === 'auto') await seedIfNew(samgraf, join(PROJECT, 'seed'), say);
  const app = await buildServer(samgraf, { logLevel: config.LOG_LEVEL, keepAnswers: config.SAMGRAF_CACHE === 'on' });
  stopOnSignals(async () => {
    await app.close();
    await store.close();
  }, fail);
  const address = await app.listen({ host: config.HOST, port: config.PORT }).catch((error: unknown) => { throw addressError(error, config.HOST, config.PORT); });
  say(`Samgraf serves the graph from ${store.name === 'neo4j' ? config.SAMGRAF_STORE : `the file ${config.SAMGRAF_STORE}`}.`);
  say(`  Playground: ${address}/playground\n  GraphQL:    ${address}/graphql`);
  say(`A first question: which shared resources connect Oslo to EU frameworks?\n${FIRST_QUESTION}`);
};

const fail = (error: unknown): never => {
  process.stderr.write(describeError(error));
  process.exit(1);
};

const main = async (): Promise<void> => {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    say(`Serves the Samgraf GraphQL API. Settings are environment variables:\n${describeSettings()}`);
    return;
  }
  await start(readConfig(process.env));
};

main().catch(fail);
