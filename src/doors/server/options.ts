import { isKeyText } from '../../engine/access/keys';
import type { Quota } from '../../engine/access/viewer';
import { askedHosts, corsOrigins, listOf, mcpSettings, type Config, hasStoredOperations } from '../../config';
import { SamgrafError } from '../../engine/errors';
import { tokenSettings } from './access/token-settings';
import { packOf, type Pack } from '../../pack/pack';
import type { ServerOptions } from './server';

/** The server options for the configuration. */
export const serverOptions = (config: Config, pack: Pack = packOf(config)): ServerOptions => {
  const origins = corsOrigins(config);
  const [tokens, mcp] = [tokenSettings(config), mcpSettings(config)];
  return {
    pack,
    logLevel: config.LOG_LEVEL,
    ...(config.SAMGRAF_WARM_MS > 0 ? { warmMs: config.SAMGRAF_WARM_MS } : {}),
    slowMs: config.SAMGRAF_SLOW_MS,
    metrics: config.SAMGRAF_METRICS,
    keepAnswers: config.SAMGRAF_CACHE === 'on',
    staleMs: config.SAMGRAF_STALE_MS,
    ...(config.SAMGRAF_SHARED_SECONDS > 0
      ? { sharing: { fresh: config.SAMGRAF_SHARED_SECONDS, stale: config.SAMGRAF_SHARED_STALE } }
      : {}),
    disclosure: {
      introspection: config.SAMGRAF_INTROSPECTION === 'on',
      suggestions: config.SAMGRAF_SUGGESTIONS === 'on',
    },
    get: config.SAMGRAF_GET === 'on',
    lane: config.SAMGRAF_LANE === 'on',
    playground: config.SAMGRAF_PLAYGROUND === 'on',
    explorer: config.SAMGRAF_EXPLORER === 'on',
    ...(config.SAMGRAF_CONTACT === undefined ? {} : { contact: config.SAMGRAF_CONTACT }),
    ...(config.SAMGRAF_OPERATOR === undefined ? {} : { operator: config.SAMGRAF_OPERATOR }),
    ...(config.SAMGRAF_REPORTS === 'on' ? { reports: { key: reportsKey(config) } } : {}),
    ...(config.SAMGRAF_FOLLOWS === 'on' ? { follows: followSettings(config) } : {}),
    storedOperations: hasStoredOperations(config),
    operationsOnly: config.SAMGRAF_OPERATIONS_ONLY === 'on',
    keys: config.SAMGRAF_KEYS,
    quota: quotaOf(config),
    hosts: askedHosts(config),
    ...(tokens ? { tokens } : {}),
    ...(mcp ? { mcp } : {}),
    ...(origins ? { corsOrigins: origins } : {}),
    frames: listOf(config.SAMGRAF_FRAMES ?? ''),
    ...(config.SAMGRAF_TRUST_PROXY ? { trustProxy: config.SAMGRAF_TRUST_PROXY } : {}),
  };
};

/** What every client may take whose key says nothing else. */
const quotaOf = ({ SAMGRAF_QUOTA_MINUTE: minute, SAMGRAF_QUOTA_DAY: day }: Config): Quota => ({
  ...(minute > 0 ? { minute } : {}),
  ...(day > 0 ? { day } : {}),
});

/** Returns the networks of the operator's own that may be called. */
export const insideOf = ({ SAMGRAF_CALLS_INSIDE: networks = '' }: Config): readonly string[] =>
  listOf(networks);

/** How answers are followed. @throws BAD_CONFIG */
const followSettings = (config: Config): NonNullable<ServerOptions['follows']> => {
  const { SAMGRAF_ADDRESS: address, SAMGRAF_SMTP: smtp, SAMGRAF_MAIL_FROM: from } = config;
  if (smtp !== undefined && (from === undefined || address === undefined))
    throw new SamgrafError(
      'BAD_CONFIG',
      'SAMGRAF_SMTP is set, and SAMGRAF_MAIL_FROM or SAMGRAF_ADDRESS is not.',
      'Say whom mail is from, and where its readers reach this server; or leave SAMGRAF_SMTP out.',
    );
  return {
    inside: insideOf(config),
    address,
    mail: smtp === undefined || from === undefined ? undefined : { smtp, from },
  };
};

/** The key by which readers without one report. It is not repeated, since most of a key may be in it. @throws BAD_CONFIG */
const reportsKey = ({ SAMGRAF_REPORTS_KEY: key }: Config): string | undefined => {
  if (key === undefined || isKeyText(key)) return key;
  throw new SamgrafError(
    'BAD_CONFIG',
    'SAMGRAF_REPORTS_KEY is no key: nobody could report without one of their own.',
    'Set it to the whole text that `samgraf keys make` printed, samgraf_…, or leave it out.',
  );
};
