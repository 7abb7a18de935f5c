import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Asker } from '../server/ask';
import { mcpServer, type McpOptions } from './mcp-server';

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
