import { Scheduling } from '../../src/engine/answer/admission';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { Neo4jStore } from '../../src/engine/store/neo4j';
import { apply, begin, logOf, one } from '../changes/changing';
import { OPEN_TIMEOUT_MS, RawNeo4j, describeOnNeo4j } from '../support/stores';
import { TcpProxy } from '../support/tcp-proxy';

const url = process.env.SAMGRAF_TEST_NEO4J ?? '';
/** Of a read and of a change here, and how long after the second the store waits for a word of the database: milliseconds. */
const [READ_MS, CHANGE_MS, SILENCE] = [5_000, 8_000, 3_000];
/** What a busy machine takes besides. */
const SLACK = 5_000;

/** A wire that is stopped, and not cut: nothing comes, and no error. */
describeOnNeo4j('a database that is silent', () => {
  let raw: RawNeo4j;
  let wire: TcpProxy;
  let samgraf: Samgraf;
  let straight: Samgraf;
  beforeAll(async () => {
    raw = await RawNeo4j.open(url);
    await raw.wipe();
    const model = readProjectModel();
    straight = await openSamgraf(model, new Neo4jStore({ url, timeout: 60_000 }));
    await begin(straight);
    const { hostname, port } = new URL(url);
    wire = await TcpProxy.open(hostname, Number(port));
    const store = new Neo4jStore({ url: `bolt://127.0.0.1:${wire.port}`, timeout: READ_MS });
    samgraf = await openSamgraf(model, store, new Scheduling(READ_MS, CHANGE_MS), {
      schema: straight.schema,
    });
  }, OPEN_TIMEOUT_MS);
  afterAll(async () => {
    await samgraf?.store.close();
    await straight?.store.close();
    await wire?.close();
    await raw?.close();
  });

  type Told = Readonly<{ said: string; took: number }>;
  const timed = async (work: Promise<unknown>): Promise<Told> => {
    const start = performance.now();
    const said = await work.then(
      () => 'made',
      (error: unknown) => String(error),
    );
    return { said, took: performance.now() - start };
  };
  const change = (homepage: string): Promise<Told> =>
    timed(
      apply(samgraf, [{ upsert: { solution: { id: 'resource:a', homepage } } }], {
        key: `key of ${homepage}`,
      }),
    );
  /** How often it is in the log, asked past the wire. */
  const made = async (homepage: string): Promise<number> =>
    (await logOf(straight)).filter(({ after }) => after?.['homepage'] === homepage).length;

  test.each([
    ['from before it is sent', 'goes on'],
    ['at its commit', 'has forgotten its connections'],
    ['at the answer of its commit', 'goes on'],
    ['at the answer of its commit', 'has forgotten its connections'],
  ])('%s: who sends a change is told, and the line then %s', async (moment, end) => {
    // What is first asked of a new Neo4j is planned, which takes longer than a read may here.
    await timed(one(samgraf, '{ solutions { nodes { id } } }'));
    for (let i = 0; i < 5; i += 1)
      if ((await change(encodeURI(`https://example.no/${i}/${moment}/${end}`))).said === 'made') break;
    const [first, second] = ['first', 'second'].map(name =>
      encodeURI(`https://example.no/${name}/${moment}/${end}`),
    ) as [string, string];
    if (moment === 'from before it is sent') wire.pause();
    else wire.pauseAtCommit(moment === 'at its commit' ? 'before' : 'answered');
    const changes = [change(first), change(second)];
    for (; !wire.isPaused; await new Promise(resolve => setTimeout(resolve, 10)));
    const read = await timed(one(samgraf, '{ solutions { nodes { id } } }'));
    expect(read.said).toMatch(/TIMEOUT/);
    expect(read.took).toBeLessThan(READ_MS + SLACK);
    const told = await Promise.all(changes);
    for (const { said, took } of told) {
      expect(said).toMatch(/(TIMEOUT|STORE_UNAVAILABLE).*(nothing was written|not known)/);
      expect(took).toBeLessThan(CHANGE_MS + SILENCE + SLACK);
    }
    if (moment === 'from before it is sent')
      for (const { said } of told) expect(said).toMatch(/nothing was written/);
    if (end === 'goes on') wire.resume();
    else wire.resumeForNewOnly();
    for (const homepage of [first, second]) {
      expect((await change(homepage)).said).toBe('made');
      expect(await made(homepage)).toBe(1);
    }
    // What was told as not made stays so, whatever came through later.
    expect([await made(first), await made(second)]).toEqual([1, 1]);
  });
});
