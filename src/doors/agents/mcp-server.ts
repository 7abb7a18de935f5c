import { ProtocolError, ProtocolErrorCode, Server, createMcpHandler } from '@modelcontextprotocol/server';
import type { Ask, Asker } from '../server/ask';
import type { Model } from '../../engine/model/model';
import { acrossOf } from './across';
import { call, questionOf } from './call';
import { complete } from './complete';
import type { GraphQLSchema } from 'graphql';
import type { Messages } from '../../engine/messages/speaker';
import type { AboutGraph } from './about';
import { instructionsOf } from './guide';
import { offeredOf, promptsFor } from './offered';
import { listed, type AskTool } from './tool';
import { promptOf } from './prompts';
import { Refused } from './faults';
import { APPS, showsViews, viewOf, type PictureOf } from './picture';
import { readResource, RESOURCES, TEMPLATES, VIEWED } from './resources';
import { toolsOf, type Allowed } from './tools/list';

type McpOptions = Readonly<{
  ask: Ask;
  version: string;
  /** Whose kinds and relations the guide tells of, and whose schema is asked. */
  model: Model;
  schema: GraphQLSchema;
  about: AboutGraph;
  /** What the addresses of pages for people begin with, such as https://samgraf.example/id/; none if absent. */
  pages?: string | undefined;
  /** Draws what people's page draws; none where there are no such pages. */
  picture?: PictureOf | undefined;
}> &
  Allowed;

/** Lists are the same for all until the next release; what is read belongs to whoever asked. */
const LISTED = { ttlMs: 3_600_000, cacheScope: 'public' } as const;

/** A server of the protocol for one caller: its tools only read, and ask the API with the caller's own rights. */
export const mcpServer = (
  { ask, version, graphql, propose, pages, picture, ...running }: McpOptions,
  asker: Asker,
): Server => {
  const { model, about } = running;
  const tools = toolsOf({ graphql, propose }, offeredOf(running)).map(tool => acrossOf(tool, running));
  const question = questionOf(ask, asker, running);
  const server = newServer(version, about, picture !== undefined);
  server.setRequestHandler('tools/list', () => {
    const hasViews = picture !== undefined && showsViews(server.getClientCapabilities());
    return {
      tools: tools.map(tool => ({
        ...listed(tool, model),
        ...(hasViews && VIEWED.includes(tool.name) ? viewOf(tool.name) : {}),
      })),
    };
  });
  server.setRequestHandler('tools/call', async ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name);
    if (!tool) throw unknown(`There is no such tool. There are ${tools.map(({ name }) => name).join(', ')}.`);
    const { text, structured, isError } = await call(tool, params.arguments, {
      ...{ ask: question, model, pages },
    });
    return {
      content: [{ type: 'text', text }],
      structuredContent: structured,
      ...(isError ? { isError } : {}),
    };
  });
  readable(server, question, running, picture);
  return server;
};

const newServer = (version: string, about: AboutGraph, hasViews: boolean): Server =>
  new Server(
    { name: 'samgraf', title: 'Samgraf', version },
    {
      capabilities: {
        ...{ tools: {}, resources: {}, prompts: {}, completions: {} },
        ...(hasViews ? { extensions: { [APPS]: {} } } : {}),
      },
      instructions: instructionsOf(about),
      cacheHints: {
        'tools/list': LISTED,
        'prompts/list': LISTED,
        'resources/list': LISTED,
        'resources/templates/list': LISTED,
        'server/discover': LISTED,
      },
    },
  );

/** What is read and not called: resources and prompts. */
const readable = (
  server: Server,
  question: AskTool,
  running: Pick<McpOptions, 'model' | 'schema' | 'about'>,
  picture?: PictureOf,
): void => {
  const { model, about } = running;
  server.setRequestHandler('resources/list', () => ({ resources: [...RESOURCES] }));
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: TEMPLATES.map(({ uriTemplate, name, description, mimeType }) => ({
      ...{ uriTemplate, name, description, mimeType },
    })),
  }));
  server.setRequestHandler('resources/read', async ({ params }) => ({
    contents: [await readResource(params.uri, question, running, picture).catch(toProtocol)],
  }));
  server.setRequestHandler('prompts/list', () => ({
    prompts: promptsFor(running, about).map(({ name, title, description, arguments: takes }) => ({
      ...{ name, title, description },
      arguments: takes.map(of => ({ name: of.name, description: of.description, required: of.required })),
    })),
  }));
  server.setRequestHandler('prompts/get', ({ params }) => {
    const { description, filled } = prompted(params, about, model.messages);
    return { description, messages: [{ role: 'user', content: { type: 'text', text: filled } }] };
  });
  server.setRequestHandler('completion/complete', async ({ params }) => ({
    completion: await complete(params, question, { model, about }).catch(toProtocol),
  }));
};

const prompted = (
  { name, arguments: given }: { name: string; arguments?: Record<string, unknown> | undefined },
  about: AboutGraph,
  messages: Messages,
) => {
  try {
    return promptOf(name, given ?? {}, about, messages);
  } catch (error) {
    return toProtocol(error);
  }
};

const unknown = (message: string): ProtocolError =>
  new ProtocolError(ProtocolErrorCode.InvalidParams, message);

/** What we refuse, as an error of the protocol. */
const toProtocol = (error: unknown): never => {
  if (error instanceof Refused) throw unknown(`${error.message} ${error.hint}`.trim());
  throw error;
};

/**
 * Answers one request of the protocol, of either generation: without sessions, and as one JSON document. Nothing here
 * changes while a client is connected, so streams of changes are refused.
 */
export const answerMcp = async (
  request: Request,
  body: unknown,
  asker: Asker,
  options: McpOptions & Readonly<{ onError: (error: Error) => void }>,
): Promise<Response> => {
  const handler = createMcpHandler(() => mcpServer(options, asker), {
    maxSubscriptions: 0,
    onerror: options.onError,
  });
  return handler.fetch(request, { parsedBody: body });
};
