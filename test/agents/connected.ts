import { Client, StreamableHTTPClientTransport, type JSONObject } from '@modelcontextprotocol/client';
import type { FastifyInstance } from 'fastify';
import type { Asked } from '../../src/doors/server/ask';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { loadFolder } from '../../src/doors/server/seed';
import { buildServer, type ServerOptions } from '../../src/doors/server/server';
import { EmbeddedStore } from '../../src/engine/store/embedded';
import { openSeededStore } from '../support/seeded-store';
import { SEED } from '../support/stores';
import { unhurried } from '../support/unhurried';

export type Item = Readonly<{
  n: number;
  text: string;
  id?: string;
  url?: string;
  certainty?: string;
  deduced?: string;
  sources: readonly number[];
  facts?: Readonly<Record<string, unknown>>;
}>;
export type Structured = Readonly<{
  outcome: string;
  weakest: string | null;
  complete: boolean;
  dropped: Readonly<{ items: number; sources: number; texts: number }>;
  items: readonly Item[];
  sources: readonly Readonly<{ n: number; title: string; url?: string; id?: string }>[];
  next: string | null;
  cost: number | null;
  graphql: Readonly<{ operation: string; variables: Readonly<Record<string, unknown>> }> | null;
}>;
export type Told = Readonly<{ text: string; structured: Structured; isError: boolean; whole: string }>;

export const GENERATIONS = ['legacy', 'auto'] as const;
export type Generation = (typeof GENERATIONS)[number];

/** A server that listens on a graph in memory, and real clients of it. */
export type Served = Readonly<{
  app: FastifyInstance;
  samgraf: Samgraf;
  address: string;
  /** `extensions`: what else than the protocol itself it says that it does. */
  client: (
    generation?: Generation,
    headers?: Record<string, string>,
    extensions?: Record<string, JSONObject>,
  ) => Promise<Client>;
  api: (query: string, variables?: object) => Promise<Asked>;
  close: () => Promise<void>;
}>;

export const MCP = { hosts: [], origins: [], graphql: false, propose: false };

/** The national graph unless another folder is named; `undefined` for none at all. */
export const serveGraph = async (
  options: Partial<ServerOptions> = {},
  folder: string | null = SEED,
): Promise<Served> => {
  const store = folder === SEED ? await openSeededStore() : await EmbeddedStore.open();
  const samgraf = await openSamgraf(readProjectModel(), store, unhurried());
  if (folder !== null && folder !== SEED) await loadFolder(samgraf, folder, () => undefined);
  const app = await buildServer(samgraf, { logLevel: 'silent', keepAnswers: true, mcp: MCP, ...options });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const clients: Client[] = [];
  const ask = app.ask;
  return {
    app,
    samgraf,
    address,
    client: async (generation = 'auto', headers = {}, extensions = {}) => {
      const client = new Client(
        { name: 'test', version: '1' },
        { versionNegotiation: { mode: generation }, capabilities: { extensions } },
      );
      await client.connect(
        new StreamableHTTPClientTransport(new URL(`${address}/mcp`), { requestInit: { headers } }),
      );
      clients.push(client);
      return client;
    },
    api: (query, variables = {}) => ask(query, variables, {}),
    close: async () => {
      for (const client of clients) await client.close();
      await app.close();
      await store.close();
    },
  };
};

/** Calls a tool as a client does, which checks the structure against the tool's schema. */
export const callTool = async (
  client: Client,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<Told> => {
  const result = await client.callTool({ name, arguments: { ...args } });
  const [content] = result.content;
  if (content?.type !== 'text') throw new Error('The answer has no text.');
  return {
    text: content.text,
    structured: result.structuredContent as unknown as Structured,
    isError: result.isError === true,
    whole: JSON.stringify({ content: result.content, structuredContent: result.structuredContent }),
  };
};
