import type { FastifyInstance } from 'fastify';
import pino, { type Logger } from 'pino';
import type { Config } from '../config';
import type { PolicyRule } from '../engine/model/policy-rule';
import { useTimeZone } from '../engine/model/scalars';
import { packOf } from '../pack/pack';
import { openSeeded } from '../doors/server/prepared';
import { openSamgraf, readModelOf, schedulingFor, type Samgraf } from '../doors/server/samgraf';
import { seedIfNew } from '../doors/server/seed';
import { buildServer, type ServerOptions } from '../doors/server/server';
import { createLog } from '../doors/server/observe/log';
import type { By } from '../doors/server/parameters';
import { tell } from './terminal';

/** A server on the store of the environment, and what closes both. */
export type Unheard = Readonly<{ app: FastifyInstance; samgraf: Samgraf; close: () => Promise<void> }>;

/** Opens a server that does not listen, for commands that ask as its clients do; with other policies than the pack's, if any are given. */
export const openUnheard = async (
  config: Config,
  log: Logger,
  options: ServerOptions,
  changeLimit?: number,
  policies?: readonly PolicyRule[],
): Promise<Unheard> => {
  const pack = packOf(config);
  useTimeZone(pack.timeZone);
  const store = await openSeeded(config, tell, pack);
  try {
    const pace = schedulingFor(store, config.SAMGRAF_TIMEOUT_MS, log.warn.bind(log), changeLimit);
    const samgraf = await openSamgraf(readModelOf(pack, policies), store, pace);
    if (config.SAMGRAF_SEED === 'auto')
      await seedIfNew(samgraf, pack.seed, message => {
        log.info(message);
      });
    const app = await buildServer(samgraf, { ...options, pack, log, metrics: 'off', playground: false });
    await app.ready();
    const close = async (): Promise<void> => {
      await app.close();
      await store.close();
    };
    return { app, samgraf, close };
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** How long a part of a command's work may take, whom nobody waits for at a screen; and a change of it: milliseconds. */
const PART_MS = 60_000;
const CHANGE_MS = 600_000;

/** Opens one for a command that asks with all rights: whoever can open the store may read and change all of it. */
export const openForOperator = async (config: Config, policies?: readonly PolicyRule[]): Promise<Unheard> => {
  const log = createLog('warn', pino.destination(2));
  const patient = { ...config, SAMGRAF_TIMEOUT_MS: Math.max(config.SAMGRAF_TIMEOUT_MS, PART_MS) };
  const options = { logLevel: 'warn', explorer: false, slowMs: Infinity } as const;
  return openUnheard(patient, log, options, CHANGE_MS, policies);
};

/** Returns who asks by such a command. */
export const operator = (command: string, actor?: string): By => ({
  request: { id: command, ip: '' },
  viewer: { name: `samgraf ${command}`, role: 'ADMIN', actor, known: true },
});
