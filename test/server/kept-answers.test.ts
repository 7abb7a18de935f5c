import { join } from 'node:path';
import { parse } from 'graphql';
import { ResponseCache, textOf } from '../../src/engine/answer/response-cache';
import { Timing } from '../../src/engine/answer/request';
import type { StoredNode } from '../../src/engine/plan/write';
import { openSamgraf, readProjectModel, refresh, type Samgraf } from '../../src/doors/server/samgraf';
import type { EmbeddedStore } from '../../src/engine/store/embedded';
import type { Bound, Store } from '../../src/engine/store/store';
import { Golden, freezeToday } from '../support/golden';
import { openSeededStore } from '../support/seeded-store';
import { required } from '../../src/engine/errors';
import { applied } from '../changes/changing';
import { responseOf } from '../support/responding';

const PEOPLE = 'query($n: String) { municipality(number: $n) { population } }';
const WHY_NOT = `query($n: String) { municipality(number: $n) { name }
  paths(from: {id: "municipality:1103"}, to: {id: "municipality:0301"}, maxHops: 1) { whyNot { recorded } } }`;
const EVIDENCE = {
  source: 'source:aarsrapport2021-digdir-no-kapittel-3-rikets-digitale-tilstand-26',
  certainty: 'FACT' as const,
  expectedVersion: undefined,
};
const TITLE = '{ source(id: "source:test") { title } }';

let store: EmbeddedStore;
let samgraf: Samgraf;
let answers: ResponseCache;
beforeAll(async () => {
  freezeToday('2026-11-25');
  store = await openSeededStore();
  samgraf = await openSamgraf(readProjectModel(), store);
});
afterAll(async () => {
  await store.close();
  jest.useRealTimers();
});
beforeEach(() => {
  answers = new ResponseCache(true);
});

/** A document is planned once, as long as it is the same object: as `Documents` gives it. */
const documents = new Map<string, ReturnType<typeof parse>>();
const documentOf = (query: string) =>
  documents.get(query) ?? (documents.set(query, parse(query)).get(query) as ReturnType<typeof parse>);

type How = Readonly<{ variables?: Bound; cost?: boolean; of?: Store; stages?: Timing }>;
const text = async (
  query: string,
  { variables = {}, cost = false, of = store, stages = new Timing() }: How = {},
): Promise<string> => {
  const answered = await responseOf(
    { document: documentOf(query), operationName: undefined, variables, cost },
    { samgraf: { ...samgraf, store: of }, answers },
    stages,
  );
  return textOf(answered);
};

/** How many statements were sent for it. */
const sent = async (query: string, how: How = {}): Promise<number> => {
  const before = store.statements;
  await text(query, how);
  return store.statements - before;
};

const source = (title: string): StoredNode => ({
  kind: samgraf.model.kinds.get('Source') as StoredNode['kind'],
  id: 'source:test',
  properties: { id: 'source:test', type: 'Source', name: 'x', title, certainty: 'FACT', access: 'PUBLIC' },
});
const write = (title: string): Promise<void> =>
  store.write({ kind: 'write', nodes: [source(title)], edges: [] });

/** The store, where a read ends when it is told to. */
const held = (): Readonly<{ store: Store; hasRead: Promise<void>; release: () => void }> => {
  let [release, tell]: (() => void)[] = [];
  const [released, hasRead] = [
    new Promise<void>(resolve => {
      release = resolve;
    }),
    new Promise<void>(resolve => {
      tell = resolve;
    }),
  ];
  const readInParts = async (...args: Parameters<Store['readInParts']>): ReturnType<Store['readInParts']> => {
    const row = await store.readInParts(...args);
    tell?.();
    await released;
    return row;
  };
  return {
    store: Object.create(store, { readInParts: { value: readInParts } }) as Store,
    hasRead,
    release: () => {
      release?.();
    },
  };
};

