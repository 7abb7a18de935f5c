import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { applyChanges, plainly, type Applying } from '../src/engine/changes/apply';
import { required } from '../src/engine/errors';
import { loadFolder } from '../src/engine/exchange/load-folder';
import { PROJECT, openSamgraf, readProjectModel, type Samgraf } from '../src/doors/server/samgraf';
import { buildServer } from '../src/doors/server/server';
import { EmbeddedStore } from '../src/engine/store/embedded';
import { median, note } from './timing';

/**
 * `npm run bench:kept`: what dashboards cost while something is written each second, that is after each 40 requests. Told are, of their requests, those that took
 * no statement of the store; and of those by a cache on the way that keeps what it may and is told what to purge by the change log,
 * those that came to the server at all.
 */
const SECONDS = Number(process.env['SECONDS_EACH'] ?? 20);
/** Requests between two writes: counted, so that a busy machine measures the same. */
const A_SECOND = Number(process.env['A_SECOND'] ?? 40);
const HOW: Applying = {
  ...plainly({ name: 'bench', role: 'STEWARD', actor: undefined, known: true }),
  reason: 'a measurement',
};
const EVIDENCE = {
  source: 'source:aarsrapport2021-digdir-no-kapittel-2-viktige-hendingar-i-2021-17-html',
  certainty: 'FACT' as const,
  expectedVersion: undefined,
};

/** The questions with names, about what a dashboard would show. */
const DASHBOARDS: readonly (readonly [string, object])[] = [
  ['actors-by-sector', {}],
  ['coverage', {}],
  ['gaps', {}],
  ['obligations', {}],
  ['top-shared-resources', {}],
  ['shared-resources-to-eu', { from: { id: 'municipality:0301' } }],
  ['shared-resources-to-eu', { from: { id: 'municipality:4601' } }],
  ['uses', { resource: 'resource:id-porten' }],
  ['municipalities-by-county', { resource: 'resource:id-porten' }],
  ['missing-compared-to-peers', { of: 'municipality:0301' }],
  ['dependencies', { of: { id: 'service:barnehageplass' } }],
  ['consequences', { of: { id: 'resource:id-porten' } }],
];
const ADDRESSES = DASHBOARDS.map(([name, variables]) => {
  const query = readFileSync(join(PROJECT, 'queries', `${name}.graphql`), 'utf8').replace(/^#.*\n/gm, '');
  return `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()}`;
});

type Cached = {
  tag: string;
  body: string;
  keys: readonly string[];
  fresh: number;
  stale: number;
  at: number;
};

/** A cache as a CDN has it: by s-maxage and stale-while-revalidate, with validators, and purged by surrogate keys. */
class Cache {
  private readonly kept = new Map<string, Cached>();
  asked = 0;
  came = 0;
  unchanged = 0;

  constructor(private readonly app: FastifyInstance) {}

  async get(url: string): Promise<void> {
    this.asked += 1;
    const kept = this.kept.get(url);
    const age = kept ? (performance.now() - kept.at) / 1000 : Infinity;
    if (kept && age < kept.fresh) return;
    // What is shown while a new one is asked for counts as having come to the server all the same.
    await this.fetch(url, kept);
  }

  private async fetch(url: string, kept: Cached | undefined): Promise<void> {
    this.came += 1;
    const { statusCode, headers, body } = await this.app.inject({
      url,
      headers: kept ? { 'if-none-match': kept.tag } : {},
    });
    const [, fresh = '0', stale = '0'] =
      /s-maxage=(\d+), stale-while-revalidate=(\d+)/.exec(String(headers['cache-control'])) ?? [];
    if (statusCode === 304) this.unchanged += 1;
    this.kept.set(url, {
      tag: String(headers['etag']),
      body: statusCode === 304 ? (kept?.body ?? '') : body,
      keys: String(headers['surrogate-key'] ?? '').split(' '),
      ...{ fresh: Number(fresh), stale: Number(stale), at: performance.now() },
    });
  }

  purge(names: ReadonlySet<string>): void {
    for (const kept of this.kept.values()) if (kept.keys.some(key => names.has(key))) kept.fresh = 0;
  }
}

const changing = async ({ model, store }: Samgraf, of: string, id: string, i: number): Promise<void> => {
  const change = {
    kind: 'upsert' as const,
    of: required(model.kinds.get(of), of),
    at: 'changes[0]',
    given: { id, name: { nb: `Tilstand ${i}` } },
    ...EVIDENCE,
  };
  const { applied, results } = await applyChanges(model, store, [change], HOW);
  if (!applied) throw new Error(JSON.stringify(results.map(({ faults }) => faults)));
};

const round = async (
  samgraf: Samgraf,
  ask: (url: string) => Promise<unknown>,
  write: (i: number) => Promise<void>,
): Promise<Readonly<{ asked: number; without: number; ms: number }>> => {
  for (const url of ADDRESSES) await ask(url);
  let [asked, without] = [0, 0];
  const times: number[] = [];
  while (asked < SECONDS * A_SECOND) {
    if (asked % A_SECOND === 0) await write(asked);
    const [statements, begun] = [samgraf.store.statements, performance.now()];
    await ask(ADDRESSES[asked % ADDRESSES.length] ?? '');
    times.push(performance.now() - begun);
    if (samgraf.store.statements === statements) without += 1;
    asked += 1;
  }
  return { asked, without, ms: median(times) };
};

const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;

const measure = async (): Promise<void> => {
  const [model, store] = [readProjectModel(), await EmbeddedStore.open()];
  await store.prepare(model);
  await loadFolder(model, store, `${PROJECT}/seed`, () => undefined);
  const samgraf = await openSamgraf(model, store);
  const options = { logLevel: 'silent', sharing: { fresh: 60, stale: 60 } };
  const app = await buildServer(samgraf, { ...options, keepAnswers: true });
  const kinds: readonly (readonly [string, string])[] = [
    ['InformationSystem', 'system:bench'],
    ['Measure', 'measure:bench'],
    ['Goal', 'goal:bench'],
    ['Solution', 'resource:bench'],
  ];
  for (const [kind, id] of kinds) {
    const write = (i: number): Promise<void> => changing(samgraf, kind, id, i);
    await write(0);
    const direct = await round(samgraf, url => app.inject(url), write);
    note(
      `${kind} each second: ${percent(direct.without, direct.asked)} of ${direct.asked} without the store, median ${direct.ms.toFixed(2)} ms`,
    );
    const cache = new Cache(app);
    let last = await store.sequence();
    const cached = await round(
      samgraf,
      url => cache.get(url),
      async i => {
        await write(i);
        const now = await store.sequence();
        cache.purge(new Set(await store.changed(last, now)));
        last = now;
      },
    );
    note(
      `  by a cache: ${percent(cache.asked - cache.came, cache.asked)} of ${cache.asked} answered by it, ${cache.unchanged} of ${cache.came} that came were 304; ${percent(cached.without, cached.asked)} without the store`,
    );
  }
  await app.close();
  await store.close();
};

void measure();
