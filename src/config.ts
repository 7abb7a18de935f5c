import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { isAddress, isNetwork, isProxy, isSafeAddress } from './addresses';
import { SamgrafError, orList, quoted } from './engine/errors';
import { distance } from 'fastest-levenshtein';

/** The file of the embedded store is named after the pack, since the records of one fit no other model. */
const defaultStore = (pack: string | undefined): string =>
  `data/${pack === undefined ? 'samgraf' : basename(resolve(pack))}.grafeo`;
const DEFAULT_KEYS = 'data/samgraf.keys.json';

const SWITCH = z.enum(['on', 'off']);
/** What is open on a laptop, and closed to the internet unless it is opened by its own setting. */
const OPEN = [
  'SAMGRAF_INTROSPECTION',
  'SAMGRAF_SUGGESTIONS',
  'SAMGRAF_GET',
  'SAMGRAF_PLAYGROUND',
  'SAMGRAF_METRICS',
] as const;

/** Signatures by a private key. Those by a shared secret could be made by anyone who can check them. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA'],
] as const;
export const SCOPE = /^([^\s,="\\]+)=(READER|EDITOR|STEWARD|ADMIN)$/;

const ORIGIN = /^https?:\/\/[a-z0-9.-]+(:\d+)?$/i;
const HOST_NAME = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/i;
export const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');

/** Decimal digits only: what else JavaScript takes for a number (`1e3`, a blank) is more likely a slip. */
const wholeNumber = (least: number, most: number, ifAbsent: number) =>
  z
    .string()
    .default(String(ifAbsent))
    .refine(text => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: ({ input }) => `is ${quoted(input)}; it takes a whole number from ${least} to ${most}`,
    })
    .transform(Number);

const addresses = () =>
  z
    .string()
    .optional()
    .refine(text => listOf(text ?? '').every(isSafeAddress), {
      error: 'takes addresses over HTTPS, separated by commas',
    });

