import { serveStdio } from '@modelcontextprotocol/server/stdio';
import pino, { type Logger } from 'pino';
import { packOf } from '../pack/pack';
import { aboutOf } from '../pack/prompts';
import type { Samgraf } from '../doors/server/samgraf';
import type { Ask } from '../doors/server/ask';
import { mcpServer } from '../doors/agents/mcp-server';
import type { Config } from '../config';
import { createLog } from '../doors/server/observe/log';
import { serverOptions } from '../doors/server/options';
import { stopOnSignals } from '../doors/server/stop';
import { VERSION } from '../doors/server/version';
import { openUnheard } from './unheard';

/**
 * Serves one client until it closes standard input. Nothing listens, and the log goes to standard error: standard
 * output holds the protocol alone.
 */
export const mcpCommand = async (config: Config): Promise<void> => {
  const log = createLog(config.LOG_LEVEL, pino.destination(2));
  const { app, samgraf, close } = await openUnheard(config, log, serverOptions(config));
  const served = serve(config, samgraf, app.ask, log);
  const stop = async (): Promise<void> => {
    await served.close();
    await close();
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
const serve = (
  config: Config,
  { model, schema }: Samgraf,
  ask: Ask,
  log: Logger,
): ReturnType<typeof serveStdio> => {
  const { SAMGRAF_MCP_KEY: key } = config;
  const graphql = config.SAMGRAF_MCP_GRAPHQL === 'on';
  const propose = config.SAMGRAF_MCP_PROPOSE === 'on';
  const about = aboutOf(packOf(config));
  const asker = { authorization: key === undefined ? undefined : `Bearer ${key}` };
  return serveStdio(
    () => mcpServer({ ask, version: VERSION, model, schema, about, graphql, propose }, asker),
    {
      maxSubscriptions: 0,
      onerror: error => {
        log.warn({ err: error }, 'A message of the Model Context Protocol was refused');
      },
    },
  );
};
