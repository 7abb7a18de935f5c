import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Key } from '../../src/engine/access/keys';
import type { SchemaOptions } from '../../src/engine/schema/build-schema';
import { KeyFile } from '../../src/doors/server/access/key-file';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { buildServer } from '../../src/doors/server/server';
import { openSeededStore } from '../support/seeded-store';

export type Body = Readonly<{
  data?: Readonly<Record<string, unknown>> | null;
  errors?: readonly Readonly<{
    message: string;
    path?: readonly string[];
    locations?: readonly Readonly<{ line: number; column: number }>[];
    extensions?: Readonly<{ code?: string; hint?: string }>;
  }>[];
}>;
export type Asked = Readonly<{
  query: unknown;
  variables?: unknown;
  operationName?: unknown;
  extensions?: unknown;
}>;
export type SeededApp = Readonly<{
  app: FastifyInstance;
  samgraf: Samgraf;
  /** The file of the keys that it takes. */
  keys: string | undefined;
  close: () => Promise<void>;
}>;

/** The whole server on a national graph of its own, answers kept as when it serves, and taking some keys; nothing listens. */
export const openSeededApp = async (
  options: SchemaOptions = {},
  keys: readonly Key[] = [],
): Promise<SeededApp> => {
  const store = await openSeededStore();
  const samgraf = await openSamgraf(readProjectModel(), store, undefined, options);
  const folder = keys.length > 0 ? mkdtempSync(join(tmpdir(), 'keys-')) : undefined;
  const file = folder && join(folder, 'keys.json');
  if (file) new KeyFile(file).change(() => ({ keys, done: undefined }));
  const app = await buildServer(samgraf, {
    logLevel: 'silent',
    keepAnswers: true,
    ...(file ? { keys: file } : {}),
  });
  return {
    app,
    samgraf,
    keys: file,
    close: async () => {
      await app.close();
      await store.close();
      if (folder) rmSync(folder, { recursive: true });
    },
  };
};

export const post = (
  app: FastifyInstance,
  payload: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> =>
  app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload,
  });

export const ask = (app: FastifyInstance, asked: Asked): Promise<LightMyRequestResponse> =>
  post(app, JSON.stringify(asked));

export const bodyOf = (response: LightMyRequestResponse): Body => JSON.parse(response.body) as Body;

/** What no client may see: our Cypher, our files, our stack. */
const INSIDES = [
  /\bMATCH\b/,
  /\bUNWIND\b/,
  /at \//,
  /\.ts\b/,
  /node_modules/,
  /(?<!Syntax )Error:/,
  /call stack/,
  /\n\s+at /,
  /Invariant/,
  /Unreachable/,
  /grafeo/i,
];

export const insidesShown = (text: string): string[] =>
  INSIDES.filter(pattern => pattern.test(text)).map(String);