/** The settings, each an environment variable; what is absent or empty has its default. */
const settings = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: wholeNumber(0, 65_535, 4000).describe('Port to listen on; 0 takes a free one.'),
  SAMGRAF_MODEL: z
    .string()
    .optional()
    .describe(
      "The folder of a model: schema/ and seed/, and what else belongs to it; docs/packs.md. This project's own if absent.",
    ),
  SAMGRAF_STORE: z
    .string()
    .default(defaultStore(undefined))
    .describe(
      'A file for the embedded store, or neo4j://host:7687. With SAMGRAF_MODEL the default is data/NAME.grafeo, by the name of that folder.',
    )
    .refine(store => !store.includes('://') || !store.includes('@'), {
      error:
        'has a user or a password in the address, where they are not read: set SAMGRAF_NEO4J_USER and SAMGRAF_NEO4J_PASSWORD, and leave them out of it',
      abort: true,
    })
    .refine(store => !store.includes('://') || /^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^/\s]+$/.test(store), {
      error: 'is neither a file nor an address such as neo4j://host:7687',
    }),
  SAMGRAF_DURABILITY: z
    .enum(['flushed', 'relaxed'])
    .default('flushed')
    .describe(
      'Of the embedded store. flushed: an acknowledged write is on the disk; relaxed: a power failure may lose the last ones.',
    ),
  SAMGRAF_NEO4J_USER: z.string().optional().describe('User of Neo4j.'),
  SAMGRAF_NEO4J_PASSWORD: z.string().optional().describe('Password of Neo4j.'),
  SAMGRAF_NEO4J_DATABASE: z.string().optional().describe('Database of Neo4j; its default if absent.'),
  SAMGRAF_SEED: z
    .enum(['auto', 'never'])
    .default('auto')
    .describe('auto: an empty store is loaded with the seed of the model; never.'),
  SAMGRAF_KEYS: z
    .string()
    .default(DEFAULT_KEYS)
    .describe(
      'The file of API keys, made with `samgraf keys make`; store: they are in the store, for all servers on it.',
    ),
  SAMGRAF_QUOTA_MINUTE: wholeNumber(0, 999_999_999, 0).describe(
    'How many points one client may take in a minute, of all servers on a store together; 0: as many as there are; docs/operate.md.',
  ),
  SAMGRAF_QUOTA_DAY: wholeNumber(0, 999_999_999, 0).describe('The same on a day of UTC.'),
  SAMGRAF_ISSUERS: addresses().describe(
    'Issuers whose tokens are accepted, such as https://issuer.example/, separated by commas; none if absent.',
  ),
  SAMGRAF_AUDIENCE: z
    .string()
    .optional()
    .describe('Accepted audiences of those tokens, separated by commas.'),
  SAMGRAF_SCOPES: z
    .string()
    .optional()
    .describe(
      'Scopes of those tokens and the role that each gives, such as org:samgraf.read=READER, separated by commas.',
    )
    .refine(text => listOf(text ?? '').every(scope => SCOPE.test(scope)), {
      error:
        'takes scopes with READER, EDITOR, STEWARD or ADMIN, such as org:samgraf.read=READER, separated by commas',
    }),
  SAMGRAF_ALGORITHMS: z
    .string()
    .default('RS256,PS256,ES256')
    .describe('Signatures of those tokens that are accepted, separated by commas.')
    .refine(
      text =>
        listOf(text).length > 0 && listOf(text).every(of => (ALGORITHMS as readonly string[]).includes(of)),
      {
        error: `takes ${ALGORITHMS.join(', ')}, separated by commas`,
      },
    ),
  SAMGRAF_JWKS: addresses().describe(
    'Addresses of the keys of each issuer, in the same order, separated by commas; if absent, taken from its metadata.',
  ),
  SAMGRAF_FOUR_EYES: SWITCH.default('off').describe(
    'on: whoever proposes something cannot accept it; another steward does.',
  ),
  SAMGRAF_TIMEOUT_MS: wholeNumber(10, 600_000, 10_000).describe(
    'Time limit for an answer and for each database statement, in milliseconds.',
  ),
  SAMGRAF_WAIT_MS: wholeNumber(0, 600_000, 30_000).describe(
    'How long a start waits for a Neo4j that does not answer yet, in milliseconds.',
  ),
  SAMGRAF_WARM_MS: wholeNumber(0, 600_000, 30_000).describe(
    'How long a start on Neo4j may have it plan the first questions before /health/ready says so, in milliseconds; 0: not at all.',
  ),
  SAMGRAF_CACHE: SWITCH.default('on').describe(
    'Whether small answers are kept in memory until what they were read from is written; see docs/http.md.',
  ),
  SAMGRAF_STALE_MS: wholeNumber(0, 1_000, 0).describe(
    'How long, in milliseconds, a kept answer may lag behind writes by other servers on the same Neo4j; 0: not at all.',
  ),
  SAMGRAF_SHARED_SECONDS: wholeNumber(0, 86_400, 0).describe(
    'For how many seconds caches on the way may give others the public answer of a GET (s-maxage); 0: they ask each time; docs/cdn.md.',
  ),
  SAMGRAF_SHARED_STALE: wholeNumber(0, 86_400, 0).describe(
    'For how many seconds more they may, while they ask for a new one (stale-while-revalidate).',
  ),
  SAMGRAF_SLOW_MS: wholeNumber(0, 600_000, 500).describe(
    'Operations that take at least this many milliseconds are logged as slow.',
  ),
  SAMGRAF_METRICS: z
    .string()
    .default('on')
    .describe('on: Prometheus metrics at /metrics; off; or a separate host and port, such as 127.0.0.1:9464.')
    .refine(where => where === 'on' || where === 'off' || isAddress(where), {
      error: 'is neither on, off nor an address such as 127.0.0.1:9464',
    }),
  SAMGRAF_TRACES: z
    .string()
    .default('off')
    .describe(
      'off, or where to send OpenTelemetry traces by OTLP over HTTP, such as http://localhost:4318/v1/traces.',
    )
    .refine(where => where === 'off' || /^https?:\/\/[^/\s]+/.test(where), {
      error: 'is neither off nor an address such as http://localhost:4318/v1/traces',
    }),
  SAMGRAF_PROFILE: z
    .enum(['laptop', 'production'])
    .default('laptop')
    .describe(`production: ${OPEN.join(', ')} are off unless they are set.`),
  SAMGRAF_INTROSPECTION: SWITCH.default('on').describe('Whether introspection is allowed.'),
  SAMGRAF_SUGGESTIONS: SWITCH.default('on').describe(
    'Whether errors about unknown fields suggest similar names.',
  ),
  SAMGRAF_GET: SWITCH.default('on').describe('Whether queries may be sent by GET.'),
  SAMGRAF_PLAYGROUND: SWITCH.default('on').describe('Whether the playground is served at /playground.'),
  SAMGRAF_EXPLORER: SWITCH.default('on').describe('Whether the explorer is served at /.'),
  SAMGRAF_CONTACT: z
    .string()
    .regex(
      /^(?:mailto:[^\s@]+@[^\s@?]+|https:\/\/\S+)$/,
      'must be mailto:someone@example.org or an address of https',
    )
    .optional()
    .describe(
      'Where readers report what is wrong: mailto:someone@example.org, or a web address; pages say nothing of it if absent.',
    ),
  SAMGRAF_OPERATOR: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Who runs this server, as the page about it says; nothing is said of it if absent.'),
  SAMGRAF_REPORTS: SWITCH.default('off').describe(
    'on: readers of the explorer with a key may report by a form what is wrong, which makes a proposal; people decide.',
  ),
  SAMGRAF_REPORTS_KEY: z
    .string()
    .optional()
    .describe('The key, best of a reader, by which readers without one report; they may not if absent.'),
  SAMGRAF_FOLLOWS: SWITCH.default('on').describe(
    'Whether answers can be followed: by feeds, and with a key by webhooks; docs/follow.md.',
  ),
  SAMGRAF_ADDRESS: z
    .string()
    .optional()
    .describe(
      'Where readers reach this server, such as https://samgraf.example: what is told of what they follow links to it. Mail needs it.',
    )
    .refine(text => text === undefined || ORIGIN.test(text), {
      error: 'is not an origin such as https://samgraf.example, without a path',
    }),
  SAMGRAF_PEERS: z
    .string()
    .default('')
    .describe(
      'Other graphs that questions may go on in, by keys of your own: ee=https://samgraf.example.ee, separated by commas; docs/across.md.',
    ),
  SAMGRAF_PEER_KEYS: z
    .string()
    .default('')
    .describe(
      'The keys that those are asked with, by the same keys: ee=samgraf_…; as nobody in particular without one.',
    ),
  SAMGRAF_CALLS_INSIDE: z
    .string()
    .optional()
    .describe(
      'Networks of your own that webhooks may call, such as 10.1.0.0/16, separated by commas, also without TLS; none if absent.',
    )
    .refine(text => listOf(text ?? '').every(isNetwork), {
      error: 'takes networks such as 10.1.0.0/16, separated by commas',
    }),
  SAMGRAF_SMTP: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must be an address such as smtps://user:password@mail.example:465')
    .optional()
    .describe(
      'The server of mail by which readers are told, such as smtps://user:password@mail.example:465; they are told by no mail if absent.',
    ),
  SAMGRAF_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]{3,200}$/, 'must be one line')
    .optional()
    .describe('Whom mail is from, such as Samgraf <samgraf@example.org>.'),
  SAMGRAF_MCP: SWITCH.default('on').describe(
    'Whether agents may ask at /mcp, by the Model Context Protocol; read-only.',
  ),
  SAMGRAF_MCP_HOSTS: z
    .string()
    .optional()
    .describe(
      'Names under which /mcp is reached, and all else where HOST is of this machine alone, separated by commas, besides HOST and those of this machine.',
    )
    .refine(text => listOf(text ?? '').every(host => HOST_NAME.test(host)), {
      error: 'takes names of hosts without ports, such as samgraf.example, separated by commas',
    }),
  SAMGRAF_MCP_GRAPHQL: SWITCH.default('on').describe(
    'on: agents may also send GraphQL of their own, which only reads.',
  ),
  SAMGRAF_MCP_PROPOSE: SWITCH.default('off').describe(
    'on: agents with a key may check changes and propose them, with a source and its words; people decide.',
  ),
  SAMGRAF_MCP_KEY: z
    .string()
    .optional()
    .describe('The key or token that `samgraf mcp` asks with; none if absent.'),
  SAMGRAF_FEDERATION: SWITCH.default('off').describe(
    'Whether the API can be a subgraph of Apollo Federation: _entities and _service.',
  ),
  SAMGRAF_OPERATIONS: z
    .string()
    .optional()
    .describe(
      "Files that list operations by id, separated by commas, as written by Relay, graphql-codegen and Apollo's tools; store: those that the store lists, for all servers on it.",
    ),
  SAMGRAF_OPERATIONS_ONLY: SWITCH.default('off').describe('on: only listed operations are answered.'),
  SAMGRAF_LANE: SWITCH.default('on').describe(
    'Whether repeated queries bypass Apollo Server; the answers are the same.',
  ),
  SAMGRAF_PLUGINS: z
    .string()
    .optional()
    .describe('Modules that export plugins of Apollo Server, separated by commas; they see every request.'),
  SAMGRAF_CORS_ORIGINS: z
    .string()
    .optional()
    .describe(
      'Origins allowed to send requests, such as https://dashboard.example, separated by commas; * for all; none if absent.',
    )
    .refine(
      text => text === undefined || listOf(text).every(origin => origin === '*' || ORIGIN.test(origin)),
      { error: 'takes origins such as https://dashboard.example, separated by commas, or *' },
    ),
  SAMGRAF_FRAMES: z
    .string()
    .optional()
    .describe(
      'Origins whose pages may show an answer in a frame, such as https://intranet.example, separated by commas; * for all; only those of this server if absent.',
    )
    .refine(
      text => text === undefined || listOf(text).every(origin => origin === '*' || ORIGIN.test(origin)),
      { error: 'takes origins such as https://intranet.example, separated by commas, or *' },
    ),
  SAMGRAF_TRUST_PROXY: z
    .string()
    .optional()
    .refine(text => text === undefined || listOf(text).every(isProxy), {
      error:
        'takes addresses, networks such as 10.0.0.0/8 (but not 0.0.0.0/0) or loopback, separated by commas',
    })
    .transform(text => text && listOf(text).join(','))
    .describe(
      'Proxies whose X-Forwarded-For is trusted: addresses, networks or loopback, separated by commas.',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('How much is logged.'),
});

