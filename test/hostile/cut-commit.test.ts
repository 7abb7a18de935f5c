import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { SamgrafError, required } from '../../src/engine/errors';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { applied, begin, logOf } from '../changes/changing';
import { OPEN_TIMEOUT_MS, RawNeo4j, describeOnNeo4j } from '../support/stores';
import { TcpProxy } from '../support/tcp-proxy';
import type { Change, Report } from '../../src/engine/plan/change';

/** More by `npm run test:differential`. */
const CUTS = process.env.SAMGRAF_CASES ? 201 : 30;
const url = process.env.SAMGRAF_TEST_NEO4J ?? '';

describeOnNeo4j('a wire that is cut at a commit', () => {
  let raw: RawNeo4j;
  let wire: TcpProxy;
  let samgraf: Samgraf;
  beforeAll(async () => {
    raw = await RawNeo4j.open(url);
    await raw.wipe();
    const { hostname, port } = new URL(url);
    wire = await TcpProxy.open(hostname, Number(port));
    const store = new Neo4jStore({ url: `bolt://127.0.0.1:${wire.port}`, timeout: 60_000 });
    samgraf = await openSamgraf(readProjectModel(), store);
    await begin(samgraf);
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    await samgraf?.store.close();
    await wire?.close();
    await raw?.close();
  });

  const patch = (homepage: string): readonly Change[] => [
    {
      kind: 'patch',
      of: required(samgraf.model.kinds.get('Solution'), 'Solution'),
      given: { id: 'resource:a', homepage },
      at: 'changes[0]',
      source: 'source:test',
      certainty: undefined,
      expectedVersion: undefined,
    },
  ];
  /** What the sender is told: made, not made, or not known. */
  const outcome = async (homepage: string, idempotencyKey: string): Promise<string> => {
    try {
      const report: Report = await applied(samgraf, patch(homepage), { idempotencyKey });
      return report.applied ? 'made' : 'refused';
    } catch (error) {
      if (!(error instanceof SamgrafError)) throw error;
      expect(error.code).toBe('STORE_UNAVAILABLE');
      return /nothing was written/.test(error.message) ? 'not made' : 'not known';
    }
  };
  const made = async (homepage: string): Promise<number> =>
    (await logOf(samgraf)).filter(({ after }) => after?.['homepage'] === homepage).length;

  test(
    `is told as it was, ${CUTS} times, and the same key makes it once`,
    async () => {
      const told: Record<string, number> = {};
      for (let i = 0; i < CUTS; i += 1) {
        const when = (['before', 'sent', 'answered'] as const)[i % 3] ?? 'sent';
        const homepage = `https://cut-${i}.no`;
        wire.cutAtCommit(when);
        const said = await outcome(homepage, `cut ${i}`);
        told[`${when}: ${said}`] = (told[`${when}: ${said}`] ?? 0) + 1;
        expect([i, when, said, await made(homepage)]).toEqual([i, when, said, said === 'made' ? 1 : 0]);
        expect(await outcome(homepage, `cut ${i}`)).toBe('made');
        expect(await made(homepage)).toBe(1);
      }
      expect(told['before: not made']).toBe(CUTS / 3);
      expect(told['answered: made']).toBe(CUTS / 3);
      expect((told['sent: made'] ?? 0) + (told['sent: not made'] ?? 0)).toBe(CUTS / 3);
    },
    OPEN_TIMEOUT_MS,
  );

  test('and that stays away is told as what is not known', async () => {
    const cut = new Promise<void>(resolve => {
      wire.cutAtCommit('answered', () => {
        resolve(wire.cut({ refuse: true }));
      });
    });
    expect(await outcome('https://away.no', 'away')).toBe('not known');
    await cut;
    await wire.restore();
    expect(await outcome('https://away.no', 'away')).toBe('made');
    expect(await made('https://away.no')).toBe(1);
  });
});
