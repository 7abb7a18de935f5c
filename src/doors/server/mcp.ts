import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Model } from '../../engine/model/model';
import type { Pack } from '../../pack/pack';
import { aboutOf } from '../../pack/prompts';
import type { Ask } from './ask';
import { LIMITED_BODY } from './in-flight';
import { LOCAL, hostOf } from './front';
import { sendError, uncachedHeaders } from './http-errors';
import type { Pages } from './explorer';
import { originOf } from './parameters';
import { VERSION } from './version';

export type McpSettings = Readonly<{
  /** Names under which the server is reached, besides those of this machine. */
  hosts: readonly string[];
  /** Origins whose pages may ask; `*` for all. */
  origins: readonly string[];
  /** Whether clients may send GraphQL of their own, which only reads. */
  graphql: boolean;
  /** Whether clients with a key may propose changes. */
  propose: boolean;
}>;

/** `pages`: none where there are no pages for people. */
type Serving = Readonly<{
  ask: Ask;
  model: Model;
  schema: GraphQLSchema;
  pack: Pack;
  log: Logger;
  pages: Pick<Pages, 'picture'> | undefined;
}>;

const NO_JSON = { code: -32700, message: 'The body is not JSON.' };

/** Longer than any client's; what is answered repeats it. */
const MOST_ID = 256;
const LONG_ID = {
  jsonrpc: '2.0',
  id: null,
  error: { code: -32600, message: `The id is longer than ${MOST_ID} characters.` },
};

const hasLongId = (body: unknown): boolean =>
  [body].flat().some(one => {
    const id = typeof one === 'object' && one !== null && 'id' in one ? one.id : undefined;
    return typeof id === 'string' ? id.length > MOST_ID : typeof id === 'object' && id !== null;
  });

/** Loads the library, which takes 70 ms of the processor. */
export const loadMcp = () => import('../agents/mcp-server.js');

/**
 * The Model Context Protocol at /mcp, for agents: tools that only read, with the rights of whoever asks. Its library is
 * loaded by the first request, or before (preload.ts).
 */
export const mcp = (
  app: FastifyInstance,
  settings: McpSettings,
  { ask, model, schema, pack, log, pages }: Serving,
): void => {
  const about = aboutOf(pack);
  app.route({
    method: ['POST', 'GET', 'DELETE'],
    url: '/mcp',
    ...LIMITED_BODY,
    errorHandler: (error, request, reply) => {
      // As JSON-RPC tells it; the rest is told as everywhere.
      if (error.code !== 'FST_ERR_CTP_INVALID_JSON_BODY' && error.code !== 'FST_ERR_CTP_EMPTY_JSON_BODY')
        throw error;
      const headers = { ...uncachedHeaders(400), 'x-request-id': request.id };
      return reply.code(400).headers(headers).send({ jsonrpc: '2.0', id: null, error: NO_JSON });
    },
    handler: async (request, reply) => {
      const refusal = refusalOf(request, settings);
      if (refusal) return sendError(reply, request, { status: 403, code: 'FORBIDDEN', ...refusal });
      if (hasLongId(request.body)) return reply.code(400).headers(uncachedHeaders(400)).send(LONG_ID);
      const { answerMcp } = await loadMcp();
      const asker = { authorization: request.headers.authorization, ip: request.ip, id: request.id };
      const response = await answerMcp(webRequest(request), request.body, asker, {
        ...{ ask, model, schema, about, version: VERSION },
        ...{ graphql: settings.graphql, propose: settings.propose },
        pages: pages && `${originOf(request)}/id/`,
        picture: pages && (path => pages.picture(path, { ...asker, origin: originOf(request) })),
        onError: error => {
          log.debug({ err: error }, 'A request of the Model Context Protocol was refused');
        },
      });
      return sendResponse(response, request, reply);
    },
  });
};

/**
 * A page of a foreign site that a browser was led to take for this one (DNS rebinding) has that site's name as
 * Host, and any page has its own Origin: both are checked, as the protocol asks. Other clients send no Origin.
 */
const refusalOf = (
  { headers }: FastifyRequest,
  { hosts, origins }: McpSettings,
): Readonly<{ message: string; hint: string }> | undefined => {
  const known = [...LOCAL, ...hosts].map(host => host.toLowerCase());
  const isKnown = (host: string | undefined): boolean => host !== undefined && known.includes(host);
  if (!isKnown(hostOf(headers.host)))
    return {
      message: 'The Host of the request is not a name of this server.',
      hint: 'Ask by its address, or name the host in SAMGRAF_MCP_HOSTS.',
    };
  const { origin } = headers;
  if (origin === undefined || origins.includes('*') || origins.includes(origin)) return undefined;
  if (URL.canParse(origin) && isKnown(new URL(origin).hostname)) return undefined;
  return {
    message: 'Requests from this origin are not allowed.',
    hint: 'Name the origin in SAMGRAF_CORS_ORIGINS.',
  };
};

/** As the library takes it; the body is parsed already. */
const webRequest = ({ method, headers }: FastifyRequest): Request => {
  const passed = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'content-length' ? [[name, value] as [string, string]] : [],
  );
  return new Request('http://localhost/mcp', { method, headers: passed });
};

const sendResponse = async (
  response: Response,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const type = response.headers.get('content-type');
  const allow = response.headers.get('allow');
  void reply
    .code(response.status)
    .headers({ ...uncachedHeaders(response.status), 'x-request-id': request.id })
    .headers({ ...(type ? { 'content-type': type } : {}), ...(allow ? { allow } : {}) });
  return reply.send(await response.text());
};
