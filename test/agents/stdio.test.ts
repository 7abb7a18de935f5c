import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../../src/doors/server/samgraf';
import { callTool, GENERATIONS } from './connected';
import { program } from '../support/run-folder';

const root = mkdtempSync(join(tmpdir(), 'samgraf-mcp-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test.each(GENERATIONS)(
  'samgraf mcp serves a client of the generation %s, and the protocol alone',
  async generation => {
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: generation } });
    const wrong: Error[] = [];
    client.onerror = error => {
      wrong.push(error);
    };
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [program('samgraf'), 'mcp'],
      cwd: PROJECT,
      env: {
        ...(process.env as Record<string, string>),
        SAMGRAF_STORE: join(root, 'a.grafeo'),
        SAMGRAF_SEED: 'never',
        LOG_LEVEL: 'info',
      },
      stderr: 'ignore',
    });
    await client.connect(transport);
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(14);
    const { structured } = await callTool(client, 'find_things', { text: 'Oslo' });
    expect(structured.outcome).toBe('NOTHING_MATCHES');
    await client.close();
    expect(wrong).toEqual([]);
  },
);
