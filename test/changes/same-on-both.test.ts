import { fc } from '../support/drawn';
import type { Samgraf } from '../../src/doors/server/samgraf';
import { OPEN_TIMEOUT_MS, Stores, describeOnNeo4j } from '../support/stores';
import { applied, logOf } from './changing';
import { BASE, batch, kind, relation } from './random-changes';

/** More by `npm run test:differential`. */
const BATCHES = process.env.SAMGRAF_CASES ? 1_000 : 60;

/** What the clock and chance decide. */
const MADE_UP: readonly string[] = ['batch', 'at', 'recordedAt'];
const text = (value: unknown): string =>
  JSON.stringify(value, (name, part: unknown) => (MADE_UP.includes(name) ? undefined : part));

/** A source and what cites it, a hub with many relations, so that orders can differ. */
const HUB = [
  ...BASE,
  ...['municipality:m0', 'municipality:m1'].flatMap(from =>
    ['resource:r0', 'resource:r1', 'resource:r2'].map(to => ({ from, to })),
  ),
].map((one, i) =>
  'from' in one && !('kind' in one)
    ? {
        kind: 'connect' as const,
        of: relation('USES'),
        ...one,
        given: {},
        at: `changes[${i}]`,
        source: 'source:s0',
        certainty: 'FACT' as const,
        expectedVersion: undefined,
      }
    : one,
);

describeOnNeo4j('reports and the log', () => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await Stores.open();
  }, OPEN_TIMEOUT_MS);
  afterAll(() => stores?.close());

  test(
    `are the same to the byte on both stores, after ${BATCHES} requests, with cascades and closings`,
    async () => {
      const [embedded, neo4j] = ['embedded', 'neo4j'].map(name => stores.on(name as 'embedded'));
      const closing = (access: string) => ({
        kind: 'patch' as const,
        of: kind('Solution'),
        given: {
          id: 'resource:r0',
          access,
          ...(access === 'PUBLIC' ? {} : { restrictedTo: ['municipality:m0'] }),
        },
        at: 'changes[0]',
        source: 'source:s0',
        certainty: 'FACT' as const,
        expectedVersion: undefined,
      });
      const requests = [
        HUB,
        [closing('NON_PUBLIC')],
        [closing('PUBLIC')],
        ...fc.sample(batch, BATCHES),
        [
          {
            kind: 'delete' as const,
            id: 'resource:r0',
            cascade: true,
            at: 'changes[0]',
            source: 'source:s0',
            certainty: undefined,
            expectedVersion: undefined,
          },
        ],
      ];
      for (const changes of requests) {
        const one = async (samgraf: Samgraf | undefined): Promise<string> =>
          text(await applied(samgraf as Samgraf, changes));
        expect(await one(neo4j)).toBe(await one(embedded));
      }
      const [log, other] = await Promise.all([embedded, neo4j].map(samgraf => logOf(samgraf as Samgraf)));
      // An engine gives the properties of an entry in an order of its own; the API tells them in that of the SDL.
      const told = (entry: object): string => text(Object.fromEntries(Object.entries(entry).sort()));
      expect((other ?? []).map(told)).toEqual((log ?? []).map(told));
      expect(log?.length).toBeGreaterThan(BATCHES / 4);
    },
    OPEN_TIMEOUT_MS,
  );
});
