import { setTimeout as sleep } from 'node:timers/promises';
import { assertValidSchema, type GraphQLSchema } from 'graphql';
import type { Config } from '../../config';
import { loadMcp } from './mcp';

/** Before each piece, so that requests have their turn, the first ones too: milliseconds. */
const PAUSE_MS = 1_000;

/**
 * Loads the code of pages and agents once the server listens, a piece at a time, so that the first of their requests keeps
 * nobody waiting for it, and checks the schema, as the first stream would. What fails is told again to whoever asks for it,
 * and here to `failed`.
 */
export const preload = async (
  config: Config,
  { schema, loadPages }: Readonly<{ schema: GraphQLSchema; loadPages: (() => Promise<unknown>) | undefined }>,
  failed: (error: unknown) => void,
): Promise<void> => {
  const pieces: (() => Promise<unknown>)[] = [
    () => Promise.resolve().then(() => assertValidSchema(schema)),
    ...(config.SAMGRAF_MCP === 'on' ? [loadMcp] : []),
    ...(loadPages ? [loadPages] : []),
  ];
  for (const load of pieces) {
    await sleep(PAUSE_MS, undefined, { ref: false });
    await load().catch(failed);
  }
};
