import type { Logger } from 'pino';
import { letReadersStop, noMore } from './cli/terminal';
import { describeSettings, operationFiles, pluginModules, readConfig, type Config } from './config';
import { Scheduling } from './answer/admission';
import { describeError } from './errors';
import { addressError, checkAddress } from './server/address';
import { loadPlugins } from './server/load-plugins';
import { createLog, warnOfStatistics } from './server/observe/log';
import { type OperationList, loadOperations } from './server/load-operations';
import { serverOptions } from './server/options';
import type { Traces } from './server/observe/traces';
import { preload } from './server/preload';
import { SEED, openSeeded } from './server/prepared';
import { openSamgraf, readProjectModel, refresh, type Samgraf } from './server/samgraf';
import { seedIfNew } from './server/seed';
import { buildServer } from './server/server';
import { stopOnSignals } from './server/stop';
import { unknownSettings } from './config';
import { withoutCredentials } from './store/open-store';
import type { Store } from './store/store';

const FIRST_QUESTION = `  { connections(from: {id: "municipality:0301"}, via: {sharedResource: {}}, to: {framework: {jurisdiction: {eq: EU}}}) {
      outcome nodes { via { name } targets { name(lang: en) } paths(first: 1) { explanation } } } }`;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
/** Someone reads along; otherwise standard output holds the log and nothing else. */
const IS_READ = process.stdout.isTTY;

/** Opens the store, loads the national graph where there is nothing, and serves. */
const start = async (config: Config): Promise<void> => {
  const log = createLog(config.LOG_LEVEL);
  for (const unknown of unknownSettings(process.env)) log.warn(unknown);
  const options = serverOptions(config);
  await checkAddress(config.HOST, config.PORT);
  const traces = config.SAMGRAF_TRACES === 'off' ? undefined : await tracing(config.SAMGRAF_TRACES);
  const plugins = await loadPlugins(pluginModules(config));
  const store = await openSeeded(config, log.warn.bind(log));
  const tell = IS_READ ? say : log.info.bind(log);
  const { samgraf, operations } = await open(store, config, tell);
  if (config.SAMGRAF_SEED === 'auto') await seedIfNew(samgraf, SEED, tell);
  const app = await buildServer(samgraf, { ...options, log, traces, plugins, operations });
  stopOnSignals(
    async signal => {
      log.info({ signal }, 'The server is stopping');
      await app.close();
      await store.close();
      await traces?.close();
      log.info('The server has stopped');
    },
    { exit: status => process.exit(status), fail },
  );
  const address = await app.listen({ host: config.HOST, port: config.PORT }).catch((error: unknown) => {
    throw addressError(error, config.HOST, config.PORT);
  });
  announce(address, config, log);
  if (store.unwritable) log.error({ err: store.unwritable }, 'The store cannot be written, and is only read');
  void preload(config, samgraf.schema, error => {
    log.debug({ err: error }, 'What is told to the first who asks could not be loaded before');
  });
  if (samgraf.plans.current.statistics.isNoted) await refresh(samgraf, tell).catch(warnOfStatistics(log));
};

/** The libraries of traces are loaded where they are sent. */
const tracing = async (url: string): Promise<Traces> =>
  (await import('./server/observe/traces.js')).Traces.to(url);

type Opened = Readonly<{ samgraf: Samgraf; operations: OperationList | undefined }>;

/** The API over a store, and the operations that are listed, checked against it. */
const open = async (store: Store, config: Config, tell: (message: string) => void): Promise<Opened> => {
  const samgraf = await openSamgraf(readProjectModel(), store, new Scheduling(config.SAMGRAF_TIMEOUT_MS), {
    federation: config.SAMGRAF_FEDERATION === 'on',
    fourEyes: config.SAMGRAF_FOUR_EYES === 'on',
    tell,
  });
  store.giveWay();
  return { samgraf, operations: await loadOperations(operationFiles(config), samgraf.schema) };
};

/** In words to someone who reads along, with something to try; as a line of the log to a machine. */
const announce = (
  address: string,
  {
    SAMGRAF_STORE: store,
    SAMGRAF_METRICS: metrics,
    SAMGRAF_TRACES: traces,
    SAMGRAF_PLAYGROUND: playground,
    SAMGRAF_EXPLORER: explorer,
  }: Config,
  log: Logger,
): void => {
  const from = store.includes('://') ? withoutCredentials(store) : `the file ${store}`;
  if (!IS_READ) {
    log.info(
      { address, metrics, traces, node: process.version },
      `The server listens. GraphQL: ${address}/graphql serves the graph from ${from}`,
    );
    return;
  }
  say(`Samgraf serves the graph from ${from}.`);
  if (explorer === 'on') say(`  Explorer:   ${address}/`);
  if (playground === 'on') say(`  Playground: ${address}/playground`);
  say(`  GraphQL:    ${address}/graphql`);
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
  noMore(process.argv.slice(2), 'Settings are environment variables: see --help.');
  await start(readConfig(process.env));
};

letReadersStop();
main().catch(fail);
