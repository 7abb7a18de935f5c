import { z } from 'zod';
import { SamgrafError } from './errors';

const DEFAULT_STORE = 'data/samgraf.grafeo';

/** The settings, each an environment variable; what is absent or empty has its default. */
const schema = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe('Port to listen on; 0 takes a free one.'),
  SAMGRAF_STORE: z.string().default(DEFAULT_STORE).describe('A file for the embedded store, or neo4j://host:7687.')
    .refine(store => !store.includes('://') || /^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^/\s]+$/.test(store), { error: 'is neither a file nor an address as neo4j://host:7687' }),
  SAMGRAF_NEO4J_USER: z.string().optional().describe('User of Neo4j.'),
  SAMGRAF_NEO4J_PASSWORD: z.string().optional().describe('Password of Neo4j.'),
  SAMGRAF_NEO4J_DATABASE: z.string().optional().describe('Database of Neo4j; its default when absent.'),
  SAMGRAF_SEED: z.enum(['auto', 'never']).default('auto').describe('auto: an empty store gets the national graph.'),
  SAMGRAF_TIMEOUT_MS: z.coerce.number().int().min(10).max(600_000).default(10_000).describe('How long an answer may take, and a statement of the database.'),
  SAMGRAF_CACHE: z.enum(['on', 'off']).default('on').describe('on: small answers of the embedded store are kept in memory until the next write.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').describe('How much is logged.'),
});

export type Config = z.infer<typeof schema>;

/** Reads the settings; all that are wrong are named at once. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new SamgrafError('BAD_CONFIG', `The environment has ${faults.length} wrong setting(s):\n${faults.join('\n')}`, `Settings: ${Object.keys(schema.shape).join(', ')}. See README.md.`);
};

/** What each setting is for, with its default: for --help. */
export const describeSettings = (): string =>
  Object.entries(schema.shape).map(([name, type]) => `  ${name.padEnd(24)}${type.description ?? ''}`).join('\n');
