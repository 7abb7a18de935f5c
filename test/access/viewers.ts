import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { keysCommand } from '../../src/cli/keys';
import { required } from '../../src/engine/errors';

const root = mkdtempSync(join(tmpdir(), 'samgraf-access-'));
let files = 0;
export const removeKeys = (): void => {
  rmSync(root, { recursive: true, force: true });
};
/** A file of keys that is not there yet. */
export const keyFile = (): string => {
  files += 1;
  return join(root, String(files), 'keys.json');
};

/** Makes a key as the command line does; its text and its id. */
export const madeKey = (path: string, ...args: readonly string[]): Readonly<{ text: string; id: string }> =>
  keyIn(keysCommand(['make', ...args], path));

export const keyIn = (printed: string): Readonly<{ text: string; id: string }> => {
  const text = required(printed.split('\n')[0], 'the key is printed first');
  return { text, id: required(text.split('_')[1], 'a key has an id') };
};

export const bearer = (token: string): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${token}`,
});

/** Sends a query by POST or GET. */
export const send = (
  app: FastifyInstance,
  query: string,
  headers: Readonly<Record<string, string>> = {},
  method: 'GET' | 'POST' = 'POST',
): Promise<LightMyRequestResponse> =>
  app.inject(
    method === 'POST'
      ? {
          method,
          url: '/graphql',
          headers: { 'content-type': 'application/json', ...headers },
          payload: JSON.stringify({ query }),
        }
      : { method, url: `/graphql?query=${encodeURIComponent(query)}`, headers },
  );
