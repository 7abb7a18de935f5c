import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysCommand } from '../src/cli/keys';
import { required } from '../src/engine/errors';
import { mostMemoryOf, serve, startArgs, stopped } from './throughput';
import { note } from './timing';

/** What 10,000 upserts in one request cost a server that is started as users start it: time, and its memory at most. */
const MANY = 10_000;
const QUERY = `mutation ($changes: [ChangeInput!]!) {
  apply(changes: $changes, source: "source:bench", certainty: FACT, reason: "a measurement") {
    applied sequence created changed unchanged refused results { path status id version }
  }
}`;

const bodyOf = (word: string, count = MANY): string => {
  const source = { id: 'source:bench', name: { en: 'Bench' }, title: 'Bench', sources: [] };
  const solutions = Array.from({ length: count - 1 }, (_, i) => ({
    id: `resource:bench-${i}`,
    name: { nb: `Løsning ${i}`, en: `Solution ${i}` },
    homepage: `https://example.org/${word}/${i}`,
    level: 'NATIONAL',
  }));
  const changes = [{ upsert: { source } }, ...solutions.map(solution => ({ upsert: { solution } }))];
  return JSON.stringify({ query: QUERY, variables: { changes } });
};

/** The most memory that a process has had since this was last asked, in MB. */
const mostOf = (pid: number): number => {
  const most = mostMemoryOf(pid);
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return Math.round(most);
};

export const measureMany = async (name: string, store: string | undefined): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-bench-'));
  const keys = join(folder, 'keys.json');
  const [key = ''] = keysCommand(['make', '--name', 'bench', '--role', 'steward'], keys).split('\n');
  const server = await serve(startArgs(), {
    PORT: '0',
    SAMGRAF_KEYS: keys,
    SAMGRAF_STORE: store ?? join(folder, 'store.grafeo'),
  });
  const pid = required(server.process.pid, 'a process');
  const send = async (what: string, body: string): Promise<void> => {
    const before = mostOf(pid);
    const begun = performance.now();
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body,
    });
    const { data, errors } = (await response.json()) as Readonly<{
      data?: { apply: Record<string, unknown> };
      errors?: unknown;
    }>;
    if (!data) throw new Error(JSON.stringify(errors));
    const { created, changed, unchanged, refused } = data.apply;
    const took = ((performance.now() - begun) / 1000).toFixed(1);
    note(
      `${name}: ${what} (${created as number} created, ${changed as number} changed, ${unchanged as number} unchanged, ${refused as number} refused): ${took} s, ${before} MB before, ${mostOf(pid)} MB at most`,
    );
  };
  await send('a few', bodyOf('a', 20));
  await send('created', bodyOf('a'));
  await send('unchanged', bodyOf('a'));
  await send('changed', bodyOf('b'));
  await stopped(server.process);
  rmSync(folder, { recursive: true });
};
