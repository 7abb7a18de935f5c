import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Viewer } from '../../src/engine/access/viewer';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { loadFolder } from '../../src/doors/server/seed';
import { send, STEWARD } from '../changes/changing';
import { SEED } from '../support/stores';

export type Standing = 'PASSED' | 'FAILED' | 'UNKNOWN' | 'EXCEPTED';

/** How it stands with a policy, as the tests compare it. */
export type AskedPolicy = Readonly<{
  id: string;
  verdict: string;
  subjects: number;
  passed: number;
  failed: number;
  excepted: number;
  unknown: number;
  known: number;
  explanation: string;
  things: readonly Readonly<{
    id: string;
    by: readonly Readonly<{ relation: string; id: string; endedOn: string | null }>[];
  }>[];
  exceptions: readonly Readonly<{ of: string; stillHolds: boolean }>[];
}>;

const QUERY = `query P($id: ID!, $standing: PolicyStanding!, $asOf: Date, $certainty: Certainty, $undated: UndatedRelations) {
  policy(id: $id, asOf: $asOf, certainty: $certainty, undated: $undated) {
    id verdict subjects passed failed excepted unknown known explanation(lang: en) exceptions { of stillHolds }
    things(standing: $standing, first: 1000) { id by { relation id endedOn } } } }`;

export type PolicyScope = Readonly<{
  asOf?: string;
  certainty?: string;
  undated?: string;
  viewer?: Viewer | undefined;
}>;

/** Asks how it stands with a policy, and for the things with a standing. */
export const askPolicy = async (
  samgraf: Samgraf,
  id: string,
  standing: Standing = 'FAILED',
  { viewer = STEWARD, ...scope }: PolicyScope = {},
): Promise<AskedPolicy> => {
  const data: Readonly<Record<string, unknown>> = await send(
    samgraf,
    QUERY,
    { id: `policy:${id}`, standing, ...scope },
    viewer,
  );
  return data['policy'] as AskedPolicy;
};

/** The ids of the things with a standing. */
export const idsOf = async (
  samgraf: Samgraf,
  id: string,
  standing: Standing = 'FAILED',
  scope: PolicyScope = {},
): Promise<readonly string[]> =>
  (await askPolicy(samgraf, id, standing, scope)).things.map(thing => thing.id);

/** Loads records into a store, beside what is there. */
export const withRecords = async (samgraf: Samgraf, records: readonly object[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  try {
    writeFileSync(
      join(folder, 'seed.json'),
      JSON.stringify({ title: 'A test', recordedAt: '2026-12-01T00:00:00Z', source: 'test' }),
    );
    writeFileSync(join(folder, 'records.jsonl'), records.map(record => JSON.stringify(record)).join('\n'));
    await loadFolder(samgraf, folder, () => undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

type SeedRecord = Readonly<Record<string, unknown>>;
let seed: ReadonlyMap<string, SeedRecord> | undefined;

/** The nodes of the national seed, by id. */
export const seeded = (id: string): SeedRecord => {
  seed ??= new Map(
    readdirSync(SEED)
      .filter(name => name.endsWith('.jsonl'))
      .flatMap(name => readFileSync(join(SEED, name), 'utf8').split('\n'))
      .filter(line => line.startsWith('{"type"'))
      .map(line => JSON.parse(line) as SeedRecord)
      .map(record => [String(record['id']), record]),
  );
  const found = seed.get(id);
  if (!found) throw new Error(`The seed has no ${id}.`);
  return found;
};

/** A record of the seed with other values. */
export const altered = (id: string, to: object): object => ({ ...seeded(id), ...to });

const FACT = { certainty: 'FACT', sources: ['source:policy-test'] } as const;

/** A record of a test, which its source says. */
export const said = (record: object): object => ({ ...FACT, ...record });

export const SOURCE_OF_TESTS = {
  ...{ type: 'Source', id: 'source:policy-test', name: { nb: 'Prøve' }, title: 'A test' },
  ...{ standing: 'PUBLISHED', certainty: 'FACT', sources: [] },
};