describe('answers kept', () => {
  test.each(Golden.all(join(__dirname, '..', 'golden')))('are the same as at first: $name', async golden => {
    for (let time = 0; time < 2; time += 1)
      golden.expect('json', `${JSON.stringify(JSON.parse(await text(golden.query)), null, 2)}\n`, 'embedded');
  });

  test('are read once for each value of a variable, and again after a write', async () => {
    const of = (n: string): How => ({ variables: { n } });
    expect([
      await sent(PEOPLE, of('1103')),
      await sent(PEOPLE, of('1103')),
      await sent(PEOPLE, of('5001')),
      await sent(PEOPLE, of('1103')),
    ]).toEqual([1, 0, 1, 0]);
    await write('x');
    expect([await sent(PEOPLE, of('1103')), await sent(PEOPLE, of('1103'))]).toEqual([1, 0]);
  });

  test('outlast new statistics, unless they tell of the graph as a whole', async () => {
    const how = { variables: { n: '1103' } };
    for (const [query, again] of [
      [PEOPLE, 0],
      [WHY_NOT, 1],
    ] as const) {
      await text(query, how);
      await refresh(samgraf);
      expect((await sent(query, how)) > 0 ? 1 : 0).toBe(again);
    }
  });

  test('outlast what is written of other kinds, and nothing of their own', async () => {
    const how = { variables: { n: '1103' } };
    const changing = async (of: string, given: object): Promise<void> => {
      const report = await applied(samgraf, [
        {
          kind: 'patch',
          of: required(samgraf.model.kinds.get(of), of),
          at: 'changes[0]',
          given: { ...given },
          ...EVIDENCE,
        },
      ]);
      expect(report.applied).toBe(true);
    };
    await text(PEOPLE, how);
    await changing('Solution', { id: 'resource:id-porten', homepage: 'https://one.example' });
    expect(await sent(PEOPLE, how)).toBe(0);
    await changing('Municipality', { id: 'municipality:1103', population: 1 });
    expect(await sent(PEOPLE, how)).toBe(1);
    expect(await text(PEOPLE, how)).toContain('"population":1}');
  });

  test('are read once for all who ask at the same time', async () => {
    const before = store.statements;
    const [one, other] = await Promise.all([
      text(PEOPLE, { variables: { n: '4601' } }),
      text(PEOPLE, { variables: { n: '4601' } }),
    ]);
    expect([one, store.statements - before]).toEqual([other, 1]);
  });

  test("of today are not tomorrow's", async () => {
    await text(PEOPLE, { variables: { n: '0301' } });
    jest.setSystemTime(new Date('2026-11-26T12:00:00Z'));
    try {
      expect(await sent(PEOPLE, { variables: { n: '0301' } })).toBe(1);
    } finally {
      jest.setSystemTime(new Date('2026-11-25T12:00:00Z'));
    }
  });

  test('tell their cost only to who asks for it', async () => {
    const cost = async (wanted: boolean): Promise<boolean> =>
      'extensions' in (JSON.parse(await text(PEOPLE, { variables: { n: '0301' }, cost: wanted })) as object);
    expect([await cost(false), await cost(true), await cost(false)]).toEqual([false, true, false]);
  });

  test('tell numbers apart that JSON does not', async () => {
    const count = async (number: string): Promise<unknown> =>
      JSON.parse(await text(`{ municipalities(where: {areaKm2: {gt: ${number}}}) { totalCount } }`));
    expect([await count('1e999'), await count('-1e999')]).toEqual([
      { data: { municipalities: { totalCount: 0 } } },
      { data: { municipalities: { totalCount: 357 } } },
    ]);
  });

  test('are small', async () => {
    const columns = Array.from({ length: 45 }, (_, i) => `name${i}: officialName`).join(' ');
    const large = `{ municipalities(first: 357) { nodes { id ${columns} } } }`;
    expect([await sent(large), await sent(large)]).toEqual([1, 1]);
  });

  test('are no errors', async () => {
    const failing = Object.create(store, {
      readInParts: { value: () => Promise.reject(new Error('gone')) },
    }) as Store;
    await expect(text(TITLE, { of: failing })).rejects.toThrow('gone');
    expect(await text(TITLE)).toContain('"data"');
  });

  test('are none where others may write', async () => {
    const readInParts = jest.fn(store.readInParts.bind(store));
    const shared = Object.create(store, {
      version: { value: undefined },
      readInParts: { value: readInParts },
    }) as Store;
    await text(PEOPLE, { variables: { n: '0301' }, of: shared });
    await text(PEOPLE, { variables: { n: '0301' }, of: shared });
    expect(readInParts).toHaveBeenCalledTimes(2);
  });

  test('have no stage but the plan; who waits for the same answer is told so', async () => {
    const stagesOf = async (): Promise<string> => {
      const stages = new Timing();
      await text(PEOPLE, { variables: { n: '0301' }, stages });
      return stages.header().replace(/;dur=[\d.]+/g, '');
    };
    expect(await Promise.all([stagesOf(), stagesOf()])).toEqual(['plan, run, shape, print', 'plan, wait']);
    expect(await stagesOf()).toBe('plan');
  });
});

describe('while others write, no answer is what was so before a write that has ended', () => {
  test('when it was begun before that', async () => {
    await write('old');
    const slow = held();
    const early = text(TITLE, { of: slow.store });
    await slow.hasRead;
    await write('new');
    const late = text(TITLE);
    slow.release();
    expect([await early, await late, await text(TITLE)].map(one => /"title":"(\w+)"/.exec(one)?.[1])).toEqual(
      ['old', 'new', 'new'],
    );
  });

  test('whoever reads meanwhile', async () => {
    let [begun, ended] = [0, 0];
    await write('0');
    const writing = async (): Promise<void> => {
      for (let version = 1; version <= 100; version += 1) {
        begun = version;
        await write(String(version));
        ended = version;
        for (let turns = version % 4; turns > 0; turns -= 1)
          await new Promise(resolve => {
            setImmediate(resolve);
          });
      }
    };
    const wrong: string[] = [];
    const reading = async (): Promise<void> => {
      while (ended < 100) {
        const least = ended;
        const title = Number(/"title":"(\d+)"/.exec(await text(TITLE))?.[1]);
        if (!(title >= least && title <= begun)) wrong.push(`${title}, not ${least} to ${begun}`);
        await new Promise(resolve => {
          setImmediate(resolve);
        });
      }
    };
    await Promise.all([writing(), reading(), reading(), reading()]);
    expect(wrong).toEqual([]);
    expect(await text(TITLE)).toContain('"100"');
  });
});