const schema = settings.superRefine((config, context) => {
  const [issuers, jwks] = [listOf(config.SAMGRAF_ISSUERS ?? ''), listOf(config.SAMGRAF_JWKS ?? '')];
  const fault = (path: keyof typeof config, message: string): void => {
    context.addIssue({ code: 'custom', path: [path], message });
  };
  for (const name of ['SAMGRAF_AUDIENCE', 'SAMGRAF_SCOPES'] as const)
    if (issuers.length > 0 && listOf(config[name] ?? '').length === 0)
      fault(name, 'is needed where SAMGRAF_ISSUERS is set');
  if (jwks.length > 0 && jwks.length !== issuers.length)
    fault('SAMGRAF_JWKS', `names ${jwks.length} place(s) for ${issuers.length} issuer(s)`);
});

const SETTINGS: readonly string[] = Object.keys(settings.shape);

export type Config = z.infer<typeof schema>;

/** Reads the settings; all that are wrong are named at once. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const closed =
    given['SAMGRAF_PROFILE'] === 'production' ? Object.fromEntries(OPEN.map(name => [name, 'off'])) : {};
  const store = { SAMGRAF_STORE: defaultStore(given['SAMGRAF_MODEL']) };
  const result = schema.safeParse({ ...closed, ...store, ...given });
  if (result.success) {
    const { SAMGRAF_OPERATIONS_ONLY: only, SAMGRAF_OPERATIONS: files } = result.data;
    if (only === 'off' || listOf(files ?? '').length > 0) return result.data;
    throw new SamgrafError(
      'BAD_CONFIG',
      'SAMGRAF_OPERATIONS_ONLY is on, but SAMGRAF_OPERATIONS names no file: every operation would be refused.',
      'Name the files that list operations, or leave it off.',
    );
  }
  const faults = result.error.issues.map(issue => {
    const name = issue.path.join('.');
    const isChoice = issue.code === 'invalid_value';
    return `  ${name}: ${isChoice ? `is ${quoted(given[name])}; it takes ${orList(issue.values.map(String))}` : issue.message}`;
  });
  throw new SamgrafError(
    'BAD_CONFIG',
    `The environment has ${faults.length} invalid setting(s):\n${faults.join('\n')}`,
    `Settings: ${SETTINGS.join(', ')}. See docs/settings.md.`,
  );
};

/** Origins that may ask from a browser; undefined for none. */
export const corsOrigins = ({ SAMGRAF_CORS_ORIGINS: text }: Config): readonly string[] | undefined => {
  const origins = listOf(text ?? '');
  return origins.length > 0 ? origins : undefined;
};

