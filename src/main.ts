import './doors/server/compile-cache';
import type { Logger } from 'pino';
import { letReadersStop, noMore } from './cli/terminal';
import { describeSettings, operationFiles, pluginModules, readConfig, type Config } from './config';
import { describeError } from './engine/errors';
import { addressError, checkAddress } from './doors/server/address';
import { loadPlugins } from './doors/server/load-plugins';
import { createLog, warnOfStatistics } from './doors/server/observe/log';
import { type OperationList, loadOperations } from './doors/server/load-operations';
import { serverOptions } from './doors/server/options';
import type { OtherGraphs } from './doors/peers/peers';
import type { Model } from './engine/model/model';
import type { Traces } from './doors/server/observe/traces';
import { preload } from './doors/server/preload';
import { useTimeZone } from './engine/model/scalars';
import { packOf, type Pack } from './pack/pack';
import { firstQuestion } from './doors/server/first-question';
import { openSeeded } from './doors/server/prepared';
import { openSamgraf, readModelOf, refresh, schedulingFor, type Samgraf } from './doors/server/samgraf';
import { seedIfNew } from './doors/server/seed';
import { buildServer } from './doors/server/server';
import { stopOnSignals } from './doors/server/stop';
import { unknownSettings } from './config';
import { withoutCredentials } from './engine/store/open-store';
import type { Store } from './engine/store/store';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
/** Someone reads along; otherwise standard output holds the log and nothing else. */
const IS_READ = process.stdout.isTTY;

/** Opens the store, loads the pack's graph where there is nothing, and serves. */
const start = async (config: Config): Promise<void> => {
  const log = createLog(config.LOG_LEVEL);
  for (const unknown of unknownSettings(process.env)) log.warn(unknown);
  const pack = packOf(config);
  useTimeZone(pack.timeZone);
  const options = serverOptions(config, pack);
  await checkAddress(config.HOST, config.PORT);
  const traces = config.SAMGRAF_TRACES === 'off' ? undefined : await tracing(config.SAMGRAF_TRACES);
  const plugins = await loadPlugins(pluginModules(config));
  const store = await openSeeded(config, log.warn.bind(log), pack);
  const tell = IS_READ ? say : log.info.bind(log);
  const { samgraf, peers, operations } = await open(store, config, { pack, log, tell });
  if (config.SAMGRAF_SEED === 'auto') await seedIfNew(samgraf, pack.seed, tell);
  const given = { log, traces, plugins, operations, ...(peers ? { peers } : {}) };
  const app = await buildServer(samgraf, { ...options, ...given });
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
  announce(address, config, log, firstQuestion(pack, samgraf.model));
  void peers?.readAll(performance.now() + PEERS_MS);
  if (store.unwritable) log.error({ err: store.unwritable }, 'The store cannot be written, and is only read');
  void preload(config, { schema: samgraf.schema, loadPages: app.loadPages }, error => {
    log.debug({ err: error }, 'What is told to the first who asks could not be loaded before');
  });
  if (samgraf.plans.current.statistics.isNoted) await refresh(samgraf, tell).catch(warnOfStatistics(log));
};

/** How long other graphs may take to say what they are of, for those who may ask them: milliseconds. */
const PEERS_MS = 10_000;

/** The libraries of traces are loaded where they are sent. */
const tracing = async (url: string): Promise<Traces> =>
  (await import('./doors/server/observe/traces.js')).Traces.to(url);

type Opened = Readonly<{
  samgraf: Samgraf;
  peers: OtherGraphs | undefined;
  operations: OperationList | undefined;
}>;

/** The code of other graphs is loaded where any are set. */
const peersOf = async (
  { SAMGRAF_PEERS: peers, SAMGRAF_PEER_KEYS: keys }: Config,
  model: Model,
): Promise<OtherGraphs> => {
  const [{ OtherGraphs }, { peersIn }] = await Promise.all([
    import('./doors/peers/peers.js'),
    import('./doors/peers/peer-settings.js'),
  ]);
  return new OtherGraphs(peersIn(peers, keys, model), model);
};

/** The API over a store, and the operations that are listed, checked against it. */
const open = async (
  store: Store,
  config: Config,
  { pack, log, tell }: Readonly<{ pack: Pack; log: Logger; tell: (message: string) => void }>,
): Promise<Opened> => {
  const pace = schedulingFor(store, config.SAMGRAF_TIMEOUT_MS, log.warn.bind(log));
  const model = readModelOf(pack);
  const peers = config.SAMGRAF_PEERS.trim() === '' ? undefined : await peersOf(config, model);
  const samgraf = await openSamgraf(model, store, pace, {
    ...(peers ? { elsewhere: peers } : {}),
    federation: config.SAMGRAF_FEDERATION === 'on',
    ...(config.SAMGRAF_ADDRESS === undefined ? {} : { address: config.SAMGRAF_ADDRESS }),
    fourEyes: config.SAMGRAF_FOUR_EYES === 'on',
    tell,
  });
  store.giveWay();
  return { samgraf, peers, operations: await loadOperations(operationFiles(config), samgraf.schema) };
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
  question: string,
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
  say(`A first question: ${question}`);
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
