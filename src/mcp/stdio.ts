import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Asker } from '../server/ask';
import { mcpServer, type McpOptions } from './mcp-server';

/**
 * Serves one client on standard input and output, until it closes its end. Standard output holds the protocol
 * alone.
 */
export const serveMcp = (
  options: McpOptions,
  asker: Asker,
  onError: (error: Error) => void,
): Readonly<{ close: () => Promise<void> }> =>
  serveStdio(() => mcpServer(options, asker), { maxSubscriptions: 0, onerror: onError });