type McpSettings = Readonly<{
  hosts: readonly string[];
  origins: readonly string[];
  graphql: boolean;
  propose: boolean;
}>;

/** Reads whether and from where agents may ask; undefined if they may not. */
export const mcpSettings = (config: Config): McpSettings | undefined =>
  config.SAMGRAF_MCP === 'off'
    ? undefined
    : {
        hosts: [config.HOST, ...listOf(config.SAMGRAF_MCP_HOSTS ?? '')],
        origins: listOf(config.SAMGRAF_CORS_ORIGINS ?? ''),
        graphql: config.SAMGRAF_MCP_GRAPHQL === 'on',
        propose: config.SAMGRAF_MCP_PROPOSE === 'on',
      };

const LOOPBACK = /^(127(\.\d+){3}|::1|localhost)$/i;

/**
 * Names under which the server is asked, besides those of this machine; undefined for any. A server that only this machine
 * reaches is asked by no other name, unless it is behind a proxy: then by those that the proxy lets through.
 */
export const askedHosts = (config: Config): readonly string[] | undefined =>
  LOOPBACK.test(config.HOST) &&
  config.SAMGRAF_PROFILE === 'laptop' &&
  config.SAMGRAF_TRUST_PROXY === undefined
    ? [config.HOST, ...listOf(config.SAMGRAF_MCP_HOSTS ?? '')]
    : undefined;

