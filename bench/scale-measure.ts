import neo4j, { type Driver } from 'neo4j-driver';
import { openSamgraf, readProjectModel, type Samgraf } from '../src/doors/server/samgraf';
import { EmbeddedStore } from '../src/engine/store/embedded';
import { Neo4jStore } from '../src/engine/store/neo4j';
import { askSamgraf } from './asking';
import { profile, ProfilingStore, withIntegers } from './profiling-store';
import {
  SCALE_PARAMETERS,
  scaleQuestions,
  valuesOf,
  type Cursors,
  type ScaleQuestion,
} from './scale-questions';
import { compareTimes, methodFor, note, timeAlone, type Compared, type Times } from './timing';
import { memoryOf, serve, startArgs } from './throughput';

/** One question at one size on one store; times in milliseconds. */
export type Measured = Readonly<{
  question: ScaleQuestion;
  hits?: number;
  byHandHits?: number;
  statements?: number;
  times: Times;
  compared?: Compared;
  http?: Times;
  /** What was cut, or whether both gave the same. */ remark: string;
}>;
export type Memory = Readonly<{ before: number; after: number; requests: number; startMs: number }>;
export type AtSize = Readonly<{ measured: readonly Measured[]; memory: Memory | undefined; openMs: number }>;

const cursorsOf = async (samgraf: Samgraf): Promise<Cursors> => {
  const walk = async (list: string, size: number, pages: number): Promise<string | undefined> => {
    let after: string | null = null;
    for (let i = 0; i < pages; i += 1) {
      const data = await askSamgraf(
        samgraf,
        `query ($after: String) { ${list}(first: ${size}, after: $after) { pageInfo { endCursor hasNextPage } } }`,
        { after },
      );
      const { endCursor, hasNextPage } = (
        data[list] as { pageInfo: { endCursor: string; hasNextPage: boolean } }
      ).pageInfo;
      if (!hasNextPage) return undefined;
      after = endCursor;
    }
    return after ?? undefined;
  };
  return {
    second: await walk('actors', 20, 1),
    deep: await walk('entities', 1000, 5),
    deeper: await walk('entities', 1000, 100),
  };
};

const remarkOn = (
  question: ScaleQuestion,
  data: Record<string, unknown>,
  rows: readonly Record<string, unknown>[] | undefined,
): string => {
  const cut = (Object.values(data)[0] as { truncated?: { reason: string; completeTo: number } | null })
    .truncated;
  const [ours, hand] = [question.ours(data), rows && question.hand(rows)];
  const same = hand && JSON.stringify(ours) === JSON.stringify(hand);
  const many = question.flat
    ? []
    : [`${question.name.startsWith('paths') ? (ours[0] ?? '') : ours.length} found`];
  return [
    ...many,
    ...(cut ? [`cut: ${cut.reason}, whole to ${cut.completeTo}`] : []),
    ...(hand
      ? [
          same
            ? 'the same answer'
            : `by hand ${question.name.startsWith('paths') ? (hand[0] ?? '') : hand.length}`,
        ]
      : []),
  ].join('; ');
};

type Asked = Readonly<{
  question: ScaleQuestion;
  variables: Record<string, unknown>;
  parameters: Record<string, unknown>;
}>;

const askedOf = (samgraf: Samgraf, cursors: Cursors): Asked[] =>
  scaleQuestions(samgraf.model)
    .filter(question => question.after === undefined || cursors[question.after] !== undefined)
    .map(question => {
      const { m, number, f, hub } = SCALE_PARAMETERS;
      const after = question.after === undefined ? undefined : cursors[question.after];
      return {
        question,
        variables: { m, number, f, hub, after },
        parameters: { ...SCALE_PARAMETERS, ...valuesOf(after) },
      };
    });

