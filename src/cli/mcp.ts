import { join } from 'node:path';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import pino, { type Logger } from 'pino';
import type { Model } from '../model/model';
import type { Ask } from '../server/ask';
import { mcpServer } from '../agents/mcp-server';
import type { Config } from '../config';
import { Pace } from '../answer/admission';
import { createLog } from '../server/observe/log';
import { serverOptions } from '../server/options';
import { PROJECT, openSamgraf, readProjectModel } from '../server/samgraf';
import { seedIfNew } from '../server/seed';
import { buildServer } from '../server/server';
import { stopOnSignals } from '../server/stop';
import { VERSION } from '../server/version';
import { tell } from './terminal';
import { openStore } from '../store/open-store';

/**
 * Serves one client until it closes standard input. Nothing listens, and the log goes to standard error: standard
 * output holds the protocol alone.
 */
export const mcpCommand = async (config: Config): Promise<void> => {
  const log = createLog(config.LOG_LEVEL, pino.destination(2));
  const store = await openStore(config, tell);
  const samgraf = await openSamgraf(readProjectModel(), store, new Pace(config.SAMGRAF_TIMEOUT_MS));
  if (config.SAMGRAF_SEED === 'auto')
    await seedIfNew(samgraf, join(PROJECT, 'seed'), message => {
      log.info(message);
    });
  const app = await buildServer(samgraf, {
    ...serverOptions(config),
    log,
    metrics: 'off',
    playground: false,
  });
  await app.ready();
  const served = serve(config, samgraf.model, app.ask, log);
  const stop = async (): Promise<void> => {
    await served.close();
    await app.close();
    await store.close();
  };
  stopOnSignals(stop, {
    exit: status => process.exit(status),
    fail: error => {
      throw error;
    },
  });
  await new Promise<void>(resolve => {
    process.stdin.once('end', resolve).once('close', resolve);
  });
  await stop();
};

/** Serves the client with the rights of the configured key. */
const serve = (config: Config, model: Model, ask: Ask, log: Logger): ReturnType<typeof serveStdio> => {
  const { SAMGRAF_MCP_KEY: key } = config;
  const graphql = config.SAMGRAF_MCP_GRAPHQL === 'on';
  const asker = { authorization: key === undefined ? undefined : `Bearer ${key}` };
  return serveStdio(() => mcpServer({ ask, version: VERSION, model, graphql }, asker), {
    maxSubscriptions: 0,
    onerror: error => {
      log.warn({ err: error }, 'A message of the Model Context Protocol was refused');
    },
  });
};