/** Modules whose plugins see every request. */
export const pluginModules = ({ SAMGRAF_PLUGINS: text }: Config): readonly string[] => listOf(text ?? '');

/** What SAMGRAF_KEYS and SAMGRAF_OPERATIONS say where the store has them. */
export const IN_STORE = 'store';

/** Files that list operations. */
export const operationFiles = ({ SAMGRAF_OPERATIONS: text }: Config): readonly string[] =>
  listOf(text ?? '').filter(name => name !== IN_STORE);

/** Tells if the store lists operations too. */
export const hasStoredOperations = ({ SAMGRAF_OPERATIONS: text }: Config): boolean =>
  listOf(text ?? '').includes(IN_STORE);

/** Describes what each setting is for, with its default: for --help. */
export const describeSettings = (): string =>
  Object.entries(settings.shape)
    .map(([name, type]) => {
      const { data } = type.safeParse(undefined);
      const told = `${type.description ?? ''}${data === undefined ? '' : ` Default: ${data}`}`;
      // In lines of at most 94 characters beside the names.
      const lines = told.match(/\S.{0,93}(?<!Default:)(?=\s|$)/g) ?? [];
      return `  ${name.padEnd(24)}${lines.join(`\n${' '.repeat(26)}`)}`;
    })
    .join('\n');

/** Variables of the tests, which start servers too, and that of a client in docs/integrate.md. */
const OF_OTHERS = /^SAMGRAF_(TEST_|REQUIRE_|(UPDATE|CASES|KILLS|PAGE|GENERATED|VERBOSE|KEY)$)/;

/** Lists what is set and is no setting, as a sentence each: more likely a slip than meant for another program. */
export const unknownSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] =>
  Object.keys(environment)
    .filter(name => /^SAMGRAF_/i.test(name) && !SETTINGS.includes(name) && !OF_OTHERS.test(name))
    .map(name => `There is no setting ${name.slice(0, 100)}, so it is ignored. ${didYouMean(name)}`.trim());

const didYouMean = (name: string): string => {
  const wanted = name.toUpperCase();
  const far = (setting: string): number => (lacksOnly(setting, wanted) ? 0 : distance(setting, wanted));
  const [nearest = ''] = [...SETTINGS].sort((a, b) => far(a) - far(b) || a.length - b.length);
  return far(nearest) <= name.length / 4 ? `Did you mean ${nearest}?` : '';
};

/** Tells whether one of two names has all words of the other, and some after them: a unit is left out more often than a letter is wrong. */
const lacksOnly = (a: string, b: string): boolean => a.startsWith(`${b}_`) || b.startsWith(`${a}_`);