const onNeo4j = async (
  samgraf: Samgraf,
  driver: Driver,
  { question, variables, parameters }: Asked,
): Promise<Measured> => {
  note(`  ${question.name}`);
  const profiling = new ProfilingStore(driver);
  const data = await askSamgraf(samgraf, question.query, variables, profiling);
  const hits = profiling.sent.reduce((sum, sent) => sum + sent.hits, 0);
  const hand = await profile(driver, question.byHand, parameters);
  const byHand = async (): Promise<unknown> => {
    const session = driver.session({ defaultAccessMode: neo4j.session.READ });
    try {
      return (await session.run(question.byHand, withIntegers(parameters))).records.map(record =>
        record.toObject(),
      );
    } finally {
      await session.close();
    }
  };
  const ours = (): Promise<unknown> => askSamgraf(samgraf, question.query, variables);
  const compared = await compareTimes(ours, byHand);
  return {
    question,
    hits,
    byHandHits: hand.hits,
    statements: profiling.sent.length,
    times: compared.a,
    compared,
    remark: remarkOn(question, data, hand.rows),
  };
};

/** The server as its users run it, over HTTP: times, and memory before and after all questions. */
const overHttp = async (
  url: string,
  asked: readonly Asked[],
): Promise<Readonly<{ http: readonly Times[]; memory: Memory }>> => {
  const server = await serve(startArgs(), {
    SAMGRAF_STORE: url,
    SAMGRAF_SEED: 'never',
    PORT: '0',
    LOG_LEVEL: 'info',
    SAMGRAF_TIMEOUT_MS: '120000',
  });
  try {
    const post = async ({ question, variables }: Asked): Promise<void> => {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: question.query, variables: only(question.query, variables) }),
      });
      const text = await response.text();
      if (!response.ok || text.includes('"errors"'))
        throw new Error(`${question.name}: ${text.slice(0, 300)}`);
    };
    const pid = server.process.pid ?? 0;
    for (const one of asked) await post(one);
    const before = await memoryOf(pid);
    const http: Times[] = [];
    let requests = 0;
    for (const one of asked) {
      const method = await methodFor(() => post(one));
      http.push(await timeAlone(() => post(one), method));
      requests += method.warmUp + method.samples * method.blocks;
    }
    return { http, memory: { before, after: await memoryOf(pid), requests, startMs: server.startMs } };
  } finally {
    server.process.removeAllListeners('exit');
    server.process.kill('SIGKILL');
  }
};

/** Only what the operation declares. */
const only = (query: string, variables: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => query.includes(`$${name}:`)));

/** All questions on a Neo4j that holds the graph. */
export const measureNeo4j = async (url: string): Promise<AtSize> => {
  const store = new Neo4jStore({ url, timeout: 600_000 });
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  try {
    const start = performance.now();
    const samgraf = await openSamgraf(readProjectModel(), store);
    const openMs = performance.now() - start;
    const asked = askedOf(samgraf, await cursorsOf(samgraf));
    const measured: Measured[] = [];
    for (const one of asked) measured.push(await onNeo4j(samgraf, driver, one));
    const { http, memory } = await overHttp(url, asked);
    return {
      measured: measured.map((one, i) => ({ ...one, ...(http[i] ? { http: http[i] } : {}) })),
      memory,
      openMs,
    };
  } finally {
    await driver.close();
    await store.close();
  }
};

/** All questions on an embedded store's file; times only, since the engine counts no hits. */
export const measureEmbedded = async (path: string): Promise<AtSize> => {
  const start = performance.now();
  const store = await EmbeddedStore.open(path);
  let found: Readonly<{ asked: Asked[]; measured: Measured[]; openMs: number }>;
  try {
    const samgraf = await openSamgraf(readProjectModel(), store);
    const openMs = performance.now() - start;
    const asked = askedOf(samgraf, await cursorsOf(samgraf));
    const measured: Measured[] = [];
    for (const { question, variables } of asked) {
      note(`  ${question.name}`);
      const ask = (): Promise<Record<string, unknown>> => askSamgraf(samgraf, question.query, variables);
      const data = await ask();
      measured.push({
        question,
        times: await timeAlone(ask, await methodFor(ask)),
        remark: remarkOn(question, data, undefined),
      });
    }
    found = { asked, measured, openMs };
  } finally {
    await store.close();
  }
  const { http, memory } = await overHttp(path, found.asked);
  return {
    measured: found.measured.map((one, i) => ({ ...one, ...(http[i] ? { http: http[i] } : {}) })),
    memory,
    openMs: found.openMs,
  };
};
